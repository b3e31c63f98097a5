// SPDX-License-Identifier: EUPL-1.2
/**
 * How the node writes mails to the house's own people: server, times, recipients, absences, and what has become of them.
 *
 * @module
 */
import type { MailView } from '@ncv/protocol/admin/mail-routes.ts'
import { useTexts } from '../../app/i18n.ts'
import { useResource } from '../../app/resource.ts'
import { may } from '../../app/session.ts'
import { de } from '../../i18n/de/mail.ts'
import { en } from '../../i18n/en/mail.ts'
import { api } from '../../node/api.ts'
import { Alert } from '../../ui/alert.tsx'
import { Page } from '../../ui/page.tsx'
import { Loaded } from '../../ui/states.tsx'
import '../../style/mail.css'
import { Absences } from './mail-parts/absences.tsx'
import { MailQueue, TestMail } from './mail-parts/mail-queue.tsx'
import { ServerForm } from './mail-parts/server-form.tsx'
import { SettingsNav } from './settings-nav.tsx'

export default function SettingsMail() {
  const t = useTexts({ de, en })
  const mail = useResource(() => api.mail(), 'mail', ['mail'])
  return (
    <Page title={t('title')} lead={t('lead')}>
      <SettingsNav />
      <Loaded of={mail}>
        {(view) => (
          <>
            <Standing view={view} />
            {!view.isFixed && may('mail.write') && <ServerForm view={view} onSaved={mail.reload} />}
            {view.settings !== null && may('mail.write') && <TestMail settings={view.settings} />}
            {view.settings !== null && <Absences view={view} settings={view.settings} reload={mail.reload} />}
            {view.settings !== null && <MailQueue />}
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Standing({ view: { settings, isFixed, failed } }: { readonly view: MailView }) {
  const t = useTexts({ de, en })
  return (
    <>
      {failed > 0 && (
        <Alert kind="danger" title={t('failed.title', { n: failed })}>
          <p>{t('failed.text')}</p>
        </Alert>
      )}
      {settings === null && (
        <Alert kind="info" title={t('none.title')}>
          <p>{t('none.text')}</p>
        </Alert>
      )}
      {settings?.isOn === false && (
        <Alert kind="warning" title={t('off.title')}>
          <p>{t('off.text')}</p>
        </Alert>
      )}
      {isFixed && (
        <Alert kind="info" title={t('fixed.title')}>
          <p>{t('fixed.text')}</p>
        </Alert>
      )}
    </>
  )
}
