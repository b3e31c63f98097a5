// SPDX-License-Identifier: EUPL-1.2
/**
 * Who may put an annotation beside whose warnings: an intermediary by role, for those that have mandated it for `warnings`.
 *
 * Role and mandate stand in the log. The intermediary's node asks before it sends, the client's node before it believes; the hub, which carries
 * ciphertext, cannot ask.
 *
 * @module
 */
import { ProtocolError } from '../errors.ts'
import type { Registry } from '../membership/registry.ts'
import type { TlpLabel } from '../tlp.ts'
import { TLP_LABELS } from '../tlp.ts'
import type { Instant } from '../world.ts'

type Known = Pick<Registry, 'members' | 'mandates'>

export function isIntermediary({ members }: Pick<Known, 'members'>, id: string): boolean {
  return members.get(id)?.roles.has('intermediary') === true
}

/** Those that `agent` prepares warnings for, in the order of their ids. */
export function clientsOf(registry: Known, agent: string, now: Instant): string[] {
  if (!isIntermediary(registry, agent)) return []
  const found = registry.mandates(now).filter((mandate) => mandate.agent === agent && mandate.scopes.includes('warnings'))
  return [...new Set(found.map(({ principal }) => principal))].sort()
}

/** Those that prepare warnings for `principal`. */
export function annotatorsOf(registry: Known, principal: string, now: Instant): string[] {
  const found = registry.mandates(now).filter((mandate) => mandate.principal === principal && mandate.scopes.includes('warnings'))
  return [...new Set(found.map(({ agent }) => agent))].filter((agent) => isIntermediary(registry, agent)).sort()
}

/** @throws ProtocolError `ANNOTATION_REFUSED` whose `field` says why */
export function assertAnnotator(registry: Known, author: string, client: string, now: Instant): void {
  if (!isIntermediary(registry, author)) throw new ProtocolError('ANNOTATION_REFUSED', { member: author, field: 'role' })
  if (!annotatorsOf(registry, client, now).includes(author)) throw new ProtocolError('ANNOTATION_REFUSED', { member: author, field: 'mandate' })
}

/** An annotation may be for fewer eyes than its warning, never for more. */
export function isAsNarrow(annotation: TlpLabel, warning: TlpLabel): boolean {
  return TLP_LABELS.indexOf(annotation) >= TLP_LABELS.indexOf(warning)
}
