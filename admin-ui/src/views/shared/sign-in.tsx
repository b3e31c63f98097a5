// SPDX-License-Identifier: EUPL-1.2
/**
 * Signing in.
 *
 * @module
 */
import { useTexts } from '../../app/i18n.ts'
import { session, setSession } from '../../app/session.ts'
import { PageSettings } from '../../app/shell.tsx'
import { SignInForm } from '../../app/sign-in-form.tsx'
import { de } from '../../i18n/de/sign-in.ts'
import { en } from '../../i18n/en/sign-in.ts'
import { Page } from '../../ui/page.tsx'

export function SignIn() {
  const t = useTexts({ de, en })
  const known = session.use()
  return (
    <main class="sign-in" id="main" tabIndex={-1}>
      <Page title={t('title')} lead={t(`lead.${known?.party.kind ?? 'node'}`, { name: known?.party.name ?? '' })}>
        <SignInForm onDone={setSession} />
      </Page>
      <PageSettings />
    </main>
  )
}
