// SPDX-License-Identifier: EUPL-1.2
/**
 * The checker: what must hold after every event, whatever fails. It shares no code with the product; hashes, signatures,
 * files and labels are read and compared here once more, from what anybody can see and from what the players were told.
 *
 * @module
 */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Question, ReadReply } from './cases.ts'
import { AskedBack } from './cases.ts'
import { HeldAnswers } from './answers.ts'
import { EditionsInLog } from './editions.ts'
import type { SignedHead } from './reading.ts'
import { readBundle, readHead, unpackMap } from './reading.ts'
import { treeRoot } from './tree.ts'

export const INVARIANTS = [
  'acknowledged-in-log',
  'checkpoint-prefix',
  'log-entry',
  'node-prefix',
  'effect-once',
  'catalogue-whole',
  'label-kept',
  'no-canary',
  'token-once',
  'listed-once',
  'count-exact',
  'reply-once',
  'liveness',
  'no-crash',
] as const
export type Invariant = (typeof INVARIANTS)[number]

export class Violation extends Error {
  readonly invariant: Invariant
  constructor(invariant: Invariant, what: string) {
    super(`${invariant}: ${what}`)
    this.invariant = invariant
  }
}

export type Label = 'TLP:CLEAR' | 'TLP:GREEN'

/** A warning that somebody ordered; its title occurs nowhere else. */
export interface Order {
  readonly title: string
  readonly label: Label
  /** How many entries may carry it: more than one only where it was deliberately sent again. */
  entries: number
}

/** A row of a node's list of warnings. */
export interface Shown {
  readonly index: number
  readonly title: string
  readonly label: string
}

/** What a checker is given of a federation: public knowledge, and the words that must stay at home. */
export interface Premises {
  readonly origin: string
  readonly hubKey: Uint8Array
  readonly hubPublicDir: string
  readonly houseStem: string
  readonly greenStem: string
}

export class Checker {
  readonly #premises: Premises
  readonly #houseForms: readonly Buffer[]
  readonly #greenForms: readonly Buffer[]
  /** The log as first seen. */
  readonly #entries: Buffer[] = []
  readonly #roots = new Map<number, string>()
  readonly #notes = new Map<string, SignedHead | undefined>()
  readonly #orders = new Map<string, Order>()
  readonly #acknowledged = new Map<number, Order>()
  readonly #clearEntries = new Map<string, number>()
  readonly #nodes = new Map<string, number>()
  readonly #hadEntries = new Map<string, number>()
  readonly #shown = new Map<string, number>()
  readonly #accepted = new Map<string, string>()
  readonly #sameToken: (readonly string[])[] = []
  /** What members have answered to questions. */
  readonly answers = new HeldAnswers()
  readonly #editions = new EditionsInLog()
  readonly #catalogues = new Map<string, string>()
  readonly #askedBack = new AskedBack()

  constructor(premises: Premises) {
    this.#premises = premises
    this.#houseForms = forms(premises.houseStem)
    this.#greenForms = forms(premises.greenStem)
  }

  get size(): number {
    return this.#entries.length
  }

  // What is ordered and promised.

  order(order: Order): void {
    this.#orders.set(order.title, order)
  }

  /** These contributions were made with one token. */
  sameToken(ids: readonly string[]): void {
    this.#sameToken.push(ids)
  }

  /** The hub said that the warning is entry `index`: durable and under a signed head. */
  acknowledged(index: number, order: Order): void {
    this.#acknowledged.set(index, order)
    this.hubHead()
    const entry = this.#entries[index]
    if (entry === undefined) throw new Violation('acknowledged-in-log', `entry ${index} of ${this.#entries.length}`)
    const fields = unpackMap(entry)
    if (fields.get('kind') !== 'warning') throw new Violation('acknowledged-in-log', `entry ${index} is no warning`)
    if (fields.get('tlp') !== order.label)
      throw new Violation('label-kept', `entry ${index} is ${String(fields.get('tlp'))}, ordered was ${order.label}`)
    const isReadable = this.#body(index)?.includes(order.title) ?? false
    if (order.label === 'TLP:CLEAR' && !isReadable) throw new Violation('acknowledged-in-log', `entry ${index} does not hold what was ordered`)
  }

  // The log.

  /** The head in the hub's public folder; it must cover all that was acknowledged. */
  hubHead(): void {
    const file = join(this.#premises.hubPublicDir, 'checkpoint')
    if (existsSync(file)) this.hubShows(readFileSync(file))
  }

  /** Whether the hub's public head covers the entry. */
  isUnderHead(index: number): boolean {
    this.hubHead()
    return index < this.#entries.length
  }

  /** A head that the hub itself shows now. */
  hubShows(note: Uint8Array): void {
    const head = this.head(note)
    if (head === undefined) return
    const last = Math.max(-1, ...this.#acknowledged.keys())
    if (head.size <= last) throw new Violation('acknowledged-in-log', `entry ${last} was acknowledged, the hub shows ${head.size} entries`)
  }

  /** Any bytes that may be a signed head, wherever they were seen. */
  head(note: Uint8Array): SignedHead | undefined {
    const key = Buffer.from(note).toString('latin1')
    if (this.#notes.has(key)) return this.#notes.get(key)
    const read = readHead(note, this.#premises.hubKey)
    const head = read?.origin === this.#premises.origin ? read : undefined
    this.#notes.set(key, head)
    if (head === undefined) return undefined
    if (head.size > this.#entries.length) this.#read(head.size)
    let root = this.#roots.get(head.size)
    if (root === undefined) {
      root = treeRoot(this.#entries.slice(0, head.size)).toString('base64')
      this.#roots.set(head.size, root)
    }
    if (root !== head.root) throw new Violation('checkpoint-prefix', `a signed head of ${head.size} entries is not of this log`)
    return head
  }

  #read(size: number): void {
    const file = join(this.#premises.hubPublicDir, `tile/entries/000.p/${size}`)
    if (!existsSync(file)) throw new Violation('checkpoint-prefix', `a head of ${size} entries is signed, its entries are not there`)
    const entries = readBundle(readFileSync(file))
    const changed = this.#entries.findIndex((known, i) => entries[i]?.equals(known) !== true)
    if (changed >= 0 || entries.length !== size) throw new Violation('checkpoint-prefix', `entry ${Math.max(changed, 0)} is not what it was`)
    for (const entry of entries.slice(this.#entries.length)) this.#take(entry)
  }

  #take(entry: Buffer): void {
    const index = this.#entries.push(entry) - 1
    const fields = unpackMap(entry)
    const isClear = fields.get('tlp') === 'TLP:CLEAR'
    if (!isClear && fields.get('epoch') === 0) throw new Violation('label-kept', `entry ${index} is in clear`)
    const body = this.#body(index)
    if (body === undefined) throw new Violation('log-entry', `the body of entry ${index} is missing or another one`)
    if (containsAny(body, this.#greenForms)) throw new Violation('label-kept', `the body of entry ${index} can be read by everybody`)
    if (fields.get('kind') === 'catalogue' && isClear) this.#editions.take(index, body)
    if (fields.get('kind') !== 'warning' || !isClear) return
    for (const { title, entries } of this.#orders.values()) {
      if (!body.includes(title)) continue
      const count = (this.#clearEntries.get(title) ?? 0) + 1
      this.#clearEntries.set(title, count)
      if (count > entries) throw new Violation('effect-once', `entry ${index} repeats an order`)
    }
  }

  #body(index: number): Buffer | undefined {
    const hash = unpackMap(this.#entries[index] ?? Buffer.alloc(0)).get('body')
    if (!Buffer.isBuffer(hash)) return undefined
    const file = join(this.#premises.hubPublicDir, 'body', hash.toString('hex'))
    const bytes = existsSync(file) ? readFileSync(file) : undefined
    return bytes !== undefined && createHash('sha256').update(bytes).digest().equals(hash) ? bytes : undefined
  }

  // The nodes.

  /** A node came back after a crash: everything is compared anew. */
  nodeReturned(name: string): void {
    this.#hadEntries.set(name, this.#nodes.get(name) ?? 0)
    this.#nodes.set(name, 0)
    this.#shown.delete(name)
  }

  nodeLog(name: string, size: number, entries: (from: number, to: number) => readonly Uint8Array[]): void {
    const before = this.#nodes.get(name) ?? 0
    const atLeast = Math.max(before, this.#hadEntries.get(name) ?? 0)
    if (size === before && before > 0) return
    if (size < atLeast) throw new Violation('node-prefix', `${name} had ${atLeast} entries, now ${size}`)
    if (size > this.#entries.length) throw new Violation('node-prefix', `${name} has ${size} entries of ${this.#entries.length}`)
    const own = entries(before, size)
    if (own.length !== size - before) throw new Violation('node-prefix', `${name} has a gap`)
    own.forEach((bytes, i) => {
      if (this.#entries[before + i]?.equals(bytes) !== true) throw new Violation('node-prefix', `${name} has another entry ${before + i}`)
    })
    this.#nodes.set(name, size)
  }

  /** Whether the node's list of so many warnings was compared already. */
  hasSeen(name: string, count: number): boolean {
    return this.#shown.get(name) === count
  }

  nodeShows(name: string, rows: readonly Shown[]): void {
    this.#shown.set(name, rows.length)
    const seen = new Set<string>()
    for (const { index, title, label } of rows) {
      const order = this.#orders.get(title)
      if (order === undefined) throw new Violation('log-entry', `${name} shows a warning that nobody ordered`)
      if (seen.has(title)) throw new Violation('effect-once', `${name} shows the warning of entry ${index} twice`)
      seen.add(title)
      const stands = unpackMap(this.#entries[index] ?? Buffer.from([0x80])).get('tlp')
      if (label !== order.label || stands !== order.label) {
        throw new Violation('label-kept', `${name} shows entry ${index} as ${label}, ordered was ${order.label}`)
      }
    }
  }

  /** Whether this edition with so many products was compared already. */
  hasCatalogue(name: string, edition: number, count: number): boolean {
    return this.#catalogues.get(name) === `${edition} ${count}`
  }

  /** The product catalogue that a node has in force: one whole edition of the log, never an older one than before. */
  nodeCatalogue(name: string, edition: number, first: number, ids: readonly string[]): void {
    const fault = this.#editions.faultAt(name, edition, first, ids)
    if (fault !== undefined) throw new Violation('catalogue-whole', fault)
    this.#catalogues.set(name, `${edition} ${ids.length}`)
  }

  // The anonymous way.

  /** The hub asks back on a contribution of this node. */
  asked(question: Question): void {
    this.#askedBack.add(question)
  }

  /** What a node has read on the reply board: only what answers its own contributions, once, out of a file in the log. */
  nodeReads(name: string, replies: readonly ReadReply[]): void {
    const fault = this.#askedBack.faultAt(name, replies, (index) => unpackMap(this.#entries[index] ?? Buffer.from([0x80])).get('kind'))
    if (fault !== undefined) throw new Violation('reply-once', fault)
  }

  /** What the hub holds of follow-ups on one contribution. */
  followUps(contribution: string, payloads: readonly Uint8Array[]): void {
    const fault = this.#askedBack.faultOfFollowUps(contribution, payloads)
    if (fault !== undefined) throw new Violation('reply-once', fault)
  }

  /** What the hub holds now: ids and content of all contributions. */
  contributions(held: readonly { readonly id: string; readonly content: Uint8Array }[]): void {
    for (const { id, content } of held) {
      const same = createHash('sha256').update(content).digest('hex')
      const other = this.#accepted.get(same)
      if (other !== undefined && other !== id) throw new Violation('effect-once', 'the hub holds a contribution twice')
      if (other === undefined && containsAny(Buffer.from(content), this.#houseForms))
        throw new Violation('no-canary', 'a contribution holds what must not leave')
      this.#accepted.set(same, id)
    }
    const ids = new Set(held.map(({ id }) => id))
    if (held.length < this.#accepted.size) throw new Violation('acknowledged-in-log', 'the hub has lost a contribution')
    for (const group of this.#sameToken) {
      if (group.filter((id) => ids.has(id)).length > 1) throw new Violation('token-once', 'two contributions with one token')
    }
  }

  /** What the hub has counted now of one question. */
  counted(commitments: readonly string[], cells: readonly number[]): void {
    const fault = this.answers.faultIn(commitments, cells)
    if (fault !== undefined) throw new Violation('count-exact', fault)
  }

  // Everything that leaves a house.

  wire(from: string, to: string, text: string, body: Uint8Array): void {
    const bytes = Buffer.from(body.buffer, body.byteOffset, body.length)
    for (const searched of [Buffer.from(text), bytes]) {
      if (containsAny(searched, this.#houseForms)) throw new Violation('no-canary', `from ${from} to ${to}`)
      if (containsAny(searched, this.#greenForms)) throw new Violation('label-kept', `TLP:GREEN in clear from ${from} to ${to}`)
    }
  }

  /** All files of a folder, at the end. */
  folder(name: string, dir: string): void {
    for (const path of readdirSync(dir, { recursive: true, withFileTypes: true })) {
      if (path.isFile() && containsAny(readFileSync(join(path.parentPath, path.name)), this.#houseForms)) {
        throw new Violation('no-canary', `in ${path.name} of ${name}`)
      }
    }
  }
}

/** Raw, hex, and base64 at each of its three offsets. */
function forms(stem: string): Buffer[] {
  const raw = Buffer.from(stem)
  const base64 = [0, 1, 2].map((offset) => {
    const text = Buffer.concat([Buffer.alloc(offset), raw])
      .toString('base64')
      .replace(/=+$/, '')
    // Characters that also depend on the neighbours are no part of the form.
    return Buffer.from(text.slice(offset === 0 ? 0 : offset + 1, Math.floor(((offset + raw.length) * 8) / 6)))
  })
  return [raw, Buffer.from(raw.toString('hex')), ...base64]
}

function containsAny(bytes: Buffer, wanted: readonly Buffer[]): boolean {
  return wanted.some((form) => bytes.includes(form))
}
