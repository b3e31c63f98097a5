// SPDX-License-Identifier: EUPL-1.2
/**
 * The result of one question: in words, and as a bar of all who may vote with the threshold on it.
 *
 * @module
 */
import type { HubMotionView } from '@ncv/protocol/admin/hub-motion-routes.ts'
import { useId } from 'preact/hooks'
import { useTexts } from '../app/i18n.ts'
import { de } from '../i18n/de/hub-motion.ts'
import { de as partyDe } from '../i18n/de/party-words.ts'
import { en } from '../i18n/en/hub-motion.ts'
import { en as partyEn } from '../i18n/en/party-words.ts'
import { Badge } from '../ui/badge.tsx'
import { Card } from '../ui/page.tsx'
import { Result } from './motion-state.tsx'
import { baseOf, neededYes } from './vote-threshold.ts'

const MOTION = { de, en }
type Question = HubMotionView['questions'][number]

export function Tally({ of: question, motion }: { readonly of: Question; readonly motion: HubMotionView }) {
  const t = useTexts(MOTION)
  const partyText = useTexts({ de: partyDe, en: partyEn })
  const { number, name, kind, category, result } = question
  const about = [kind === null ? undefined : partyText(`kind.${kind}`), category === null ? undefined : partyText(`category.${category as 1}`)]
  return (
    <Card title={`${number}. ${name}`}>
      {kind !== null && <p class="muted">{about.filter((each) => each !== undefined).join(' · ')}</p>}
      {result !== null && motion.state === 'counted' && (
        <div class="tally">
          <p class="row">
            <Result isCarried={result.isCarried} /> <CarriedOut of={question} motion={motion} />
          </p>
          <p>{t('result.words', { yes: result.yes, no: result.no, abstain: result.abstain, needed: neededYes(motion), base: baseOf(motion) })}</p>
          <Bar name={name} of={result} motion={motion} />
        </div>
      )}
    </Card>
  )
}

function CarriedOut({ of: { number, result, isCarriedOut }, motion }: { readonly of: Question; readonly motion: HubMotionView }) {
  const t = useTexts(MOTION)
  if (result?.isCarried !== true || motion.subject === 'decision') return null
  if (isCarriedOut) return <Badge kind="green">{t('result.done')}</Badge>
  const hindrance = motion.hindrances.find((each) => each.number === number)
  return <Badge kind="amber">{hindrance === undefined ? t('result.waiting') : t('result.hindered', { code: hindrance.code })}</Badge>
}

const WIDTH = 320
const HEIGHT = 18

function Bar({
  name,
  of: { yes, no, abstain },
  motion,
}: {
  readonly name: string
  readonly of: NonNullable<Question['result']>
  readonly motion: HubMotionView
}) {
  const t = useTexts(MOTION)
  const id = useId()
  const whole = Math.max(1, motion.electorate)
  const needed = neededYes(motion)
  const rest = Math.max(0, whole - yes - no - abstain)
  const parts = [
    ['yes', yes],
    ['no', no],
    ['abstain', abstain],
    ['rest', rest],
  ] as const
  const startOf = (at: number) => (parts.slice(0, at).reduce((sum, [, n]) => sum + n, 0) / whole) * WIDTH
  const mark = (needed / whole) * WIDTH
  return (
    <svg class="tally__bar" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-labelledby={`${id}-t ${id}-d`}>
      <title id={`${id}-t`}>{t('bar.title', { name })}</title>
      <desc id={`${id}-d`}>{t('bar.desc', { yes, no, abstain, rest, needed })}</desc>
      {parts.map(([part, n], at) => (
        <rect key={part} class={`tally__${part}`} x={startOf(at)} y="2" width={(n / whole) * WIDTH} height={HEIGHT - 4} />
      ))}
      <line class="tally__mark" x1={mark} x2={mark} y1="0" y2={HEIGHT} />
    </svg>
  )
}
