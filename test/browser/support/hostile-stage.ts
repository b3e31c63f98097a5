// SPDX-License-Identifier: EUPL-1.2
/**
 * A federation of its own whose members have hostile names: founded and joined over the command line, without the demonstration's story.
 *
 * `NCV_HOSTILE_STAGE=DIR` keeps it in a folder, and plays on the one that is there: for work on the story.
 *
 * @module
 */
import { SILENT_LOG } from '@ncv/runtime/log.ts'
import { realWorld } from '@ncv/runtime/real-world.ts'
import type { Member } from '../../../federation/demo/cast.ts'
import { castOf } from '../../../federation/demo/cast.ts'
import { found, join } from '../../../federation/demo/founding.ts'
import { Narrator } from '../../../federation/demo/narrator.ts'
import { FAST } from '../../../federation/demo/pace.ts'
import { Stage } from '../../../federation/demo/stage.ts'
import { makeStageDirs } from '../../../federation/demo/stage-dirs.ts'
import { RIGHT_TO_LEFT } from './hostile-input.ts'

/** No member can be called by more than one line or with an override in it; all else a name may be. */
export const MEMBER_NAMES = [`<img src=x onerror="window.ncvHit=1">`, `=cmd|'/c calc'!A1 "><script>window.ncvHit=1</script>`, RIGHT_TO_LEFT] as const

const SILENT = new Narrator({ out() {}, text: (key) => key, json: true })

/** Half a minute; afterwards nothing runs. */
export async function foundHostileStage(dir: string): Promise<void> {
  const cast = castOf(MEMBER_NAMES.length, {}).map((member, i): Member => ({ ...member, name: MEMBER_NAMES[i] as string }))
  await using world = realWorld({ log: SILENT_LOG })
  await using stage = await Stage.build(makeStageDirs(dir), cast, FAST, world, { env: process.env, lang: 'de' })
  await join(stage, SILENT, await found(stage, SILENT))
}
