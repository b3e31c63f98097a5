// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv hub …`: the table of its commands.
 *
 * @module
 */
import { runCli } from '@ncv/runtime/cli.ts'
import { FEDERATION_EXIT_CODES } from '../errors.ts'
import { FEDERATION_TEXTS } from '../i18n/texts.ts'
import { ANALYST_COMMANDS } from './cli/analysts.ts'
import { CASE_COMMANDS } from './cli/cases.ts'
import { CATALOGUE_COMMANDS } from './cli/catalogue.ts'
import { COUNT_COMMANDS } from './cli/counts.ts'
import { DRAFT_COMMANDS } from './cli/drafts.ts'
import { FOUNDING_COMMANDS } from './cli/founding.ts'
import { INTAKE_COMMANDS } from './cli/intake.ts'
import { RECOVERY_COMMANDS } from './cli/recovery.ts'
import { REVOCATION_COMMANDS } from './cli/revoke-issuer.ts'
import { RUN_COMMANDS } from './cli/run.ts'

/** @returns the exit code */
export async function main(argv: readonly string[]): Promise<number> {
  const commands = {
    ...FOUNDING_COMMANDS,
    ...RUN_COMMANDS,
    ...INTAKE_COMMANDS,
    ...CASE_COMMANDS,
    ...REVOCATION_COMMANDS,
    ...ANALYST_COMMANDS,
    ...DRAFT_COMMANDS,
    ...COUNT_COMMANDS,
    ...CATALOGUE_COMMANDS,
    ...RECOVERY_COMMANDS,
  }
  return await runCli({ name: 'ncv', commands, texts: FEDERATION_TEXTS, exitCodes: FEDERATION_EXIT_CODES }, argv)
}
