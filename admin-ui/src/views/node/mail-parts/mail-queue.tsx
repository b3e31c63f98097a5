// SPDX-License-Identifier: EUPL-1.2
/**
 * What was sent, what waits and what cannot be delivered; and a mail to see whether they arrive.
 *
 * @module
 */
import type { MailLine, MailSettings } from '@ncv/protocol/admin/mail-routes.ts'
import { useState } from 'preact/hooks'
import { beside } from '../../../app/direction.ts'
import { act } from '../../../app/act.ts'
import { formatTime } from '../../../app/format.ts'
import { useTexts } from '../../../app/i18n.ts'
import { useResource } from '../../../app/resource.ts'
import { may } from '../../../app/session.ts'
import { de } from '../../../i18n/de/mail.ts'
import { en } from '../../../i18n/en/mail.ts'
import { api } from '../../../node/api.ts'
import { Alert } from '../../../ui/alert.tsx'
import type { BadgeKind } from '../../../ui/badge.tsx'
import { Badge } from '../../../ui/badge.tsx'
import { Button } from '../../../ui/button.tsx'
import { Time } from '../../../ui/facts.tsx'
import { Select } from '../../../ui/field.tsx'
import { Section } from '../../../ui/page.tsx'
import { Empty, Loaded } from '../../../ui/states.tsx'
import { Table } from '../../../ui/table.tsx'

const COLOUR: Readonly<Record<MailLine['state'], BadgeKind>> = { sent: 'green', queued: 'amber', failed: 'red' }

export function TestMail({ settings: { recipients } }: { readonly settings: MailSettings }) {
  const t = useTexts({ de, en })
  const [to, setTo] = useState(recipients[0]?.address ?? '')
  const [line, setLine] = useState<MailLine | undefined>()
  const send = async () => {
    setLine(undefined)
    setLine(await act(() => api.testMail({ body: { to } })))
  }
  return (
    <Section title={t('test.title')}>
      <div class="form">
        <Select
          label={t('test.to')}
          value={to}
          onChange={setTo}
          options={recipients.map(({ address, role }) => ({ value: address, label: beside([address, role], ' – ') }))}
        />
        <Button onClick={send}>{t('test.send')}</Button>
        <div role="status">
          {line?.state === 'sent' && <Alert kind="success" title={t('test.sent')} />}
          {line !== undefined && line.state !== 'sent' && (
            <Alert kind="danger" title={t('test.failed')}>
              <p>{line.why}</p>
            </Alert>
          )}
        </div>
      </div>
    </Section>
  )
}

export function MailQueue() {
  const t = useTexts({ de, en })
  const queue = useResource(() => api.mailQueue(), 'mail-queue', ['mail', 'feed'])
  const retry = async () => {
    await act(() => api.retryMail(), t('queue.retried'))
    await queue.reload()
  }
  const hasOpen = queue.data?.mails.some(({ state }) => state !== 'sent') === true
  return (
    <Section title={t('queue.title')} lead={t('queue.lead')}>
      {hasOpen && may('mail.write') && <Button onClick={retry}>{t('queue.retry')}</Button>}
      <Loaded of={queue}>
        {({ mails }) =>
          mails.length === 0 ? (
            <Empty title={t('queue.none')}>
              <p>{t('queue.none.text')}</p>
            </Empty>
          ) : (
            <Table
              caption={t('queue.title')}
              rows={mails}
              keyOf={({ id }) => id}
              columns={[
                { key: 'at', title: t('column.at'), cell: ({ at }) => <Time at={at} /> },
                { key: 'kind', title: t('column.kind'), cell: ({ kind }) => t(`kind.${kind}`) },
                { key: 'to', title: t('column.to'), cell: ({ to }) => to },
                { key: 'state', title: t('column.state'), cell: (line) => <State of={line} /> },
              ]}
            />
          )
        }
      </Loaded>
    </Section>
  )
}

function State({ of: { state, nextAt, why } }: { readonly of: MailLine }) {
  const t = useTexts({ de, en })
  return (
    <>
      <Badge kind={COLOUR[state]}>{t(`state.${state}`)}</Badge>
      {state !== 'sent' && why !== '' && <span class="sub">{why}</span>}
      {nextAt !== null && <span class="sub">{t('state.next', { at: formatTime(nextAt) })}</span>}
    </>
  )
}
