// SPDX-License-Identifier: EUPL-1.2
/**
 * Looks for texts in all files below a folder, in the spellings that a program leaves them in: as they are, base64, hex, UTF-16,
 * and all of these inside what is compressed.
 *
 * @module
 */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { zstdDecompressSync } from 'node:zlib'

export interface Trace {
  readonly file: string
  readonly value: string
  readonly spelling: string
}

interface Needle {
  readonly value: string
  readonly spelling: string
  readonly bytes: Buffer
}

function needlesOf(value: string): Needle[] {
  const raw = Buffer.from(value, 'utf8')
  const wide = Buffer.from(value, 'utf16le')
  const needle = (spelling: string, bytes: Buffer | string): Needle => ({
    value,
    spelling,
    bytes: typeof bytes === 'string' ? Buffer.from(bytes) : bytes,
  })
  return [
    needle('raw', raw),
    needle('nfd', Buffer.from(value.normalize('NFD'), 'utf8')),
    needle('json', JSON.stringify(value).slice(1, -1)),
    needle('utf-16le', wide),
    needle('utf-16be', Buffer.from(wide).swap16()),
    needle('hex', raw.toString('hex')),
    needle('HEX', raw.toString('hex').toUpperCase()),
    ...['base64', 'base64url'].flatMap((encoding) => base64Of(raw, encoding as 'base64' | 'base64url').map((text) => needle(encoding, text))),
  ]
}

/** The part of the base64 that does not depend on the neighbours, for each of the three places in a group where the text can begin. */
function base64Of(raw: Buffer, encoding: 'base64' | 'base64url'): string[] {
  return [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), raw])
      .toString(encoding)
      .replace(/=+$/, '')
    const first = Math.ceil((before * 8) / 6)
    const last = Math.floor(((before + raw.length) * 8) / 6)
    return text.slice(first, last)
  })
}

export function filesBelow(dir: string): string[] {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .map((name) => join(dir, name))
    .filter((path) => statSync(path).isFile())
}

/** Every value that is found, with the first file and spelling in which it is. */
export function tracesIn(dirs: readonly string[], values: readonly string[]): Trace[] {
  const needles = [...new Set(values)].flatMap(needlesOf)
  const found = new Map<string, Trace>()
  for (const file of dirs.flatMap(filesBelow)) {
    for (const content of contentsOf(file)) {
      for (const { value, spelling, bytes } of needles) {
        if (!found.has(value) && content.includes(bytes)) found.set(value, { file, value, spelling })
      }
    }
  }
  return [...found.values()]
}

function contentsOf(file: string): Buffer[] {
  const content = readFileSync(file)
  const isZstd = content.length > 4 && content.readUInt32LE(0) === 0xfd2fb528
  return isZstd ? [content, zstdDecompressSync(content)] : [content]
}
