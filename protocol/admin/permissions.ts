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
  'management.read',
] as const

/** Roles at a node. Who votes sees what is voted on, and nothing of incidents or post; who runs the machine reads neither. */
export const NODE_PERMISSIONS = {
  reader: NODE_READING,
  voter: [...NODE_READING, 'vote.prepare', 'vote.release', 'motion.propose'],
  officer: [
    ...NODE_READING,
    'alarm.confirm',
    'annotation.write',
    'audit.read',
    'audit.request',
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
    'mail.read',
    'mail.write',
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
  /** Works on what is open here; sends nothing out of the house. */
  editor: [
    ...NODE_READING,
    'contribution.preview',
    'contribution.read',
    'contribution.review',
    'correction.write',
    'feed.poll',
    'identity.read',
    'incident.read',
    'incident.write',
    'inventory.write',
    'kev.write',
    'match.rescan',
    'match.write',
  ],
  /** Reads how things stand, not what has happened in detail. */
  management: [
    'status.read',
    'management.read',
    'warning.read',
    'annotation.read',
    'alarm.read',
    'kev.read',
    'question.read',
    'motion.read',
    'member.read',
  ],
  /** Reads the audit trail together with another. */
  auditor: ['status.read', 'audit.read', 'audit.release'],
  operator: ['status.read', 'feed.poll', 'node.backup', 'log.export', 'match.rescan', 'retention.run'],
  /** Who may sign in, and how this node is set up. */
  admin: [
    'status.read',
    'account.read',
    'account.write',
    'audit.read',
    'audit.request',
    'identity.read',
    'identity.write',
    'mail.read',
    'mail.write',
  ],
} as const satisfies Permissions
export type NodeRole = keyof typeof NODE_PERMISSIONS

/** What a node's owner alone may: declare for the house, and hand out what opens all it may read. */
export const NODE_OWNERS_ALONE = ['membership.declare', 'keys.export', 'application.export'] as const

/** Roles at the hub. Who admits members does not see contributions; who sees contributions does not admit. */
export const HUB_PERMISSIONS = {
  auditor: [
    'hub.read',
    'count.read',
    'count.audit',
    'warning.read',
    'import.read',
    'catalogue.read',
    'member.read',
    'motion.read',
    'analyst.read',
    'draft.read',
    'audit.read',
    'audit.release',
  ],
  analyst: [
    'hub.read',
    'warning.import',
    'warning.read',
    'import.read',
    'draft.read',
    'draft.write',
    'contribution.read',
    'contribution.answer',
    'catalogue.read',
    'catalogue.write',
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
  /** The second pair of eyes; whoever holds this and `analyst` still needs another analyst's key for an own draft. */
  approver: [
    'hub.read',
    'draft.read',
    'draft.approve',
    'warning.read',
    'warning.withdraw',
    'contribution.read',
    'catalogue.read',
    'catalogue.approve',
    'count.read',
    'analyst.read',
    'member.read',
    'alarm.read',
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
  operator: ['hub.read', 'import.read', 'hub.backup', 'retention.run'],
  /** Who may sign in. Members are the coordinator's. */
  admin: ['hub.read', 'account.read', 'account.write', 'audit.read', 'audit.request'],
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

/**
 * What weighs so much that an open session is not enough: the password is asked again. Access tokens are exempt: they are
 * files of whoever runs the machine.
 */
export const FRESH_ACTIONS: readonly string[] = [
  'account.write',
  'application.export',
  'audit.release',
  'entry.erase',
  'issuer.revoke',
  'keys.export',
  'keys.import',
  'log.export',
  'member.block',
  'member.replace-key',
  'member-data.delete',
  'membership.declare',
  'node.backup',
  'hub.backup',
  'vote.prepare',
  'vote.release',
]

/** Roles of who hosts many nodes in one process; what a tenant's node holds, its own roles decide. */
export const HOST_PERMISSIONS = {
  reader: ['host.read'],
  officer: ['host.read', 'host.inventory', 'host.decide', 'tenant.visit', 'audit.read', 'audit.request'],
  /** Reads the audit trail together with another. */
  auditor: ['host.read', 'audit.read', 'audit.release'],
  /** Who may sign in at the host. */
  admin: ['host.read', 'account.read', 'account.write', 'audit.read', 'audit.request'],
} as const satisfies Permissions

/**
 * What somebody of the host may be at a tenant's: works on what is open there. Nothing leaves the house in its name, no vote is prepared, no key
 * and no account touched: that is for the house's own people.
 */
export const VISITOR_ROLES: readonly (keyof typeof NODE_PERMISSIONS)[] = ['editor']

/** To take tenants in and out is for the owner of the host's folder. */
export const HOST_OWNERS_ALONE = ['tenant.join', 'tenant.sign', 'tenant.write'] as const

/** The relay has nothing to decide. */
export const RELAY_PERMISSIONS = { operator: ['relay.read'] } as const satisfies Permissions

/** Whether a role may carry out an action; the owner may all. */
export function mayDo(permissions: Permissions, role: string, action: string | undefined): boolean {
  if (role === OWNER) return true
  return action !== undefined && Object.hasOwn(permissions, role) && permissions[role]?.includes(action) === true
}
