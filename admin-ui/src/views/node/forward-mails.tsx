// SPDX-License-Identifier: EUPL-1.2
/**
 * The mails exactly as their readers will see them; as files once it is on record.
 *
 * @module
 */
import type { ForwardingView } from '@ncv/protocol/admin/forwarding-routes.ts'
import { named } from '../../app/direction.ts'
import { bytesOfBase64, saveFile } from '../../app/save-file.ts'
import { useTexts } from '../../app/i18n.ts'
import { de } from '../../i18n/de/forward.ts'
import { en } from '../../i18n/en/forward.ts'
import { Button } from '../../ui/button.tsx'
import { Facts } from '../../ui/facts.tsx'
import { mailText } from './mail-text.ts'
import { TLPS } from './warning-filter.ts'

export type Forwarding = ForwardingView

export function Mails({ of: { mails, decisions, label, document }, isDone }: { readonly of: Forwarding; readonly isDone: boolean }) {
  const t = useTexts({ de, en })
  const isSealed = TLPS.indexOf(label) > TLPS.indexOf('TLP:GREEN')
  const nameOf = (to: string) => decisions.find((each) => each.to === to)?.name ?? to
  return (
    <>
      {isSealed && <p class="muted">{t('sealed')}</p>}
      {mails.map(({ to, file, eml }) => (
        <Mail key={to} name={nameOf(to)} file={file} eml={eml} isDone={isDone} />
      ))}
      {isDone && document !== undefined && (
        <p>
          <Button onClick={() => saveFile(document.file, bytesOfBase64(document.content), 'application/json')}>{t('document.save')}</Button>{' '}
          <span class="muted">{document.file}</span>
        </p>
      )}
    </>
  )
}

interface MailProps {
  readonly name: string
  readonly file: string
  readonly eml: string
  readonly isDone: boolean
}

function Mail({ name, file, eml, isDone }: MailProps) {
  const t = useTexts({ de, en })
  const { from, to, subject, body } = mailText(eml)
  return (
    <section class="mail" aria-label={name}>
      <Facts
        of={[
          [t('mail.from'), from],
          [t('mail.to'), to.startsWith('undisclosed') ? named(name, t('mail.undisclosed')) : to],
          [t('mail.subject'), subject],
        ]}
      />
      <pre>{body}</pre>
      {isDone && (
        <Button isSmall label={t('mail.save.label', { name })} onClick={() => saveFile(file, eml, 'message/rfc822')}>
          {t('mail.save')}
        </Button>
      )}
    </section>
  )
}
