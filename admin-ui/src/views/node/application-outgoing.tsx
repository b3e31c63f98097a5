// SPDX-License-Identifier: EUPL-1.2
/**
 * What the hub would be given now: this and nothing else, sent as it is shown.
 *
 * @module
 */
import type { ApplicationView } from '@ncv/protocol/admin/application-routes.ts'
import { beside } from '../../app/direction.ts'
import { act } from '../../app/act.ts'
import { formatDay } from '../../app/format.ts'
import { useTexts } from '../../app/i18n.ts'
import { may } from '../../app/session.ts'
import { de } from '../../i18n/de/application.ts'
import { en } from '../../i18n/en/application.ts'
import { api } from '../../node/api.ts'
import { Button } from '../../ui/button.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Section } from '../../ui/page.tsx'

type Spoc = NonNullable<ApplicationView['outgoing']['spoc']>

export function spocLines({ contact, deputy, address, mailbox, groupNumber, reachability }: Spoc): string[] {
  const person = ({ name, phone, mobile }: Spoc['contact']) => beside([name, phone, mobile], ', ')
  return [person(contact), person(deputy), address, mailbox, groupNumber, reachability].filter((each) => each !== undefined)
}

export function ApplicationOutgoing({ view, reload }: { readonly view: ApplicationView; readonly reload: () => Promise<void> }) {
  const t = useTexts({ de, en })
  const { spoc, attestations, optIns } = view.outgoing
  const send = async () => {
    await act(() => api.sendApplication({ body: { digest: view.digest } }), t('sent'))
    await reload()
  }
  const optInText = ({ ranges, domains, until }: (typeof optIns)[number]) =>
    ranges.length + domains.length === 0
      ? t('outgoing.opt-out')
      : t('outgoing.opt-in.value', { day: formatDay(until), list: [...ranges, ...domains].join(', ') })
  return (
    <Section title={t('outgoing')} lead={t('outgoing.lead')}>
      <div class="exact">
        {view.state !== 'admitted' && <p>{t('outgoing.public')}</p>}
        <Facts
          of={[
            [t('outgoing.spoc'), spoc === null ? t('outgoing.no-spoc') : <SpocList lines={spocLines(spoc)} />],
            ...attestations.map(
              ({ row, state, asOf }) =>
                [
                  t('row', { row, name: t(`prerequisite.${row as 1}`) }),
                  t('outgoing.row', { state: t(`attestation.${state}`), day: formatDay(asOf) }),
                ] as const,
            ),
            ...optIns.map((optIn) => [t('outgoing.opt-in', { row: optIn.row }), optInText(optIn)] as const),
          ]}
        />
      </div>
      {may('application.send') && (
        <Button kind="primary" onClick={send}>
          {t('send')}
        </Button>
      )}
    </Section>
  )
}

function SpocList({ lines }: { readonly lines: readonly string[] }) {
  return (
    <ul class="list-plain">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
