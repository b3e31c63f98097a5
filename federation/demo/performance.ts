// SPDX-License-Identifier: EUPL-1.2
/**
 * One performance: builds the stage, lets the story be told, stays open or ends, and closes in order whatever happens.
 *
 * @module
 */
import { CodedError } from '@ncv/protocol/errors.ts'
import type { CommandIo } from '@ncv/runtime/cli.ts'
import { SILENT_LOG } from '@ncv/runtime/log.ts'
import { realWorld } from '@ncv/runtime/real-world.ts'
import { untilSignal } from '@ncv/runtime/signals.ts'
import { explain } from '@ncv/runtime/texts.ts'
import type { Member } from './cast.ts'
import { Front } from './in-front.ts'
import { Narrator } from './narrator.ts'
import { CALM, FAST } from './pace.ts'
import type { DemoFailure, DemoResult } from './result.ts'
import { Stage } from './stage.ts'
import type { StageDirs } from './stage-dirs.ts'
import { tellStory } from './story.ts'

export interface Plan {
  readonly once: boolean
  readonly cast: readonly Member[]
  readonly dirs: StageDirs
  /** File or folder. */
  readonly advisories: string
}

/** Parties get twelve seconds each, nodes first. */
const GRACE_MS = 40_000

/** @returns the exit code */
export async function perform({ once, cast, dirs, advisories }: Plan, io: CommandIo): Promise<number> {
  using front = new Front()
  const stopped = Promise.race([untilSignal({ graceMs: GRACE_MS }), front.gone]).then(() => 'stopped' as const)
  const tell = new Narrator(io)
  tell.title(dirs.root)
  await using world = realWorld({ log: SILENT_LOG })
  await using stage = await Stage.build(dirs, cast, once ? FAST : CALM, world, io)
  try {
    const told = await Promise.race([tellStory(stage, tell, advisories), stage.broken, stopped])
    if (told === 'stopped') return stop(once, tell, io)
    if (!once) return await stayOpen(stage, tell, stopped)
    reportResult(told, io)
    return 0
  } catch (error) {
    if (!(error instanceof CodedError)) throw error
    reportFailure({ step: tell.step(), detail: explain(error, io.lang, io.texts, 'terminal') }, io)
    return 1
  }
}

async function stayOpen(stage: Stage, tell: Narrator, stopped: Promise<'stopped'>): Promise<number> {
  tell.begin('open')
  tell.say('open.faces', { links: await accountLinks(stage) })
  tell.say('open.try', { dir: stage.dirs.root, hub: stage.hub.url, relay: stage.relay.url })
  await Promise.race([stopped, stage.broken])
  tell.say('open.closing', { dir: stage.dirs.root })
  return 0
}

/** One line a party: its name and a link that makes an account there, once. */
async function accountLinks({ hub, nodes }: Stage): Promise<string> {
  const lines = [`  N-CERT: ${await hub.accountLink()}`]
  for (const node of nodes) lines.push(`  ${node.member.name}: ${await node.accountLink()}`)
  return lines.join('\n')
}

/** Ctrl-C in the middle of the story: a clean end for a person, no result for a script. */
function stop(once: boolean, tell: Narrator, io: CommandIo): number {
  tell.say('stopped')
  if (!once) return 0
  reportFailure({ step: tell.step(), detail: io.text('demo.stopped') }, io)
  return 1
}

function reportResult(result: DemoResult, io: CommandIo): void {
  const { log, nodes, contribution, published, rejected } = result
  io.reply(
    result,
    io.text('demo.result', { published, rejected: rejected.length, size: log.size, nodes: nodes.length, received: contribution.receivedBy }),
  )
}

function reportFailure(error: DemoFailure['error'], io: CommandIo): void {
  const failure: DemoFailure = { ok: false, error }
  if (io.json) io.out(`${JSON.stringify(failure)}\n`)
  else io.err(`${io.text('cli.error')}: ${error.detail}\n`)
}
