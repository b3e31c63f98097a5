// SPDX-License-Identifier: EUPL-1.2
/**
 * Passing a warning on: who may have it, the exact mails, then the record. Nothing is sent from here.
 *
 * @module
 */
import type { RecipientDecision } from '@ncv/protocol/admin/warning-routes.ts'
import { useState } from 'preact/hooks'
import { act, sentenceOf } from '../../app/act.ts'
import { useTexts } from '../../app/i18n.ts'
import { useKept } from '../../app/kept.ts'
import { hrefOf } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { may } from '../../app/session.ts'
import { useStepFocus } from '../../app/step-focus.ts'
import type { ViewProps } from '../../app/views.tsx'
import { de } from '../../i18n/de/forward.ts'
import { en } from '../../i18n/en/forward.ts'
import { api } from '../../node/api.ts'
import '../../style/warnings.css'
import { Alert } from '../../ui/alert.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox, Select, TextArea, TextField } from '../../ui/field.tsx'
import { Page } from '../../ui/page.tsx'
import { Loaded } from '../../ui/states.tsx'
import { Steps } from '../../ui/steps.tsx'
import { Mails } from './forward-mails.tsx'
import type { Forwarding } from './forward-mails.tsx'
import { RecipientPick } from './forward-pick.tsx'
import { ForwardRegister } from './forward-register.tsx'
import { ReleaseDialog } from './release-dialog.tsx'
import { TLPS } from './warning-filter.ts'

type Label = (typeof TLPS)[number]
type Asking = Parameters<typeof api.forwardWarning>[0]['body']

export default function Forward({ params }: ViewProps) {
  const t = useTexts({ de, en })
  const index = Number(params['index'])
  const [label, setLabel] = useState<Label | undefined>(undefined)
  const query = label === undefined ? {} : { label }
  const asked = () => api.forwardingDecisions({ params: { index }, query })
  const answer = useKept(useResource(asked, `decisions ${index} ${label ?? ''}`, ['forwarding', 'feed', 'identity']))
  return (
    <Page title={t('title')} lead={t('lead')} back={{ href: hrefOf(`warnings/${index}`), label: t('back') }}>
      <Loaded of={answer}>{(data) => <Assistant index={index} of={data} label={label ?? data.label} onLabel={setLabel} />}</Loaded>
      <ForwardRegister index={index} />
    </Page>
  )
}

interface Asked {
  readonly id: string
  readonly title: string
  readonly label: Label
  readonly received: Label
  readonly hasDocument: boolean
  readonly decisions: readonly RecipientDecision[]
  readonly senders: readonly string[]
}

interface AssistantProps {
  readonly index: number
  /** Those for the label before, while those for another one are read. */
  readonly of: Asked
  readonly label: Label
  readonly onLabel: (label: Label) => void
}

function Assistant({ index, of, label, onLabel }: AssistantProps) {
  const t = useTexts({ de, en })
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [typed, setTyped] = useState({ from: of.senders[0] ?? '', reason: '', link: '' })
  const [withDocument, setWithDocument] = useState(false)
  /** With what was asked: what is seen is what is done, whatever changes meanwhile. */
  const [preview, setPreview] = useState<{ readonly mails: Forwarding; readonly body: Asking } | undefined>(undefined)
  const [done, setDone] = useState<Forwarding | undefined>(undefined)
  const [problem, setProblem] = useState<string | undefined>(undefined)
  useStepFocus(done !== undefined ? 2 : preview !== undefined ? 1 : 0)
  const steps = [t('step.choose'), t('step.preview'), t('step.done')]
  const given = Object.fromEntries(Object.entries(typed).filter(([, value]) => value.trim() !== ''))
  const to = chosen.filter((each) => of.decisions.some((decision) => decision.to === each && decision.allowed))
  const body: Asking = { warning: String(index), to, label, ...given, ...(withDocument ? { withDocument } : {}) }
  const look = async () => {
    if (to.length === 0) return setProblem(t('choose'))
    setProblem(undefined)
    try {
      setPreview({ mails: await api.previewForwarding({ body }), body })
    } catch (error) {
      setProblem(sentenceOf(error))
    }
  }
  const confirm = async (seen: Asking) => {
    const reply = await act(() => api.forwardWarning({ body: seen }), t('done.short'))
    if (reply !== undefined) setDone(reply)
  }
  const mails = done ?? preview?.mails
  if (mails !== undefined) {
    return (
      <>
        <Steps steps={steps} at={done === undefined ? 1 : 2} />
        <Alert kind={done === undefined ? 'info' : 'success'} title={t(done === undefined ? 'preview.lead' : 'done')} />
        <Mails of={mails} isDone={done !== undefined} />
        {done === undefined && preview !== undefined && (
          <div class="row">
            <Button onClick={() => setPreview(undefined)}>{t('change')}</Button>
            {may('forwarding.write') && (
              <Button kind="primary" onClick={() => confirm(preview.body)}>
                {t('confirm', { n: preview.body.to.length })}
              </Button>
            )}
          </div>
        )}
      </>
    )
  }
  return (
    <>
      <Steps steps={steps} at={0} />
      <p>
        <strong>{of.title}</strong> <span class="muted">{of.id}</span>
      </p>
      <Choosing index={index} of={of} label={label} onLabel={onLabel} chosen={to} onChosen={setChosen} />
      <div class="form">
        <TextField
          label={t('sender')}
          hint={t('sender.hint')}
          type="email"
          value={typed.from}
          onInput={(from) => setTyped({ ...typed, from })}
          isRequired
        />
        <TextArea
          label={t('reason')}
          hint={t('reason.hint')}
          rows={2}
          maxLength={500}
          value={typed.reason}
          onInput={(reason) => setTyped({ ...typed, reason })}
        />
        <TextField label={t('link')} hint={t('link.hint')} maxLength={500} value={typed.link} onInput={(link) => setTyped({ ...typed, link })} />
        {of.hasDocument && <Checkbox label={t('document')} isChecked={withDocument} onChange={setWithDocument} />}
        {problem !== undefined && <Alert kind="danger" title={problem} />}
        <Button kind="primary" onClick={look} isDisabled={of.label !== label}>
          {t('preview')}
        </Button>
      </div>
    </>
  )
}

interface ChoosingProps extends AssistantProps {
  readonly chosen: readonly string[]
  readonly onChosen: (chosen: readonly string[]) => void
}

function Choosing({ index, of, label, onLabel, chosen, onChosen }: ChoosingProps) {
  const t = useTexts({ de, en })
  const [asking, setAsking] = useState<RecipientDecision | undefined>(undefined)
  const labels = TLPS.slice(TLPS.indexOf(of.received)).map((value) => ({ value, label: value }))
  return (
    <div class="form">
      <Select label={t('label')} hint={t('label.hint')} value={label} options={labels} onChange={onLabel} />
      <RecipientPick of={of.decisions} chosen={chosen} onChosen={onChosen} onAsk={setAsking} />
      {asking !== undefined && <ReleaseDialog index={index} audience={asking.audience} onClose={() => setAsking(undefined)} />}
    </div>
  )
}
