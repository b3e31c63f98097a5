// SPDX-License-Identifier: EUPL-1.2
/** `ncv relay init`, `join`, `status`: what an operator types, and what is refused without a trace. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hex } from '@ncv/protocol/bytes.ts'
import type { OpenedGenesis } from '@ncv/protocol/membership/genesis.ts'
import { genesisWords } from '@ncv/protocol/membership/words.ts'
import { RELAY_CLI } from '@ncv/relay/cli.ts'
import type { RelayRecord } from '@ncv/relay/relay-keys.ts'
import { runCli } from '@ncv/runtime/cli.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { testMember } from '../../support/founded-hub.ts'
import { foundedWith, writeJoin } from './join-files.ts'

let root: string
let dir: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'ncv-relay-cli-'))
  dir = join(root, 'relay')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

async function ncv(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const out: string[] = []
  const err: string[] = []
  const io = {
    out: (text: string) => void out.push(text),
    err: (text: string) => void err.push(text),
    isTty: false,
    env: {},
    ask: async () => undefined,
  }
  return { code: await runCli(RELAY_CLI, ['relay', ...args], io), out: out.join(''), err: err.join('') }
}

async function initialised(): Promise<RelayRecord> {
  const { code, out } = await ncv('init', '--dir', dir, '--name', 'Rechenzentrum Süd', '--json')
  expect(code).toBe(0)
  return JSON.parse(out) as RelayRecord
}

function wordsOf(opened: OpenedGenesis, places: readonly number[]): string {
  const words = genesisWords(opened.origin)
  return places.map((place) => `${place}=${words[place - 1]}`).join(',')
}

describe('init', () => {
  test('the secret is for its owner alone, the record holds no secret', async () => {
    const out = join(root, 'relay.json')
    expect((await ncv('init', '--dir', dir, '--name', 'Rechenzentrum Süd', '--out', out)).code).toBe(0)
    expect(statSync(dir).mode & 0o777).toBe(0o700)
    expect(statSync(join(dir, 'relay.key')).mode & 0o777).toBe(0o600)
    const record = JSON.parse(readFileSync(out, 'utf8')) as RelayRecord
    expect(Object.keys(record)).toEqual(['id', 'name', 'key', 'box'])
    expect(readFileSync(out, 'utf8')).not.toContain(readFileSync(join(dir, 'relay.key'), 'utf8').trim())
  })

  test('a folder that is not empty is refused and left alone', async () => {
    await initialised()
    const before = readFileSync(join(dir, 'relay.key'), 'utf8')
    const { code, err } = await ncv('init', '--dir', dir, '--name', 'Anderes')
    expect(code).toBe(2)
    expect(err).toContain('nicht leer')
    expect(readFileSync(join(dir, 'relay.key'), 'utf8')).toBe(before)
  })
})

describe('join', () => {
  test('with two words of the letter the relay joins, and status shows an empty mirror', async () => {
    const opened = foundedWith(await initialised())
    const { code, err } = await ncv('join', '--dir', dir, '--join', writeJoin(root, opened), '--words', wordsOf(opened, [2, 5]), '--port', '0')
    expect(code).toBe(0)
    for (const address of ['http://127.0.0.1:8420', 'http://127.0.0.1:8430']) expect(err).toContain(address)
    expect(JSON.parse(readFileSync(join(dir, 'config.json'), 'utf8'))).toEqual({
      url: 'http://127.0.0.1:8430',
      hubUrl: 'http://127.0.0.1:8420',
      port: 0,
    })
    const status = await ncv('status', '--dir', dir, '--json')
    expect(JSON.parse(status.out)).toMatchObject({ federation: 'verbund.test', isRunning: false, size: 0, boxes: 0 })
  })

  test('the genesis hash serves instead of the words', async () => {
    const opened = foundedWith(await initialised())
    expect((await ncv('join', '--dir', dir, '--join', writeJoin(root, opened), '--genesis', hex(opened.origin))).code).toBe(0)
  })

  test('joining the same federation again takes over the new address', async () => {
    const opened = foundedWith(await initialised())
    const args = ['join', '--dir', dir, '--join', writeJoin(root, opened), '--genesis', hex(opened.origin)]
    await ncv(...args)
    expect((await ncv(...args, '--hub', 'https://n-cert.example')).code).toBe(0)
    expect((await ncv(...args, '--hub', 'https://n-cert.example', '--url', 'https://relais.example/')).code).toBe(0)
    expect(JSON.parse(readFileSync(join(dir, 'config.json'), 'utf8'))).toEqual({ url: 'https://relais.example', hubUrl: 'https://n-cert.example' })
  })

  const refusals: readonly (readonly [string, (opened: OpenedGenesis) => string[], number, RegExp])[] = [
    ['wrong words', () => ['--words', '1=falsch,2=falsch'], 2, /W(?:ö|o)rt/],
    ['one word alone', (opened) => ['--words', wordsOf(opened, [3])], 2, /W(?:ö|o)rt/],
    ['words of no place', (opened) => ['--words', `${wordsOf(opened, [1])},7=haus`], 2, /--words/],
    ['neither words nor hash', () => [], 2, /--words/],
    ['another genesis hash', () => ['--genesis', '0'.repeat(64)], 1, /Gründung|Genesis|Verbund/i],
    ['a hash that is none', () => ['--genesis', 'abc'], 2, /--genesis/],
    ['a port that is none', (opened) => ['--words', wordsOf(opened, [1, 2]), '--port', '99999'], 2, /--port/],
    ['an address that is none', (opened) => ['--words', wordsOf(opened, [1, 2]), '--hub', 'n-cert'], 2, /--hub/],
    ['a hub over plain http', (opened) => ['--words', wordsOf(opened, [1, 2]), '--hub', 'http://n-cert.example'], 2, /nicht geschützt/],
    ['an own address over plain http', (opened) => ['--words', wordsOf(opened, [1, 2]), '--url', 'http://10.0.0.1'], 2, /nicht geschützt/],
  ]
  test.each(refusals)('%s: refused in German, nothing is written', async (_, anchor, expected, text) => {
    const opened = foundedWith(await initialised())
    const before = readdirSync(dir)
    const { code, err, out } = await ncv('join', '--dir', dir, '--join', writeJoin(root, opened), ...anchor(opened))
    expect({ code, out }).toEqual({ code: expected, out: '' })
    expect(err).toMatch(/^Fehler: /)
    expect(err).toMatch(text)
    expect(readdirSync(dir)).toEqual(before)
  })

  test('a genesis that names another relay is refused', async () => {
    const record = await initialised()
    const other = testMember('other relay')
    const opened = foundedWith({ ...record, key: hex(other.identity.publicKey) })
    const { code, err } = await ncv('join', '--dir', dir, '--join', writeJoin(root, opened), '--genesis', hex(opened.origin))
    expect(code).toBe(1)
    expect(err).toContain('anderes Relais')
    expect(existsSync(join(dir, 'config.json'))).toBe(false)
  })

  test('a second federation is refused, the first one stays', async () => {
    const record = await initialised()
    const [first, second] = [foundedWith(record), foundedWith(record, 'anderer.test')]
    await ncv('join', '--dir', dir, '--join', writeJoin(root, first), '--genesis', hex(first.origin))
    const { code, err } = await ncv('join', '--dir', dir, '--join', writeJoin(root, second), '--genesis', hex(second.origin))
    expect(code).toBe(1)
    expect(err).toContain('verbund.test')
    expect(JSON.parse((await ncv('status', '--dir', dir, '--json')).out)).toMatchObject({ federation: 'verbund.test' })
  })

  test('a missing join file and a damaged one are named', async () => {
    await initialised()
    const missing = await ncv('join', '--dir', dir, '--join', join(root, 'nichts'), '--genesis', '0'.repeat(64))
    expect(missing).toMatchObject({ code: 2 })
    expect(missing.err).toContain('nichts')
    writeFileSync(join(root, 'damaged'), 'ncv-join v1\ngenesis ???\n')
    const damaged = await ncv('join', '--dir', dir, '--join', join(root, 'damaged'), '--genesis', '0'.repeat(64))
    expect(damaged).toMatchObject({ code: 2 })
    expect(damaged.err).toContain('2')
  })

  test('without init there is nothing to join with; without join nothing runs', async () => {
    expect(await ncv('join', '--dir', dir, '--join', 'x', '--genesis', '0'.repeat(64))).toMatchObject({ code: 78 })
    await initialised()
    const run = await ncv('run', '--dir', dir)
    expect(run.code).toBe(78)
    expect(run.err).toContain('ncv relay join')
    expect(await ncv('status', '--dir', dir)).toMatchObject({ code: 78 })
  })
})

test('help in German and English names every command', async () => {
  const [german, english] = [await ncv('--help'), await ncv('--help', '--lang', 'en')]
  for (const command of ['init', 'join', 'run', 'status']) {
    expect(german.out).toContain(`relay ${command}`)
    expect(english.out).toContain(`relay ${command}`)
  }
  expect(german.out).not.toBe(english.out)
})
