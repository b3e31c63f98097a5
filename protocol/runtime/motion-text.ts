// SPDX-License-Identifier: EUPL-1.2
/**
 * A motion in words, for the command lines of hub and node.
 *
 * @module
 */
import type { MotionView, QuestionOfMotion } from '@ncv/protocol/admin/motion-view.ts'
import type { Lang } from './texts.ts'

/** As much of `CommandIo` as texts need. */
export interface MotionIo {
  readonly lang: Lang
  text(key: string, params?: Readonly<Record<string, string | number>>): string
}

/** Digits of a motion's hash that people see and type. */
export const MOTION_SHOWN = 12
const DAY_MS = 86_400_000

function instantText(at: number, lang: Lang): string {
  return new Intl.DateTimeFormat(lang === 'de' ? 'de-DE' : 'en-GB', { dateStyle: 'short', timeStyle: 'medium' }).format(new Date(at))
}

/** @param lines of the caller, behind the head: how many have voted, the own vote */
export function motionText(view: MotionView, io: MotionIo, lines: readonly string[] = []): string {
  const { motion, title, subject, proposerName, state, closes, text, electorate, cast, base } = view
  const quorum = `${view.quorum.numerator}/${view.quorum.denominator}`
  return [
    io.text('motion.head', { motion: motion.slice(0, MOTION_SHOWN), title }),
    io.text('motion.about', {
      subject: io.text(`motion.subject.${subject}`),
      proposer: proposerName,
      state: io.text(`motion.state.${state}`, state === 'open' ? { closes: instantText(closes, io.lang) } : {}),
    }),
    ...(text === null ? [] : [`  ${text}`]),
    ...rulesText(view, io),
    ...(view.role === null
      ? []
      : [io.text('motion.role', { role: view.role, change: io.text(view.isGranted === true ? 'motion.role.given' : 'motion.role.taken') })]),
    ...lines,
    ...(cast === null
      ? []
      : [io.text(base === 'cast' ? 'motion.cast' : 'motion.cast.electorate', base === 'cast' ? { cast, electorate, quorum } : { cast, electorate })]),
    ...view.questions.map((question) => questionText(question, view, io)),
  ].join('\n')
}

function rulesText({ rules }: MotionView, io: MotionIo): string[] {
  if (rules === null) return []
  const { base, voteQuorum, votingPeriodMs, retentionDays, amberToSupervision } = rules
  const days = Math.round((votingPeriodMs / DAY_MS) * 10) / 10
  const amber = io.text(amberToSupervision ? 'motion.yes' : 'motion.no')
  return [io.text('motion.rules', { base, quorum: `${voteQuorum.numerator}/${voteQuorum.denominator}`, days, retention: retentionDays, amber })]
}

function questionText(
  { number, name, member, kind, category, result, isCarriedOut }: QuestionOfMotion,
  { subject }: MotionView,
  io: MotionIo,
): string {
  const head = io.text('motion.question', { number, name })
  const about = member === null || kind === null ? '' : ` (${io.text(`motion.kind.${kind}`)}, ${category ?? ''}; ${member})`
  if (result === null) return `${head}${about}`
  const { yes, no, abstain, isCarried } = result
  const done = isCarriedOut || subject === 'decision' ? 'motion.carried' : 'motion.waiting'
  return `${head}${about}: ${io.text('motion.result', { yes, no, abstain, carried: io.text(isCarried ? done : 'motion.rejected') })}`
}
