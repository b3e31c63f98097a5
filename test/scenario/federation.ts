// SPDX-License-Identifier: EUPL-1.2
/**
 * A real federation in a folder of its own for one scenario: hub, relay and three nodes as processes, started as the demonstration does.
 *
 * Unlike the demonstration, a scenario looks into the folders of the parties, and harms them.
 *
 * @module
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Member } from '../../federation/demo/cast.ts'
import { castOf } from '../../federation/demo/cast.ts'
import { found, join as joinAll } from '../../federation/demo/founding.ts'
import { Narrator } from '../../federation/demo/narrator.ts'
import { NcvCommands } from '../../federation/demo/ncv-commands.ts'
import type { Surroundings } from '../../federation/demo/ncv-process.ts'
import type { Pace } from '../../federation/demo/pace.ts'
import type { StageWorld } from '../../federation/demo/stage.ts'
import { Stage } from '../../federation/demo/stage.ts'
import { makeStageDirs } from '../../federation/demo/stage-dirs.ts'

/** Nodes fetch their first tokens within a twentieth of a period. */
export const PACE: Pace = { periodS: 240, slotMs: 1_500, maxHoldMs: 6_000 }

export interface Federation extends AsyncDisposable {
  readonly stage: Stage
  readonly dir: string
  /** For commands that are expected to fail. */
  readonly ncv: NcvCommands
}

const SILENT = new Narrator({ out() {}, text: (key) => key, json: true })

/** Founded and joined; nothing runs yet. */
export async function foundFederation(dir: string, world: StageWorld, around: Surroundings, pace = PACE): Promise<Federation> {
  const cast: Member[] = castOf(3, {})
  const stage = await Stage.build(makeStageDirs(dir), cast, pace, world, around)
  const words = await found(stage, SILENT)
  await joinAll(stage, SILENT, words)
  const ncv = new NcvCommands(around)
  const close = async () => {
    ncv[Symbol.dispose]()
    await stage[Symbol.asyncDispose]()
  }
  return { stage, dir, ncv, [Symbol.asyncDispose]: close }
}

const RunFile = z.object({ pid: z.int().min(2) })

/** The process that runs in a party's folder. */
export function pidOf(dir: string): number {
  return RunFile.parse(JSON.parse(readFileSync(join(dir, 'run.json'), 'utf8'))).pid
}
