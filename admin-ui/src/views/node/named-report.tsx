// SPDX-License-Identifier: EUPL-1.2
/**
 * Reporting an incident by name: the wish, the exact content and who reads it, then one button; below it what was reported so far.
 *
 * @module
 */
import '../../style/incident.css'
import '../../style/contribute.css'
import type { DutyPreview, OwnReportView } from '@ncv/protocol/admin/report-routes.ts'
import { useState } from 'preact/hooks'
import { act, sentenceOf } from '../../app/act.ts'
import { useTexts } from '../../app/i18n.ts'
import { hrefOf } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { may } from '../../app/session.ts'
import type { ViewProps } from '../../app/views.tsx'
import { de } from '../../i18n/de/named-report.ts'
import { en } from '../../i18n/en/named-report.ts'
import { api } from '../../node/api.ts'
import { instantOfInput, localInputOf } from '../../node/incident-form.ts'
import type { Stage } from '../../node/report-stages.ts'
import { nextStages } from '../../node/report-stages.ts'
import { Alert } from '../../ui/alert.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { RadioGroup, Select, TextField } from '../../ui/field.tsx'
import { Page } from '../../ui/page.tsx'
import { Loaded } from '../../ui/states.tsx'
import type { Attached } from './named-report-parts/attachments.tsx'
import { Attachments } from './named-report-parts/attachments.tsx'
import { Exact } from './named-report-parts/exact.tsx'
import { SoFar } from './named-report-parts/so-far.tsx'

const TEXTS = { de, en }
const LABELS = ['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED'] as const satisfies readonly DutyPreview['tlp'][]

export default function NamedReport({ params: { id = '' } }: ViewProps) {
  const t = useTexts(TEXTS)
  const read = async () => {
    const [board, { reports }] = await Promise.all([api.showIncidentBoard({ params: { id } }), api.listReports()])
    const report = reports.find(({ incident }) => incident === id)
    return { board, ...(report === undefined ? {} : { report }) }
  }
  const found = useResource(read, `report ${id}`, ['report', 'post', 'incident'])
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      back={{ href: hrefOf(`incidents/${id}`), label: found.data?.board.fields.title ?? t('back') }}
      actions={
        may('contribution.preview') &&
        found.data?.board.contribution === null &&
        found.data.board.report === null && <LinkButton href={hrefOf(`incidents/${id}/contribute`)}>{t('anonymous.instead')}</LinkButton>
      }
    >
      <Loaded of={found}>
        {({ board, report }) => {
          const stages = nextStages(board.report?.stages ?? [])
          return (
            <>
              {report !== undefined && <SoFar of={report} />}
              {stages.length === 0 ? (
                <Alert kind="success" title={t('own.done')} />
              ) : (
                <Assistant key={stages.join(' ')} id={id} stages={stages} knownAt={board.knownAt} report={report} reload={found.reload} />
              )}
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}

interface AssistantProps {
  readonly id: string
  readonly stages: readonly Stage[]
  readonly knownAt: number
  readonly report: OwnReportView | undefined
  readonly reload: () => Promise<void>
}

function Assistant({ id, stages, knownAt, report, reload }: AssistantProps) {
  const t = useTexts(TEXTS)
  const [stage, setStage] = useState<Stage>(stages[0] ?? 'initial')
  const [tlp, setTlp] = useState<DutyPreview['tlp']>('TLP:AMBER')
  const [known, setKnown] = useState(localInputOf(knownAt))
  const [uploads, setUploads] = useState<readonly Attached[]>([])
  const [preview, setPreview] = useState<DutyPreview | undefined>(undefined)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const at = known === localInputOf(knownAt) ? knownAt : instantOfInput(known)
  const wish = { stage, tlp, files: [], uploads: [...uploads], ...(stage !== 'initial' || at === undefined ? {} : { knownAt: at }) }
  const params = { id }
  const trying = async (work: () => Promise<void>) => {
    setFailure(undefined)
    try {
      await work()
    } catch (error) {
      setFailure(sentenceOf(error))
    }
  }
  const send = (shown: DutyPreview, isAlso: boolean) =>
    trying(async () => {
      await api.sendReport({ params, body: { ...wish, digest: shown.digest, ...(isAlso ? { alsoAnonymous: true as const } : {}) } })
      await act(() => Promise.resolve(), t('sent', { stage: t(`stage.${stage}`), to: shown.to }))
      setPreview(undefined)
      await reload()
    })
  return (
    <>
      {failure !== undefined && (
        <Alert kind="danger" title={t('refused')}>
          <p>{failure}</p>
        </Alert>
      )}
      {preview === undefined ? (
        <div class="form">
          <h2>{t('wish.title')}</h2>
          <RadioGroup
            label={t('wish.stage')}
            value={stage}
            onChange={setStage}
            options={stages.map((value) => ({ value, label: t(`stage.${value}`), hint: t(`stage.${value}.hint`) }))}
          />
          <Select
            label={t('wish.label')}
            hint={t('wish.label.hint')}
            value={tlp}
            onChange={setTlp}
            options={LABELS.map((value) => ({ value, label: t(`tlp.${value}`) }))}
          />
          {stage === 'initial' && report === undefined && (
            <TextField label={t('wish.known')} hint={t('wish.known.hint')} type="datetime-local" value={known} onInput={setKnown} />
          )}
          <Attachments of={uploads} onChange={setUploads} />
          <Button kind="primary" onClick={() => trying(async () => setPreview(await api.previewReport({ params, body: wish })))}>
            {t('wish.look')}
          </Button>
        </div>
      ) : (
        <Exact of={preview} onChange={() => setPreview(undefined)} onSend={(isAlso) => send(preview, isAlso)} />
      )}
    </>
  )
}
