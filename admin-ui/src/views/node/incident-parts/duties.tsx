// SPDX-License-Identifier: EUPL-1.2
/**
 * The board of duties: whom to tell, until when, whether it is done, and by whom. A form for each in a dialog.
 *
 * @module
 */
import type { DutyState, DutyView, IncidentBoard } from '@ncv/protocol/admin/incident-routes.ts'
import { useState } from 'preact/hooks'
import { act, sentenceOf } from '../../../app/act.ts'
import { useNow } from '../../../app/clock.ts'
import { useTexts } from '../../../app/i18n.ts'
import { may, session } from '../../../app/session.ts'
import { de } from '../../../i18n/de/incident.ts'
import { en } from '../../../i18n/en/incident.ts'
import { api } from '../../../node/api.ts'
import { instantOfInput, localInputOf } from '../../../node/incident-form.ts'
import { Alert } from '../../../ui/alert.tsx'
import type { BadgeKind } from '../../../ui/badge.tsx'
import { Badge } from '../../../ui/badge.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Time } from '../../../ui/facts.tsx'
import { RadioGroup, TextArea, TextField } from '../../../ui/field.tsx'
import { Clock } from './clock.tsx'

const TEXTS = { de, en }
const STATES = ['open', 'done', 'not-applicable'] as const satisfies readonly DutyState[]
const KIND: Readonly<Record<DutyState, BadgeKind>> = { open: 'amber', done: 'green', 'not-applicable': 'line' }

interface DutiesProps {
  readonly of: IncidentBoard
  readonly reload: () => Promise<void>
}

export function Duties({ of: { id, phase, duties }, reload }: DutiesProps) {
  const t = useTexts(TEXTS)
  const now = useNow()
  const [open, setOpen] = useState<DutyView | undefined>(undefined)
  return (
    <>
      <ul class="duties" data-list>
        {duties.map((each) => (
          <li
            key={each.duty}
            data-item
            tabIndex={-1}
            class={`duty${each.isOverdue ? ' duty--overdue' : ''}${each.state === 'not-applicable' ? ' duty--past' : ''}`}
          >
            <div>
              <h3>{t(`duty.${each.duty}`)}</h3>
              <p class="sub">{t(`duty.${each.duty}.hint`)}</p>
            </div>
            <Until of={each} isClosed={phase === 'closed'} now={now} />
            <State of={each} />
            {may('incident.write') && (
              <Button isSmall onClick={() => setOpen(each)} label={t('duty.note.for', { duty: t(`duty.${each.duty}`) })}>
                {t('duty.note')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {open !== undefined && (
        <DutyForm
          id={id}
          of={open}
          onClose={() => setOpen(undefined)}
          onSaved={async () => {
            setOpen(undefined)
            await reload()
          }}
        />
      )}
    </>
  )
}

function Until({ of: { dueAt, rule, state }, isClosed, now }: { readonly of: DutyView; readonly isClosed: boolean; readonly now: number }) {
  const t = useTexts(TEXTS)
  if (dueAt === null) return <p class="muted">{state === 'open' ? t('duty.no-period') : ''}</p>
  return (
    <p>
      {state === 'open' && !isClosed ? <Clock dueAt={dueAt} now={now} /> : <Time at={dueAt} />}
      {rule !== 'none' && <span class="sub">{t(`duty.rule.${rule}`)}</span>}
    </p>
  )
}

function State({ of: { state, at, by, reference, note, isDerived } }: { readonly of: DutyView }) {
  const t = useTexts(TEXTS)
  return (
    <div>
      <Badge kind={KIND[state]}>{t(`duty.state.${state}`)}</Badge>
      <p class="sub">
        {at !== undefined && state === 'done' && (
          <>
            {t('duty.done.at')} <Time at={at} />{' '}
          </>
        )}
        {by !== undefined && t('duty.done.by', { by })}
      </p>
      {reference !== undefined && <p class="sub">{t('duty.reference', { reference })}</p>}
      {note !== undefined && <p class="sub">{note}</p>}
      {isDerived && <p class="sub">{t('duty.derived')}</p>}
    </div>
  )
}

interface DutyFormProps {
  readonly id: string
  readonly of: DutyView
  readonly onClose: () => void
  readonly onSaved: () => Promise<void>
}

function DutyForm({ id, of, onClose, onSaved }: DutyFormProps) {
  const t = useTexts(TEXTS)
  const name = t(`duty.${of.duty}`)
  const [state, setState] = useState<DutyState>(of.state === 'open' ? 'done' : of.state)
  const [at, setAt] = useState(localInputOf(of.at ?? Date.now()))
  const [by, setBy] = useState(of.by ?? session.value?.account?.name ?? '')
  const [reference, setReference] = useState(of.reference ?? '')
  const [note, setNote] = useState(of.note ?? '')
  const [due, setDue] = useState(of.rule === 'own' && of.dueAt !== null ? localInputOf(of.dueAt) : '')
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const save = async () => {
    const doneAt = state === 'done' ? instantOfInput(at) : undefined
    const dueAt = instantOfInput(due)
    const body = {
      ...{ state, by, reference, note },
      ...(doneAt === undefined ? {} : { at: Math.min(doneAt, Date.now()) }),
      ...(dueAt === undefined ? {} : { dueAt }),
    }
    const params = { id, duty: of.duty }
    try {
      await api.setIncidentDuty({ params, body })
    } catch (error) {
      setFailure(sentenceOf(error))
      return
    }
    await act(
      () => Promise.resolve(),
      t('duty.saved', { duty: name, state: t(`duty.state.${state}`) }),
      async () => {
        await api.setIncidentDuty({ params, body: noteOf(of) })
      },
    )
    await onSaved()
  }
  return (
    <Dialog
      title={t('duty.note.for', { duty: name })}
      onClose={onClose}
      actions={
        <Button kind="primary" onClick={save}>
          {t('duty.form.save')}
        </Button>
      }
    >
      <div class="form">
        {failure !== undefined && <Alert kind="danger" title={failure} />}
        <RadioGroup
          label={t('duty.form.state')}
          value={state}
          onChange={setState}
          options={STATES.map((value) => ({ value, label: t(`duty.state.${value}`) }))}
        />
        {state === 'done' && (
          <>
            <TextField label={t('duty.form.at')} type="datetime-local" value={at} onInput={setAt} />
            <TextField label={t('duty.form.by')} hint={t('duty.form.by.hint')} value={by} onInput={setBy} maxLength={200} />
            <TextField label={t('duty.form.reference')} value={reference} onInput={setReference} maxLength={200} />
          </>
        )}
        {state === 'open' && <TextField label={t('duty.form.due')} type="datetime-local" value={due} onInput={setDue} />}
        <TextArea
          label={t(state === 'not-applicable' ? 'duty.form.reason' : 'duty.form.note')}
          {...(state === 'not-applicable' ? { hint: t('duty.form.reason.hint') } : {})}
          rows={3}
          value={note}
          onInput={setNote}
          maxLength={2000}
        />
      </div>
    </Dialog>
  )
}

/** As it stood before: what undoing writes back. */
function noteOf({ state, at, by, reference, note, dueAt, rule, isDerived }: DutyView) {
  return {
    state: isDerived ? ('open' as const) : state,
    ...(at === undefined || isDerived ? {} : { at }),
    ...(by === undefined ? {} : { by }),
    ...(reference === undefined ? {} : { reference }),
    ...(note === undefined ? {} : { note }),
    ...(rule === 'own' && dueAt !== null ? { dueAt } : {}),
  }
}
