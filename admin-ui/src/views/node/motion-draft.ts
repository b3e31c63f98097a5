// SPDX-License-Identifier: EUPL-1.2
/**
 * A motion that is being written: its parts as they are typed, and what they become when it is handed in.
 *
 * @module
 */
import type { MotionDraft } from '@ncv/protocol/admin/motion-view.ts'
import { parseFraction } from './tally-words.ts'

export type SubjectKind = MotionDraft['subject']['kind']
type Subject = MotionDraft['subject']
type Relay = Extract<Subject, { kind: 'relay' }>['relay']
type Role = Extract<Subject, { kind: 'role' }>['role']

export interface TypedMotion {
  readonly kind: SubjectKind
  readonly title: string
  readonly text: string
  readonly candidates: readonly { readonly name: string; readonly record: string }[]
  readonly member: string
  readonly role: Role
  readonly isGranted: boolean
  readonly relay: Relay | undefined
  readonly base: '' | 'cast' | 'electorate'
  readonly quorum: string
  readonly periodDays: string
  readonly amber: '' | 'yes' | 'no'
  readonly retentionDays: string
}

export const EMPTY_MOTION: TypedMotion = {
  kind: 'decision',
  title: '',
  text: '',
  candidates: [],
  member: '',
  role: 'witness',
  isGranted: true,
  relay: undefined,
  base: '',
  quorum: '',
  periodDays: '',
  amber: '',
  retentionDays: '',
}

const DAY_MS = 86_400_000

/** Rules that change; what is absent stays as it is. */
export function rulesOf({ base, quorum, periodDays, amber, retentionDays }: TypedMotion): Extract<Subject, { kind: 'rules' }>['rules'] {
  const voteQuorum = parseFraction(quorum)
  return {
    ...(base === '' ? {} : { base }),
    ...(voteQuorum === undefined ? {} : { voteQuorum }),
    ...(periodDays.trim() === '' ? {} : { votingPeriodMs: Number(periodDays) * DAY_MS }),
    ...(amber === '' ? {} : { amberToSupervision: amber === 'yes' }),
    ...(retentionDays.trim() === '' ? {} : { retentionDays: Number(retentionDays) }),
  }
}

export type MotionNeed = 'title' | 'member' | 'candidates' | 'relay' | 'rules'

export function missingIn(typed: TypedMotion): MotionNeed[] {
  const found: MotionNeed[] = []
  if (typed.title.trim() === '') found.push('title')
  if ((typed.kind === 'expulsion' || typed.kind === 'role') && typed.member === '') found.push('member')
  if (typed.kind === 'admission' && typed.candidates.length === 0) found.push('candidates')
  if (typed.kind === 'relay' && typed.relay === undefined) found.push('relay')
  if (typed.kind === 'rules' && Object.keys(rulesOf(typed)).length === 0) found.push('rules')
  return found
}

function subjectOf(typed: TypedMotion): Subject | undefined {
  const { kind, member, role, isGranted, relay } = typed
  if (kind === 'admission') return { kind, candidates: typed.candidates.map(({ record }) => record) }
  if (kind === 'expulsion') return { kind, member }
  if (kind === 'role') return { kind, member, role, isGranted }
  if (kind === 'rules') return { kind, rules: rulesOf(typed) }
  if (kind === 'relay') return relay === undefined ? undefined : { kind, relay }
  return { kind }
}

/** Undefined while something is missing. */
export function draftOf(typed: TypedMotion): MotionDraft | undefined {
  const subject = subjectOf(typed)
  if (subject === undefined || missingIn(typed).length > 0) return undefined
  const text = typed.text.trim()
  return { title: typed.title.trim(), ...(text === '' ? {} : { text }), subject }
}

/** `ncv relay init --out`; undefined for what is none. */
export function relayIn(json: string): Relay | undefined {
  try {
    const { id, name, key, box } = JSON.parse(json) as Record<string, unknown>
    if (typeof id !== 'string' || typeof name !== 'string' || typeof key !== 'string' || typeof box !== 'string') return undefined
    return /^[0-9a-f]{64}$/.test(key) && /^[0-9a-f]{2432}$/.test(box) ? { id, name, key, box } : undefined
  } catch {
    return undefined
  }
}
