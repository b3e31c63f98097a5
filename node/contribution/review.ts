// SPDX-License-Identifier: EUPL-1.2
/**
 * Takes a person's decisions about passages of an incident: what has no effect or would let an own identifier pass is refused, by name of the
 * option and its place in the call, and nothing is changed.
 *
 * @module
 */
import type { World } from '@ncv/protocol/world.ts'
import { NodeError } from '../errors.ts'
import type { Decision } from '../incident/decisions.ts'
import { MAX_DECISIONS, withDecisions } from '../incident/decisions.ts'
import { inspect } from '../incident/egress-guard/inspect.ts'
import type { Piece } from '../incident/egress-guard/pieces.ts'
import type { GuardProfile } from '../incident/guard-profile.ts'
import { withinTime } from '../incident/guard-profile.ts'
import type { Incident } from '../incident/incident.ts'
import type { RedactedIncident } from '../incident/redact.ts'
import { redactIncident } from '../incident/redact.ts'

export interface Asked {
  readonly keep: readonly string[]
  readonly replace: readonly { readonly text: string; readonly to: string }[]
  readonly undo: readonly string[]
}

/**
 * @param profile without what time limits it
 * @throws NodeError `REVIEW_UNKNOWN`, `REVIEW_OWN`, `REVIEW_LARGER`, `REVIEW_MANY`; RedactError `GUARD_FAILED`
 */
export function decided(
  before: readonly Decision[],
  asked: Asked,
  incident: Incident,
  profile: GuardProfile,
  world: Pick<World, 'monotonic'>,
): Decision[] {
  const texts = [incident.description, incident.measures]
  const indicators = incident.indicators.map((one) => one.value)
  asked.undo.forEach((text, index) => {
    if (!before.some((one) => one.text === text)) throw new NodeError('REVIEW_UNKNOWN', { option: '--undo', position: index + 1 })
  })
  asked.keep.forEach((text, index) => {
    if (![...texts, ...indicators].some((one) => one.includes(text))) throw new NodeError('REVIEW_UNKNOWN', { option: '--keep', position: index + 1 })
  })
  asked.replace.forEach(({ text, to }, index) => {
    const params = { option: '--replace', position: index + 1 }
    if (!texts.some((one) => one.includes(text))) throw new NodeError('REVIEW_UNKNOWN', params)
    if (inspect(to, withinTime(profile, world)).length > 0) throw new NodeError('REVIEW_OWN', params)
  })
  const added: Decision[] = [
    ...asked.keep.map((text) => ({ kind: 'keep' as const, text })),
    ...asked.replace.map(({ text, to }) => ({ kind: 'replace' as const, text, to })),
  ]
  const decisions = withDecisions(before, added, asked.undo)
  if (decisions.length > MAX_DECISIONS) throw new NodeError('REVIEW_MANY', { limit: MAX_DECISIONS })
  const result = redactIncident(incident, withinTime(profile, world), decisions)
  for (const [index, text] of asked.keep.entries()) assertKept(text, incident, result, { option: '--keep', position: index + 1 })
  return decisions
}

/** Reasons that come from the profile alone. */
const isProfiles = (why: Piece['why']): boolean => why !== undefined && /^(?:own-|partner$|encoded$)/.test(why)

/**
 * What goes where the passage stands: part of it, or larger than it. The same word at another place is another matter.
 */
function goneAt(text: string, pieces: readonly Piece[]): Piece[] {
  const whole = pieces.map((piece) => piece.from ?? piece.text).join('')
  const starts: number[] = []
  for (let at = whole.indexOf(text); at >= 0; at = whole.indexOf(text, at + 1)) starts.push(at)
  let end = 0
  return pieces.filter(({ from, text: kept }) => {
    const begin = end
    end += (from ?? kept).length
    return from !== undefined && starts.some((start) => start < end && start + text.length > begin)
  })
}

function assertKept(
  text: string,
  incident: Incident,
  { diff, leftOut, obstacles }: RedactedIncident,
  params: { option: string; position: number },
): void {
  const gone = diff.flatMap(({ pieces }) => goneAt(text, pieces))
  const isBlocked = obstacles.some((one) => one.reason !== 'too-long' && (one.text.includes(text) || text.includes(one.text)))
  const isLeftOut = leftOut.some(({ field, why }) => {
    const index = /^indicators\[(\d+)\]$/.exec(field)?.[1]
    return why === 'own' && index !== undefined && incident.indicators[Number(index)]?.value.includes(text)
  })
  if (isLeftOut || isBlocked || gone.some(({ why }) => isProfiles(why))) throw new NodeError('REVIEW_OWN', params)
  if (gone.some(({ why }) => why !== 'by-hand')) throw new NodeError('REVIEW_LARGER', params)
}
