// SPDX-License-Identifier: EUPL-1.2
/**
 * An account whose roles open nothing before a second factor is set up.
 *
 * @module
 */
import { SecondFactorSetUp } from '../../account/second-factor.tsx'
import { useTexts } from '../../app/i18n.ts'
import { setSession } from '../../app/session.ts'
import { PageSettings } from '../../app/shell.tsx'
import { de } from '../../i18n/de/second-factor.ts'
import { en } from '../../i18n/en/second-factor.ts'
import { Page } from '../../ui/page.tsx'

export default function SecondFactorGate() {
  const t = useTexts({ de, en })
  return (
    <main class="sign-in" id="main" tabIndex={-1}>
      <Page title={t('title')} lead={t('gate.lead')}>
        <SecondFactorSetUp onDone={setSession} />
      </Page>
      <PageSettings />
    </main>
  )
}
