// SPDX-License-Identifier: EUPL-1.2
/**
 * What a node does when hub and mirror lie to it: a fork, a rollback, an entry that is missing or another.
 *
 * The liar has the hub's own key, so every signature is right. Hub and mirror are one server here: nobody is left who tells the truth.
 *
 * @module
 */
import { join } from 'node:path'
import { z } from 'zod'
import { parseJson } from '../../federation/demo/ncv-commands.ts'
import { readHubKeys } from '../../federation/hub/hub-keys.ts'
import { serveFiles } from './file-server.ts'
import type { Federation } from './federation.ts'
import type { Files } from './lying-log.ts'
import { entriesOf, otherEntry, readFiles, signedLog, withBundle } from './lying-log.ts'
import { NodeCopy } from './node-copy.ts'
import { claim } from './step.ts'

/** What the lies are made of, and whom they are told. */
export interface Victim {
  /** The public files of the true hub. */
  readonly files: Files
  /** The hub's own signing key. */
  readonly seed: Uint8Array
  /** A stopped node that has followed the log to its end. */
  readonly followed: string
  /** One that has joined and read nothing yet. */
  readonly fresh: string
}

export function victimOf({ stage, dir }: Federation, followed: string, fresh: string): Victim {
  return {
    files: readFiles(join(stage.hub.dir, 'public')),
    seed: readHubKeys(stage.hub.dir).identity.seed,
    followed: join(dir, followed),
    fresh: join(dir, fresh),
  }
}

/** Shows these files to a copy of a node, once, and answers how it took them. */
async function show(federation: Federation, name: string, of: string, files: Files) {
  await using server = await serveFiles(files)
  const node = new NodeCopy(federation.ncv, of, join(federation.dir, name))
  const before = await node.status()
  node.pointTo(server.url)
  const look = await node.look()
  return { look, before, after: await node.status(), verified: await verify(federation, server.url) }
}

const Verified = z.object({ ok: z.literal(false), code: z.string(), index: z.int() })

/** What `ncv log verify` says of the same server: the first entry that does not fit, if any. */
async function verify({ ncv }: Federation, url: string): Promise<string> {
  const { out } = await ncv.attempt(['log', 'verify', url])
  const { data } = Verified.safeParse(parseJson(out))
  return data === undefined ? 'no entry named' : `entry ${data.index}: ${data.code}`
}

/** The last entry replaced, and the log of the same length or one longer: both signed by the hub. */
export async function fork(federation: Federation, { files, seed, followed }: Victim, isHonest: boolean): Promise<string> {
  const entries = entriesOf(files)
  const last = entries.at(-1) as Uint8Array
  const seen: string[] = []
  for (const more of [0, 1]) {
    const forked = [...entries.slice(0, -1), otherEntry(last), ...entries.slice(0, more)]
    const served = isHonest ? files : signedLog(files, forked, seed)
    const { look, before, after } = await show(federation, `fork-${more}-${isHonest}`, followed, served)
    claim(look.code === 'LOG_FORK', `expected LOG_FORK at size ${forked.length}, the node said ${look.code ?? 'nothing'}`)
    claim(after.feed.isHalted, 'the node goes on following a hub that contradicts itself')
    claim(after.size === before.size && after.root === before.root, 'the node gave up its own history')
    claim(after.warnings === before.warnings, 'the node no longer shows the warnings that it had')
    seen.push(`size ${forked.length}: ${look.code}`)
  }
  return `${seen.join(', ')}; halted, own history and warnings kept`
}

/** A shorter log, true and signed: what was said is taken back. */
export async function rollback(federation: Federation, { files, seed, followed }: Victim, isHonest: boolean): Promise<string> {
  const entries = entriesOf(files)
  const shorter = isHonest ? files : signedLog(files, entries.slice(0, -5), seed)
  const { look, before, after } = await show(federation, `rollback-${isHonest}`, followed, shorter)
  claim(look.code === 'LOG_ROLLBACK', `expected LOG_ROLLBACK, the node said ${look.code ?? 'nothing'}`)
  claim(after.size === before.size && after.root === before.root && after.warnings === before.warnings, 'the node rolled back')
  return `${look.code}: ${before.size} entries shown as ${before.size - 5}, kept ${after.size}`
}

/** The head is true, the bundle is not: one entry changed, one left out. */
export async function droppedEntry(federation: Federation, { files, fresh }: Victim, isHonest: boolean): Promise<string> {
  const index = entriesOf(files).length - 3
  const lies = {
    changed: withBundle(files, (entries) => entries.map((entry, i) => (i === index ? otherEntry(entry) : entry))),
    left: withBundle(files, (entries) => entries.filter((_, i) => i !== index)),
  }
  const changed = await show(federation, `changed-${isHonest}`, fresh, isHonest ? files : lies.changed)
  claim(changed.look.code === 'LEAF_MISMATCH', `expected LEAF_MISMATCH, the node said ${changed.look.code ?? 'nothing'}`)
  claim(changed.after.size <= index, `the node took ${changed.after.size} entries although ${index} was another one`)
  claim(changed.verified === `entry ${index}: LEAF_MISMATCH`, `log verify does not name entry ${index}: ${changed.verified}`)
  const left = await show(federation, `left-out-${isHonest}`, fresh, isHonest ? files : lies.left)
  claim(left.look.code === 'BUNDLE_MALFORMED', `expected BUNDLE_MALFORMED, the node said ${left.look.code ?? 'nothing'}`)
  claim(left.after.size <= index, `the node took ${left.after.size} entries although ${index} was missing`)
  return `entry ${index} changed: ${changed.look.code}; left out: ${left.look.code}; nothing stored; log verify names ${changed.verified}`
}
