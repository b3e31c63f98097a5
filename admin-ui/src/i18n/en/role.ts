// SPDX-License-Identifier: EUPL-1.2
/** Texts of roles: English. @module */
import type { TextsLike } from '../../app/i18n.ts'
import type { de } from '../de/role.ts'

export const en = {
  choice: 'Roles',
  apart: 'not together with “{other}”: both should not lie in one hand',
  'name.reader': 'Reading',
  'name.voter': 'Voting',
  'name.officer': 'Information security',
  'name.editor': 'Editing',
  'name.management': 'Management',
  'name.auditor': 'Audit',
  'name.operator': 'Operations',
  'name.admin': 'Administration',
  'name.analyst': 'Analysis',
  'name.approver': 'Approval',
  'name.coordinator': 'Members',
  'name.owner': 'Owner of the folder',
  'what.node.reader': 'Reads warnings, matches and inventory; changes nothing.',
  'what.node.voter': 'Prepares the votes of the house and releases them; sees no incidents.',
  'what.node.officer': 'All but accounts, release of votes and operations: matches, incidents, reports, post.',
  'what.node.editor': 'Works on matches, inventory and incidents; sends nothing out.',
  'what.node.management': 'Reads the state and figures; no contents of incidents.',
  'what.node.auditor': 'Releases inspections of the audit trail and reads it; else only the state.',
  'what.node.operator': 'Backup, export of the log, retention; reads neither incidents nor post.',
  'what.node.admin': 'Accounts and settings.',
  'what.hub.analyst': 'Goes through contributions, writes warnings, answers reports and requests.',
  'what.hub.approver': 'Approves warnings and withdraws them: the second pair of eyes.',
  'what.hub.coordinator': 'Conducts admissions and votes; sees no contributions.',
  'what.hub.auditor': 'Audits counts, releases inspections of the audit trail.',
  'what.hub.operator': 'Backup and retention.',
  'what.hub.admin': 'Accounts of the hub.',
  'what.host.reader': 'Sees which tenants run and what is open there; changes nothing.',
  'what.host.officer': 'Decides for many tenants, opens their interfaces.',
  'what.host.auditor': 'Releases and reads the audit trail of the host.',
  'what.host.admin': 'Accounts of the host; nothing in the tenants.',
} as const satisfies TextsLike<typeof de>
