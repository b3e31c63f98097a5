// SPDX-License-Identifier: EUPL-1.2
/**
 * A follow-up: more words on an own contribution, through the same redaction and guard as the first ones.
 *
 * It goes out under the one-time keys of the contribution and its token, which is spent already, in the way of every other box. Nothing is
 * ever sent because a reply came: only a person's word starts it.
 *
 * @module
 */
import { hex } from '@ncv/protocol/bytes.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import { encode } from '@ncv/protocol/encode.ts'
import type { Header } from '@ncv/protocol/envelope.ts'
import { envelopeId, parseFrame, sealEnvelope } from '@ncv/protocol/envelope.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import type { OpenedGenesis } from '@ncv/protocol/membership/genesis.ts'
import { periodAt } from '@ncv/protocol/membership/period.ts'
import { FollowUp } from '@ncv/protocol/message/board.ts'
import { acceptedMark } from '@ncv/protocol/submission/accepted.ts'
import { FRAME_MAX_BYTES } from '@ncv/protocol/submission/seal.ts'
import { oneTimeKeys } from '@ncv/protocol/token/issuance.ts'
import { oneTimeNonce } from '@ncv/protocol/token/token.ts'
import type { World } from '@ncv/protocol/world.ts'
import { NodeError } from '../errors.ts'
import { compileGuardProfile, withinTime } from '../incident/guard-profile.ts'
import { readIdentity } from '../incident/identity.ts'
import type { Incident } from '../incident/incident.ts'
import { readIncident } from '../incident/incident.ts'
import type { PlaceList } from '../incident/places/place-list.ts'
import { assertBytesClean, redactIncident } from '../incident/redact.ts'
import type { Stores } from '../store/stores.ts'
import type { Case } from './case.ts'
import { assertOpen } from './case.ts'

export interface PreparedFollowUp {
  readonly counter: number
  /** Number of the reply that it answers. */
  readonly answers: number | undefined
  /** The words as they leave. */
  readonly text: string
  readonly touched: readonly { readonly from: string; readonly to: string; readonly why: string }[]
  /** Hex; what was shown is what is sent. */
  readonly digest: string
}

/** What the guard knows of the house, its neighbours, and the incident that it is about. */
interface Known {
  readonly identityJson: string | undefined
  readonly places: PlaceList
  /** Undefined where the incident is not here any more. */
  readonly incidentJson: string | undefined
}

export function followUpHeader(origin: Uint8Array): Header {
  return { type: 'follow-up', origin, tlp: 'TLP:AMBER', terms: 'member' }
}

/**
 * @throws NodeError `CASE_KEYS_GONE`, `CASE_ENDED`, `FOLLOW_UP_NONE_LEFT`, `FOLLOW_UP_BLOCKED` with what stands in the way; RedactError `IDENTITY_MISSING`,
 *   `GUARD_FAILED`, …; ProtocolError `CONTRIBUTION_TOO_LARGE`
 */
export function prepareFollowUp(words: string, known: Known, about: Case, origin: Uint8Array, world: Pick<World, 'monotonic'>): PreparedFollowUp {
  assertOpen(about)
  const profile = withinTime(
    compileGuardProfile(known.identityJson === undefined ? undefined : readIdentity(known.identityJson), known.places),
    world,
  )
  const incident = asIncident(words, known.incidentJson === undefined ? undefined : readIncident(known.incidentJson))
  const { report, leftOut, touched } = redactIncident(incident, profile)
  const text = report.description
  if (text === undefined) throw new NodeError('FOLLOW_UP_BLOCKED', { reasons: reasonsOf(leftOut) })
  const counter = (about.followUps.at(-1)?.counter ?? 0) + 1
  const answers = about.replies.at(-1)?.number
  const bytes = encode(contentOf({ counter, answers, text }))
  assertBytesClean(bytes, incident, profile)
  assertFits({ counter, answers, text }, origin)
  return { counter, answers, text, touched, digest: hex(sha256(bytes)) }
}

/** What the incident holds of the house is known to the guard; of all of it the words alone can leave. */
function asIncident(words: string, incident: Incident | undefined): Incident {
  return {
    title: incident?.title ?? '',
    description: words,
    rsit: incident?.rsit ?? 'other/other',
    vcv: incident?.vcv ?? 'finding',
    assets: incident?.assets ?? [],
    people: incident?.people ?? [],
    indicators: [],
    measures: '',
    notes: incident?.notes ?? '',
  }
}

/** Words of the redaction's own table. */
function reasonsOf(leftOut: ReturnType<typeof redactIncident>['leftOut']): string {
  const found = leftOut
    .filter(({ field }) => field === 'description')
    .flatMap(({ why, reasons = [] }): string[] => (reasons.length === 0 ? [why] : [...reasons]))
  return [...new Set(found)].join(', ')
}

type Words = Pick<PreparedFollowUp, 'counter' | 'answers' | 'text'>

function contentOf({ counter, answers, text }: Words): { readonly [key: string]: Value } {
  return { counter, text, isExercise: false, ...(answers === undefined ? {} : { answers }) }
}

function frameOf(words: Words, key: Uint8Array, edSeed: Uint8Array, origin: Uint8Array): Uint8Array {
  const payload = FollowUp.parse({ key, ...contentOf(words) })
  return sealEnvelope(followUpHeader(origin), payload as unknown as Value, edSeed)
}

/** The same for every key: one-time keys have one length. */
function assertFits(words: Words, origin: Uint8Array): void {
  const found = frameOf(words, new Uint8Array(32), new Uint8Array(32), origin).length
  if (found > FRAME_MAX_BYTES) throw new ProtocolError('CONTRIBUTION_TOO_LARGE', { found, limit: FRAME_MAX_BYTES })
}

/**
 * Signs it and puts it into the queue. The book first: a number that was used once is never used for other words, whatever happens between
 * the two files.
 *
 * @returns hex of its envelope id
 */
export function sendFollowUp(
  { wallet, cases }: Pick<Stores, 'wallet' | 'cases'>,
  about: Case,
  { counter, answers, text }: PreparedFollowUp,
  { genesis, origin }: OpenedGenesis,
  world: Pick<World, 'now' | 'random'>,
): string {
  const kept = assertOpen(about)
  const oneTime = oneTimeKeys(kept)
  const frame = frameOf({ counter, answers, text }, oneTime.edPk, kept.edSeed, origin)
  const { header, payload } = parseFrame(frame)
  const id = hex(envelopeId(header, payload))
  const mark = hex(acceptedMark(oneTimeNonce(oneTime), counter))
  cases.addFollowUp({ contribution: about.id, counter, id, text, at: world.now(), ...(answers === undefined ? {} : { answers }) })
  const submission = encode({ kind: 'follow-up', token: kept.token, ...oneTime, frame })
  // It is good as long as its case, not as its token.
  const period = Math.max(periodAt(genesis, world.now()), periodAt(genesis, about.endsAt ?? 0))
  wallet.enqueue(undefined, { id, kind: 'follow-up', about: about.id, mark, period, submission }, world)
  return id
}
