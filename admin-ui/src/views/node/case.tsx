// SPDX-License-Identifier: EUPL-1.2
/**
 * One case: the thread with the N-CERT, an answer without a sender after a preview, and „das waren wir“.
 *
 * @module
 */
import '../../style/contribute.css'
import type { CaseView, FollowUpPreview } from '@ncv/protocol/admin/case-routes.ts'
import { useState } from 'preact/hooks'
import { act, sentenceOf } from '../../app/act.ts'
import { useTexts } from '../../app/i18n.ts'
import { hrefOf } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { may } from '../../app/session.ts'
import type { ViewProps } from '../../app/views.tsx'
import { de } from '../../i18n/de/case.ts'
import { de as stateDe } from '../../i18n/de/contribution.ts'
import { en } from '../../i18n/en/case.ts'
import { en as stateEn } from '../../i18n/en/contribution.ts'
import { api } from '../../node/api.ts'
import { isState, stateBadge } from '../../node/contribution-words.ts'
import { Alert } from '../../ui/alert.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Confirm } from '../../ui/dialog.tsx'
import { Day, Facts, Plain, Time } from '../../ui/facts.tsx'
import { TextArea } from '../../ui/field.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { Loaded } from '../../ui/states.tsx'
import { whyText } from './contribute-parts/words.ts'

const TEXTS = { de, en }
const STATES = { de: stateDe, en: stateEn }

export default function Case({ params: { id = '' } }: ViewProps) {
  const t = useTexts(TEXTS)
  const found = useResource(() => api.showCase({ params: { id } }), `case ${id}`, ['contribution', 'feed'])
  const incidents = useResource(async () => (may('incident.read') ? await api.listIncidents() : undefined), `incidents of case ${id}`, ['incident'])
  const title = incidents.data?.incidents.find((each) => each.id === found.data?.incident)?.title
  return (
    <Page
      title={title === undefined ? t('case.unknown', { id: id.slice(0, 8) }) : t('case.of', { title })}
      back={{ href: hrefOf('cases'), label: t('back') }}
    >
      <Loaded of={found}>
        {(of) => (
          <>
            <Head of={of} />
            <Section title={t('thread.title')}>
              <Thread of={of} />
            </Section>
            {of.ended === undefined && may('contribution.write') && <Write of={of} reload={found.reload} />}
            {!of.isRevealed && of.ended !== 'keys-gone' && may('contribution.reveal') && <Reveal of={of} reload={found.reload} />}
          </>
        )}
      </Loaded>
    </Page>
  )
}

function StateBadge({ state }: { readonly state: string | undefined }) {
  const t = useTexts(STATES)
  return state !== undefined && isState(state) ? <Badge kind={stateBadge(state)}>{t(`state.${state}`)}</Badge> : null
}

function Head({ of: { id, incident, state, left, ended, isRevealed } }: { readonly of: CaseView }) {
  const t = useTexts(TEXTS)
  return (
    <>
      <Facts
        of={[
          [t('field.state'), state === undefined ? undefined : <StateBadge state={state} />],
          [t('field.sender'), t(isRevealed ? 'revealed' : 'anonymous')],
          [t('field.left'), ended === undefined ? t('left.count', { n: left }) : t(`ended.${ended}`)],
          [
            t('field.id'),
            <span key="id" class="digest">
              {id}
            </span>,
          ],
        ]}
      />
      {may('incident.read') && (
        <p>
          <a class="link" href={hrefOf(`incidents/${incident}`)}>
            {t('to.incident')}
          </a>
        </p>
      )}
    </>
  )
}

function Thread({ of: { thread } }: { readonly of: CaseView }) {
  const t = useTexts(TEXTS)
  if (thread.length === 0) return <p class="muted">{t('thread.none')}</p>
  return (
    <ol class="thread">
      {thread.map((line) =>
        line.from === 'hub' ? (
          <li class="thread__line" key={`hub ${line.number}`}>
            <p class="thread__head">
              <strong>{t(`line.${line.kind}`, { number: line.number })}</strong> <Time at={line.at} /> {t('line.index', { index: line.index })}
            </p>
            <Plain text={line.text} />
            {line.closes !== undefined && (
              <p class="muted">
                {t('line.closes')} <Day day={line.closes} />
              </p>
            )}
          </li>
        ) : (
          <li class="thread__line thread__line--own" key={`own ${line.counter}`}>
            <p class="thread__head">
              <strong>{t('line.own', { counter: line.counter })}</strong> <Time at={line.at} /> <StateBadge state={line.state} />
            </p>
            <Plain text={line.text} />
          </li>
        ),
      )}
    </ol>
  )
}

interface CaseProps {
  readonly of: CaseView
  readonly reload: () => Promise<void>
}

function Write({ of: { id, members, senders }, reload }: CaseProps) {
  const t = useTexts(TEXTS)
  const [text, setText] = useState('')
  const [preview, setPreview] = useState<FollowUpPreview | undefined>(undefined)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const params = { id }
  const trying = async (work: () => Promise<void>) => {
    setFailure(undefined)
    try {
      await work()
    } catch (error) {
      setFailure(sentenceOf(error))
    }
  }
  const look = () => trying(async () => setPreview(await api.previewFollowUp({ params, body: { text } })))
  const send = ({ digest }: FollowUpPreview) =>
    trying(async () => {
      const { counter } = await api.followUp({ params, body: { text, digest } })
      await act(() => Promise.resolve(), t('sent', { counter }))
      setPreview(undefined)
      setText('')
      await reload()
    })
  return (
    <Section title={t('write.title')} lead={t('write.lead')}>
      <div class="why">
        <p>{t('shrinks', { members })}</p>
        {!senders.isAnonymous && <p>{t('unnamed', { active: senders.active })}</p>}
      </div>
      {failure !== undefined && (
        <Alert kind="danger" title={t('preview.refused')}>
          <p>{failure}</p>
        </Alert>
      )}
      {preview === undefined ? (
        <div class="form">
          <TextArea label={t('write.text')} value={text} onInput={setText} maxLength={12_000} />
          <Button onClick={look} isDisabled={text.trim() === ''}>
            {t('write.look')}
          </Button>
        </div>
      ) : (
        <Preview of={preview} onChange={() => setPreview(undefined)} onSend={() => send(preview)} />
      )}
    </Section>
  )
}

interface PreviewProps {
  readonly of: FollowUpPreview
  readonly onChange: () => void
  readonly onSend: () => Promise<void>
}

function Preview({ of: { text, touched, answers, digest }, onChange, onSend }: PreviewProps) {
  const t = useTexts(TEXTS)
  const why = useTexts(STATES)
  return (
    <>
      <div class="exact">
        <h3>{t('preview.title')}</h3>
        {answers !== undefined && <p class="muted">{t('preview.answers', { number: answers })}</p>}
        <Plain text={text} />
        {touched.length > 0 && (
          <>
            <h3>{t('preview.touched')}</h3>
            <ul>
              {touched.map(({ from, to, why: reason }) => (
                <li key={`${from} ${to}`}>
                  <del>{from}</del> <ins>{to}</ins> ({whyText(why, reason)})
                </li>
              ))}
            </ul>
          </>
        )}
        <p class="muted">
          {t('preview.digest')} <span class="digest">{digest}</span>
        </p>
      </div>
      <div class="row">
        <Button kind="primary" onClick={onSend}>
          {t('preview.send')}
        </Button>
        <Button onClick={onChange}>{t('preview.change')}</Button>
      </div>
    </>
  )
}

function Reveal({ of: { id }, reload }: CaseProps) {
  const t = useTexts(TEXTS)
  const [isAsking, setAsking] = useState(false)
  return (
    <Section title={t('reveal.title')} lead={t('reveal.text')}>
      <Button isDanger onClick={() => setAsking(true)}>
        {t('reveal.go')}
      </Button>
      {isAsking && (
        <Confirm
          title={t('reveal.confirm.title')}
          confirm={t('reveal.confirm.go')}
          isDanger
          onClose={() => setAsking(false)}
          onConfirm={async () => {
            await act(() => api.revealCase({ params: { id } }), t('reveal.done'))
            setAsking(false)
            await reload()
          }}
        >
          <p>{t('reveal.confirm.text')}</p>
        </Confirm>
      )}
    </Section>
  )
}
