// SPDX-License-Identifier: EUPL-1.2
/**
 * The count of a motion: figures in words, a bar beside them, whether it is carried.
 *
 * @module
 */
import type { NodeMotionView } from '@ncv/protocol/admin/motion-routes.ts'
import { useTexts } from '../../app/i18n.ts'
import { de } from '../../i18n/de/motion.ts'
import { en } from '../../i18n/en/motion.ts'
import { Badge } from '../../ui/badge.tsx'
import { Section } from '../../ui/page.tsx'
import { baseOf, threeQuarters } from './tally-words.ts'

type Question = NodeMotionView['questions'][number]

export function Tally({ motion }: { readonly motion: NodeMotionView }) {
  const t = useTexts({ de, en })
  if (motion.state === 'open')
    return (
      <Section title={t('tally')}>
        <p class="muted">{t('tally.open')}</p>
      </Section>
    )
  return (
    <Section title={t('tally')}>
      {motion.questions.map((question) => (
        <Counted key={question.number} motion={motion} question={question} />
      ))}
    </Section>
  )
}

function Counted({ motion, question }: { readonly motion: NodeMotionView; readonly question: Question }) {
  const t = useTexts({ de, en })
  const { result } = question
  if (result === null) return <p>{t(`state.${motion.state}`)}</p>
  const { yes, no, abstain, isCarried } = result
  const isWaiting = isCarried && !question.isCarriedOut && motion.subject !== 'decision'
  return (
    <div class="tally">
      <p class="row">
        <strong>{question.name}</strong>
        <Badge kind={isCarried ? 'green' : 'red'}>{t(isCarried ? 'result.carried' : 'result.rejected')}</Badge>
        {isWaiting && <Badge kind="amber">{t('tally.waiting')}</Badge>}
      </p>
      <p>{t('tally.text', { yes, no, abstain, cast: motion.cast ?? 0, electorate: motion.electorate })}</p>
      <Bar yes={yes} no={no} abstain={abstain} base={baseOf(motion)} />
    </div>
  )
}

/** The figures stand beside it in words; the mark shows the three quarters. */
function Bar({ yes, no, abstain, base }: { readonly yes: number; readonly no: number; readonly abstain: number; readonly base: number }) {
  const t = useTexts({ de, en })
  const whole = Math.max(1, base, yes + no + abstain)
  const part = (count: number) => (count / whole) * 100
  const mark = part(threeQuarters(base))
  return (
    <svg viewBox="0 0 100 4" preserveAspectRatio="none" role="img" aria-label={t('tally.bar')}>
      <rect class="tally__yes" x="0" y="0" width={part(yes)} height="4" />
      <rect class="tally__no" x={part(yes)} y="0" width={part(no)} height="4" />
      <rect class="tally__abstain" x={part(yes + no)} y="0" width={part(abstain)} height="4" />
      <line class="tally__mark" x1={mark} x2={mark} y1="0" y2="4" vector-effect="non-scaling-stroke" />
    </svg>
  )
}
