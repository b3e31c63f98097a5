// SPDX-License-Identifier: EUPL-1.2
/**
 * „Was sieht wer?“ is complete: what is on the wire and not described, message, field, door or header, fails here.
 *
 * @module
 */
import { readdirSync, readFileSync } from 'node:fs'
import { memberPost } from '@ncv/node/link/member-request.ts'
import { protectedHeader } from '@ncv/protocol/envelope.ts'
import { fromBase64url, fromUtf8 } from '@ncv/protocol/bytes.ts'
import { ENTRY_KINDS } from '@ncv/protocol/log/entry.ts'
import { SUBMISSION_KINDS } from '@ncv/protocol/submission/seal.ts'
import { PARTIES, WAYS } from '@ncv/protocol/visibility/party.ts'
import type { Party } from '@ncv/protocol/visibility/party.ts'
import { CONCLUSIONS, seenBy, seenOf, SIGHTS } from '@ncv/protocol/visibility/table.ts'
import { REQUEST_HEADERS, REQUEST_SIGNATURE } from '@ncv/protocol/visibility/transport.ts'
import { fieldPaths, schemasIn } from '@ncv/protocol/visibility/walk.ts'
import type { World } from '@ncv/protocol/world.ts'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'

const ROOT = new URL('../../../', import.meta.url)
const source = (path: string): string => readFileSync(new URL(path, ROOT), 'utf8')
const filesIn = (folder: string): string[] => readdirSync(new URL(folder, ROOT)).filter((name) => name.endsWith('.ts'))

/** Where messages between parties are made. */
const WIRE_FOLDERS = ['protocol/message/', 'protocol/submission/', 'protocol/token/', 'protocol/log/', 'protocol/membership/']

/** Schemas that no party sends to another. */
const NOT_SENT: ReadonlySet<string> = new Set([
  // As people write it in a file; what travels is its part.
  'Catalogue',
])

/** Objects that are not exported, and so cannot be looked at: each is part of one that is. */
const INSIDE: ReadonlySet<string> = new Set(['File', 'ListedBatch', 'SignedHead', 'Cover', 'Contribution', 'Commitments', 'Cells'])

const described = new Set(SIGHTS.flatMap(({ schema }) => (schema === undefined ? [] : [...schemasIn(schema)])))

describe('every field', () => {
  test.each(SIGHTS.filter(({ schema }) => schema !== undefined).map((sight) => [sight.id, sight] as const))(
    'of %s is described, and no other',
    (_, sight) => {
      const paths = fieldPaths(sight.schema ?? z.never())
      const extra = /^(?:signature|header|line|path|body|reply|post) /
      expect(
        Object.keys(sight.fields)
          .filter((path) => !extra.test(path))
          .sort(),
      ).toEqual([...paths].sort())
    },
  )

  test('has words in German and English', () => {
    for (const { id, title, fields } of SIGHTS)
      for (const text of [title.de, title.en, ...Object.values(fields).flatMap(([de, en]) => [`${de}`, `${en}`])])
        expect(text.length, id).toBeGreaterThan(1)
  })

  test('of a schema that nobody knows how to look into is refused, not overlooked', () => {
    expect(() => fieldPaths(z.strictObject({ a: z.map(z.string(), z.string()) }))).toThrow(TypeError)
    expect(() => fieldPaths(z.strictObject({ a: z.record(z.string(), z.string()) }))).toThrow(TypeError)
    expect(() => fieldPaths(z.strictObject({ a: z.unknown() }))).toThrow(TypeError)
    expect(
      fieldPaths(z.strictObject({ a: z.array(z.strictObject({ b: z.string().optional() })).refine(() => true), c: z.int().nullable() })),
    ).toEqual(['a[].b', 'c'])
  })

  test('that is added to a message would be noticed', () => {
    const report = SIGHTS.find(({ id }) => id === 'report')?.schema as z.ZodObject
    const grown = report.extend({ hostname: z.string() })
    expect(fieldPaths(grown).filter((path) => !fieldPaths(report).includes(path))).toEqual(['hostname'])
  })
})

describe('every message', () => {
  test('kind of log entry and of submission has a sight of its name', () => {
    const ids = SIGHTS.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const kind of [...ENTRY_KINDS, ...SUBMISSION_KINDS]) expect(ids).toContain(kind)
  })

  test('schema of the wire folders that is exported is described, or said not to be sent', async () => {
    let seen = 0
    for (const folder of WIRE_FOLDERS) {
      for (const file of filesIn(folder)) {
        const module = (await import(new URL(`${folder}${file}`, ROOT).href)) as Readonly<Record<string, unknown>>
        for (const [name, value] of Object.entries(module)) {
          if (!(value instanceof z.ZodObject || value instanceof z.ZodUnion) || NOT_SENT.has(name)) continue
          seen++
          expect(described.has(value), `${folder}${file}: ${name}`).toBe(true)
        }
      }
    }
    expect(seen).toBeGreaterThan(20)
  })

  test('schema of the wire folders that is not exported is part of one that is', () => {
    const seen: string[] = []
    for (const folder of WIRE_FOLDERS) {
      for (const file of filesIn(folder)) {
        const hidden = [
          ...source(`${folder}${file}`).matchAll(
            /^const (\w+)(?::[^=]+)? = z\s*\.?(?:strictObject|object|looseObject|discriminatedUnion|union)?\b/gm,
          ),
        ]
          .map(([whole, name = '']) => ({ whole, name }))
          .filter(({ whole }) => /strictObject|object|looseObject|Union|union/.test(whole))
        for (const { name } of hidden) expect(INSIDE.has(name), `${folder}${file}: ${name}`).toBe(true)
        seen.push(...hidden.map(({ name }) => name))
      }
    }
    expect(seen).toContain('SignedHead')
  })
})

describe('every door', () => {
  const doors = (party: string, file: string): string[] =>
    [...source(file).matchAll(/\bapp\.(get|post|put|delete|all)\((?:'([^']+)'|`\/\$\{EVENTS_PATH\}`)/g)].map(
      ([, method = '', path = '/events']) => `${party} ${method.toUpperCase()} ${path}`,
    )

  test('of hub and relay is described, and none that is not there', () => {
    const ofHub = readdirSync(new URL('federation/hub/', ROOT), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
    const open = [...ofHub.flatMap((name) => doors('hub', `federation/hub/${name}`)), ...doors('relay', 'federation/relay/public-app.ts')]
    expect(open.length).toBeGreaterThan(8)
    expect(new Set(SIGHTS.flatMap((sight) => sight.doors ?? []))).toEqual(new Set(open))
  })

  test('gets requests with these headers and claims, and no others', async () => {
    const seen: Array<Readonly<Record<string, string>>> = []
    const world = {
      now: () => 1_767_600_000_000,
      random: (length: number) => new Uint8Array(length).fill(7),
      net: {
        async request({ headers }: { headers?: Readonly<Record<string, string>> }) {
          seen.push(headers ?? {})
          return { status: 200, headers: {}, body: new Uint8Array() }
        },
      },
    } as unknown as World
    const keys = { id: 'm-0123456789abcdef', identity: { seed: new Uint8Array(32).fill(1) } } as unknown as Parameters<typeof memberPost>[1]
    await memberPost(world, keys, { audience: 'hub', baseUrl: 'https://hub.example', path: '/issue', body: new Uint8Array(3), maxBytes: 9 })
    expect(Object.keys(seen[0] ?? {}).sort()).toEqual(Object.keys(REQUEST_HEADERS).sort())
    const [header = '', claims = ''] = (seen[0]?.['authorization'] ?? '').replace('NCV ', '').split('.')
    const names = [header, claims].flatMap((part) => Object.keys(JSON.parse(fromUtf8(fromBase64url(part))) as object))
    expect(names.sort()).toEqual(Object.keys(REQUEST_SIGNATURE).sort())
  })

  test('the header of an envelope holds nothing of the sender: it is the same for all of one type', () => {
    const header = JSON.parse(
      fromUtf8(protectedHeader({ type: 'contribution', origin: new Uint8Array(32), tlp: 'TLP:AMBER', terms: 'member' })),
    ) as object
    expect(Object.keys(header)).toEqual(['alg', 'b64', 'crit', 'typ', 'ncv', 'origin', 'tlp', 'terms'])
  })
})

describe('what the table promises', () => {
  const anonymous = seenBy('anonymous')
  const idsOf = (party: Party) => anonymous.map((each) => seenOf(each, [party])).flatMap((each) => (each === undefined ? [] : [each.id]))

  test('nobody but the own house and the hub sees a field of what is in a box', () => {
    for (const party of PARTIES.filter((each) => each !== 'own' && each !== 'hub'))
      for (const id of ['box', 'report', 'follow-up', 'answer', 'reply']) expect(idsOf(party)).not.toContain(id)
  })

  test('no single other party sees both who hands a box in and what is in it', () => {
    for (const party of PARTIES.filter((each) => each !== 'own')) expect(idsOf(party).includes('slot') && idsOf(party).includes('report')).toBe(false)
    expect(idsOf('hub')).not.toContain('slot')
    expect(idsOf('relay')).toContain('slot')
  })

  test('each way says for each party, and for hub and relay together, what follows', () => {
    for (const way of WAYS)
      for (const who of [...PARTIES, 'hub+relay'] as const)
        for (const lang of ['de', 'en'] as const) expect(CONCLUSIONS[way][who][lang].length).toBeGreaterThan(5)
  })
})
