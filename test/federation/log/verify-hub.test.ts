// SPDX-License-Identifier: EUPL-1.2
/**
 * A hub that signs what it must not sign: every tile, hash and signature of the head fits, and the log is refused.
 *
 * @module
 */
import type { Hub } from '@ncv/federation/hub/party.ts'
import { compose } from '@ncv/federation/hub/publish/compose.ts'
import { verifyLog } from '@ncv/federation/log/verify.ts'
import type { PendingEntry } from '@ncv/federation/store/log-store.ts'
import { utf8 } from '@ncv/protocol/bytes.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { ed25519KeyPair } from '@ncv/protocol/crypto/ed25519.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import { sealEnvelope } from '@ncv/protocol/envelope.ts'
import type { BodyFile } from '@ncv/protocol/log/body.ts'
import { sealBody } from '@ncv/protocol/log/body.ts'
import type { Entry } from '@ncv/protocol/log/entry.ts'
import { formatEntry } from '@ncv/protocol/log/entry.ts'
import { openCheckpoint, signCheckpoint } from '@ncv/protocol/tlog/checkpoint.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { FoundedHub } from '../../support/founded-hub.ts'
import { cosigned, witnessAll } from '../../support/founded-hub.ts'
import { issuerKeyFixtures } from '../../support/issuer-keys.ts'
import { publicFilesOf, sourceOf, warningEntry, youngLog } from './public-log.ts'

let founded: FoundedHub
let hub: Hub
beforeEach(async () => {
  founded = await youngLog('hostile')
  hub = founded.hub
})
afterEach(() => founded.dispose())

const PLAIN = { lane: 'passed-through', title: 'Hinweis', publisher: 'Hersteller', isExercise: false }
const CLEAR = { tlp: 'TLP:CLEAR', terms: 'federation' } as const

/** What `ncv log verify` says of the log as it is published. */
async function verdict(): Promise<unknown> {
  return await verifyLog(sourceOf(publicFilesOf(founded)), undefined, 0).then(
    ({ size }) => size,
    (error) => ({ code: error.code, ...error.params }),
  )
}
async function afterAppending(...entries: readonly PendingEntry[]): Promise<unknown> {
  await hub.sequencer.append(entries)
  return await verdict()
}
/** An entry with this frame as its body in clear. */
function entryWith(frame: Uint8Array, change: Partial<Entry> = {}, attachments: readonly BodyFile[] = []): PendingEntry {
  const body = sealBody(frame, hub.world.random(32), hub.opened.origin, undefined)
  const entry: Entry = { kind: 'warning', ...CLEAR, terms: 'n-cert', time: hub.world.now(), epoch: 0, body: body.hash, ...change }
  return { bytes: formatEntry(entry), kind: entry.kind, bodies: [body, ...attachments] }
}
function frameOf(
  payload: object,
  header: { type?: string; origin?: Uint8Array; terms?: 'n-cert' | 'federation' } = {},
  seed = hub.keys.identity.seed,
): Uint8Array {
  return sealEnvelope({ type: 'warning', origin: hub.opened.origin, tlp: 'TLP:CLEAR', terms: 'n-cert', ...header }, payload as Value, seed)
}
const announced = (kind: 'issuer-keys' | 'epoch', payload: object) => compose(hub, { kind, ...CLEAR, payload: payload as Value })
const epochPayload = (epoch: number, wraps = 1) => ({
  epoch,
  purpose: 'community',
  commitment: sha256(utf8('key')),
  wraps: Array.from({ length: wraps }, () => sha256()),
})

test('the log is good before the hub does anything', async () => {
  expect(await verdict()).toBe(4)
})

describe('an envelope is refused', () => {
  test('that another key than the hub’s has signed', async () => {
    const stranger = ed25519KeyPair(sha256(utf8('stranger'))).seed
    expect(await afterAppending(entryWith(frameOf(PLAIN, {}, stranger)))).toMatchObject({ code: 'ENVELOPE_SIGNATURE', index: 4 })
  })

  test('that belongs to another federation', async () => {
    expect(await afterAppending(entryWith(frameOf(PLAIN, { origin: sha256() })))).toMatchObject({ code: 'ORIGIN_MISMATCH', index: 4 })
  })

  test('whose terms or type are not those of its entry', async () => {
    expect(await afterAppending(entryWith(frameOf(PLAIN, { terms: 'federation' })))).toMatchObject({ code: 'ENVELOPE_HEADER', index: 4 })
  })

  test('whose payload is none of its kind', async () => {
    expect(await afterAppending(entryWith(frameOf({ ...PLAIN, author: 'Erika' })))).toMatchObject({
      code: 'SCHEMA_MISMATCH',
      field: 'author',
      index: 4,
    })
  })

  test('of a new hub key, unless the root key has signed it', async () => {
    const payload = { key: sha256(), box: hub.keys.box.publicKey, replaces: hub.keys.identity.publicKey, since: 1 }
    const frame = frameOf(payload, { type: 'hub-key', terms: 'federation' })
    expect(await afterAppending(entryWith(frame, { kind: 'hub-key', ...CLEAR }))).toMatchObject({ code: 'ENVELOPE_SIGNATURE', index: 4 })
  })
})

describe('an entry is refused', () => {
  test('that is none', async () => {
    expect(await afterAppending({ bytes: utf8('no entry'), kind: 'warning', bodies: [] })).toMatchObject({ code: 'ENTRY_MALFORMED', index: 4 })
  })

  test.each([
    ['that is a second genesis', { kind: 'genesis', ...CLEAR }, 'kind'],
    ['that is older than the federation', { time: 1 }, 'time'],
    ['that hides a key announcement', { kind: 'epoch', ...CLEAR, epoch: 1 }, 'epoch'],
    ['that puts other terms on a key announcement', { kind: 'issuer-keys', ...CLEAR, terms: 'n-cert' }, 'terms'],
  ] as const)('%s', async (_, change, field) => {
    expect(await afterAppending(entryWith(utf8('x'), change))).toMatchObject({ code: 'ENTRY_MALFORMED', field, index: 4 })
  })

  test('whose body was never published', async () => {
    expect(await afterAppending({ ...entryWith(frameOf(PLAIN)), bodies: [] })).toMatchObject({ code: 'BODY_MISSING', index: 4 })
  })

  test('that replaces or withdraws what is no earlier warning', async () => {
    expect(await afterAppending(warningEntry(hub, 4), warningEntry(hub, 5, 'TLP:CLEAR', 4))).toBe(6)
    const withdrawal = (entry: number) => compose(hub, { kind: 'withdrawal', ...CLEAR, payload: { entry, reason: 'wrong' } })
    expect(await afterAppending(withdrawal(5))).toBe(7)
    expect(await afterAppending(withdrawal(2))).toMatchObject({ code: 'ENTRY_MALFORMED', field: 'entry', found: 2, index: 7 })
  })

  test('that withdraws under a wider label than the warning had', async () => {
    const wider = compose(hub, { kind: 'withdrawal', ...CLEAR, payload: { entry: 4, reason: 'wrong' } })
    expect(await afterAppending(warningEntry(hub, 4, 'TLP:GREEN'), wider)).toMatchObject({ code: 'ENTRY_MALFORMED', field: 'tlp', index: 5 })
  })

  test('whose document has another length or hash than the warning says', async () => {
    const document = utf8('{"document":{}}')
    const body = sealBody(document, hub.world.random(32), hub.opened.origin, undefined)
    const warning = (change: object) => ({ ...PLAIN, document: { sha256: sha256(document), length: document.length, body: body.hash, ...change } })
    expect(await afterAppending(entryWith(frameOf(warning({ length: 14 })), {}, [body]))).toMatchObject({
      code: 'BODY_MISMATCH',
      field: 'document.length',
      index: 4,
    })
  })

  test('whose document has another content than the warning says', async () => {
    const body = sealBody(utf8('other'), hub.world.random(32), hub.opened.origin, undefined)
    const warning = { ...PLAIN, document: { sha256: sha256(utf8('words')), length: 5, body: body.hash } }
    expect(await afterAppending(entryWith(frameOf(warning), {}, [body]))).toMatchObject({ code: 'BODY_MISMATCH', field: 'document.sha256', index: 4 })
  })
})

describe('a second key for one purpose is refused', () => {
  async function freshKeys(count: number): Promise<{ purpose: 'report'; number: 0; isSpare: boolean; spki: Uint8Array }[]> {
    const generate = issuerKeyFixtures()
    // The first four are in the log.
    for (let i = 0; i < 4; i++) await generate()
    const made = await Promise.all(Array.from({ length: count }, () => generate()))
    return made.map(({ publicKeySpki: spki }, i) => ({ purpose: 'report', number: 0, isSpare: i > 0, spki }))
  }

  test('issuer keys of a period that has some', async () => {
    expect(await afterAppending(announced('issuer-keys', { period: 1, keys: await freshKeys(2) }))).toMatchObject({
      code: 'KEY_DUPLICATE',
      period: 1,
      index: 4,
    })
  })

  test('but issuer keys of a period that has none are good', async () => {
    expect(await afterAppending(announced('issuer-keys', { period: 2, keys: await freshKeys(2) }))).toBe(5)
  })

  test('two spares in one announcement', async () => {
    const [first, spare, second] = await freshKeys(3)
    expect(await afterAppending(announced('issuer-keys', { period: 2, keys: [first, spare, second] }))).toMatchObject({
      code: 'KEY_DUPLICATE',
      field: 'keys.2',
    })
  })

  test('an issuer key that served another period', async () => {
    const [known] = hub.issuing.issuerKeys(0)
    const [fresh] = await freshKeys(1)
    const keys = [fresh, { purpose: 'report', number: 0, isSpare: true, spki: known?.spki }]
    expect(await afterAppending(announced('issuer-keys', { period: 2, keys }))).toMatchObject({ code: 'KEY_DUPLICATE', field: 'keys.1' })
  })

  test('an issuer key that is no RSA key, or counts where nothing is counted', async () => {
    const [fresh] = await freshKeys(1)
    const odd = [fresh, { purpose: 'count', number: 1, isSpare: false, spki: new Uint8Array(422) }]
    expect(await afterAppending(announced('issuer-keys', { period: 2, keys: odd }))).toMatchObject({ code: 'KEY_INVALID', index: 4 })
  })

  test('a counting key beyond those of the genesis', async () => {
    const [fresh, other] = await freshKeys(2)
    const keys = [fresh, { purpose: 'count', number: 1, isSpare: false, spki: other?.spki }]
    expect(await afterAppending(announced('issuer-keys', { period: 2, keys }))).toMatchObject({ code: 'SCHEMA_MISMATCH', field: 'keys.1.number' })
  })

  test('an epoch with a number that was used, with other wraps in the place of the first ones', async () => {
    await hub.files.put('keys/community/1/0', new Uint8Array())
    expect(await afterAppending(announced('epoch', epochPayload(1)))).toMatchObject({ code: 'BODY_MISMATCH', path: 'keys/community/1/0', index: 1 })
  })

  test('an epoch with a number that was used, with the same wraps', async () => {
    const wraps = hub.log.wrapFiles().map(({ bytes }) => sha256(new Uint8Array(bytes)))
    expect(await afterAppending(announced('epoch', { ...epochPayload(1), wraps }))).toMatchObject({ code: 'KEY_DUPLICATE', epoch: 1, index: 4 })
  })

  test('an epoch that leaves a number out', async () => {
    await hub.files.put('keys/community/3/0', new Uint8Array())
    expect(await afterAppending(announced('epoch', epochPayload(3)))).toMatchObject({ code: 'SCHEMA_MISMATCH', found: 3, expected: 2, index: 4 })
  })
})

describe('an epoch is used', () => {
  test('only after it is announced', async () => {
    const early = entryWith(utf8('sealed'), { tlp: 'TLP:GREEN', epoch: 2 })
    expect(await afterAppending(early)).toMatchObject({ code: 'EPOCH_KEY_MISSING', epoch: 2, index: 4 })
  })

  test('until the next one is announced', async () => {
    const underOne = () => entryWith(utf8('sealed'), { tlp: 'TLP:GREEN', epoch: 1 })
    await hub.files.put('keys/community/2/0', new Uint8Array())
    expect(await afterAppending(underOne(), announced('epoch', epochPayload(2)))).toBe(6)
    expect(await afterAppending(underOne())).toMatchObject({ code: 'EPOCH_OLD', epoch: 1, index: 6 })
  })
})

describe('two histories', () => {
  test('a head that witnesses cosigned and that is not the beginning of this log is named', async () => {
    const { logOrigin, genesis } = hub.opened
    const forged = signCheckpoint({ origin: logOrigin, size: 3, root: sha256(utf8('another history')) }, hub.keys.identity.seed)
    expect(openCheckpoint(forged, logOrigin, genesis.hub.key).size).toBe(3)
    const twice = cosigned(hub, founded.members[1]!, 1, cosigned(hub, founded.members[0]!, 1, forged))
    const files = publicFilesOf(founded).set('witnessed/0', twice)
    await expect(verifyLog(sourceOf(files), undefined, 0)).rejects.toMatchObject({ code: 'LOG_FORK', params: { path: 'witnessed/0', size: 3 } })
  })

  test('an archived head without a quorum is named', async () => {
    const files = publicFilesOf(founded).set('witnessed/latest', cosigned(hub, founded.members[0]!, 1))
    await expect(verifyLog(sourceOf(files), undefined, 0)).rejects.toMatchObject({
      code: 'QUORUM_MISSING',
      params: { path: 'witnessed/latest', found: 1 },
    })
    await witnessAll(founded)
    expect(await verdict()).toBe(4)
  })
})
