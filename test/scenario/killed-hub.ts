// SPDX-License-Identifier: EUPL-1.2
/**
 * `kill -9` of the hub five times, each in the middle of an import: nothing acknowledged is lost, nothing is there twice.
 *
 * @module
 */
import { join } from 'node:path'
import { z } from 'zod'
import { parseJson } from '../../federation/demo/ncv-commands.ts'
import type { Stage } from '../../federation/demo/stage.ts'
import { until } from '../../federation/demo/until.ts'
import { writeDocuments } from './documents.ts'
import type { Federation } from './federation.ts'
import { pidOf } from './federation.ts'
import { headSize } from './lying-log.ts'
import { claim } from './step.ts'

/** After the first head that the import has moved: in the middle of the next group, its commit, its files. Milliseconds. */
const DELAYS = [0, 4, 10, 20, 40] as const
/** Documents of an import that is let finish, and of one that is killed: several groups of the sequencer. */
const SMALL = 10
const LARGE = 220
/** Kills that must have come before the import's answer; the delays are too short for more than a rare miss. */
const LEAST_INTERRUPTED = 3

const Imported = z.object({ published: z.int(), unchanged: z.int(), rejected: z.array(z.unknown()), size: z.int() })
const Warnings = z.object({ warnings: z.array(z.object({ trackingId: z.string(), version: z.string() })) })

interface Folder {
  readonly path: string
  readonly count: number
  /** The hub said that all of it is published. */
  isAcknowledged: boolean
}

/** @param isHonest claims that one more folder was acknowledged, which nobody ever imported: that must be seen */
export async function killedHub(federation: Federation, isHonest: boolean): Promise<string> {
  const { stage, dir } = federation
  await Promise.all([stage.hub, stage.relay, ...stage.nodes].map((party) => stage.start(party.plan())))
  const folders: Folder[] = []
  const folder = (name: string, count: number): Folder => {
    const made = { path: writeDocuments(join(dir, 'documents', name), name, count), count, isAcknowledged: false }
    folders.push(made)
    return made
  }
  let acknowledged = 0
  let interrupted = 0
  for (const [round, delay] of DELAYS.entries()) {
    acknowledged = Math.max(acknowledged, (await importInto(federation, folder(`s${round}`, SMALL))) ?? 0)
    const answered = await importAndKill(federation, folder(`l${round}`, LARGE), delay)
    if (answered === undefined) interrupted++
    else acknowledged = Math.max(acknowledged, answered)
    await stage.start(stage.hub.plan())
    const { size } = await untilReady(stage)
    claim(size >= acknowledged, `${acknowledged} entries were acknowledged, after kill ${round + 1} the log has ${size}`)
  }
  claim(interrupted >= LEAST_INTERRUPTED, `only ${interrupted} of ${DELAYS.length} kills came in the middle of an import`)
  if (isHonest) folder('never', SMALL).isAcknowledged = true
  const total = await assertAllOnce(federation, folders)
  const promised = folders.filter(({ isAcknowledged }) => isAcknowledged).reduce((sum, { count }) => sum + count, 0)
  return `${DELAYS.length} kills, ${interrupted} in the middle of an import; ${promised} documents acknowledged, none lost; ${total} in the end, each once; log verified`
}

/** @returns the size that was acknowledged; undefined where the import did not answer */
async function importInto({ ncv, stage }: Federation, folder: Folder): Promise<number | undefined> {
  const { code, out } = await ncv.attempt(['hub', 'import', folder.path, '--dir', stage.hub.dir])
  const imported = Imported.safeParse(parseJson(out))
  if (code !== 0 || !imported.success || imported.data.rejected.length > 0) return undefined
  folder.isAcknowledged = true
  return imported.data.size
}

async function importAndKill(federation: Federation, folder: Folder, delay: number): Promise<number | undefined> {
  const { stage } = federation
  const before = headSize(stage.hub.dir)
  const running = importInto(federation, folder)
  await until(stage.world, { what: 'import', everyMs: 3, atMostMs: 60_000 }, async () => (headSize(stage.hub.dir) > before ? true : undefined))
  if (delay > 0) await new Promise<void>((resolve) => void stage.world.timer(delay, resolve))
  process.kill(pidOf(stage.hub.dir), 'SIGKILL')
  return await running
}

/** A hub that was killed signs again when its witnesses and the mirror have shown it what they know. */
async function untilReady(stage: Stage) {
  return await until(stage.world, { what: 'feed', everyMs: 300, atMostMs: 60_000 }, async () => {
    const status = await stage.hub.status()
    claim(status.readiness !== 'behind', 'the hub is behind what its witnesses have cosigned')
    return status.readiness === 'ready' ? status : undefined
  })
}

async function assertAllOnce(federation: Federation, folders: readonly Folder[]): Promise<number> {
  const { stage, ncv, dir } = federation
  for (const { path, count, isAcknowledged } of folders) {
    const again = await ncv.run(['hub', 'import', path, '--dir', stage.hub.dir], Imported)
    claim(again.published + again.unchanged === count, `${again.rejected.length} of ${count} documents were rejected on the second run`)
    claim(!isAcknowledged || again.unchanged === count, `${again.published} acknowledged documents were lost`)
  }
  const total = folders.reduce((sum, { count }) => sum + count, 0)
  const log = await stage.hub.status()
  const [node] = stage.nodes
  if (node === undefined) throw new TypeError('a scenario has three nodes')
  await until(stage.world, { what: 'feed', everyMs: 500, atMostMs: 60_000 }, async () => {
    const status = await node.status()
    return status.size === log.size && status.root === log.root && status.waiting === 0 ? true : undefined
  })
  const { warnings } = await ncv.run(['node', 'warnings', '--all', '--dir', node.dir], Warnings)
  const distinct = new Set(warnings.map(({ trackingId, version }) => `${trackingId}\n${version}`)).size
  claim(distinct === total, `${distinct} of ${total} documents reached the node`)
  claim(warnings.length === total, `${warnings.length - total} documents are in the log twice`)
  const verified = await ncv.attempt(['log', 'verify', join(stage.hub.dir, 'public'), '--join', join(dir, 'exchange', 'federation.join')])
  claim(verified.code === 0, `log verify: ${verified.err || verified.out}`)
  return total
}
