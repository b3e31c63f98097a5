// SPDX-License-Identifier: EUPL-1.2
/**
 * Configuration: read once, checked, frozen; faults are named where they stand.
 *
 * @module
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { clockOffsetOf, Duration, parseDuration, readConfig } from '@ncv/runtime/config.ts'
import { RuntimeError } from '@ncv/runtime/errors.ts'
import { explain } from '@ncv/runtime/texts.ts'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { codeOf, temporaryDir } from './temporary-dir.ts'

const Schema = z.strictObject({
  relayUrl: z.url(),
  port: z.int().min(0).max(65_535).default(0),
  cover: z.boolean().default(true),
  slot: Duration.default(900_000),
  witnesses: z.array(z.string()).default([]),
  smtp: z.strictObject({ host: z.string(), password: z.string().optional() }).optional(),
})

function fault(text: string, env: Record<string, string> = {}): { params: unknown; text: string } {
  using dir = temporaryDir()
  const file = join(dir.path, 'node.json')
  writeFileSync(file, text)
  try {
    readConfig(Schema, { file, env })
  } catch (error) {
    if (error instanceof RuntimeError) return { params: { ...error.params, file: undefined }, text: explain(error, 'de') }
    throw error
  }
  throw new Error('was accepted')
}

test('the environment wins over the file, with the types of the schema, and secrets come from files', () => {
  using dir = temporaryDir()
  const file = join(dir.path, 'node.json')
  const secret = join(dir.path, 'secret')
  writeFileSync(file, '{ "relayUrl": "https://relay.example", "port": 1, "slot": "15m", "smtp": { "host": "a" } }')
  writeFileSync(secret, 'geheim\n')
  const env = { NCV_PORT: '8080', NCV_COVER: 'false', NCV_WITNESSES: 'a, b', NCV_SMTP_PASSWORD_FILE: secret }
  const config = readConfig(Schema, { file, env })
  expect(config).toEqual({
    relayUrl: 'https://relay.example',
    port: 8080,
    cover: false,
    slot: 900_000,
    witnesses: ['a', 'b'],
    smtp: { host: 'a', password: 'geheim' },
  })
  expect(Object.isFrozen(config) && Object.isFrozen(config.smtp)).toBe(true)
})

describe('a fault is named with key, line and remedy', () => {
  test('a wrong value', () => {
    const { params, text } = fault('{\n  "relayUrl": "https://relay.example",\n  "port": 70000\n}')
    expect(params).toMatchObject({ key: 'port', line: 3 })
    expect(text).toMatch(/^Die Konfiguration ist fehlerhaft: .*node\.json, Zeile 3, „port“: Zu groß.* Abhilfe: /)
  })

  test('a misspelt key, with the one that was meant', () => {
    const { params, text } = fault('{ "relayUrl": "https://relay.example",\n "prot": 1 }')
    expect(params).toMatchObject({ key: 'prot', line: 2 })
    expect(text).toContain('→ port')
  })

  test('a key in a part, by the line where that part holds it, whatever stands before', () => {
    const [url, smtp] = ['"relayUrl": "https://relay.example"', '{\n  "host": 1 }']
    expect(fault(`{ ${url}, "witnesses": ["host"],\n"smtp": ${smtp} }`).params).toMatchObject({ key: 'smtp.host', line: 3 })
    expect(fault(`{ "smtp": { "host": "a",\n "port": "25" }, ${url},\n "port": "x" }`).params).toMatchObject({ key: 'port', line: 3 })
    const misspelt = fault(`{ ${url},\n"smtp": { "host": "a",\n"pasword": "b" } }`)
    expect(misspelt.params).toMatchObject({ line: 3 })
    expect(misspelt.text).toContain('→ password')
  })

  test('a key that is missing, and a value by an example of what fits', () => {
    expect(fault('{ "port": 1 }').text).toContain('„relayUrl“: fehlt.')
    expect(fault('{ "relayUrl": "https://relay.example", "slot": "soon" }').text).toContain('„slot“: erwartet 30s, 15m, 24h, 7d.')
  })

  test('a broken file, also where it ends too early', () => {
    expect(fault('{\n  "relayUrl": }').params).toMatchObject({ line: 2 })
    expect(fault('{\n  "relayUrl": "a",\n').params).toMatchObject({ line: 3 })
    expect(fault('[]').params).toMatchObject({ expected: '{ … }' })
  })

  test('a variable of the environment, by its name', () => {
    expect(fault('{ "relayUrl": "https://relay.example" }', { NCV_PORT: 'eighty' }).params).toMatchObject({ key: 'NCV_PORT' })
    expect(fault('{ "relayUrl": "https://relay.example" }', { NCV_PORT: '1', NCV_PORT_FILE: 'x' }).params).toMatchObject({ key: 'NCV_PORT' })
  })

  test('a missing file', () => {
    expect(codeOf(() => readConfig(Schema, { file: '/nonexistent/node.json' }))).toBe('CONFIG_MISSING')
  })
})

test('spans of time are numbers of seconds or carry their unit', () => {
  const spans: readonly (readonly [string, number | undefined])[] = [
    ['3600', 3_600_000],
    ['1h', 3_600_000],
    ['-90s', -90_000],
    ['15m', 900_000],
    ['2d', 172_800_000],
    ['250ms', 250],
    ['1w', 604_800_000],
    ['', undefined],
    ['1.5h', undefined],
    ['1 h', undefined],
    ['h', undefined],
    ['1e3', undefined],
  ]
  for (const [text, ms] of spans) expect(parseDuration(text), text).toBe(ms)
  expect(clockOffsetOf({ NCV_CLOCK_OFFSET: '1h' })).toBe(3_600_000)
  expect(clockOffsetOf({})).toBe(0)
  expect(codeOf(() => clockOffsetOf({ NCV_CLOCK_OFFSET: 'tomorrow' }))).toBe('CONFIG_INVALID')
})
