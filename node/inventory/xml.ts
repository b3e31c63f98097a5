// SPDX-License-Identifier: EUPL-1.2
/**
 * The part of XML 1.0 that scanners write: elements, attributes, text, comments. It is read as a row of events, without a tree.
 *
 * Attack: an XML file asks its reader to expand entities a billionfold, or to fetch `file:///etc/passwd`. Here nothing is defined and nothing is
 * fetched: of a document type only the bare name is taken (`<!DOCTYPE nmaprun>`), the five entities of XML itself and numbers are the only ones
 * known, and nesting has a bound.
 *
 * @see https://www.w3.org/TR/xml/
 * @module
 */
import type { InventoryFault, InventoryProblem } from './fault.ts'

export type XmlEvent =
  | { readonly kind: 'open'; readonly name: string; readonly attributes: Readonly<Record<string, string>>; readonly line: number }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'close'; readonly name: string }

const MAX_DEPTH = 32

const NAME = /[A-Za-z_][A-Za-z0-9_.:-]*/y
const ATTRIBUTE = /\s+([A-Za-z_][A-Za-z0-9_.:-]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y
const TAG_END = /\s*(\/?)>/y
const DOCTYPE = /<!DOCTYPE\s+[A-Za-z_][A-Za-z0-9_.:-]*\s*>/y
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

class Broken extends Error {
  readonly problem: InventoryProblem
  constructor(problem: InventoryProblem) {
    super(problem)
    this.problem = problem
  }
}

/** All events of a document that is whole; returns the fault that stopped it, if one did. */
export function* xmlEvents(text: string): Generator<XmlEvent, InventoryFault | undefined> {
  const reader = new XmlReader(text)
  try {
    yield* reader.events()
    return undefined
  } catch (error) {
    if (error instanceof Broken) return { line: reader.line(), problem: error.problem }
    throw error
  }
}

class XmlReader {
  readonly #text: string
  readonly #open: string[] = []
  #at = 0
  #line = 1
  #lineAt = 0
  #hasRoot = false

  constructor(text: string) {
    this.#text = text
  }

  line(): number {
    for (; this.#lineAt < this.#at; this.#lineAt++) if (this.#text.charCodeAt(this.#lineAt) === 0x0a) this.#line++
    return this.#line
  }

  *events(): Generator<XmlEvent> {
    const text = this.#text
    while (this.#at < text.length) {
      if (text[this.#at] !== '<') yield* this.#words()
      else if (text.startsWith('<?', this.#at)) this.#skip('?>')
      else if (text.startsWith('<!--', this.#at)) this.#skip('-->')
      else if (text.startsWith('<!', this.#at)) this.#doctype()
      else if (text.startsWith('</', this.#at)) yield this.#closing()
      else yield* this.#opening()
    }
    if (this.#open.length > 0 || !this.#hasRoot) throw new Broken('xml-broken')
  }

  *#words(): Generator<XmlEvent> {
    const end = this.#text.indexOf('<', this.#at)
    const raw = this.#text.slice(this.#at, end < 0 ? undefined : end)
    this.#at += raw.length
    if (this.#open.length > 0) yield { kind: 'text', text: plain(raw) }
    else if (raw.trim() !== '') throw new Broken('xml-broken')
  }

  #skip(end: string): void {
    const found = this.#text.indexOf(end, this.#at)
    if (found < 0) throw new Broken('xml-broken')
    this.#at = found + end.length
  }

  #doctype(): void {
    if (this.#hasRoot || this.#take(DOCTYPE) === undefined) throw new Broken('xml-doctype')
  }

  #closing(): XmlEvent {
    this.#at += 2
    const name = this.#take(NAME)?.[0]
    if (name === undefined || name !== this.#open.pop() || this.#take(TAG_END)?.[1] !== '') throw new Broken('xml-broken')
    return { kind: 'close', name }
  }

  *#opening(): Generator<XmlEvent> {
    const line = this.line()
    this.#at += 1
    const name = this.#take(NAME)?.[0]
    if (name === undefined || (this.#open.length === 0 && this.#hasRoot)) throw new Broken('xml-broken')
    this.#hasRoot = true
    const attributes: Record<string, string> = Object.create(null)
    for (let part = this.#take(ATTRIBUTE); part !== undefined; part = this.#take(ATTRIBUTE)) {
      const [, key = '', double, single] = part
      if (key in attributes) throw new Broken('xml-broken')
      attributes[key] = plain(double ?? single ?? '')
    }
    const end = this.#take(TAG_END)
    if (end === undefined) throw new Broken('xml-broken')
    yield { kind: 'open', name, attributes, line }
    if (end[1] === '/') yield { kind: 'close', name }
    else this.#open.push(name)
    if (this.#open.length > MAX_DEPTH) throw new Broken('too-deep')
  }

  #take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#text) ?? undefined
    if (found !== undefined) this.#at += found[0].length
    return found
  }
}

/** @throws Broken for an entity that XML itself does not have */
function plain(raw: string): string {
  if (!raw.includes('&')) return raw
  return raw.replace(/&([^;&]{0,10})(;?)/g, (_, name: string, end: string) => {
    if (end === '') throw new Broken('xml-broken')
    const digits = /^#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}))$/.exec(name)
    if (digits !== null) return numbered(digits[1] === undefined ? Number(digits[2]) : Number.parseInt(digits[1], 16))
    const known = Object.hasOwn(ENTITIES, name) ? ENTITIES[name] : undefined
    if (known === undefined) throw new Broken('xml-doctype')
    return known
  })
}

function numbered(code: number): string {
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) throw new Broken('xml-broken')
  return String.fromCodePoint(code)
}
