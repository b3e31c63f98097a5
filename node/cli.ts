// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv node …`, `ncv match`, `ncv redact`: the tables of their commands.
 *
 * @module
 */
import type { AnyCommand } from '@ncv/runtime/cli.ts'
import { runCli } from '@ncv/runtime/cli.ts'
import { processIo } from '@ncv/runtime/process-io.ts'
import { BACKUP_COMMANDS } from './commands/backup.ts'
import { CASE_COMMANDS } from './commands/case.ts'
import { CATALOGUE_COMMANDS } from './commands/catalogue.ts'
import { CONTRIBUTION_COMMANDS } from './commands/contribution.ts'
import { CORRECTION_COMMANDS } from './commands/correction.ts'
import { INCIDENT_COMMANDS } from './commands/incident.ts'
import { INVENTORY_COMMANDS } from './commands/inventory.ts'
import { KEV_COMMANDS } from './commands/kev.ts'
import { MATCH_COMMANDS } from './commands/match.ts'
import { QUESTION_COMMANDS } from './commands/question.ts'
import { RESCAN_COMMANDS } from './commands/rescan.ts'
import { PLACES_COMMANDS } from './commands/places.ts'
import { RUN_COMMANDS } from './commands/run.ts'
import { SETUP_COMMANDS } from './commands/setup.ts'
import { WARNING_COMMANDS } from './commands/warning.ts'
import { WARNING_DIFF_COMMANDS } from './commands/warning-diff.ts'
import { WHO_SEES_COMMANDS } from './commands/who-sees.ts'
import { NODE_EXIT_CODES } from './errors.ts'
import { NODE_TEXTS } from './i18n/texts.ts'

/** All commands of `ncv node`, by their words. */
export function nodeCommands(): Readonly<Record<string, AnyCommand>> {
  return {
    ...SETUP_COMMANDS,
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
    ...PLACES_COMMANDS,
    ...BACKUP_COMMANDS,
  }
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
  return await runCli({ name: 'ncv', commands: nodeCommands(), texts: NODE_TEXTS, exitCodes: NODE_EXIT_CODES }, argv)
}

async function runTool(group: 'match' | 'redact', args: string[]): Promise<number> {
  const { out, err } = processIo()
  if (group === 'match') return await (await import('./match-cli.ts')).runMatch(args, { write: out }, { write: err })
  return await (await import('./redact-cli.ts')).runRedact(args, out, err)
}
