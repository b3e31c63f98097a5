// SPDX-License-Identifier: EUPL-1.2
/**
 * One incident: where it stands, the ways to report it, its duties with their clocks, the record and its earlier versions.
 *
 * @module
 */
import '../../style/incident.css'
import type { IncidentBoard, IncidentPhase } from '@ncv/protocol/admin/incident-routes.ts'
import { useEffect, useState } from 'preact/hooks'
import { act } from '../../app/act.ts'
import { useTexts } from '../../app/i18n.ts'
import { hrefOf } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { may } from '../../app/session.ts'
import type { ViewProps } from '../../app/views.tsx'
import { de } from '../../i18n/de/incident.ts'
import { en } from '../../i18n/en/incident.ts'
import { api } from '../../node/api.ts'
import { instantOfInput, jsonOfFields, localInputOf } from '../../node/incident-form.ts'
import { Alert } from '../../ui/alert.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Facts, Time } from '../../ui/facts.tsx'
import { Select, TextField } from '../../ui/field.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { PrintFrame } from '../../ui/print-frame.tsx'
import { Loaded } from '../../ui/states.tsx'
import { Duties } from './incident-parts/duties.tsx'
import { PHASES, PhaseBadge } from './incident-parts/phase.tsx'
import { Record } from './incident-parts/record.tsx'
import { Ways } from './incident-parts/ways.tsx'

const TEXTS = { de, en }

export default function Incident({ params: { id = '' } }: ViewProps) {
  const t = useTexts(TEXTS)
  const board = useResource(() => api.showIncidentBoard({ params: { id } }), `incident ${id}`, ['incident', 'contribution', 'report', 'feed'])
  const { data } = board
  return (
    <PrintFrame name={data?.fields.title ?? ''} words={t('local.title')}>
      <Page
        title={data?.fields.title ?? t('title')}
        back={{ href: hrefOf('incidents'), label: t('back') }}
        actions={
          <>
            {may('incident.write') && <LinkButton href={hrefOf(`incidents/${id}/edit`)}>{t('edit')}</LinkButton>}
            <Button onClick={() => window.print()}>{t('print')}</Button>
          </>
        }
      >
        <Loaded of={board}>{(of) => <Shown of={of} reload={board.reload} />}</Loaded>
      </Page>
    </PrintFrame>
  )
}

export interface BoardProps {
  readonly of: IncidentBoard
  readonly reload: () => Promise<void>
}

function Shown({ of, reload }: BoardProps) {
  const t = useTexts(TEXTS)
  return (
    <>
      <Alert kind="info" title={t('local.title')}>
        <p>{t('local.text')}</p>
      </Alert>
      <Standing of={of} reload={reload} />
      {of.phase !== 'draft' && (
        <Section title={t('section.report')}>
          <Ways of={of} />
        </Section>
      )}
      <Section title={t('section.duties')} lead={t('section.duties.lead')}>
        <Duties of={of} reload={reload} />
      </Section>
      <Section title={t('section.record')}>
        <Record fields={of.fields} />
      </Section>
      {of.history.length > 0 && <History of={of} reload={reload} />}
    </>
  )
}

function Standing({ of: { id, at, phase, knownAt, report }, reload }: BoardProps) {
  const t = useTexts(TEXTS)
  const params = { id }
  const move = async (next: IncidentPhase) => {
    const back = async () => void (await api.setIncidentCourse({ params, body: { phase } }))
    await act(() => api.setIncidentCourse({ params, body: { phase: next } }), t('phase.changed', { phase: t(`phase.${next}`) }), back)
    await reload()
  }
  return (
    <>
      <Facts
        of={[
          [t('field.phase'), <PhaseBadge key="phase" phase={phase} />],
          [t('field.known'), <Time key="known" at={knownAt} />],
          [t('field.recorded'), <Time key="at" at={at} />],
        ]}
      />
      {may('incident.write') && (
        <div class="inline-form no-print">
          <Select
            label={t('field.phase')}
            value={phase}
            onChange={(next) => void move(next)}
            options={PHASES.map((value) => ({ value, label: t(`phase.${value}`) }))}
          />
          {report === null && <KnownSince id={id} knownAt={knownAt} reload={reload} />}
        </div>
      )}
    </>
  )
}

function KnownSince({ id, knownAt, reload }: { readonly id: string; readonly knownAt: number; readonly reload: () => Promise<void> }) {
  const t = useTexts(TEXTS)
  const before = localInputOf(knownAt)
  const [text, setText] = useState(before)
  useEffect(() => setText(before), [before])
  const at = instantOfInput(text)
  return (
    <>
      <TextField label={t('field.known')} type="datetime-local" value={text} onInput={setText} />
      {text !== before && at !== undefined && (
        <Button
          onClick={async () => {
            await act(() => api.setIncidentCourse({ params: { id }, body: { knownAt: at } }), t('changed.known'))
            await reload()
          }}
        >
          {t('known.save')}
        </Button>
      )}
    </>
  )
}

function History({ of: { id, version, fields, history }, reload }: BoardProps) {
  const t = useTexts(TEXTS)
  const params = { id }
  return (
    <Section title={t('section.history')} lead={t('section.history.lead')}>
      {history.map((each) => (
        <details key={each.version}>
          <summary>
            {t('history.show', { version: each.version })} · <Time at={each.at} /> · {t('history.by', { by: each.by })}
          </summary>
          <Record fields={each.fields} />
          {may('incident.write') && (
            <Button
              isSmall
              onClick={async () => {
                const undo = async () => void (await api.putIncident({ params, body: { json: jsonOfFields(fields), version: version + 1 } }))
                await act(() => api.putIncident({ params, body: { json: jsonOfFields(each.fields), version } }), t('history.restored'), undo)
                await reload()
              }}
            >
              {t('history.restore')}
            </Button>
          )}
        </details>
      ))}
    </Section>
  )
}
