// SPDX-License-Identifier: EUPL-1.2
/**
 * One motion: what it is about, how many have voted, the result in words with base and threshold.
 *
 * @module
 */
import type { HubMotionView } from '@ncv/protocol/admin/hub-motion-routes.ts'
import { useState } from 'preact/hooks'
import { act } from '../../app/act.ts'
import { useTexts } from '../../app/i18n.ts'
import { hrefOf } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { may } from '../../app/session.ts'
import type { ViewProps } from '../../app/views.tsx'
import { api } from '../../hub/api.ts'
import { MotionState } from '../../hub/motion-state.tsx'
import { neededVotes } from '../../hub/vote-threshold.ts'
import { Tally } from '../../hub/tally.tsx'
import { de } from '../../i18n/de/hub-motion.ts'
import { de as partyDe } from '../../i18n/de/party-words.ts'
import { en } from '../../i18n/en/hub-motion.ts'
import { en as partyEn } from '../../i18n/en/party-words.ts'
import { Alert } from '../../ui/alert.tsx'
import { Button } from '../../ui/button.tsx'
import { Facts, Plain, Time } from '../../ui/facts.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { Loaded } from '../../ui/states.tsx'
import { TypedConfirm } from '../../ui/typed-confirm.tsx'
import '../../style/hub-coordination.css'

const MOTION = { de, en }
const HUB = 'hub'

export default function Motion({ params: { motion = '' } }: ViewProps) {
  const t = useTexts(MOTION)
  const shown = useResource(() => api.showMotion({ params: { motion } }), motion, ['motion', 'feed', 'post'])
  return (
    <Loaded of={shown}>
      {(found) => (
        <Page
          title={found.title}
          back={{ href: hrefOf('motions'), label: t('back') }}
          actions={found.state === 'open' && found.proposer === HUB && may('motion.withdraw') && <Withdraw of={found} onDone={shown.reload} />}
        >
          <MotionFacts of={found} />
          {found.text !== null && (
            <Section title={t('reasons')}>
              <Plain text={found.text} />
            </Section>
          )}
          {found.rules !== null && <NewRules of={found.rules} />}
          <Section title={t('questions')}>
            {found.state === 'open' && (
              <Alert kind="info" title={t('pending')}>
                <p>{t('late')}</p>
              </Alert>
            )}
            {found.state === 'lapsed' && (
              <Alert kind="warning" title={t('result.lapsed', { cast: found.cast ?? 0, electorate: found.electorate, needed: neededVotes(found) })} />
            )}
            <div class="stack">
              {found.questions.filter(isWorthShowing).map((question) => (
                <Tally key={question.number} of={question} motion={found} />
              ))}
            </div>
          </Section>
        </Page>
      )}
    </Loaded>
  )
}

/** The one question of a motion that is about nobody says nothing before it is counted. */
function isWorthShowing({ member, result }: HubMotionView['questions'][number]): boolean {
  return member !== null || result !== null
}

function MotionFacts({ of: motion }: { readonly of: HubMotionView }) {
  const t = useTexts(MOTION)
  const partyText = useTexts({ de: partyDe, en: partyEn })
  const { subject, role, isGranted, proposerName, opens, closes, ended, base, electorate, voted } = motion
  return (
    <Facts
      of={[
        [t('column.state'), <MotionState of={motion} />],
        [t('fact.subject'), t(`subject.${subject}`)],
        [t('role'), role === null ? undefined : `${partyText(`role.${role}`)}: ${t(isGranted === true ? 'role.given' : 'role.taken')}`],
        [t('fact.proposer'), proposerName],
        [t('fact.opens'), <Time at={opens} />],
        [t('fact.closes'), <Time at={closes} />],
        [t('fact.ended'), ended === null ? undefined : <Time at={ended} />],
        [t('fact.base'), t(`base.${base}`, { n: electorate })],
        [t('fact.quorum'), base === 'cast' ? t('quorum', { n: neededVotes(motion), electorate }) : undefined],
        [t('fact.voted'), t('voted', { voted, electorate })],
        [t('fact.entry'), motion.index],
        [t('fact.id'), <span class="mono">{motion.motion.slice(0, 16)}</span>],
      ]}
    />
  )
}

const DAY_MS = 86_400_000

function NewRules({ of: rules }: { readonly of: NonNullable<HubMotionView['rules']> }) {
  const t = useTexts(MOTION)
  const { base, voteQuorum, votingPeriodMs, retentionDays, amberToSupervision } = rules
  return (
    <Section title={t('rules')}>
      <Facts
        of={[
          [t('rule.base'), t(`rule.base.${base}`)],
          [t('rule.quorum'), `${voteQuorum.numerator}/${voteQuorum.denominator}`],
          [t('rule.period'), t('days', { n: Math.round((votingPeriodMs / DAY_MS) * 10) / 10 })],
          [t('rule.retention'), t('days', { n: retentionDays })],
          [t('rule.amber'), t(amberToSupervision ? 'yes' : 'no')],
        ]}
      />
    </Section>
  )
}

function Withdraw({ of: { motion, title }, onDone }: { readonly of: HubMotionView; readonly onDone: () => Promise<void> }) {
  const t = useTexts(MOTION)
  const [isOpen, setOpen] = useState(false)
  const withdraw = async () => {
    const done = await act(() => api.withdrawMotion({ params: { motion } }), t('withdrawn'))
    if (done === undefined) return
    setOpen(false)
    await onDone()
  }
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('withdraw')}</Button>
      {isOpen && (
        <TypedConfirm title={t('withdraw')} word={motion.slice(0, 6)} confirm={t('withdraw')} onConfirm={withdraw} onClose={() => setOpen(false)}>
          <p>{t('withdraw.text', { title })}</p>
        </TypedConfirm>
      )}
    </>
  )
}
