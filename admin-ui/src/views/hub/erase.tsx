// SPDX-License-Identifier: EUPL-1.2
/**
 * Erasing contents from the log: first shown, then signed by two people, then typed.
 *
 * @module
 */
import type { ErasurePlanView } from '@ncv/protocol/admin/hub-erasing-routes.ts'
import { useState } from 'preact/hooks'
import { act } from '../../app/act.ts'
import { formatBytes } from '../../app/format.ts'
import { useTexts } from '../../app/i18n.ts'
import { place } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { api } from '../../hub/api.ts'
import { readEntryNumbers } from '../../hub/entry-numbers.ts'
import type { Signer } from '../../hub/signing.ts'
import { erasureInput } from '../../hub/signing.ts'
import { areTwo, TwoKeys } from '../../hub/two-keys.tsx'
import { de } from '../../i18n/de/hub-warning.ts'
import { en } from '../../i18n/en/hub-warning.ts'
import { Badge, Tlp } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Select, TextField } from '../../ui/field.tsx'
import { Card, Page, Section } from '../../ui/page.tsx'
import { Loaded } from '../../ui/states.tsx'
import { TypedConfirm } from '../../ui/typed-confirm.tsx'

const REASONS = ['wrong-label', 'personal-data', 'licence', 'court'] as const
type Reason = (typeof REASONS)[number]
const EFFECTS = ['all', 'stays', 'copies'] as const

export default function Erase() {
  const t = useTexts({ de, en })
  const [text, setText] = useState(place.value.query.get('entries') ?? '')
  const [reason, setReason] = useState<Reason>('personal-data')
  const [isWrong, setWrong] = useState(false)
  const [plan, setPlan] = useState<ErasurePlanView | undefined>(undefined)
  const erased = useResource(() => api.listErasures(), 'erasures', ['entry', 'feed'])
  const look = async () => {
    const entries = readEntryNumbers(text)
    setWrong(entries === undefined)
    setPlan(undefined)
    if (entries !== undefined) setPlan(await act(() => api.previewErasure({ body: { entries, reason } })))
  }
  return (
    <Page title={t('erase.title')} lead={t('erase.lead')}>
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault()
          void look()
        }}
      >
        <TextField
          label={t('erase.entries')}
          hint={t('erase.entries.hint')}
          error={isWrong ? t('erase.entries.wrong') : undefined}
          value={text}
          onInput={(next) => {
            setText(next)
            setPlan(undefined)
          }}
          isRequired
        />
        <Select<Reason>
          label={t('erase.reason')}
          value={reason}
          onChange={(next) => {
            setReason(next)
            setPlan(undefined)
          }}
          options={REASONS.map((value) => ({ value, label: t(`erase-reason.${value}`) }))}
        />
        <Button type="submit">{t('erase.plan')}</Button>
      </form>
      {plan !== undefined && (
        <Plan
          key={plan.id}
          plan={plan}
          reason={reason}
          onDone={() => {
            setPlan(undefined)
            setText('')
            void erased.reload()
          }}
        />
      )}
      <Section title={t('erase.past')}>
        <Loaded of={erased}>
          {({ erasures }) =>
            erasures.length === 0 ? (
              <p class="muted">{t('erase.past.none')}</p>
            ) : (
              <ul>
                {erasures.toReversed().map(({ index, by, reason: why }) => (
                  <li key={index}>
                    {t('erase.past.line', { index, by })} ({t(`erase-reason.${why}`)})
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
      </Section>
    </Page>
  )
}

function Plan({ plan, reason, onDone }: { readonly plan: ErasurePlanView; readonly reason: Reason; readonly onDone: () => void }) {
  const t = useTexts({ de, en })
  const [[author, approver], setSigners] = useState<readonly [Signer | undefined, Signer | undefined]>([undefined, undefined])
  const [isAsking, setAsking] = useState(false)
  const erase = async () => {
    if (author === undefined || approver === undefined) return
    const signed = async (signer: Signer, role: 'author' | 'approver') => ({
      analyst: signer.id,
      signature: await signer.sign(erasureInput(plan.origin, role, plan.id)),
    })
    const done = await act(
      async () => {
        const entries = plan.entries.map(({ index }) => index)
        const body = { entries, reason, id: plan.id, author: await signed(author, 'author'), approver: await signed(approver, 'approver') }
        return await api.eraseEntries({ body })
      },
      ({ index }) => t('erase.done', { index }),
    )
    setAsking(false)
    if (done !== undefined) onDone()
  }
  return (
    <Section title={t('erase.plan.title')}>
      <p>{t('erase.plan.sum', { entries: plan.entries.length, documents: plan.documents, bytes: formatBytes(plan.bytes) })}</p>
      <ul>
        {plan.entries.map(({ index, kind, tlp, title, withdraws }) => (
          <li key={index}>
            {t('entry', { index })} <Tlp label={tlp} /> {t(`erase.kind.${kind}` as keyof typeof de)} {title}{' '}
            {withdraws && <Badge kind="amber">{t('erase.withdraws')}</Badge>}
          </li>
        ))}
      </ul>
      <Card title={t('erase.effect.title')}>
        <ul>
          {EFFECTS.map((effect) => (
            <li key={effect}>{t(`erase.effect.${effect}`)}</li>
          ))}
        </ul>
      </Card>
      <Section title={t('erase.sign')}>
        <TwoKeys author={author} approver={approver} onChange={(first, second) => setSigners([first, second])} />
        <p class="row section">
          <Button kind="primary" isDanger isDisabled={!areTwo(author, approver)} onClick={() => setAsking(true)}>
            {t('erase.submit')}
          </Button>
        </p>
      </Section>
      {isAsking && (
        <TypedConfirm
          title={t('erase.confirm')}
          word={t('erase.word')}
          confirm={t('erase.submit')}
          onConfirm={erase}
          onClose={() => setAsking(false)}
        >
          <p>{t('erase.lead')}</p>
        </TypedConfirm>
      )}
    </Section>
  )
}
