// SPDX-License-Identifier: EUPL-1.2
/**
 * May this be passed on? TLP ∧ terms ∧ agreement, decided here and nowhere else (ncv-rights, section 3).
 *
 * ```ts
 * mayForward({ label: 'TLP:AMBER', terms: 'n-cert', audience: 'own-provider', agreement: { from }, rules, now })
 * // { allowed: false, reason: 'pledge-missing', obstacles: ['pledge-missing'] }
 * ```
 * Every exit of a node asks it: mail, file, print, interface, post.
 *
 * @module
 */
import type { Rules } from '../message/genesis.ts'
import type { Terms, TermsOfUse } from '../terms.ts'
import { TERMS } from '../terms.ts'
import type { TlpLabel } from '../tlp.ts'
import { assertNotLoosened, TLP_LABELS } from '../tlp.ts'
import type { Instant } from '../world.ts'
import type { Audience, Demand } from './audience.ts'
import { DEMANDS } from './audience.ts'

/** Something on record that holds from an instant, and before another one where it ends: agreement, pledge, release. */
export interface OnRecord {
  readonly from: Instant
  readonly until?: Instant
}

/** The source's word that its message may go to one audience as if it were TLP:AMBER. It does not change the label. */
export interface Release extends OnRecord {
  readonly audience: Audience
}

export interface ForwardQuestion {
  readonly label: TlpLabel
  readonly terms: Terms
  readonly audience: Audience
  /** The source named this recipient in the message. */
  readonly isNamed?: boolean
  /** Of the recipient. */
  readonly pledge?: OnRecord
  /** Of confidentiality, with the recipient. */
  readonly agreement?: OnRecord
  readonly rules: Pick<Rules, 'amberToSupervision'>
  readonly releases?: readonly Release[]
  readonly now: Instant
}

/** Why something may go. */
export const PERMISSIONS = ['label', 'need-to-know', 'amber-rule', 'papers', 'pledge', 'named', 'released'] as const
export type Permission = (typeof PERMISSIONS)[number]

/** Why something may not go; those that nobody but the source can lift stand first. */
export const OBSTACLES = [
  'label-red',
  'label-strict',
  'label-not-public',
  'not-named',
  'amber-rule-missing',
  'terms-recipient-only',
  'terms-no-clients',
  'terms-not-public',
  'agreement-missing',
  'agreement-expired',
  'pledge-missing',
  'pledge-expired',
] as const
export type Obstacle = (typeof OBSTACLES)[number]

export type ForwardAnswer =
  /** `isNeedToKnow`: only to those in the own body who need it for their work, also after a release. */
  | { readonly allowed: true; readonly reason: Permission; readonly isNeedToKnow: boolean }
  /** `reason` is the first obstacle; all must be out of the way. */
  | { readonly allowed: false; readonly reason: Obstacle; readonly obstacles: readonly Obstacle[] }

/** A source can open no more than this row: less strict labels need a new message of the source. */
const RELEASED: TlpLabel = 'TLP:AMBER'

/** Pure: no clock, no store. What is allowed anyhow needs no release; a release never takes anything away. */
export function mayForward(question: ForwardQuestion): ForwardAnswer {
  const { audience, releases = [], now } = question
  const answer = judge(question, false)
  if (answer.allowed) return answer
  return releases.some((release) => release.audience === audience && holds(release, now)) ? judge(question, true) : answer
}

function judge(question: ForwardQuestion, isReleased: boolean): ForwardAnswer {
  const { label, audience } = question
  const demand = DEMANDS[isReleased ? widerOf(label, RELEASED) : label][audience]
  const obstacles = [
    ...labelObstacles(question, demand, isReleased),
    ...(isReleased ? [] : termsObstacles(question)),
    ...paperObstacles(question, demand, isReleased),
  ]
  const [reason] = obstacles
  if (reason !== undefined) return { allowed: false, reason, obstacles }
  return { allowed: true, reason: isReleased ? 'released' : permissionOf(demand), isNeedToKnow: demand === 'need-to-know' }
}

function permissionOf(demand: Demand): Permission {
  if (demand === 'yes' || demand === 'no') return 'label'
  return demand === 'named-pledge' ? 'named' : demand
}

function labelObstacles({ label, audience, isNamed = false, rules }: ForwardQuestion, demand: Demand, isReleased: boolean): Obstacle[] {
  if (demand === 'named' || demand === 'named-pledge') return isNamed || isReleased ? [] : ['not-named']
  if (demand === 'amber-rule') return rules.amberToSupervision || isReleased ? [] : ['amber-rule-missing']
  if (demand !== 'no') return []
  if (audience === 'public') return ['label-not-public']
  return [label === 'TLP:RED' ? 'label-red' : 'label-strict']
}

/** What the licence of the source allows. Inside the body that received it, nothing is passed on. */
function termsObstacles({ terms, audience, isNamed = false }: ForwardQuestion): Obstacle[] {
  const { source, toClients, publish }: TermsOfUse = TERMS[terms]
  if (audience === 'own-body' || isNamed) return []
  if (source === 'member') return ['terms-recipient-only']
  if (audience === 'served-municipality' && !toClients) return ['terms-no-clients']
  const isForAnybody = audience === 'public' || audience === 'named-person'
  return isForAnybody && !publish ? ['terms-not-public'] : []
}

/** § 6(2): a provider is told nothing without an agreement, unless it is told to everybody. § 8(2): third parties are bound to TLP first. */
function paperObstacles({ label, terms, audience, agreement, pledge, now }: ForwardQuestion, demand: Demand, isReleased: boolean): Obstacle[] {
  const isForAll = label === 'TLP:CLEAR' && (TERMS[terms].publish || isReleased)
  const needsAgreement = demand === 'papers' || (audience === 'own-provider' && !isForAll)
  const needsPledge = demand === 'papers' || demand === 'pledge' || demand === 'named-pledge'
  return [...(needsAgreement ? missing('agreement', agreement, now) : []), ...(needsPledge ? missing('pledge', pledge, now) : [])]
}

function missing(kind: 'agreement' | 'pledge', record: OnRecord | undefined, now: Instant): Obstacle[] {
  if (record === undefined || record.from > now) return [`${kind}-missing`]
  return holds(record, now) ? [] : [`${kind}-expired`]
}

function holds({ from, until }: OnRecord, now: Instant): boolean {
  return from <= now && (until === undefined || now < until)
}

function widerOf(a: TlpLabel, b: TlpLabel): TlpLabel {
  return TLP_LABELS.indexOf(a) < TLP_LABELS.indexOf(b) ? a : b
}

/**
 * The label under which it goes on: the received one or a stricter one that the sender wishes.
 *
 * @throws ProtocolError `TLP_LOOSENED`
 */
export function forwardedLabel(received: TlpLabel, wish: TlpLabel = received): TlpLabel {
  assertNotLoosened(received, wish)
  return wish
}
