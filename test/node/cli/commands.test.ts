// SPDX-License-Identifier: EUPL-1.2
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSignatureFile } from '@ncv/federation/hub/founding.ts'
import { INVENTORY_COMMANDS } from '@ncv/node/commands/inventory.ts'
import { MATCH_COMMANDS } from '@ncv/node/commands/match.ts'
import { RUN_COMMANDS } from '@ncv/node/commands/run.ts'
import { SETUP_COMMANDS } from '@ncv/node/commands/setup.ts'
import { NODE_EXIT_CODES } from '@ncv/node/errors.ts'
import { initNode } from '@ncv/node/founding.ts'
import { de } from '@ncv/node/i18n/de.ts'
import { en } from '@ncv/node/i18n/en.ts'
import { NODE_TEXTS } from '@ncv/node/i18n/texts.ts'
import { ed25519KeyPair, verifyEd25519 } from '@ncv/protocol/crypto/ed25519.ts'
import { fromHex } from '@ncv/protocol/bytes.ts'
import { formatGenesis, GENESIS_HEADER, readGenesisDraft, signGenesis } from '@ncv/protocol/membership/genesis.ts'
import { draftGenesis } from '@ncv/protocol/membership/genesis.ts'
import { formatJoinFile } from '@ncv/protocol/membership/join-file.ts'
import { genesisWords } from '@ncv/protocol/membership/words.ts'
import type { Genesis } from '@ncv/protocol/message/genesis.ts'
import { protectedHeader, signingInput } from '@ncv/protocol/envelope.ts'
import { signCheckpoint } from '@ncv/protocol/tlog/checkpoint.ts'
import { leafHash } from '@ncv/protocol/tlog/hash.ts'
import { runCli } from '@ncv/runtime/cli.ts'
import type { Io } from '@ncv/runtime/process-io.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { TemporaryDir } from '../../runtime/temporary-dir.ts'
import { temporaryDir } from '../../runtime/temporary-dir.ts'
import { testMember } from '../../support/founded-hub.ts'

let dir: TemporaryDir
beforeEach(() => {
  dir = temporaryDir()
})
afterEach(() => dir[Symbol.dispose]())

interface Ended {
  readonly code: number
  readonly out: string
  readonly err: string
}

async function ncv(argv: readonly string[], answers: readonly string[] = []): Promise<Ended> {
  const shown = { out: '', err: '' }
  const left = [...answers]
  const write = (stream: 'out' | 'err') => (text: string) => {
    shown[stream] += text
  }
  const io: Io = { out: write('out'), err: write('err'), isTty: false, env: {}, ask: async () => left.shift() }
  const commands = { ...SETUP_COMMANDS, ...RUN_COMMANDS, ...INVENTORY_COMMANDS, ...MATCH_COMMANDS }
  const code = await runCli({ name: 'ncv', commands, texts: NODE_TEXTS, exitCodes: NODE_EXIT_CODES }, argv, io)
  return { code, ...shown }
}

const at = (name: string): string => join(dir.path, name)
const init = (name = 'Gemeinde Test', ...more: string[]): Promise<Ended> =>
  ncv(['node', 'init', '--dir', at('node'), '--name', name, '--witness', '--out', at('record.json'), ...more])

const HUB = testMember('cli hub')
const ROOT = testMember('cli root')
const RELAY = testMember('cli relay')

/** A draft that names the node that `init` made. */
function writeDraft(change: (founder: Genesis['founders'][number]) => Genesis['founders'][number] = (founder) => founder): Uint8Array {
  const { key, box, recovery, ...rest } = JSON.parse(readFileSync(at('record.json'), 'utf8')) as Record<string, string>
  const founder = {
    ...rest,
    key: fromHex(key ?? ''),
    box: fromHex(box ?? ''),
    recovery: fromHex(recovery ?? ''),
  } as unknown as Genesis['founders'][number]
  const payload = draftGenesis({
    federation: 'verbund.test',
    name: 'Verbund',
    createdAt: 1_767_600_000_000,
    rootKey: ROOT.identity.publicKey,
    hub: { name: 'N-CERT', key: HUB.identity.publicKey, box: HUB.box.publicKey },
    relay: { id: 'relay', name: 'Relais', key: RELAY.identity.publicKey, box: RELAY.box.publicKey },
    founders: [change(founder)],
    quorum: 1,
    rules: { base: 'cast', voteQuorum: { numerator: 1, denominator: 2 }, votingPeriodMs: 1000, amberToSupervision: true, retentionDays: 30 },
    timing: { periodMs: 60_000, slotMs: 1000, kMin: 2, maxHoldMs: 1000, reportTokens: 2, countingKeys: 0 },
  })
  writeFileSync(at('draft'), payload)
  return payload
}

async function signedJoinFile(): Promise<{ words: string[]; origin: string }> {
  const payload = writeDraft()
  await ncv(['node', 'sign-genesis', '--dir', at('node'), '--draft', at('draft'), '--out', at('signature')])
  const signature = parseSignatureFile(readFileSync(at('signature'), 'utf8'))?.signature ?? new Uint8Array(64)
  const opened = formatGenesis(payload, [signature, signGenesis(payload, ROOT.identity.seed), signGenesis(payload, HUB.identity.seed)])
  const checkpoint = signCheckpoint({ origin: opened.logOrigin, size: 1, root: leafHash(new Uint8Array(3)) }, HUB.identity.seed)
  writeFileSync(at('join'), formatJoinFile({ opened, hubUrl: 'http://127.0.0.1:9', relayUrl: 'http://127.0.0.1:9', checkpoint }))
  return { words: genesisWords(opened.origin), origin: opened.logOrigin.split('/')[1] ?? '' }
}

describe('ncv node init', () => {
  test('makes a folder for its owner alone, a public record without secrets, and shows the recovery key once', async () => {
    const { code, out } = await init('Gemeinde Test', '--json')
    const reply = JSON.parse(out) as { recovery: string; founder: Record<string, string> }
    expect(code).toBe(0)
    expect(statSync(at('node')).mode & 0o777).toBe(0o700)
    expect(readdirSync(at('node')).every((name) => (statSync(join(at('node'), name)).mode & 0o077) === 0)).toBe(true)
    expect(Object.keys(JSON.parse(readFileSync(at('record.json'), 'utf8')) as object).sort()).toEqual([
      'box',
      'category',
      'id',
      'isWitness',
      'key',
      'kind',
      'name',
      'recovery',
    ])
    const files = readdirSync(at('node')).map((name) => readFileSync(join(at('node'), name)))
    expect(files.some((file) => file.includes(reply.recovery))).toBe(false)
  })

  test('a folder that is in use is refused, and stays as it is', async () => {
    await init()
    const before = readFileSync(join(at('node'), 'node.key'))
    expect(await init()).toMatchObject({ code: 2 })
    expect(readFileSync(join(at('node'), 'node.key'))).toEqual(before)
  })

  test.each(['--out', '--recovery-out', '--key-file'])('a folder that %s cannot write to stops it before anything is made', async (option) => {
    const targets = new Map([
      ['--out', at('record.json')],
      ['--recovery-out', at('recovery')],
    ])
    const argsOf = (given: ReadonlyMap<string, string>) => ['node', 'init', '--dir', at('node'), '--name', 'X', ...[...given].flat()]
    const { code, err } = await ncv(argsOf(new Map([...targets, [option, at('nowhere/file')]])))
    expect(code).toBe(78)
    expect(err).toContain('nowhere')
    for (const name of ['node', 'record.json', 'recovery']) expect(existsSync(at(name))).toBe(false)
    expect(await ncv(argsOf(targets))).toMatchObject({ code: 0 })
  })

  test('two secrets are not written into one file', async () => {
    const { code } = await ncv(['node', 'init', '--dir', at('node'), '--name', 'X', '--out', at('one'), '--recovery-out', at('one')])
    expect(code).toBe(2)
    expect(existsSync(at('node'))).toBe(false)
  })

  test('what fails half way leaves nothing behind, and what was there before stays', () => {
    const key = at('vault.key')
    writeFileSync(key, `${Buffer.alloc(32, 7).toString('base64')}\n`)
    mkdirSync(at('node'))
    const plan = { dir: at('node'), name: 'X', kind: 'municipality' as const, category: 2, isWitness: false, keyFile: key, identityFile: undefined }
    let drawn = 0
    const withChance = (draws: number) => ({
      now: () => 1_767_600_000_000,
      random: (length: number) => {
        if (drawn++ === draws) throw new RangeError('no more chance')
        return new Uint8Array(length).fill(3)
      },
    })
    initNode(withChance(1000), { ...plan, dir: at('counted'), recoveryOut: undefined, out: undefined })
    const [needed, whole] = [drawn, { ...plan, recoveryOut: at('recovery'), out: at('record.json') }]
    drawn = 0
    // The master key is sealed last of all, with the last draw.
    expect(() => initNode(withChance(needed - 1), whole)).toThrow(RangeError)
    expect(readdirSync(at('node'))).toEqual([])
    expect(['recovery', 'record.json', 'vault.key'].map((name) => existsSync(at(name)))).toEqual([false, false, true])
    drawn = 0
    expect(initNode(withChance(needed), whole).record.name).toBe('X')
  })

  test('a bad identity profile stops it before anything is made', async () => {
    writeFileSync(at('identity.json'), '{"name":"X Y","strasse":"?"}')
    const { code, err } = await init('Gemeinde Test', '--identity', at('identity.json'))
    expect(code).toBe(2)
    expect(err).toContain('strasse')
    expect(existsSync(at('node'))).toBe(false)
  })

  test('says that a key beside the data protects nothing against theft, and nothing of it with a key file elsewhere', async () => {
    expect((await init()).err).toContain('schützt er nichts')
    const other = await ncv(['node', 'init', '--dir', at('second'), '--name', 'X', '--key-file', at('elsewhere.key')])
    expect(other.err).toBe('')
    expect(existsSync(join(at('second'), 'vault.key'))).toBe(false)
  })
})

describe('ncv node sign-genesis', () => {
  test('signs a genesis that names this node, and shows the six words', async () => {
    await init()
    const payload = writeDraft()
    const { code, out } = await ncv(['node', 'sign-genesis', '--dir', at('node'), '--draft', at('draft'), '--out', at('signature')])
    expect(code).toBe(0)
    const { origin } = readGenesisDraft(payload)
    for (const word of genesisWords(origin)) expect(out).toContain(word)
    const signed = parseSignatureFile(readFileSync(at('signature'), 'utf8'))
    const key = fromHex((JSON.parse(readFileSync(at('record.json'), 'utf8')) as { key: string }).key)
    expect(verifyEd25519(key, signingInput(protectedHeader(GENESIS_HEADER), payload), signed?.signature ?? new Uint8Array())).toBe(true)
  })

  test('refuses a genesis that describes this node otherwise, and writes no signature', async () => {
    await init()
    writeDraft((founder) => ({ ...founder, name: 'Gemeinde Anders' }))
    const { code, err } = await ncv(['node', 'sign-genesis', '--dir', at('node'), '--draft', at('draft'), '--out', at('signature')])
    expect(code).toBe(1)
    expect(err).toContain('name')
    expect(existsSync(at('signature'))).toBe(false)
  })
})

describe('ncv node join', () => {
  const joining = (...more: string[]) => ['node', 'join', '--dir', at('node'), '--join', at('join'), ...more]

  test('takes the federation whose words are in the letter', async () => {
    await init()
    const { words } = await signedJoinFile()
    expect(await ncv(joining('--words', `2=${words[1]},5=${words[4]}`))).toMatchObject({ code: 0 })
    expect(existsSync(join(at('node'), 'federation.join'))).toBe(true)
  })

  test('shows the three addresses, which the words do not cover, and refuses plain http that leaves this machine', async () => {
    await init()
    const { words } = await signedJoinFile()
    const anchor = ['--words', `2=${words[1]},5=${words[4]}`]
    for (const option of ['--hub', '--relay', '--mirror']) {
      const { code, out, err } = await ncv(joining(...anchor, option, 'http://relais.example'))
      expect({ code, out }).toEqual({ code: 2, out: '' })
      expect(err).toContain('nicht geschützt')
    }
    expect(existsSync(join(at('node'), 'federation.join'))).toBe(false)
    const { code, err } = await ncv(joining(...anchor, '--relay', 'https://relais.example', '--mirror', 'https://spiegel.example'))
    expect(code).toBe(0)
    for (const address of ['http://127.0.0.1:9', 'https://relais.example', 'https://spiegel.example']) expect(err).toContain(address)
  })

  test('asks for two words where a person sits at the terminal', async () => {
    await init()
    await signedJoinFile()
    expect(await ncv(joining(), ['falsch', 'falsch'])).toMatchObject({ code: 2 })
    expect(existsSync(join(at('node'), 'federation.join'))).toBe(false)
  })

  test('wrong words, a wrong hash, no words and a missing file are refused, and nothing is joined', async () => {
    await init()
    const { words } = await signedJoinFile()
    for (const more of [['--words', `1=falsch,2=${words[1]}`], ['--genesis', '0'.repeat(64)], ['--words', '1'], []]) {
      expect(await ncv(joining(...more))).toMatchObject({ code: 2 })
    }
    expect(await ncv(['node', 'join', '--dir', at('node'), '--join', at('nothing'), '--words', '1=a,2=b'])).toMatchObject({ code: 2 })
    expect(existsSync(join(at('node'), 'federation.join'))).toBe(false)
  })

  test('a join file that was altered on the way is refused', async () => {
    await init()
    const { origin } = await signedJoinFile()
    writeFileSync(at('join'), readFileSync(at('join'), 'utf8').replace('hub http://', 'hub ftp://'))
    expect((await ncv(joining('--genesis', origin))).err).toContain('Zeile 3')
  })
})

describe('without a running process', () => {
  test('commands of a node that has not joined say so, with exit code 78', async () => {
    await init()
    const { code, err } = await ncv(['node', 'status', '--dir', at('node')])
    expect(code).toBe(78)
    expect(err).toContain('ncv node join')
    expect((await ncv(['node', 'status', '--dir', at('nothing')])).code).toBe(78)
  })

  test('an inventory comes in whole or not at all', async () => {
    await init()
    const { origin } = await signedJoinFile()
    await ncv(['node', 'join', '--dir', at('node'), '--join', at('join'), '--genesis', origin])
    writeFileSync(at('good.csv'), 'id;vendor;product;version\na1;Fortinet;FortiOS;7.2.1\n')
    writeFileSync(at('bad.csv'), 'id;vendor;product;version\na2;X;Y;1\na2;X;Z;1\n')
    expect(await ncv(['node', 'inventory', 'import', '--dir', at('node'), '--file', at('good.csv')])).toMatchObject({ code: 0 })
    const bad = await ncv(['node', 'inventory', 'import', '--dir', at('node'), '--file', at('bad.csv')])
    expect(bad.code).toBe(2)
    expect(bad.err).toContain('Zeile 3')
    const list = await ncv(['node', 'inventory', 'list', '--dir', at('node'), '--json'])
    expect(JSON.parse(list.out)).toEqual({ assets: [{ id: 'a1', vendor: 'Fortinet', product: 'FortiOS', version: '7.2.1' }] })
  })

  test('with another vault key nothing opens', async () => {
    await init()
    const { origin } = await signedJoinFile()
    await ncv(['node', 'join', '--dir', at('node'), '--join', at('join'), '--genesis', origin])
    writeFileSync(join(at('node'), 'vault.key'), `${Buffer.from(ed25519KeyPair(new Uint8Array(32)).publicKey).toString('base64')}\n`)
    expect((await ncv(['node', 'status', '--dir', at('node')])).code).toBe(78)
  })
})

test('every text is there in both languages', () => {
  expect(Object.keys(en).sort()).toEqual(Object.keys(de).sort())
})
