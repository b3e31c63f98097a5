// SPDX-License-Identifier: EUPL-1.2
/**
 * The questionnaire by office: answers are kept as they are given; what they make of the inventory is seen before it is done.
 *
 * @module
 */
import type { ImportView, QuestionView } from '@ncv/protocol/admin/inventory-routes.ts'
import { useEffect, useRef, useState } from 'preact/hooks'
import { act } from '../../app/act.ts'
import { useTexts } from '../../app/i18n.ts'
import { hrefOf, place } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { may } from '../../app/session.ts'
import { de } from '../../i18n/de/questionnaire.ts'
import { en } from '../../i18n/en/questionnaire.ts'
import { api } from '../../node/api.ts'
import '../../style/inventory.css'
import '../../style/warnings.css'
import { Alert } from '../../ui/alert.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Page } from '../../ui/page.tsx'
import { Loaded } from '../../ui/states.tsx'
import { PlanDiff } from './plan-diff.tsx'
import type { Change, Given } from './office-answers.ts'
import { officesOf } from './office-answers.ts'
import { Question } from './office-question.tsx'

/** By the id of the question; `null` takes an answer back. */
type Answers = ReadonlyMap<string, Given>
const NONE: Answers = new Map()

export default function Questionnaire() {
  const t = useTexts({ de, en })
  const questions = useResource(() => api.readQuestionnaire(), 'questionnaire')
  // What was answered here, over what the server knew when the page was opened.
  const [answers, setAnswers] = useState<Answers>(NONE)
  const latest = useRef<Answers>(NONE)
  /** Ids of questions whose answer the server does not have. */
  const [unsaved, setUnsaved] = useState<readonly string[]>([])
  const sending = useRef<Promise<void>>(Promise.resolve())
  const send = async (ids: readonly string[]) => {
    const given = Object.fromEntries(ids.map((id) => [id, latest.current.get(id) ?? null]))
    const saved = await act(() => api.answerQuestionnaire({ body: { answers: given } }))
    setUnsaved((before) => [...before.filter((id) => !ids.includes(id)), ...(saved === undefined ? ids : [])])
  }
  /** One after the other, each as it stands by then: an answer that is older must not arrive last. */
  const keep = (ids: readonly string[]) => {
    sending.current = sending.current.then(() => send(ids))
    return sending.current
  }
  const answer = ({ id, answer: known }: QuestionView, change: Change) => {
    const now = (latest.current.has(id) ? latest.current.get(id) : known) ?? undefined
    latest.current = new Map([...latest.current, [id, change(now)]])
    setAnswers(latest.current)
    return keep([id])
  }
  // The word about it takes room above whoever is writing.
  const isWarned = unsaved.length > 0
  useEffect(() => {
    if (isWarned) document.activeElement?.scrollIntoView({ block: 'nearest' })
  }, [isWarned])
  return (
    <Page title={t('title')} lead={t('lead')} back={{ href: hrefOf('inventory'), label: t('back') }} actions={may('inventory.write') && <TakeOver />}>
      {isWarned && (
        <Alert kind="warning" title={t('unsaved', { n: unsaved.length })}>
          <p>{t('unsaved.text')}</p>
          <Button onClick={() => keep(unsaved)}>{t('unsaved.again')}</Button>
        </Alert>
      )}
      <Loaded of={questions}>{({ questions: all }) => <Offices all={all.map((each) => answeredBy(each, answers))} onAnswer={answer} />}</Loaded>
    </Page>
  )
}

function answeredBy(question: QuestionView, answers: Answers): QuestionView {
  const answer = answers.get(question.id)
  if (answer === undefined) return question
  const { answer: _, ...rest } = question
  return answer === null ? rest : { ...rest, answer }
}

interface OfficesProps {
  readonly all: readonly QuestionView[]
  readonly onAnswer: (question: QuestionView, change: Change) => Promise<void>
}

function Offices({ all, onAnswer }: OfficesProps) {
  const t = useTexts({ de, en })
  const offices = officesOf(all)
  const asked = place.use().query.get('office')
  const at = Math.max(
    0,
    offices.findIndex(({ id }) => id === asked),
  )
  const shown = offices[at]
  const next = offices[at + 1]
  const answered = offices.reduce((sum, office) => sum + office.answered, 0)
  return (
    <>
      <p role="status">{t('progress', { answered, total: all.length })}</p>
      <nav aria-label={t('offices')}>
        <ul class="offices">
          {offices.map(({ id, title, questions, answered: own }, i) => (
            <li key={id}>
              <a href={hrefOf('inventory/questionnaire', { office: id })} aria-current={i === at ? 'page' : undefined}>
                {t('office', { title, answered: own, total: questions.length })}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {shown !== undefined && (
        <>
          <h2>{shown.title}</h2>
          {shown.questions.map((question) => (
            <Question key={question.id} of={question} onAnswer={(change) => onAnswer(question, change)} />
          ))}
        </>
      )}
      {next !== undefined && <LinkButton href={hrefOf('inventory/questionnaire', { office: next.id })}>{t('next')}</LinkButton>}
    </>
  )
}

function TakeOver() {
  const t = useTexts({ de, en })
  const [plan, setPlan] = useState<ImportView | undefined>(undefined)
  const look = async () => {
    const seen = await act(() => api.applyQuestionnaire({ body: { isPreview: true } }))
    setPlan(seen?.plan)
  }
  const apply = async () => {
    const undo = async () => void (await api.undoInventoryImport())
    const done = await act(
      () => api.applyQuestionnaire({ body: {} }),
      ({ matches }) => t('applied', matches),
      undo,
    )
    if (done !== undefined) setPlan(undefined)
  }
  const isSame = plan !== undefined && plan.counts.added + plan.counts.changed + plan.counts.removed === 0
  return (
    <>
      <Button kind="primary" onClick={look}>
        {t('preview')}
      </Button>
      {plan !== undefined && (
        <Dialog
          title={t('preview.title')}
          onClose={() => setPlan(undefined)}
          actions={
            !isSame && (
              <Button kind="primary" onClick={apply}>
                {t('apply')}
              </Button>
            )
          }
        >
          <p>{t(isSame ? 'nothing' : 'preview.text')}</p>
          <PlanDiff plan={plan} />
        </Dialog>
      )}
    </>
  )
}
