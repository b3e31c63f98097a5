// SPDX-License-Identifier: EUPL-1.2
/**
 * Who may do what at a party: roles, and the actions of the route tables that each may carry out.
 *
 * Denied by default: a route without an action, and an action that no role names, is for the owner of the folder alone. One question,
 * {@link mayDo}, is asked before anything of a request is read.
 *
 * @module
 */

/** The user who started the process: what its folder's own token stands for. */
export const OWNER = 'owner'

export type Permissions = Readonly<Record<string, readonly string[]>>

const NODE_READING = [
  'status.read',
  'warning.read',
  'annotation.read',
  'alarm.read',
  'match.read',
  'inventory.read',
  'catalogue.read',
  'correction.read',
  'kev.read',
  'question.read',
  'motion.read',
  'member.read',
] as const

/** Roles at a node. Who votes sees what is voted on, and nothing of incidents or post; who runs the machine reads neither. */
export const NODE_PERMISSIONS = {
  reader: NODE_READING,
  voter: [...NODE_READING, 'vote.prepare', 'vote.release', 'motion.propose'],
  officer: [
    ...NODE_READING,
    'alarm.confirm',
    'annotation.write',
    'application.read',
    'application.write',
    'application.send',
    'contribution.preview',
    'contribution.read',
    'contribution.reveal',
    'contribution.review',
    'contribution.write',
    'correction.write',
    'feed.poll',
    'forwarding.read',
    'forwarding.write',
    'identity.read',
    'identity.write',
    'incident.read',
    'incident.write',
    'inventory.write',
    'kev.write',
    'match.rescan',
    'match.write',
    'motion.propose',
    'post.read',
    'post.write',
    'question.answer',
    'question.consent',
    'report.preview',
    'report.read',
    'report.write',
    'request.read',
    'request.write',
    'vote.prepare',
  ],
  operator: ['status.read', 'feed.poll', 'node.backup', 'log.export', 'match.rescan', 'retention.run'],
} as const satisfies Permissions
export type NodeRole = keyof typeof NODE_PERMISSIONS

/** What a node's owner alone may: declare for the house, and hand out what opens all it may read. */
export const NODE_OWNERS_ALONE = ['membership.declare', 'keys.export', 'application.export'] as const

/** Roles at the hub. Who admits members does not see contributions; who sees contributions does not admit. */
export const HUB_PERMISSIONS = {
  auditor: ['hub.read', 'count.read', 'count.audit', 'catalogue.read', 'member.read', 'motion.read', 'analyst.read', 'draft.read'],
  analyst: [
    'hub.read',
    'warning.import',
    'warning.withdraw',
    'draft.read',
    'draft.write',
    'draft.approve',
    'contribution.read',
    'contribution.answer',
    'catalogue.read',
    'catalogue.write',
    'catalogue.approve',
    'count.read',
    'count.publish',
    'question.ask',
    'question.write',
    'analyst.read',
    'member.read',
    'post.read',
    'post.write',
    'report.read',
    'report.answer',
    'request.read',
    'request.write',
    'alarm.read',
    'alarm.call',
    'contact.read',
    'finding.deliver',
  ],
  coordinator: [
    'hub.read',
    'member.read',
    'motion.read',
    'motion.propose',
    'motion.withdraw',
    'motion.conduct',
    'application.read',
    'application.decide',
    'contact.read',
    'contact.ask',
    'member-data.read',
  ],
  operator: ['hub.read', 'hub.backup', 'retention.run'],
} as const satisfies Permissions
export type HubRole = keyof typeof HUB_PERMISSIONS

/** What the hub's owner alone may: what cannot be taken back, shuts somebody out, or opens all that members may read. */
export const HUB_OWNERS_ALONE = [
  'analyst.add',
  'entry.erase',
  'issuer.revoke',
  'keys.export',
  'keys.import',
  'member.block',
  'member.replace-key',
  'member-data.delete',
] as const

/** Roles of who hosts many nodes in one process; what a tenant's node holds, its own roles decide. */
export const HOST_PERMISSIONS = {
  reader: ['host.read'],
  officer: ['host.read', 'host.inventory', 'host.decide'],
} as const satisfies Permissions

/** To take tenants in and out is for the owner of the host's folder. */
export const HOST_OWNERS_ALONE = ['tenant.join', 'tenant.sign', 'tenant.write'] as const

/** The relay has nothing to decide. */
export const RELAY_PERMISSIONS = { operator: ['relay.read'] } as const satisfies Permissions

/** Whether a role may carry out an action; the owner may all. */
export function mayDo(permissions: Permissions, role: string, action: string | undefined): boolean {
  if (role === OWNER) return true
  return action !== undefined && Object.hasOwn(permissions, role) && permissions[role]?.includes(action) === true
}
