// SPDX-License-Identifier: EUPL-1.2
/**
 * Join files for a relay of which only the public record is known.
 *
 * @module
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fromHex, utf8 } from '@ncv/protocol/bytes.ts'
import { ed25519KeyPair } from '@ncv/protocol/crypto/ed25519.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import type { OpenedGenesis } from '@ncv/protocol/membership/genesis.ts'
import { draftGenesis, formatGenesis, signGenesis } from '@ncv/protocol/membership/genesis.ts'
import { formatJoinFile } from '@ncv/protocol/membership/join-file.ts'
import { signCheckpoint } from '@ncv/protocol/tlog/checkpoint.ts'
import { EMPTY_ROOT } from '@ncv/protocol/tlog/hash.ts'
import type { RelayRecord } from '@ncv/relay/relay-keys.ts'
import { testMember } from '../../support/founded-hub.ts'
import { TIMING } from './relay-stage.ts'

const HUB = ed25519KeyPair(sha256(utf8('hub')))

export function foundedWith(relay: RelayRecord, federation = 'verbund.test'): OpenedGenesis {
  const founder = testMember('1')
  const rootKey = ed25519KeyPair(sha256(utf8('root')))
  const { id, name, identity, box } = founder
  const payload = draftGenesis({
    federation,
    name: 'Verbund im Test',
    createdAt: Date.UTC(2025, 0, 6),
    rootKey: rootKey.publicKey,
    hub: { name: 'N-CERT', key: HUB.publicKey, box: box.publicKey },
    relay: { id: relay.id, name: relay.name, key: fromHex(relay.key), box: fromHex(relay.box) },
    founders: [{ id, name, kind: 'municipality', category: 1, key: identity.publicKey, box: box.publicKey, recovery: sha256(), isWitness: true }],
    quorum: 1,
    timing: TIMING,
    rules: { base: 'cast', voteQuorum: { numerator: 1, denominator: 2 }, votingPeriodMs: 1, amberToSupervision: true, retentionDays: 365 },
  })
  return formatGenesis(
    payload,
    [identity, rootKey, HUB].map(({ seed }) => signGenesis(payload, seed)),
  )
}

/** The join file of this federation, in `root`. */
export function writeJoin(root: string, opened: OpenedGenesis): string {
  const file = join(root, 'federation.join')
  const checkpoint = signCheckpoint({ origin: opened.logOrigin, size: 0, root: EMPTY_ROOT }, HUB.seed)
  writeFileSync(file, formatJoinFile({ opened, hubUrl: 'http://127.0.0.1:8420', relayUrl: 'http://127.0.0.1:8430', checkpoint }))
  return file
}
