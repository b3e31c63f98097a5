// SPDX-License-Identifier: EUPL-1.2
/**
 * From an incident to the exact report that would leave the house.
 *
 * The content comes from the redaction alone; here it is only made to fit, and looked at once more as bytes. Whatever
 * cannot be decided stops it: then nothing leaves.
 *
 * @module
 */
import { hex } from '@ncv/protocol/bytes.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import { encode } from '@ncv/protocol/encode.ts'
import type { Header } from '@ncv/protocol/envelope.ts'
import { sealEnvelope } from '@ncv/protocol/envelope.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import type { IncidentReport } from '@ncv/protocol/message/contribution.ts'
import { Contribution } from '@ncv/protocol/message/contribution.ts'
import { FRAME_MAX_BYTES } from '@ncv/protocol/submission/seal.ts'
import type { World } from '@ncv/protocol/world.ts'
import type { Decision } from '../incident/decisions.ts'
import { compileGuardProfile, withinTime } from '../incident/guard-profile.ts'
import { readIdentity } from '../incident/identity.ts'
import { readIncident } from '../incident/incident.ts'
import type { PlaceList } from '../incident/places/place-list.ts'
import type { Obstacle, RedactedIncident } from '../incident/redact.ts'
import { assertBytesClean, redactIncident } from '../incident/redact.ts'

export interface PreparedReport {
  readonly report: IncidentReport
  readonly leftOut: readonly { readonly field: string; readonly why: string }[]
  readonly touched: readonly { readonly from: string; readonly to: string; readonly why: string }[]
  readonly diff: RedactedIncident['diff']
  readonly obstacles: readonly Obstacle[]
  readonly doubts: RedactedIncident['doubts']
  /** Hex; what was shown is what is sent. */
  readonly digest: string
}

/** What the guard knows of the house and its neighbours. */
interface Known {
  /** `undefined` where no profile was given. */
  readonly identityJson: string | undefined
  readonly places: PlaceList
  /** What a person decided about this incident's texts. */
  readonly decisions: readonly Decision[]
}

export function contributionHeader(origin: Uint8Array): Header {
  return { type: 'contribution', origin, tlp: 'TLP:AMBER', terms: 'member' }
}

/**
 * @throws RedactError `IDENTITY_MISSING`, `GUARD_FAILED`, …; ProtocolError `CONTRIBUTION_TOO_LARGE`
 */
export function prepareReport(
  incidentJson: string,
  { identityJson, places, decisions }: Known,
  origin: Uint8Array,
  world: Pick<World, 'monotonic'>,
): PreparedReport {
  const profile = withinTime(compileGuardProfile(identityJson === undefined ? undefined : readIdentity(identityJson), places), world)
  const incident = readIncident(incidentJson)
  const redacted = redactIncident(incident, profile, decisions)
  const { report, wasCut } = cutToBox(redacted.report, origin)
  const bytes = encode(report as unknown as Value)
  assertBytesClean(bytes, incident, profile)
  const leftOut: PreparedReport['leftOut'] = wasCut ? [...redacted.leftOut, { field: 'indicators', why: 'too-long' }] : redacted.leftOut
  const { touched, diff, obstacles, doubts } = redacted
  return { report, leftOut, touched, diff, obstacles, doubts, digest: hex(sha256(bytes)) }
}

/** The same for every key: one-time keys have one length. */
function frameBytes(report: IncidentReport, origin: Uint8Array): number {
  const payload = Contribution.parse({ key: new Uint8Array(32), report, isExercise: false })
  return sealEnvelope(contributionHeader(origin), payload as unknown as Value, new Uint8Array(32)).length
}

/** A box has one size. What is too long loses indicators from the end, down to none. */
function cutToBox(report: IncidentReport, origin: Uint8Array): { report: IncidentReport; wasCut: boolean } {
  for (let kept = report.indicators.length; kept >= 0; kept--) {
    const shorter =
      kept === report.indicators.length ? report : { ...report, indicators: report.indicators.slice(0, kept), leftOut: withIndicators(report) }
    if (frameBytes(shorter, origin) <= FRAME_MAX_BYTES) return { report: shorter, wasCut: shorter !== report }
  }
  throw new ProtocolError('CONTRIBUTION_TOO_LARGE', { found: frameBytes(report, origin), limit: FRAME_MAX_BYTES })
}

function withIndicators({ leftOut }: IncidentReport): IncidentReport['leftOut'] {
  return leftOut.includes('indicators') ? leftOut : [...leftOut, 'indicators']
}
