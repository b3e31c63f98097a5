// SPDX-License-Identifier: EUPL-1.2
/**
 * Whom to call about an alarm, where, and what came of it. Printed, it is a sheet with a box for each call.
 *
 * @module
 */
import type { CallNote, CallView } from '@ncv/protocol/admin/hub-alarm-routes.ts'
import { useState } from 'preact/hooks'
import { act } from '../app/act.ts'
import { formatTime } from '../app/format.ts'
import { useTexts } from '../app/i18n.ts'
import { place, setQuery } from '../app/location.ts'
import { useResource } from '../app/resource.ts'
import { de } from '../i18n/de/hub-alarm.ts'
import { en } from '../i18n/en/hub-alarm.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Plain, Time } from '../ui/facts.tsx'
import { Checkbox, RadioGroup, TextField } from '../ui/field.tsx'
import { Section } from '../ui/page.tsx'
import { Empty, Loaded } from '../ui/states.tsx'
import { Table } from '../ui/table.tsx'
import { api } from './api.ts'

const ALARM = { de, en }
const OUTCOMES = ['reached', 'message-left', 'no-answer', 'wrong-number'] as const satisfies readonly CallNote['outcome'][]
const KIND = { reached: 'green', 'message-left': 'amber', 'no-answer': 'red', 'wrong-number': 'red' } as const
const MINUTE_MS = 60_000

export function CallList({ index, title }: { readonly index: number; readonly title: string }) {
  const t = useTexts(ALARM)
  const isUnread = place.use().query.get('unread') === 'true'
  const key = `${index} ${isUnread}`
  const list = useResource(() => api.callList({ params: { index }, query: isUnread ? { unread: 'true' } : {} }), key, ['alarm', 'feed', 'post'])
  const [noting, setNoting] = useState<CallView | undefined>(undefined)
  return (
    <Section title={t('calls')} lead={t('calls.lead')}>
      <div class="row no-print calls__bar">
        <Checkbox label={t('calls.unread')} isChecked={isUnread} onChange={(on) => setQuery({ unread: on ? 'true' : undefined })} />
        <Button onClick={() => window.print()}>{t('calls.print')}</Button>
      </div>
      <Loaded of={list}>
        {({ calls, history, at }) => (
          <>
            <p class="print-only">
              <strong>{t('calls.sheet', { index: String(index), title })}</strong>
              <br />
              {t('calls.printed', { at: formatTime(Date.now()) })}
            </p>
            {calls.length === 0 ? <Empty title={t('calls.none')} /> : <Calls calls={calls} history={history} since={at} onNote={setNoting} />}
            <History of={history} />
            {noting && <NoteDialog index={index} call={noting} onClose={() => setNoting(undefined)} onDone={list.reload} />}
          </>
        )}
      </Loaded>
    </Section>
  )
}

interface CallsProps {
  readonly calls: readonly CallView[]
  readonly history: readonly CallNote[]
  readonly since: number
  readonly onNote: (call: CallView) => void
}

function Calls({ calls, history, since, onNote }: CallsProps) {
  const t = useTexts(ALARM)
  return (
    <Table
      caption={t('calls')}
      rows={calls}
      keyOf={({ member }) => member}
      pageSize={500}
      columns={[
        {
          key: 'member',
          title: t('column.member'),
          cell: ({ name, state }) => (
            <>
              <strong>{name}</strong>
              <span class="sub">{t(`state.${state}`)}</span>
            </>
          ),
        },
        { key: 'numbers', title: t('column.numbers'), cell: (call) => <Numbers of={call} /> },
        {
          key: 'silence',
          title: t('column.silence'),
          isNumber: true,
          cell: () => t('minutes', { n: Math.floor((Date.now() - since) / MINUTE_MS) }),
        },
        {
          key: 'calls',
          title: t('column.calls'),
          cell: (call) => (
            <>
              <LastCall of={history.filter(({ member }) => member === call.member)} />
              <p class="print-only calls__box">{t('box')}</p>
              <Button isSmall label={t('note.of', { name: call.name })} onClick={() => onNote(call)}>
                {t('note')}
              </Button>
            </>
          ),
        },
      ]}
    />
  )
}

function Numbers({ of: { people, groupNumber, reachability } }: { readonly of: CallView }) {
  const t = useTexts(ALARM)
  if (people.length === 0) return <>{t('no-contact')}</>
  return (
    <ul class="calls__numbers">
      {people.map(({ name, phone, mobile }) => (
        <li key={name}>
          {name}: <span class="calls__number">{phone}</span>
          {mobile !== undefined && (
            <>
              , <span class="calls__number">{mobile}</span>
            </>
          )}
        </li>
      ))}
      {groupNumber !== undefined && (
        <li>
          {t('group')}: <span class="calls__number">{groupNumber}</span>
        </li>
      )}
      {reachability !== undefined && (
        <li>
          <Plain text={reachability} />
        </li>
      )}
    </ul>
  )
}

function LastCall({ of: calls }: { readonly of: readonly CallNote[] }) {
  const t = useTexts(ALARM)
  const last = calls.at(-1)
  if (last === undefined) return <p class="muted no-print">{t('no-call')}</p>
  return (
    <p>
      <Badge kind={KIND[last.outcome]}>{t(`outcome.${last.outcome}`)}</Badge> <Time at={last.at} isAgo />
    </p>
  )
}

function History({ of: history }: { readonly of: readonly CallNote[] }) {
  const t = useTexts(ALARM)
  return (
    <div class="no-print">
      <Section title={t('history')} lead={t('history.kept')}>
        {history.length === 0 ? (
          <p class="muted">{t('history.none')}</p>
        ) : (
          <Table
            caption={t('history')}
            rows={[...history].reverse()}
            keyOf={({ member, at }) => `${member} ${at}`}
            pageKey="calls"
            columns={[
              { key: 'at', title: t('column.at'), cell: ({ at }) => <Time at={at} /> },
              { key: 'member', title: t('column.member'), cell: ({ name }) => name },
              {
                key: 'outcome',
                title: t('column.outcome'),
                cell: ({ outcome, note }) => (
                  <>
                    {t(`outcome.${outcome}`)}
                    {note !== null && <span class="sub">{note}</span>}
                  </>
                ),
              },
              { key: 'caller', title: t('column.caller'), cell: ({ caller }) => caller ?? t('by-token') },
            ]}
          />
        )}
      </Section>
    </div>
  )
}

interface NoteDialogProps {
  readonly index: number
  readonly call: CallView
  readonly onClose: () => void
  readonly onDone: () => Promise<void>
}

function NoteDialog({ index, call: { member, name }, onClose, onDone }: NoteDialogProps) {
  const t = useTexts(ALARM)
  const [outcome, setOutcome] = useState<CallNote['outcome'] | undefined>(undefined)
  const [note, setNote] = useState('')
  const save = async () => {
    if (outcome === undefined) return
    const body = { member, outcome, ...(note.trim() === '' ? {} : { note: note.trim() }) }
    const noted = await act(() => api.noteCall({ params: { index }, body }), t('noted'))
    if (noted === undefined) return
    onClose()
    await onDone()
  }
  return (
    <Dialog
      title={t('note.title', { name })}
      onClose={onClose}
      actions={
        <Button kind="primary" isDisabled={outcome === undefined} onClick={save}>
          {t('note.save')}
        </Button>
      }
    >
      <div class="stack">
        <RadioGroup
          label={t('note.outcome')}
          value={outcome}
          onChange={setOutcome}
          options={OUTCOMES.map((value) => ({ value, label: t(`outcome.${value}`) }))}
        />
        <TextField label={t('note.text')} hint={t('note.hint')} value={note} onInput={setNote} maxLength={400} />
      </div>
    </Dialog>
  )
}
