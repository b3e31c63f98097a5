// SPDX-License-Identifier: EUPL-1.2
/**
 * A node's folder that has joined a federation whose hub and relay cannot be reached, and `ncv` over it.
 *
 * @module
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { INVENTORY_COMMANDS } from '@ncv/node/commands/inventory.ts'
import { NODE_EXIT_CODES } from '@ncv/node/errors.ts'
import { initNode, joinFederation, openOwnKeys } from '@ncv/node/founding.ts'
import { NODE_TEXTS } from '@ncv/node/i18n/texts.ts'
import { fromHex, utf8 } from '@ncv/protocol/bytes.ts'
import { draftGenesis, formatGenesis, signGenesis } from '@ncv/protocol/membership/genesis.ts'
import { formatJoinFile, parseJoinFile } from '@ncv/protocol/membership/join-file.ts'
import { signCheckpoint } from '@ncv/protocol/tlog/checkpoint.ts'
import { leafHash } from '@ncv/protocol/tlog/hash.ts'
import { runCli } from '@ncv/runtime/cli.ts'
import type { Io } from '@ncv/runtime/process-io.ts'
import type { TemporaryDir } from '../../runtime/temporary-dir.ts'
import { temporaryDir } from '../../runtime/temporary-dir.ts'
import { testMember } from '../../support/founded-hub.ts'

export interface Ended {
  readonly code: number
  readonly out: string
  readonly err: string
}

export interface JoinedNode extends Disposable {
  readonly dir: string
  /** Writes a file beside the node's folder. */
  file(name: string, content: string | Uint8Array): string
  /** `ncv node inventory <words> --dir … <rest>`; a person at the terminal gives the answers. */
  inventory(words: string, rest?: readonly string[], answers?: readonly string[]): Promise<Ended>
  /** The same with `--json`, read. */
  json<T>(words: string, rest?: readonly string[]): Promise<T>
}

const HUB = testMember('inventory hub')
const ROOT = testMember('inventory root')
const RELAY = testMember('inventory relay')
const AT = 1_767_600_000_000

/** The same folder of keys for every test: nothing here depends on them. */
function world(): { now(): number; random(length: number): Uint8Array } {
  let drawn = 0
  return { now: () => AT, random: (length) => new Uint8Array(length).fill(++drawn) }
}

export function joinedNode(): JoinedNode {
  const root = temporaryDir()
  const dir = join(root.path, 'node')
  joinedFolder(dir)
  return clientOf(root, dir)
}

/** Makes the folder. */
export function joinedFolder(dir: string): void {
  const own = world()
  const { record } = initNode(own, {
    dir,
    name: 'Gemeinde Test',
    kind: 'municipality',
    category: 2,
    isWitness: true,
    keyFile: undefined,
    identityFile: undefined,
    recoveryOut: undefined,
    out: undefined,
  })
  const keys = openOwnKeys(dir, {}, own)
  const { key, box, recovery, ...rest } = record
  const payload = draftGenesis({
    federation: 'verbund.test',
    name: 'Verbund',
    createdAt: AT,
    rootKey: ROOT.identity.publicKey,
    hub: { name: 'N-CERT', key: HUB.identity.publicKey, box: HUB.box.publicKey },
    relay: { id: 'relay', name: 'Relais', key: RELAY.identity.publicKey, box: RELAY.box.publicKey },
    founders: [{ ...rest, key: fromHex(key), box: fromHex(box), recovery: fromHex(recovery) }],
    quorum: 1,
    rules: { base: 'cast', voteQuorum: { numerator: 1, denominator: 2 }, votingPeriodMs: 1000, amberToSupervision: true, retentionDays: 30 },
    timing: { periodMs: 60_000, slotMs: 1000, kMin: 2, maxHoldMs: 1000, reportTokens: 2, countingKeys: 0 },
  })
  const signatures = [keys.keys.identity.seed, ROOT.identity.seed, HUB.identity.seed].map((seed) => signGenesis(payload, seed))
  const opened = formatGenesis(payload, signatures)
  const checkpoint = signCheckpoint({ origin: opened.logOrigin, size: 1, root: leafHash(new Uint8Array(3)) }, HUB.identity.seed)
  const bytes = utf8(formatJoinFile({ opened, hubUrl: 'http://127.0.0.1:9', relayUrl: 'http://127.0.0.1:9', checkpoint }))
  joinFederation(dir, keys, parseJoinFile(bytes), bytes, {})
}

function clientOf(root: TemporaryDir, dir: string): JoinedNode {
  const inventory: JoinedNode['inventory'] = async (words, rest = [], answers = []) => {
    const shown = { out: '', err: '' }
    const left = [...answers]
    const write = (stream: 'out' | 'err') => (text: string) => {
      shown[stream] += text
    }
    const io: Io = { out: write('out'), err: write('err'), isTty: false, env: {}, ask: async () => left.shift() }
    const argv = ['node', 'inventory', ...words.split(' '), ...(words === 'presets' ? [] : ['--dir', dir]), ...rest]
    const code = await runCli({ name: 'ncv', commands: INVENTORY_COMMANDS, texts: NODE_TEXTS, exitCodes: NODE_EXIT_CODES }, argv, io)
    return { code, ...shown }
  }
  return {
    dir,
    file(name, content) {
      const path = join(root.path, name)
      writeFileSync(path, content)
      return path
    },
    inventory,
    async json<T>(words: string, rest: readonly string[] = []): Promise<T> {
      const { out, err } = await inventory(words, [...rest, '--json'])
      if (out === '') throw new Error(err)
      return JSON.parse(out) as T
    },
    [Symbol.dispose]: () => root[Symbol.dispose](),
  }
}
