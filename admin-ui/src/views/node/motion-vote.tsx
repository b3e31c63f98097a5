// SPDX-License-Identifier: EUPL-1.2
/**
 * The own vote: laid out by one person, released by one with the right to, signed after its exact words were shown; then its proof.
 *
 * @module
 */
import type { NodeMotionView } from '@ncv/protocol/admin/motion-routes.ts'
import { useState } from 'preact/hooks'
import { act } from '../../app/act.ts'
import { useTexts } from '../../app/i18n.ts'
import { useResource } from '../../app/resource.ts'
import { saveFile } from '../../app/save-file.ts'
import { may } from '../../app/session.ts'
import { de } from '../../i18n/de/motion.ts'
import { en } from '../../i18n/en/motion.ts'
import { api } from '../../node/api.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Confirm } from '../../ui/dialog.tsx'
import { Time } from '../../ui/facts.tsx'
import { RadioGroup } from '../../ui/field.tsx'
import { Section } from '../../ui/page.tsx'
import { isWaiting } from './tally-words.ts'
import { VOTE_BADGE } from './votes.tsx'

const TEXTS = { de, en }
type OwnVote = NodeMotionView['votes'][number]
type Choice = NonNullable<OwnVote['choices']>[number]
const CHOICES = ['yes', 'no', 'abstain'] as const satisfies readonly Choice[]

interface VoteProps {
  readonly motion: NodeMotionView
  readonly vote: OwnVote
  readonly reload: () => Promise<void>
}

export function OwnVotes({ motion, reload }: Omit<VoteProps, 'vote'>) {
  const t = useTexts(TEXTS)
  const { data } = useResource(() => api.status(), 'status', ['feed'])
  if (motion.votes.length === 0)
    return (
      <Section title={t('own')}>
        <p class="muted">{t('own.nobody')}</p>
      </Section>
    )
  return (
    <>
      {motion.votes.map((vote) => (
        <Section key={vote.voter} title={vote.isMandate ? t('own.mandate', { name: vote.name }) : t('own')}>
          <OneVote motion={motion} vote={vote.isMandate ? vote : { ...vote, name: data?.name ?? vote.name }} reload={reload} />
        </Section>
      ))}
    </>
  )
}

function OneVote({ motion, vote, reload }: VoteProps) {
  const t = useTexts(TEXTS)
  const canVote = motion.state === 'open' && isWaiting(vote)
  const mayVote = may('vote.prepare') || may('vote.release')
  return (
    <>
      <p>
        <Badge kind={VOTE_BADGE[vote.state]}>{t(`vote.${vote.state}`)}</Badge> {t(`vote.text.${vote.state}`, { code: vote.code ?? '' })}
        {vote.takenAt !== null && (
          <span class="sub">
            <Time at={vote.takenAt} />
          </span>
        )}
      </p>
      {vote.choices !== null && !canVote && <ChoiceLines motion={motion} choices={vote.choices} />}
      {canVote && (mayVote ? <Ballot motion={motion} vote={vote} reload={reload} /> : <p class="muted">{t('own.no-right')}</p>)}
      {vote.evidence !== null && <Evidence motion={motion} vote={vote} />}
    </>
  )
}

function ChoiceLines({ motion, choices }: { readonly motion: NodeMotionView; readonly choices: readonly Choice[] }) {
  const t = useTexts(TEXTS)
  return (
    <ul>
      {motion.questions.map(({ number, name }, at) => {
        const choice = choices[at]
        return choice === undefined ? null : <li key={number}>{t('release.line', { about: name, choice: t(`choice.${choice}`) })}</li>
      })}
    </ul>
  )
}

function Ballot({ motion, vote, reload }: VoteProps) {
  const t = useTexts(TEXTS)
  const [choices, setChoices] = useState<readonly (Choice | undefined)[]>(() => motion.questions.map((_, at) => vote.choices?.[at]))
  const [isAsking, setAsking] = useState(false)
  const whole = choices.filter((choice) => choice !== undefined)
  const isWhole = whole.length === motion.questions.length
  const call = { params: { motion: motion.motion }, body: { choices: whole, ...(vote.isMandate ? { voter: vote.voter } : {}) } }
  const prepare = async () => {
    await act(() => api.prepareVote(call), t('prepared'))
    await reload()
  }
  const release = async () => {
    setAsking(false)
    await act(() => api.releaseVote(call), t('release.done'))
    await reload()
  }
  return (
    <>
      <div class="form">
        {motion.questions.map(({ number, name }, at) => (
          <RadioGroup
            key={number}
            label={motion.questions.length === 1 ? t('ask') : t('ask.for', { name })}
            value={(choices[at] ?? '') as Choice}
            onChange={(choice) => setChoices(choices.map((old, i) => (i === at ? choice : old)))}
            options={CHOICES.map((value) => ({ value, label: t(`choice.${value}`) }))}
          />
        ))}
        <div class="row">
          {may('vote.release') && (
            <Button kind="primary" isDisabled={!isWhole} onClick={() => setAsking(true)}>
              {t('release')}
            </Button>
          )}
          {may('vote.prepare') && (
            <Button isDisabled={!isWhole} onClick={prepare}>
              {t('prepare')}
            </Button>
          )}
        </div>
      </div>
      {isAsking && (
        <Confirm title={t('release.title')} confirm={t('release.sign')} onConfirm={release} onClose={() => setAsking(false)}>
          <p>{t('release.text', { name: vote.name })}</p>
          <div class="exact">
            <p>
              <strong>{motion.title}</strong>
            </p>
            <ChoiceLines motion={motion} choices={whole} />
          </div>
          <p>{t('release.final', { name: vote.name })}</p>
        </Confirm>
      )}
    </>
  )
}

function Evidence({ motion, vote }: Omit<VoteProps, 'reload'>) {
  const t = useTexts(TEXTS)
  const save = () => {
    const content = { motion: motion.motion, title: motion.title, voter: vote.voter, choices: vote.choices, takenAt: vote.takenAt, ...vote.evidence }
    saveFile(`ncv-vote-${motion.motion.slice(0, 12)}.json`, `${JSON.stringify(content, null, 2)}\n`, 'application/json')
  }
  return (
    <div class="no-print">
      <p class="muted">{t('evidence.text')}</p>
      <Button isSmall label={`${t('evidence')}: ${t('evidence.save')}`} onClick={save}>
        {t('evidence.save')}
      </Button>
    </div>
  )
}
