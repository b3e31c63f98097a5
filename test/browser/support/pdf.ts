// SPDX-License-Identifier: EUPL-1.2
/**
 * Reads back what Chromium printed: pages, their size, the text on each. As much of PDF 1.4 as its writer uses (ISO 32000-1), no more:
 * one cross-reference table, streams deflated or plain, fonts that say in `ToUnicode` what their glyphs mean.
 *
 * @module
 */
import { inflateSync } from 'node:zlib'

export interface PdfPage {
  /** Points: A4 is 595 × 842. */
  readonly width: number
  readonly height: number
  /** In the order in which it is drawn, words run together where nothing but their place parts them. */
  readonly text: string
}

interface PdfObject {
  /** What stands before a stream, or all of it. */
  readonly head: string
  readonly stream?: Buffer
}
type Glyphs = { readonly bytes: number; readonly words: ReadonlyMap<number, string> }

/** @throws Error for a file of another form */
export function readPdf(file: Uint8Array): readonly PdfPage[] {
  const objects = objectsOf(Buffer.from(file))
  const root = [...objects.values()].find(({ head }) => /\/Type\s*\/Pages\b/.test(head) && !/\/Parent\b/.test(head))
  if (root === undefined) throw new Error('no page tree')
  return kidsOf(objects, root).map((page) => {
    const box = /\/MediaBox\s*\[\s*([\d.\s-]+)\]/.exec(page.head)?.[1]?.trim().split(/\s+/).map(Number) ?? []
    const [left = 0, bottom = 0, right = 0, top = 0] = box
    const contents = refsIn(/\/Contents\s*(\[[^\]]*\]|\d+ 0 R)/.exec(page.head)?.[1] ?? '')
    const drawn = contents.map((number) => textOf(objects, page.head, objects.get(number)?.stream ?? Buffer.alloc(0)))
    return { width: right - left, height: top - bottom, text: drawn.join('') }
  })
}

function objectsOf(file: Buffer): Map<number, PdfObject> {
  const text = file.toString('latin1')
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1] ?? Number.NaN)
  const table = /^xref\s+0 (\d+)\s+/.exec(text.slice(start))
  if (table === null) throw new Error('no cross-reference table')
  const objects = new Map<number, PdfObject>()
  const first = start + table[0].length
  for (let number = 1; number < Number(table[1]); number += 1) {
    const line = text.slice(first + number * 20, first + number * 20 + 20)
    if (line[17] !== 'n') continue
    objects.set(number, objectAt(file, text, Number(line.slice(0, 10))))
  }
  return objects
}

function objectAt(file: Buffer, text: string, at: number): PdfObject {
  const end = text.indexOf('endobj', at)
  const stream = text.indexOf('stream', at)
  if (stream === -1 || stream > end) return { head: text.slice(at, end) }
  const head = text.slice(at, stream)
  const begin = stream + (text[stream + 6] === '\r' ? 8 : 7)
  const bytes = file.subarray(begin, begin + Number(/\/Length\s+(\d+)/.exec(head)?.[1] ?? 0))
  return { head, stream: /\/FlateDecode\b/.test(head) ? inflateSync(bytes) : bytes }
}

function refsIn(text: string): number[] {
  return Array.from(text.matchAll(/(\d+) 0 R/g), (match) => Number(match[1]))
}

function kidsOf(objects: ReadonlyMap<number, PdfObject>, node: PdfObject): PdfObject[] {
  const kids = /\/Kids\s*\[([^\]]*)\]/.exec(node.head)?.[1]
  if (kids === undefined) return [node]
  return refsIn(kids).flatMap((number) => kidsOf(objects, objects.get(number) ?? { head: '' }))
}

/** `/F4 12 0 R` of the resources, which may stand in an object of their own. */
function resource(objects: ReadonlyMap<number, PdfObject>, head: string, kind: 'Font' | 'XObject', name: string): PdfObject | undefined {
  const own = /\/Resources\s+(\d+) 0 R/.exec(head)?.[1]
  const text = own === undefined ? head : (objects.get(Number(own))?.head ?? '')
  const table = new RegExp(`/${kind}\\s*(?:<<([^>]*)>>|(\\d+) 0 R)`).exec(text)
  const entries = table?.[1] ?? objects.get(Number(table?.[2]))?.head ?? ''
  const found = new RegExp(`/${name}\\s+(\\d+) 0 R`).exec(entries)?.[1]
  return found === undefined ? undefined : objects.get(Number(found))
}

const OPERATOR = /\/(\w+)\s+[\d.]+\s+Tf|\/(\w+)\s+Do\b|<([0-9A-Fa-f]*)>|\b(?:Tj|TJ)\b|\b(?:Td|Tm|BT)\b/g

function textOf(objects: ReadonlyMap<number, PdfObject>, head: string, content: Buffer): string {
  let [text, glyphs] = ['', undefined as Glyphs | undefined]
  for (const [operator, font, form, shown] of content.toString('latin1').matchAll(OPERATOR)) {
    if (font !== undefined) glyphs = glyphsOf(objects, resource(objects, head, 'Font', font))
    else if (form !== undefined) {
      const inner = resource(objects, head, 'XObject', form)
      if (inner?.stream !== undefined && /\/Subtype\s*\/Form/.test(inner.head)) text += textOf(objects, inner.head, inner.stream)
    } else if (shown !== undefined && glyphs !== undefined) text += spelt(shown, glyphs)
    else if (operator === 'BT') text += '\n'
  }
  return text
}

function spelt(shown: string, { bytes, words }: Glyphs): string {
  return Array.from(shown.matchAll(new RegExp(`.{${bytes * 2}}`, 'g')), ([code]) => words.get(Number.parseInt(code, 16)) ?? '').join('')
}

function glyphsOf(objects: ReadonlyMap<number, PdfObject>, font: PdfObject | undefined): Glyphs | undefined {
  const map = objects.get(Number(/\/ToUnicode\s+(\d+) 0 R/.exec(font?.head ?? '')?.[1]))?.stream?.toString('latin1')
  if (map === undefined) return undefined
  const words = new Map<number, string>()
  const spell = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le')
  for (const [, body = ''] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, code = '', word = ''] of body.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g)) words.set(Number.parseInt(code, 16), spell(word))
  for (const [, body = ''] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, from = '', to = '', word = ''] of body.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g))
      for (let code = Number.parseInt(from, 16), step = 0; code <= Number.parseInt(to, 16); code += 1, step += 1)
        words.set(code, spell((Number.parseInt(word, 16) + step).toString(16).padStart(word.length, '0')))
  return { bytes: (/<([0-9A-Fa-f]+)>/.exec(/begincodespacerange([\s\S]*?)endcodespacerange/.exec(map)?.[1] ?? '')?.[1]?.length ?? 4) / 2, words }
}
