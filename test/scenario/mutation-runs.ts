// SPDX-License-Identifier: EUPL-1.2
/**
 * Tells a node one lie after another, each to a fresh copy, and looks whether it calls the lie by its name and keeps the truth.
 *
 * @module
 */
import { hex } from '@ncv/protocol/bytes.ts'
import { chanceFrom } from '../simulation/chance.ts'
import type { Lie, ReadPaths } from './mutations.ts'
import { TELLERS } from './mutations.ts'
import type { Shown } from './shown-node.ts'
import { alarmsOf, openShownNode } from './shown-node.ts'
import type { Tried } from './step.ts'
import { claim, noneOf } from './step.ts'
import type { Truth } from './truth.ts'

/** A node compares hub and mirror at its first look; a second one must not calm it. */
const LOOKS = 2

interface Seen {
  readonly alarms: readonly string[]
  readonly paths: ReadonlySet<string>
  readonly size: number
  readonly isTrue: boolean
}

async function look(truth: Truth, shown: Shown, to: Lie['to'], laterMs: number, seed: string): Promise<Seen> {
  await using opened = openShownNode(truth.root, truth[to], truth.at + laterMs, seed)
  opened.show(shown)
  for (let i = 0; i < LOOKS; i++) await opened.node.links.feed.poll()
  const { log } = opened.node.stores
  const size = log.size()
  return {
    alarms: [...(await alarmsOf(opened.node)), ...opened.refused],
    paths: opened.paths,
    size,
    isTrue: hex(log.rootAt(size)) === truth.roots[size],
  }
}

/** Where nobody lies nothing is wrong. @returns what is read then */
async function readHonest(truth: Truth): Promise<ReadPaths> {
  const honest = { hub: truth.files, mirror: truth.files }
  const paths: Record<Lie['to'], string[]> = { followed: [], fresh: [] }
  for (const to of ['followed', 'fresh'] as const) {
    const seen = await look(truth, honest, to, 0, `honest ${to}`)
    claim(seen.alarms.length === 0, `the ${to} node is alarmed by the truth: ${seen.alarms.join(', ')}`)
    claim(seen.isTrue && seen.size === truth.entries.length, `the ${to} node did not follow the truth`)
    paths[to] = [...seen.paths].filter((path) => truth.files.has(path)).sort()
  }
  return paths
}

/**
 * @param isHonest every lie is replaced by the truth: then none may be seen, and the claim must fail for each kind of lie
 * @throws ClaimFailed with the first lie that was not seen, not named, or believed
 */
export async function tellLies(truth: Truth, count: number, seed: number, isHonest: boolean, report: (done: number) => void): Promise<Tried> {
  const paths = await readHonest(truth)
  const told = new Map<string, Map<string, number>>()
  const unseen: string[] = []
  for (let i = 1; i <= count; i++) {
    const chance = chanceFrom(`lie ${seed} ${i}`)
    const kind = chance.pick(Object.keys(TELLERS))
    const lie = TELLERS[kind]?.(truth, paths, chance)
    if (lie === undefined) continue
    const where = `lie ${i}, ${kind} (${lie.what}, ${lie.to} node)`
    const shown = isHonest ? { hub: truth.files, mirror: truth.files } : lie
    const { alarms, isTrue, size } = await look(truth, shown, lie.to, isHonest ? 0 : lie.laterMs, `lie ${seed} ${i}`)
    const name = alarms.find((alarm) => lie.name.test(alarm))
    if (isHonest && name === undefined) unseen.push(kind)
    claim(isHonest || name !== undefined, `${where}: expected ${lie.name}, the node said ${alarms.join(', ') || 'nothing'}`)
    claim(isTrue, `${where}: the node's log of ${size} entries is not the true one`)
    const names = told.get(kind) ?? new Map<string, number>()
    told.set(kind, name === undefined ? names : names.set(name, (names.get(name) ?? 0) + 1))
    report(i)
  }
  if (isHonest) assertNoneSeen(unseen, count)
  const figures = [...told].map(([kind, names]) => `${kind}: ${[...names].map(([name, n]) => `${n} ${name}`).join(', ')}`).sort()
  return { detail: `undetected or unnamed: ${noneOf(count)}; ${figures.join('; ')}`, n: count }
}

/** Without a lie each check must fail, of each kind at least one. @throws ClaimFailed where all did; Error where one said the truth is a lie */
function assertNoneSeen(unseen: readonly string[], count: number): void {
  const missing = Object.keys(TELLERS).filter((kind) => !unseen.includes(kind))
  if (unseen.length < count || missing.length > 0) throw new Error(`${unseen.length} of ${count} were not seen; not tried: ${missing.join(', ')}`)
  claim(false, `${unseen.length} of ${count} lies were not seen, of the kinds ${[...new Set(unseen)].sort().join(', ')}: nobody had lied`)
}
