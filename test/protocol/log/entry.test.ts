// SPDX-License-Identifier: EUPL-1.2
/** Entries of the log (ncv-log, section "Entries and bodies"): one form, no text, no way for a sealed label into the clear. */
import { fromHex, hex } from '@ncv/protocol/bytes.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { encode } from '@ncv/protocol/encode.ts'
import { openEnvelope } from '@ncv/protocol/envelope.ts'
import { assertBody, openBody } from '@ncv/protocol/log/body.ts'
import type { Entry } from '@ncv/protocol/log/entry.ts'
import { ENTRY_KINDS, formatEntry, NEEDS_QUORUM, parseEntry } from '@ncv/protocol/log/entry.ts'
import { BROADCAST_LABELS } from '@ncv/protocol/log/broadcast-label.ts'
import { Withdrawal } from '@ncv/protocol/message/warning.ts'
import { leafHash } from '@ncv/protocol/tlog/hash.ts'
import { TLP_LABELS } from '@ncv/protocol/tlp.ts'
import { describe, expect, test } from 'vitest'
import { codeOf } from '../crypto/chance.ts'
import { readVectors } from '../crypto/vectors.ts'
import { EPOCH_KEY, entryVector, keyOf, OPENED, seed, specText, squeezed } from '../membership/example.ts'

const ENTRY: Entry = { kind: 'warning', tlp: 'TLP:GREEN', terms: 'n-cert', time: 1_767_225_600_000, epoch: 3, body: seed(7) }
const refusal = (value: Value) => {
  try {
    parseEntry(encode(value))
    return 'accepted'
  } catch (error) {
    const { code, params } = error as { code: string; params: { field: string } }
    return `${code} ${params.field}`
  }
}

describe('an entry', () => {
  test('comes back as it was, whatever its kind and label', () => {
    for (const kind of ENTRY_KINDS)
      for (const tlp of BROADCAST_LABELS) expect(parseEntry(formatEntry({ ...ENTRY, kind, tlp }))).toEqual({ ...ENTRY, kind, tlp })
  })

  test('for named recipients alone has no place in the log', () => {
    for (const tlp of ['TLP:AMBER+STRICT', 'TLP:RED']) expect(refusal({ v: 1, ...ENTRY, tlp } as Value)).toBe('ENTRY_MALFORMED tlp')
  })

  test('names a document only where the mirror cannot: of a warning under TLP:AMBER', () => {
    const named = { ...ENTRY, kind: 'warning', tlp: 'TLP:AMBER', document: new Uint8Array(32).fill(7) } as const
    expect(parseEntry(formatEntry(named))).toEqual(named)
    for (const change of [{ kind: 'withdrawal' }, { tlp: 'TLP:GREEN' }]) {
      expect(refusal({ v: 1, ...named, ...change } as Value)).toBe('ENTRY_MALFORMED document')
    }
  })

  test('has seven members and no text of anybody: at most 1 KiB', () => {
    expect(formatEntry(ENTRY).length).toBeLessThan(160)
    expect(codeOf(() => parseEntry(new Uint8Array(1025)))).toBe('ENTRY_MALFORMED')
  })

  test('under any label but CLEAR is sealed', () => {
    const inClear = TLP_LABELS.map((tlp) => codeOf(() => parseEntry(formatEntry({ ...ENTRY, tlp, epoch: 0 }))))
    expect(inClear).toEqual(['nothing was thrown', 'ENTRY_MALFORMED', 'ENTRY_MALFORMED', 'ENTRY_MALFORMED', 'ENTRY_MALFORMED'])
  })

  test.each([
    ['of another version', { v: 2 }, 'v'],
    ['of an unknown kind', { kind: 'gossip' }, 'kind'],
    ['with a misspelt label', { tlp: 'GREEN' }, 'tlp'],
    ['with unknown terms', { terms: 'toString' }, 'terms'],
    ['with a time before 1970', { time: -1 }, 'time'],
    ['with a time after the year 9999', { time: 253_402_300_800_000 }, 'time'],
    ['with a negative epoch', { epoch: -1 }, 'epoch'],
    ['with a hash of another length', { body: new Uint8Array(31) }, 'body'],
    ['with a text in the place of its hash', { body: 'x'.repeat(32) }, 'body'],
    ['with a member more', { author: 'Erika Mustermann' }, '(entry)'],
    ['with a member missing', { body: undefined }, 'body'],
  ])('%s is refused with the member', (_, change, field) => {
    expect(refusal({ v: 1, ...ENTRY, ...change } as Value)).toBe(`ENTRY_MALFORMED ${field}`)
  })

  test('that is no canonical MessagePack is refused', () => {
    expect(codeOf(() => parseEntry(Uint8Array.of(0x7b, 0x7d)))).toBe('ENTRY_MALFORMED')
    expect(refusal([1, 2])).toBe('ENTRY_MALFORMED (entry)')
  })

  test('on which trust rests needs a quorum of witnesses; a warning does not', () => {
    expect(ENTRY_KINDS.filter((kind) => !NEEDS_QUORUM.has(kind))).toEqual(['genesis', 'warning', 'withdrawal', 'catalogue'])
  })
})

describe('the example of ncv-log, section 3', () => {
  const vector = readVectors<ReturnType<typeof entryVector>>('ncv-entry.json')

  test('is what this code makes', () => {
    expect(vector).toMatchObject(entryVector())
  })

  test('opens: in clear for everybody, sealed with the epoch key, each to the envelope that the entry announces', () => {
    for (const [example, key] of [
      [vector.clear, undefined],
      [vector.sealed, { epoch: 1, key: EPOCH_KEY }],
    ] as const) {
      const { kind, tlp, terms, body } = parseEntry(fromHex(example.entry))
      expect(hex(leafHash(fromHex(example.entry)))).toBe(example.leaf)
      assertBody(fromHex(example.body), body)
      const frame = openBody(fromHex(example.body), OPENED.origin, key)
      const { payload } = openEnvelope(frame, { type: kind, origin: OPENED.origin, tlp, terms }, Withdrawal, keyOf('hub'))
      expect(payload).toEqual({ entry: 17, reason: 'wrong' })
    }
  })

  test('stands in the spec', () => {
    const spec = specText('ncv-log')
    for (const part of [vector.clear.entry, vector.clear.leaf, vector.clear.bodyHash, vector.sealed.entry, vector.sealed.bodyHash])
      expect(spec).toContain(squeezed(part))
  })
})
