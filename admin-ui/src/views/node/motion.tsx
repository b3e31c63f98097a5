// SPDX-License-Identifier: EUPL-1.2
/**
 * One motion: its exact words, what follows, when it is carried, the own vote, the count.
 *
 * @module
 */
import type { NodeMotionView } from '@ncv/protocol/admin/motion-routes.ts'
import { useState } from 'preact/hooks'
import { act } from '../../app/act.ts'
import { useTexts } from '../../app/i18n.ts'
import { go, hrefOf } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { may } from '../../app/session.ts'
import type { ViewProps } from '../../app/views.tsx'
import { de as wordsDe } from '../../i18n/de/party-words.ts'
import { de } from '../../i18n/de/motion.ts'
import { en as wordsEn } from '../../i18n/en/party-words.ts'
import { en } from '../../i18n/en/motion.ts'
import { api } from '../../node/api.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Confirm } from '../../ui/dialog.tsx'
import { Facts, Plain, Time } from '../../ui/facts.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { Loaded } from '../../ui/states.tsx'
import { RulesFacts } from './motion-rules.tsx'
import { Tally } from './motion-tally.tsx'
import { OwnVotes } from './motion-vote.tsx'
import { neededOf } from './tally-words.ts'
import { Result } from './votes.tsx'
import '../../style/federation.css'

const TEXTS = { de, en }
const WORDS = { de: wordsDe, en: wordsEn }

export default function Motion({ params: { motion = '' } }: ViewProps) {
  const t = useTexts(TEXTS)
  const load = async () => {
    const [shown, { id }] = await Promise.all([api.showMotion({ params: { motion } }), api.status()])
    return { shown, isOwn: shown.proposer === id }
  }
  const found = useResource(load, `motion ${motion}`, ['motion', 'vote', 'post', 'feed'])
  const shown = found.data?.shown
  return (
    <Page
      title={shown?.title ?? t('title')}
      back={{ href: hrefOf('votes'), label: t('title') }}
      actions={found.data?.isOwn && shown?.state === 'open' && may('motion.propose') && <Withdraw motion={motion} />}
    >
      <Loaded of={found}>
        {({ shown: view }) => (
          <>
            <Head motion={view} />
            <OwnVotes motion={view} reload={found.reload} />
            <Tally motion={view} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Head({ motion }: { readonly motion: NodeMotionView }) {
  const t = useTexts(TEXTS)
  const w = useTexts(WORDS)
  const { quorum, yes } = neededOf(motion)
  const { subject, electorate, role, isGranted, rules } = motion
  const about = motion.questions[0]?.name ?? ''
  return (
    <>
      <p class="row">
        <Badge>{t(`subject.${subject}`)}</Badge> <Result of={motion} />
      </p>
      {motion.text !== null && (
        <Section title={t('text')}>
          <Plain text={motion.text} />
        </Section>
      )}
      <Section title={t('effect')}>
        <p>{t(`effect.${subject}`)}</p>
        {role !== null && (
          <p>
            <strong>{t(isGranted ? 'role.given' : 'role.taken', { name: about, role: w(`role.${role}`) })}</strong>
          </p>
        )}
        {rules !== null && <RulesFacts rules={rules} />}
      </Section>
      {subject === 'admission' && (
        <Section title={t('candidates')}>
          <ol>
            {motion.questions.map(({ number, name, kind, category, member }) => (
              <li key={number}>
                {name}
                <span class="sub">
                  {[kind === null ? undefined : w(`kind.${kind}`), category === null ? undefined : w(`category.${category as 1}`), member]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </li>
            ))}
          </ol>
        </Section>
      )}
      <Section title={t('who')}>
        <Facts
          of={[
            [t('proposer'), motion.proposerName],
            [t('opens'), <Time at={motion.opens} />],
            [t('closes'), <Time at={motion.closes} />],
            [t('ended'), motion.ended === null ? undefined : <Time at={motion.ended} />],
            [t('who'), t('who.text', { n: electorate })],
            [t('rule'), t(motion.base === 'cast' ? 'rule.cast' : 'rule.electorate', { electorate, quorum, yes })],
            [t('index'), motion.index],
          ]}
        />
      </Section>
    </>
  )
}

function Withdraw({ motion }: { readonly motion: string }) {
  const t = useTexts(TEXTS)
  const [isAsking, setAsking] = useState(false)
  const withdraw = async () => {
    setAsking(false)
    if ((await act(() => api.withdrawMotion({ params: { motion } }), t('withdrawn'))) !== undefined) go(hrefOf('votes'))
  }
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t('withdraw')}</Button>
      {isAsking && (
        <Confirm title={t('withdraw.title')} confirm={t('withdraw')} isDanger onConfirm={withdraw} onClose={() => setAsking(false)}>
          <p>{t('withdraw.text')}</p>
        </Confirm>
      )}
    </>
  )
}
