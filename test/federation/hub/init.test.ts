// SPDX-License-Identifier: EUPL-1.2
/** Setting up a hub: what a failed attempt leaves behind. @module */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { prepareFounding, xor } from '@ncv/federation/hub/founding.ts'
import { FOUNDING_COMMANDS } from '@ncv/federation/hub/cli/founding.ts'
import { FEDERATION_EXIT_CODES } from '@ncv/federation/errors.ts'
import { FEDERATION_TEXTS } from '@ncv/federation/i18n/texts.ts'
import { fromHex, hex } from '@ncv/protocol/bytes.ts'
import { ed25519KeyPair } from '@ncv/protocol/crypto/ed25519.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import { readGenesisDraft } from '@ncv/protocol/membership/genesis.ts'
import { runCli } from '@ncv/runtime/cli.ts'
import type { Io } from '@ncv/runtime/process-io.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { TemporaryDir } from '../../runtime/temporary-dir.ts'
import { temporaryDir } from '../../runtime/temporary-dir.ts'
import { testMember } from '../../support/founded-hub.ts'
import { virtualFederation } from '../../support/virtual-world.ts'

let dir: TemporaryDir
beforeEach(() => {
  dir = temporaryDir()
  const { id, identity, box } = testMember('init')
  const keys = { key: hex(identity.publicKey), box: hex(box.publicKey) }
  const member = { id, name: 'Gemeinde', kind: 'municipality', category: 1, recovery: hex(sha256(identity.publicKey)), isWitness: true, ...keys }
  writeFileSync(at('member.json'), JSON.stringify(member))
  const relay = testMember('init relay')
  const relayKeys = { key: hex(relay.identity.publicKey), box: hex(relay.box.publicKey) }
  writeFileSync(at('relay.json'), JSON.stringify({ id: relay.id, name: 'Relais', ...relayKeys }))
})
afterEach(() => dir[Symbol.dispose]())
const at = (name: string): string => join(dir.path, name)

async function init({ hub = 'hub', shares = 'shares', out = 'draft' } = {}): Promise<{ code: number; err: string }> {
  let err = ''
  const io: Io = {
    out: () => {},
    err: (text) => {
      err += text
    },
    isTty: false,
    env: {},
    ask: async () => undefined,
  }
  const files = ['--founders', at('member.json'), '--relay', at('relay.json'), '--out', at(out), '--shares', at(shares)]
  const rest = ['--federation', 'verbund.test', '--name', 'Verbund', '--relay-url', 'http://127.0.0.1:7800', '--quorum', '1', '--k-min', '2']
  const argv = ['hub', 'init', '--dir', at(hub), ...files, ...rest]
  const code = await runCli({ name: 'ncv', commands: FOUNDING_COMMANDS, texts: FEDERATION_TEXTS, exitCodes: FEDERATION_EXIT_CODES }, argv, io)
  return { code, err }
}

const INPUT = ['member.json', 'relay.json']

describe('hub init', () => {
  test('the two shares together are the root key of the draft', async () => {
    expect(await init()).toMatchObject({ code: 0 })
    const shares = [1, 2].map((n) => fromHex(readFileSync(at(`shares/root-share-${n}.txt`), 'utf8').trim(), 32))
    const { genesis } = readGenesisDraft(new Uint8Array(readFileSync(at('draft'))))
    expect(ed25519KeyPair(xor(shares[0]!, shares[1]!)).publicKey).toEqual(genesis.rootKey)
    expect(readdirSync(at('hub')).sort()).toEqual(['config.json', 'genesis.draft', 'genesis.root-signature', 'hub.key'])
  })

  test.each([
    ['the folder of the draft is missing', { out: 'nowhere/draft' }],
    ['the draft names a folder', { out: 'taken' }],
    ['the folder of the shares is a file', { shares: 'member.json' }],
    ['the folder of the hub is below a file', { hub: 'member.json/hub' }],
  ])('where %s nothing is left, and the corrected command works', async (_, wrong) => {
    mkdirSync(at('taken'))
    const { code, err } = await init({ hub: 'deep/hub', shares: 'deep/shares', ...wrong })
    expect(code, err).toBe(78)
    expect(readdirSync(dir.path).sort()).toEqual([...INPUT, 'taken'])
    expect((await init({ hub: 'deep/hub', shares: 'deep/shares' })).code).toBe(0)
  })

  test('what was in the folders before stays when it fails', async () => {
    for (const folder of ['hub', 'shares']) {
      mkdirSync(at(folder))
      writeFileSync(at(`${folder}/note.txt`), 'mine')
    }
    expect((await init({ out: 'nowhere/draft' })).code).toBe(78)
    for (const folder of ['hub', 'shares']) expect(readdirSync(at(folder))).toEqual(['note.txt'])
  })

  test('shares of another root key are never overwritten', async () => {
    await init()
    const before = readFileSync(at('shares/root-share-1.txt'), 'utf8')
    expect((await init({ hub: 'second', out: 'second-draft' })).code).toBe(2)
    expect(readFileSync(at('shares/root-share-1.txt'), 'utf8')).toBe(before)
    expect(existsSync(at('second'))).toBe(false)
  })

  test('a key that lies in the folder is never overwritten', async () => {
    mkdirSync(at('hub'))
    writeFileSync(at('hub/hub.key'), 'precious')
    expect((await init()).err).toContain(at('hub'))
    expect(readFileSync(at('hub/hub.key'), 'utf8')).toBe('precious')
    expect(existsSync(at('shares'))).toBe(false)
  })

  test('the shares are durable before the hub has a key', () => {
    const { id, identity, box } = testMember('init')
    const relay = testMember('init relay')
    const world = virtualFederation({ seed: 'init' }).party('hub')
    const plan = {
      federation: 'verbund.test',
      name: 'Verbund',
      hubName: 'N-CERT',
      quorum: 1,
      relay: { id: relay.id, name: 'Relais', key: relay.identity.publicKey, box: relay.box.publicKey },
      founders: [
        {
          id,
          name: 'Gemeinde',
          kind: 'municipality' as const,
          category: 1,
          key: identity.publicKey,
          box: box.publicKey,
          recovery: sha256(identity.publicKey),
          isWitness: true,
        },
      ],
      rules: {
        base: 'cast' as const,
        voteQuorum: { numerator: 1, denominator: 2 },
        votingPeriodMs: 86_400_000,
        amberToSupervision: true,
        retentionDays: 365,
      },
      timing: { periodMs: 7 * 86_400_000, slotMs: 900_000, kMin: 2, maxHoldMs: 3_600_000, reportTokens: 8, countingKeys: 0 },
    }
    const keep = ({ rootShares }: { readonly rootShares: readonly Uint8Array[] }) => {
      expect(rootShares).toHaveLength(2)
      throw new Error('disk full')
    }
    expect(() => prepareFounding(world, at('hub'), plan, keep)).toThrow('disk full')
    expect(existsSync(at('hub'))).toBe(false)
  })
})
