// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv scenario …`: attacks and failures played through.
 *
 * @module
 */
import { runCli } from '@ncv/runtime/cli.ts'
import { processIo } from '@ncv/runtime/process-io.ts'
import { langFrom } from '@ncv/runtime/texts.ts'
import { DEMO_TEXTS } from '../../federation/demo/i18n/texts.ts'
import { BEHIND, runBehind } from '../../federation/demo/in-front.ts'
import { attacksCommand } from './attacks-command.ts'
import { hostingCommand } from './hosting-command.ts'
import { killCommand } from './kill-command.ts'
import { logCommand } from './log-command.ts'
import { lyingHubCommand } from './lying-hub-command.ts'
import { membershipCommand } from './membership-command.ts'
import { powerLossCommand } from './power-loss-command.ts'
import { recoveryCommand } from './recovery-command.ts'
import { wakeUpCommand } from './wake-up-command.ts'

const COMMANDS = {
  'scenario attacks': attacksCommand,
  'scenario log': logCommand,
  'scenario lying-hub': lyingHubCommand,
  'scenario kill': killCommand,
  'scenario power-loss': powerLossCommand,
  'scenario wake-up': wakeUpCommand,
  'scenario recovery': recoveryCommand,
  'scenario membership': membershipCommand,
  'scenario hosting': hostingCommand,
}

/** @returns the exit code */
export async function main(argv: readonly string[]): Promise<number> {
  const io = processIo()
  // Where everything waits for something that never comes, Node ends without a word and calls it success.
  process.exitCode = 1
  if (io.env[BEHIND] === undefined) return await runBehind(argv, { env: io.env, lang: langFrom(io.env['NCV_LANG']) })
  return await runCli({ name: 'ncv', commands: COMMANDS, texts: DEMO_TEXTS }, argv, io)
}
