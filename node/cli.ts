// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv node …`, `ncv match`, `ncv redact`: the tables of their commands.
 *
 * @module
 */
import { NODE_PERMISSIONS } from '@ncv/protocol/admin/permissions.ts'
import { NODE_ACCOUNT_RULES } from '@ncv/protocol/admin/account-rules.ts'
import { accessCommands } from '@ncv/runtime/access-commands.ts'
import { accountCommands } from '@ncv/runtime/account/account-commands.ts'
import type { AnyCommand } from '@ncv/runtime/cli.ts'
import { runCli } from '@ncv/runtime/cli.ts'
import { processIo } from '@ncv/runtime/process-io.ts'
import { terminalText } from '@ncv/runtime/terminal-text.ts'
import { APPLICATION_COMMANDS } from './commands/application.ts'
import { ALARM_COMMANDS } from './commands/alarm.ts'
import { ANNOTATION_COMMANDS } from './commands/annotation.ts'
import { BACKUP_COMMANDS } from './commands/backup.ts'
import { CASE_COMMANDS } from './commands/case.ts'
import { CATALOGUE_COMMANDS } from './commands/catalogue.ts'
import { CONTRIBUTION_COMMANDS } from './commands/contribution.ts'
import { CORRECTION_COMMANDS } from './commands/correction.ts'
import { HOST_COMMANDS } from './commands/host.ts'
import { HOST_DECISION_COMMANDS } from './commands/host-decide.ts'
import { FORWARDING_COMMANDS } from './commands/forwarding.ts'
import { INCIDENT_COMMANDS } from './commands/incident.ts'
import { INVENTORY_COMMANDS } from './commands/inventory.ts'
import { KEV_COMMANDS } from './commands/kev.ts'
import { MAIL_COMMANDS } from './commands/mail.ts'
import { MANDATE_COMMANDS } from './commands/mandate.ts'
import { MEMBERSHIP_COMMANDS } from './commands/membership.ts'
import { MATCH_COMMANDS } from './commands/match.ts'
import { MOTION_COMMANDS } from './commands/motion.ts'
import { VOTE_COMMANDS } from './commands/vote.ts'
import { QUESTION_COMMANDS } from './commands/question.ts'
import { RECIPIENT_COMMANDS } from './commands/recipients.ts'
import { RECOVER_COMMANDS } from './commands/recover.ts'
import { RELEASE_COMMANDS } from './commands/release.ts'
import { REPORT_COMMANDS } from './commands/report.ts'
import { REQUEST_COMMANDS } from './commands/request.ts'
import { RESCAN_COMMANDS } from './commands/rescan.ts'
import { PLACES_COMMANDS } from './commands/places.ts'
import { POST_COMMANDS } from './commands/post.ts'
import { RETENTION_COMMANDS } from './commands/retention.ts'
import { RUN_COMMANDS } from './commands/run.ts'
import { SETUP_COMMANDS } from './commands/setup.ts'
import { WARNING_COMMANDS } from './commands/warning.ts'
import { WARNING_DIFF_COMMANDS } from './commands/warning-diff.ts'
import { WHO_SEES_COMMANDS } from './commands/who-sees.ts'
import { NODE_EXIT_CODES } from './errors.ts'
import { NODE_TEXTS } from './i18n/texts.ts'
import { NODE_MARK } from './node-keys.ts'
import { withNode } from './open-in-process.ts'

/** All commands of `ncv node`, by their words. */
export function nodeCommands(): Readonly<Record<string, AnyCommand>> {
  return {
    ...SETUP_COMMANDS,
    ...APPLICATION_COMMANDS,
    ...RUN_COMMANDS,
    ...RESCAN_COMMANDS,
    ...INVENTORY_COMMANDS,
    ...WARNING_COMMANDS,
    ...WARNING_DIFF_COMMANDS,
    ...CATALOGUE_COMMANDS,
    ...MATCH_COMMANDS,
    ...KEV_COMMANDS,
    ...CORRECTION_COMMANDS,
    ...INCIDENT_COMMANDS,
    ...CONTRIBUTION_COMMANDS,
    ...CASE_COMMANDS,
    ...QUESTION_COMMANDS,
    ...REPORT_COMMANDS,
    ...REQUEST_COMMANDS,
    ...ANNOTATION_COMMANDS,
    ...ALARM_COMMANDS,
    ...MOTION_COMMANDS,
    ...MEMBERSHIP_COMMANDS,
    ...MANDATE_COMMANDS,
    ...VOTE_COMMANDS,
    ...FORWARDING_COMMANDS,
    ...RECIPIENT_COMMANDS,
    ...RELEASE_COMMANDS,
    ...MAIL_COMMANDS,
    ...PLACES_COMMANDS,
    ...POST_COMMANDS,
    ...BACKUP_COMMANDS,
    ...RETENTION_COMMANDS,
    ...RECOVER_COMMANDS,
    ...accessCommands('node', NODE_MARK, NODE_PERMISSIONS),
    ...accountCommands('node', NODE_ACCOUNT_RULES.roles, (dir, io, use) => withNode(dir, io.env, io.lang, use)),
  }
}

/** All commands of `ncv host`, by their words. */
export function hostCommands(): Readonly<Record<string, AnyCommand>> {
  return { ...HOST_COMMANDS, ...HOST_DECISION_COMMANDS }
}

/**
 * `match` and `redact` work on files alone, without a node's folder; so does `who-sees`, on nothing.
 *
 * @returns the exit code
 */
export async function main(argv: readonly string[]): Promise<number> {
  const [group, ...rest] = argv
  if (group === 'match' || group === 'redact') return await runTool(group, rest)
  if (group === 'who-sees') return await runCli({ name: 'ncv', commands: WHO_SEES_COMMANDS, texts: NODE_TEXTS, exitCodes: NODE_EXIT_CODES }, argv)
  if (group === 'host') return await runCli({ name: 'ncv', commands: hostCommands(), texts: NODE_TEXTS, exitCodes: NODE_EXIT_CODES }, argv)
  return await runCli({ name: 'ncv', commands: nodeCommands(), texts: NODE_TEXTS, exitCodes: NODE_EXIT_CODES }, argv)
}

async function runTool(group: 'match' | 'redact', args: string[]): Promise<number> {
  const { out, err: print } = processIo()
  const err = (text: string): void => print(terminalText(text))
  if (group === 'match') return await (await import('./match-cli.ts')).runMatch(args, { write: out }, { write: err })
  return await (await import('./redact-cli.ts')).runRedact(args, out, err)
}
