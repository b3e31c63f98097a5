// SPDX-License-Identifier: EUPL-1.2
/**
 * Checks of a node that are left out one at a time: whatever lie each of them stands against must then get through.
 *
 * @module
 */
import type { CommandIo } from '@ncv/runtime/cli.ts'
import { z } from 'zod'
import { BEHIND } from '../../federation/demo/in-front.ts'
import { NcvCommands, parseJson } from '../../federation/demo/ncv-commands.ts'
import { SKIPPED_CHECKS } from './skipped-check-list.ts'
import { claim } from './step.ts'
import type { Tried } from './step.ts'

/** Enough for some of each kind. */
const LIES = 60

const Reply = z.object({ steps: z.array(z.object({ name: z.string(), ok: z.boolean(), detail: z.string() })) })

/** Plays the scenario once for each check, in a process in which that check is missing. @throws ClaimFailed naming what was not missed */
export async function withoutChecks(io: CommandIo, preload: string): Promise<Tried> {
  const seen: string[] = []
  for (const { name, red } of SKIPPED_CHECKS) {
    const env = { ...io.env, [BEHIND]: '1', NODE_OPTIONS: `--import=${preload}?${name}` }
    using ncv = new NcvCommands({ env, lang: io.lang })
    const { out, err } = await ncv.attempt(['scenario', 'lying-hub', '--mutations', String(LIES), '--steps', '1'])
    const reply = Reply.safeParse(parseJson(out))
    if (!reply.success) throw new Error(`without „${name}“: ${err.slice(-300)}`)
    const step = reply.data.steps.find((each) => each.name === red)
    claim(step?.ok === false, `nobody misses the check „${name}“`)
    seen.push(`${name} (${red}: ${step.detail.slice(0, 120)})`)
  }
  return { n: seen.length, detail: `${seen.length} of ${SKIPPED_CHECKS.length} checks are missed: ${seen.join('; ')}` }
}
