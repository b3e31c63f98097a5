// SPDX-License-Identifier: EUPL-1.2
/**
 * One byte of a log's files changed, and back again.
 *
 * @module
 */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { World } from '@ncv/protocol/world.ts'
import { randomBelow } from '@ncv/protocol/world.ts'

export interface ChangedByte extends Disposable {
  readonly path: string
  readonly at: number
}

/** Kinds of files, so that each has its share of the places whatever its size. */
const KINDS: readonly RegExp[] = [/^checkpoint$/, /^witnessed\//, /^tile\/\d\//, /^tile\/entries\//, /^body\/[0-9a-f]{64}$/]

/** Changes `count` places one after another; each is put back before the next. Only bytes that a reader of the log is bound to notice. */
export function* changedBytes(folder: string, count: number, world: Pick<World, 'random'>): Generator<ChangedByte> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort()
  const byKind = KINDS.map((kind) => paths.filter((path) => kind.test(path) && statSync(join(folder, path)).size > 0))
  for (let i = 0; i < count; i++) {
    const files = byKind[i % byKind.length] ?? []
    const path = files[randomBelow(world, files.length)] as string
    using changed = changeByte(folder, path, world)
    yield changed
  }
}

function changeByte(folder: string, path: string, world: Pick<World, 'random'>): ChangedByte {
  const file = join(folder, path)
  const original = readFileSync(file)
  const at = randomBelow(world, original.length)
  const changed = Uint8Array.from(original)
  changed[at] = (original[at] as number) ^ (1 + randomBelow(world, 255))
  writeFileSync(file, changed)
  return { path, at, [Symbol.dispose]: () => writeFileSync(file, original) }
}
