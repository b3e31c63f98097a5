// SPDX-License-Identifier: EUPL-1.2
/**
 * Motions of the registry as admin interfaces show them. Apart from their schema, which the browser reads as well: the registry needs cryptography.
 *
 * @module
 */
import type { MotionView, QuestionOfMotion } from '../admin/motion-view.ts'
import { hex } from '../bytes.ts'
import type { MembershipState, StandingMotion } from './member-state.ts'

function questionNames(
  state: MembershipState,
  { motion, candidates }: StandingMotion,
): Pick<QuestionOfMotion, 'member' | 'name' | 'kind' | 'category'>[] {
  const { subject } = motion
  if (subject.kind === 'admission') return candidates.map(({ id, name, kind, category }) => ({ member: id, name, kind, category }))
  const about = subject.kind === 'expulsion' || subject.kind === 'role' ? state.members.get(subject.member) : undefined
  if (about === undefined) return [{ member: null, name: motion.title, kind: null, category: null }]
  return [{ member: about.id, name: about.name, kind: about.kind, category: about.category }]
}

/** @param hubName as the genesis has it */
export function motionView(state: MembershipState, standing: StandingMotion, hubName: string): MotionView {
  const { id, index, motion, opensAt, closesAt, electorate, rules, tally, carriedOut } = standing
  const { subject } = motion
  return {
    motion: hex(id),
    index,
    proposer: motion.proposer,
    proposerName: motion.proposer === 'hub' ? hubName : (state.members.get(motion.proposer)?.name ?? motion.proposer),
    title: motion.title,
    text: motion.text ?? null,
    subject: subject.kind,
    role: subject.kind === 'role' ? subject.role : null,
    isGranted: subject.kind === 'role' ? subject.isGranted : null,
    rules: subject.kind === 'rules' ? subject.rules : null,
    opens: opensAt,
    closes: closesAt,
    ended: tally?.at ?? null,
    state: tally?.outcome ?? 'open',
    electorate: electorate.size,
    base: rules.base,
    quorum: rules.voteQuorum,
    cast: tally === undefined ? null : tally.cast,
    questions: questionNames(state, standing).map((about, i) => ({
      number: i + 1,
      ...about,
      result: tally?.results[i] ?? null,
      isCarriedOut: carriedOut.has(i),
    })),
  }
}

/** The motions whose hash begins so. */
export function motionsBy(state: MembershipState, start: string): StandingMotion[] {
  return [...state.motions].filter(([id]) => id.startsWith(start)).map(([, standing]) => standing)
}
