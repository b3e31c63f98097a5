// SPDX-License-Identifier: EUPL-1.2
/**
 * What a disk may hold after a power cut: everything that was synced, and of what was not any part, in any order, torn between sectors.
 *
 * A file's content is safe when the file was synced; that a name came, went or changed is safe when its folder was synced, and of later
 * changes in one folder a beginning survives, as in a journal. Nothing is assumed beyond that.
 *
 * @module
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Chance } from '../simulation/chance.ts'
import type { DiskEvent } from './trace.ts'

const SECTOR = 512

type Change = { readonly offset: number; readonly data: Uint8Array } | { readonly size: number }

/** A file whatever its name. */
interface Content {
  synced: Uint8Array
  pending: Change[]
  /** With all that was written. */
  size: number
}

interface NameChange {
  readonly name: string
  /** Undefined: the name is gone. */
  readonly content: Content | undefined
}

export class Disk {
  /** Names as the processes see them. */
  readonly #seen = new Map<string, Content>()
  /** Names that survive for certain. */
  readonly #safe = new Map<string, Content>()
  /** By folder, in their order. */
  readonly #pending = new Map<string, NameChange[]>()

  /** @param files all files at the beginning, at rest */
  constructor(base: string, files: readonly string[]) {
    for (const name of files) {
      const synced = new Uint8Array(readFileSync(join(base, name)))
      const content: Content = { synced, pending: [], size: synced.length }
      this.#seen.set(name, content)
      this.#safe.set(name, content)
    }
  }

  apply(event: DiskEvent): void {
    const { path } = event
    const content = this.#seen.get(path)
    switch (event.type) {
      case 'create':
        if (content === undefined) this.#change(path, { synced: new Uint8Array(), pending: [], size: 0 })
        break
      case 'write':
        if (content !== undefined) write(content, event.offset ?? content.size, event.data)
        break
      case 'truncate':
        if (content === undefined) this.#change(path, { synced: new Uint8Array(), pending: [], size: event.size })
        else {
          content.pending.push({ size: event.size })
          content.size = event.size
        }
        break
      case 'sync':
        if (content !== undefined) sync(content)
        else this.#syncFolder(path)
        break
      case 'unlink':
        if (content !== undefined) this.#change(path, undefined)
        break
      case 'rename':
        this.#change(event.to, content)
        this.#change(path, undefined)
    }
  }

  #change(name: string, content: Content | undefined): void {
    if (content === undefined) this.#seen.delete(name)
    else this.#seen.set(name, content)
    const folder = folderOf(name)
    const changes = this.#pending.get(folder) ?? []
    this.#pending.set(folder, changes)
    changes.push({ name, content })
  }

  #syncFolder(folder: string): void {
    for (const change of this.#pending.get(folder) ?? []) settle(this.#safe, change)
    this.#pending.delete(folder)
  }

  /** One image that may be found after a power cut right now. @returns how many changes were not safe */
  writeImage(dir: string, chance: Chance): number {
    const names = new Map(this.#safe)
    let open = 0
    for (const changes of this.#pending.values()) {
      open += changes.length
      for (const change of changes.slice(0, chance.between(0, changes.length))) settle(names, change)
    }
    for (const [name, content] of names) {
      open += content.pending.length
      const path = join(dir, name)
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, survivor(content, chance), { mode: 0o600 })
    }
    return open
  }

  /** Everything as the processes see it, or the files that are wanted. */
  writeWhole(dir: string, isWanted: (name: string) => boolean = () => true): void {
    for (const [name, { synced, pending }] of this.#seen) {
      if (!isWanted(name)) continue
      const path = join(dir, name)
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, applied(synced, pending), { mode: 0o600 })
    }
  }
}

function folderOf(name: string): string {
  const folder = dirname(name)
  return folder === '.' ? '' : folder
}

function settle(names: Map<string, Content>, { name, content }: NameChange): void {
  if (content === undefined) names.delete(name)
  else names.set(name, content)
}

function write(content: Content, offset: number, data: Uint8Array): void {
  content.pending.push({ offset, data })
  content.size = Math.max(content.size, offset + data.length)
}

function sync(content: Content): void {
  content.synced = applied(content.synced, content.pending)
  content.pending = []
}

function applied(before: Uint8Array, changes: readonly Change[]): Uint8Array {
  let size = before.length
  const sizes = changes.map((change) => {
    size = 'size' in change ? change.size : Math.max(size, change.offset + change.data.length)
    return size
  })
  const bytes = new Uint8Array(Math.max(before.length, ...sizes))
  bytes.set(before)
  for (const change of changes) {
    if ('size' in change) bytes.fill(0, change.size)
    else bytes.set(change.data, change.offset)
  }
  return bytes.slice(0, size)
}

/** What is left of the content: nothing, all, some, or torn pieces of what was not synced. */
function survivor({ synced, pending }: Content, chance: Chance): Uint8Array {
  if (pending.length === 0) return synced
  const way = chance.pick(['none', 'all', 'some', 'torn', 'torn'] as const)
  if (way === 'none') return synced
  if (way === 'all') return applied(synced, pending)
  const kept = shuffled(
    pending.filter(() => chance.isTrue(0.5)),
    chance,
  )
  return applied(synced, way === 'some' ? kept : kept.flatMap((change) => ('size' in change ? [change] : torn(change, chance))))
}

/** The sectors of a write come to the disk each by itself. The file may have its new length without them. */
function torn({ offset, data }: { readonly offset: number; readonly data: Uint8Array }, chance: Chance): Change[] {
  const pieces: Change[] = []
  for (let at = 0; at < data.length; ) {
    const next = Math.min(data.length, at + SECTOR - ((offset + at) % SECTOR))
    const piece = data.subarray(at, next)
    pieces.push({ offset: offset + at, data: chance.isTrue(0.6) ? piece : new Uint8Array() })
    at = next
  }
  return chance.isTrue(0.5) ? [{ offset: offset + data.length, data: new Uint8Array() }, ...pieces] : pieces
}

function shuffled<T>(items: readonly T[], chance: Chance): T[] {
  return items
    .map((item) => ({ item, at: chance.next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item)
}
