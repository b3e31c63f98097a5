// SPDX-License-Identifier: EUPL-1.2
/**
 * The federation of the examples in `protocol/spec`: keys from seeds that can be written down, everything else follows.
 *
 * `test/vectors/ncv-*.json` hold what these functions make; the tests compare both, and the specs with the vectors.
 *
 * @module
 */
import { readFileSync } from 'node:fs'
import { hex } from '@ncv/protocol/bytes.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { ed25519KeyPair } from '@ncv/protocol/crypto/ed25519.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import { xwingKeyPair } from '@ncv/protocol/crypto/xwing.ts'
import { envelopeId, parseFrame, sealEnvelope } from '@ncv/protocol/envelope.ts'
import { sealBody } from '@ncv/protocol/log/body.ts'
import { formatEntry } from '@ncv/protocol/log/entry.ts'
import { epochCommitment, sealPrevious, WRAP_BYTES, wrapEpochKey, wrapForHub } from '@ncv/protocol/membership/epoch.ts'
import { draftGenesis, formatGenesis, memberIdOf, signGenesis } from '@ncv/protocol/membership/genesis.ts'
import { formatJoinFile } from '@ncv/protocol/membership/join-file.ts'
import { registryOf } from '@ncv/protocol/membership/registry.ts'
import { genesisWords } from '@ncv/protocol/membership/words.ts'
import type { CataloguePart } from '@ncv/protocol/message/catalogue.ts'
import type { Founder, Genesis } from '@ncv/protocol/message/genesis.ts'
import { signCheckpoint } from '@ncv/protocol/tlog/checkpoint.ts'
import { leafHash } from '@ncv/protocol/tlog/hash.ts'

/** A seed is one byte, 32 times. */
export function seed(byte: number): Uint8Array {
  return new Uint8Array(32).fill(byte)
}

/** Seeds of the Ed25519 keys; those of the X-Wing keys are 0x10 larger, those of the recovery keys 0x20. */
export const SEEDS = { hub: 1, root: 2, relay: 3, wiesenbrueck: 4, hohenwehr: 5 } as const
type Party = keyof typeof SEEDS

export function keyOf(party: Party): Uint8Array {
  return ed25519KeyPair(seed(SEEDS[party])).publicKey
}
export function boxOf(party: Party): Uint8Array {
  return xwingKeyPair(seed(SEEDS[party] + 0x10)).publicKey
}

function founder(party: Party, name: string, kind: Founder['kind']): Founder {
  const recovery = sha256(ed25519KeyPair(seed(SEEDS[party] + 0x20)).publicKey)
  return { id: memberIdOf(keyOf(party)), name, kind, category: 2, key: keyOf(party), box: boxOf(party), recovery, isWitness: true }
}

export const GENESIS: Genesis = {
  federation: 'wiesenland',
  name: 'Verbund Wiesenland',
  createdAt: 1_767_225_600_000,
  rootKey: keyOf('root'),
  hub: { name: 'N-CERT Wiesenland', key: keyOf('hub'), box: boxOf('hub') },
  relay: { id: memberIdOf(keyOf('relay')), name: 'Rechenzentrum Moor', key: keyOf('relay'), box: boxOf('relay') },
  founders: [founder('wiesenbrueck', 'Gemeinde Wiesenbrück', 'municipality'), founder('hohenwehr', 'Stadt Hohenwehr', 'municipality')],
  quorum: 2,
  rules: { base: 'cast', voteQuorum: { numerator: 1, denominator: 2 }, votingPeriodMs: 1_209_600_000, amberToSupervision: true, retentionDays: 365 },
  timing: { periodMs: 604_800_000, slotMs: 900_000, kMin: 3, maxHoldMs: 3_600_000, reportTokens: 8, countingKeys: 64 },
}

export const PAYLOAD: Uint8Array = draftGenesis(GENESIS)
export const SIGNERS: readonly Party[] = ['wiesenbrueck', 'hohenwehr', 'root', 'hub']
export const SIGNATURES: readonly Uint8Array[] = SIGNERS.map((party) => signGenesis(PAYLOAD, seed(SEEDS[party])))
export const OPENED = formatGenesis(PAYLOAD, SIGNATURES)

/** The checkpoint of a log that holds nothing but this genesis; the salt of its body is 32 zero bytes. */
export function firstCheckpoint(): Uint8Array {
  const { hash: body } = sealBody(OPENED.frame, seed(0), OPENED.origin, undefined)
  const entry = formatEntry({ kind: 'genesis', tlp: 'TLP:CLEAR', terms: 'federation', time: GENESIS.createdAt, epoch: 0, body })
  return signCheckpoint({ origin: OPENED.logOrigin, size: 1, root: leafHash(entry) }, seed(SEEDS.hub))
}

export function genesisVector() {
  const join = formatJoinFile({ opened: OPENED, hubUrl: 'https://n-cert.example', relayUrl: 'https://relais.example', checkpoint: firstCheckpoint() })
  return {
    payload: hex(PAYLOAD),
    signatures: SIGNATURES.map(hex),
    frameSha256: hex(sha256(OPENED.frame)),
    origin: hex(OPENED.origin),
    logOrigin: OPENED.logOrigin,
    founderIds: GENESIS.founders.map(({ id }) => id),
    words: genesisWords(OPENED.origin).join(' '),
    join,
  }
}

const WITHDRAWAL = { entry: 17, reason: 'wrong' }

export function envelopeVector() {
  const frame = sealEnvelope({ type: 'withdrawal', origin: OPENED.origin, tlp: 'TLP:CLEAR', terms: 'federation' }, WITHDRAWAL, seed(SEEDS.hub))
  const { header, payload, signature } = parseFrame(frame)
  return {
    header: new TextDecoder().decode(header),
    payload: hex(payload),
    signature: hex(signature),
    id: hex(envelopeId(header, payload)),
    frame: hex(frame),
  }
}

/** The envelope above as entry 18 of the log, once in clear and once sealed under epoch 1 with the key of {@link keysVector}. */
export function entryVector() {
  const time = GENESIS.createdAt + 86_400_000
  const salt = seed(0x66)
  const frame = sealEnvelope({ type: 'withdrawal', origin: OPENED.origin, tlp: 'TLP:CLEAR', terms: 'federation' }, WITHDRAWAL, seed(SEEDS.hub))
  const green = sealEnvelope({ type: 'withdrawal', origin: OPENED.origin, tlp: 'TLP:GREEN', terms: 'n-cert' }, WITHDRAWAL, seed(SEEDS.hub))
  const clear = sealBody(frame, salt, OPENED.origin, undefined)
  const sealed = sealBody(green, salt, OPENED.origin, { epoch: 1, key: EPOCH_KEY })
  const entries = [
    formatEntry({ kind: 'withdrawal', tlp: 'TLP:CLEAR', terms: 'federation', time, epoch: 0, body: clear.hash }),
    formatEntry({ kind: 'withdrawal', tlp: 'TLP:GREEN', terms: 'n-cert', time, epoch: 1, body: sealed.hash }),
  ] as const
  return {
    clear: { entry: hex(entries[0]), leaf: hex(leafHash(entries[0])), body: hex(clear.bytes), bodyHash: hex(clear.hash) },
    sealed: { entry: hex(entries[1]), leaf: hex(leafHash(entries[1])), body: hex(sealed.bytes), bodyHash: hex(sealed.hash), frame: hex(green) },
  }
}

/** The whole of a small catalogue as entry 19, in clear; the salt of its body is 32 bytes 0x67. */
export const EXAMPLE_PART: CataloguePart = {
  title: 'Beispielkatalog',
  edition: 1,
  isExample: true,
  part: 1,
  parts: 1,
  products: [
    {
      id: 'example-fachverfahren-5',
      vendor: 'Beispielhaus eG',
      product: 'Fachverfahren',
      kind: 'specialist',
      aliases: [{ product: 'FV 5' }],
      embedded: [{ vendor: 'Apache', product: 'Tomcat' }],
      endOfSupport: '2027-12-31',
      versions: 'numbers',
      securityContact: 'https://beispielhaus.example/sicherheit',
    },
  ],
}

export function catalogueVector() {
  const time = GENESIS.createdAt + 2 * 86_400_000
  const labels = { tlp: 'TLP:CLEAR', terms: 'n-cert' } as const
  const frame = sealEnvelope({ type: 'catalogue', origin: OPENED.origin, ...labels }, EXAMPLE_PART as unknown as Value, seed(SEEDS.hub))
  const body = sealBody(frame, seed(0x67), OPENED.origin, undefined)
  const entry = formatEntry({ kind: 'catalogue', ...labels, time, epoch: 0, body: body.hash })
  const { header, payload, signature } = parseFrame(frame)
  return {
    payload: hex(payload),
    signature: hex(signature),
    id: hex(envelopeId(header, payload)),
    bodyHash: hex(body.hash),
    entry: hex(entry),
    leaf: hex(leafHash(entry)),
  }
}

export const EPOCH_KEY: Uint8Array = seed(0x77)
/** Every random byte is 0x55. */
const FIVES = { random: (length: number) => new Uint8Array(length).fill(0x55) }

export function wrapFiles(): Uint8Array[] {
  return wrapEpochKey(EPOCH_KEY, { origin: OPENED.origin, purpose: 'community', epoch: 1 }, registryOf(OPENED).recipients('community'), FIVES)
}

/** The key of epoch 2 of the community, which opens the one of epoch 1. */
export const NEXT_KEY: Uint8Array = seed(0x78)

function nextEpoch() {
  const name = { origin: OPENED.origin, purpose: 'community', epoch: 2 } as const
  const files = wrapEpochKey(NEXT_KEY, name, registryOf(OPENED).recipients('community'), FIVES)
  return {
    epoch: 2,
    purpose: 'community',
    commitment: epochCommitment(NEXT_KEY),
    wraps: files.map((file) => sha256(file)),
    previous: sealPrevious(NEXT_KEY, EPOCH_KEY, { origin: OPENED.origin, epoch: 2, commitment: epochCommitment(EPOCH_KEY) }),
    hub: wrapForHub(NEXT_KEY, name, GENESIS.hub.box, FIVES),
  }
}

function issuerKeysPayload(): Value {
  const { keys } = JSON.parse(readFileSync(new URL('../../vectors/issuer-keys.json', import.meta.url), 'utf8')) as { keys: { spki: string }[] }
  const spki = (i: number) => new Uint8Array(Buffer.from(keys[i]?.spki ?? '', 'base64'))
  return {
    period: 1,
    keys: [
      { purpose: 'report', number: 0, isSpare: false, spki: spki(0) },
      { purpose: 'report', number: 0, isSpare: true, spki: spki(1) },
    ],
  }
}

export function keysVector() {
  const [file] = wrapFiles() as [Uint8Array]
  const header = { origin: OPENED.origin, tlp: 'TLP:CLEAR', terms: 'federation' } as const
  const epoch = { epoch: 1, purpose: 'community', commitment: epochCommitment(EPOCH_KEY), wraps: [sha256(file)] }
  const next = nextEpoch()
  const since = GENESIS.createdAt + 30 * 86_400_000
  const hubKey = { key: ed25519KeyPair(seed(6)).publicKey, box: xwingKeyPair(seed(0x16)).publicKey, replaces: keyOf('hub'), since }
  const framed = (type: string, payload: Value, signer: Party) => {
    const frame = sealEnvelope({ type, ...header }, payload, seed(SEEDS[signer]))
    return { payload: hex(parseFrame(frame).payload), frame: hex(frame), frameSha256: hex(sha256(frame)) }
  }
  return {
    epoch: {
      ...framed('epoch', epoch, 'hub'),
      commitment: hex(epochCommitment(EPOCH_KEY)),
      wrapFileSha256: hex(sha256(file)),
      wrapOfSlot1: hex(file.subarray(WRAP_BYTES, 2 * WRAP_BYTES)),
    },
    nextEpoch: {
      ...framed('epoch', next, 'hub'),
      commitment: hex(next.commitment),
      previous: hex(next.previous),
      hub: hex(next.hub),
    },
    issuerKeys: framed('issuer-keys', issuerKeysPayload(), 'hub'),
    hubKey: framed('hub-key', hubKey as unknown as Value, 'root'),
  }
}

/** The text of a spec without white space, so that bytes may be broken into lines there. */
export function specText(name: string): string {
  return readFileSync(new URL(`../../../protocol/spec/${name}.md`, import.meta.url), 'utf8').replaceAll(/\s+/g, '')
}

export function squeezed(text: string): string {
  return text.replaceAll(/\s+/g, '')
}
