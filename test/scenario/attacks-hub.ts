// SPDX-License-Identifier: EUPL-1.2
/**
 * Attacks on the hub's anonymous intake: what it must refuse, and by which name. Real hub, real tokens, real boxes, in this process.
 *
 * Each attack has its control: the same with the one defence left out, and then it comes through.
 *
 * @module
 */
import { rotateEpoch } from '@ncv/federation/hub/epochs.ts'
import { takeBatch } from '@ncv/federation/hub/intake/batches.ts'
import { contributionHeader } from '@ncv/federation/hub/intake/reports.ts'
import { announceIssuerKeys, issue } from '@ncv/federation/hub/issuer.ts'
import { fromHex } from '@ncv/protocol/bytes.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { ed25519KeyPair, signEd25519 } from '@ncv/protocol/crypto/ed25519.ts'
import { parseRsaPublicKey } from '@ncv/protocol/crypto/rsa.ts'
import { encode } from '@ncv/protocol/encode.ts'
import { formatFrame, protectedHeader } from '@ncv/protocol/envelope.ts'
import { CodedError } from '@ncv/protocol/errors.ts'
import { batchRoot, boxHash, formatBatch, openBatch, sealBatch } from '@ncv/protocol/submission/batch.ts'
import type { Submission } from '@ncv/protocol/submission/seal.ts'
import { sealBox } from '@ncv/protocol/submission/seal.ts'
import { blind, finalize } from '@ncv/protocol/token/blind.ts'
import { challengeDigest } from '@ncv/protocol/token/challenge.ts'
import { formatIssuanceRequest, oneTimeKeys, parseIssuanceResponse } from '@ncv/protocol/token/issuance.ts'
import { formatToken, formatTokenInput, oneTimeNonce, tokenKeyId } from '@ncv/protocol/token/token.ts'
import type { Report } from '../support/contribution.ts'
import { batchOf, COVER, federationOf, fetchTokens, REPORT, reportKey, submissionOf } from '../support/contribution.ts'
import type { FoundedHub } from '../support/founded-hub.ts'
import { foundHub, witnessAll } from '../support/founded-hub.ts'
import type { VirtualWorld } from '../support/virtual-world.ts'
import { virtualFederation } from '../support/virtual-world.ts'
import { fitsEquation } from './bare-ed25519.ts'
import { claim } from './step.ts'

interface Ground extends Disposable {
  readonly founded: FoundedHub
  readonly world: VirtualWorld
}

async function openGround(name: string): Promise<Ground> {
  const federation = virtualFederation({ seed: name })
  const founded = await foundHub(federation.party('hub'), { federation: `${name}.test` })
  await rotateEpoch(founded.hub)
  await announceIssuerKeys(founded.hub)
  await witnessAll(founded)
  return { founded, world: federation.party('node'), [Symbol.dispose]: () => founded.dispose() }
}

async function codeOf(run: () => unknown): Promise<string> {
  try {
    await run()
    return 'nothing'
  } catch (error) {
    if (error instanceof CodedError) return error.code
    throw error
  }
}

/** What the hub made of one submission. */
async function taken({ founded, world }: Ground, submission: Submission, slot: number): Promise<string> {
  const outcome = await takeBatch(founded.hub, batchOf(founded, [COVER, submission], world, slot))
  if (outcome === undefined) return 'known batch'
  return Object.keys(outcome.refused)[0] ?? (outcome.accepted === 1 ? 'accepted' : outcome.repeated === 1 ? 'repeated' : 'cover')
}

const memberAt = ({ founded }: Ground, index: number) => founded.members[index] as FoundedHub['members'][number]

/** The same batch again, the same contribution in a new seal: it counts once. @param isHarmless it is not sent again */
export async function replay(isHarmless: boolean): Promise<string> {
  using ground = await openGround('replay')
  using other = await openGround('replay')
  const { founded, world } = ground
  const [token] = fetchTokens(founded.hub, memberAt(ground, 0), world)
  const submission = submissionOf(founded.hub, token as NonNullable<typeof token>)
  const batch = batchOf(founded, [submission, COVER], world, 1)
  claim((await takeBatch(founded.hub, batch))?.accepted === 1, 'the contribution itself was not accepted')
  if (!isHarmless) claim((await takeBatch(founded.hub, batch)) === undefined, 'the batch was taken in twice')
  const again = isHarmless ? 'cover' : await taken(ground, submission, 2)
  claim(again === 'repeated', `the same contribution in a new seal came out as: ${again}`)
  claim(founded.hub.intake.contributions().length === 1, 'it counts twice')
  // A hub of the same keys whose ledger does not know of it.
  const forgetful = await taken(other, submission, 2)
  claim(forgetful === 'accepted', `control: a hub without a ledger said ${forgetful}`)
  return `batch known by its root, contribution by its token: repeated, counted once; control: without the ledger it is accepted again`
}

/** Boxes changed, left out or added on the way, or a batch of somebody else. @param isHarmless nothing is changed */
export async function forgedRoot(isHarmless: boolean): Promise<string> {
  using ground = await openGround('forged-root')
  const { founded, world } = ground
  const { hub, relay } = founded
  const [token] = fetchTokens(hub, memberAt(ground, 0), world)
  const sealed = [submissionOf(hub, token as NonNullable<typeof token>), COVER, COVER].map((each) =>
    sealBox(hub.keys.box.publicKey, hub.opened.origin, each, world),
  )
  const honest = sealBatch(relay.identity.seed, hub.opened.origin, 7, sealed)
  const replaced = isHarmless ? honest : { ...honest, boxes: [sealBox(hub.keys.box.publicKey, hub.opened.origin, COVER, world), ...sealed.slice(1)] }
  const root = await codeOf(() => takeBatch(hub, formatBatch(replaced)))
  claim(root === 'BATCH_ROOT', `expected BATCH_ROOT for a replaced box, the hub said ${root}`)
  const foreign = await codeOf(() => takeBatch(hub, formatBatch(sealBatch(memberAt(ground, 1).identity.seed, hub.opened.origin, 8, sealed))))
  claim(foreign === 'BATCH_SIGNATURE', `expected BATCH_SIGNATURE, the hub said ${foreign}`)
  claim(hub.intake.contributions().length === 0, 'something was taken in')
  // Without the comparison of boxes and root, the relay's signature covers what it never took.
  const { root: signed, count } = honest
  claim(count === replaced.boxes.length && !sameBytes(batchRoot(replaced.boxes), signed), 'control: the forged boxes have the signed root')
  const rebuilt = { ...replaced, root: batchRoot(replaced.boxes) }
  claim(
    (await codeOf(() => openBatch(relay.identity.publicKey, hub.opened.origin, formatBatch(rebuilt)))) === 'BATCH_SIGNATURE',
    'control: a root of the own making was signed',
  )
  const resealed = sealBatch(relay.identity.seed, hub.opened.origin, 7, replaced.boxes)
  claim((await takeBatch(hub, formatBatch(resealed)))?.cover === 3, 'control: with a root over them the same boxes are not taken')
  return `${root} for a replaced box, ${foreign} for another signer; control: with the relay's own root over them the same boxes go in`
}

/** More tokens than there are for a member, and a token for two contributions. @param isHarmless it keeps to them */
export async function overQuota(isHarmless: boolean): Promise<string> {
  using ground = await openGround('over-quota')
  const { founded, world } = ground
  const [one, two] = fetchTokens(founded.hub, memberAt(ground, 0), world)
  const more = isHarmless ? 'nothing' : await codeOf(() => fetchTokens(founded.hub, memberAt(ground, 0), world))
  claim(more === 'ISSUANCE_QUOTA', `expected ISSUANCE_QUOTA for a second batch, the hub said ${more}`)
  const many = await codeOf(() => fetchTokens(founded.hub, memberAt(ground, 1), world, 0, 9))
  claim(many === 'ISSUANCE_QUOTA', `expected ISSUANCE_QUOTA for nine tokens, the hub said ${many}`)
  const token = one as NonNullable<typeof one>
  claim((await taken(ground, submissionOf(founded.hub, token), 1)) === 'accepted', 'the first contribution was not accepted')
  const second = { ...REPORT, rsit: 'malicious-code/worm' }
  const twice = await taken(ground, submissionOf(founded.hub, token, second), 2)
  claim(twice === 'TOKEN_SPENT', `expected TOKEN_SPENT, the hub said ${twice}`)
  claim(
    (await taken(ground, submissionOf(founded.hub, two as NonNullable<typeof two>, second), 3)) === 'accepted',
    'under a token of its own it is not accepted',
  )
  // A hub that keeps no list of whom it has issued to.
  Object.assign(founded.hub.issuing, { issued: () => 'first', addIssued: () => {} })
  const control = fetchTokens(founded.hub, memberAt(ground, 0), world)
  claim(control.length === 2, 'control: the same member gets no second batch even so')
  return `${more} for a second batch and for nine tokens, ${twice} for a second contribution; control: without the list of issues the same member gets a second batch`
}

/** @param isHarmless the token is of this federation */
export async function foreignToken(isHarmless: boolean): Promise<string> {
  using ground = await openGround('home')
  using abroad = await openGround('abroad')
  const { founded, world } = ground
  const source = isHarmless ? ground : abroad
  const [token] = fetchTokens(source.founded.hub, memberAt(source, 0), world)
  const foreign = token as NonNullable<typeof token>
  const said = await taken(ground, submissionOf(founded.hub, foreign), 1)
  claim(said === 'TOKEN_FEDERATION', `expected TOKEN_FEDERATION, the hub said ${said}`)
  const control = await taken(abroad, submissionOf(abroad.founded.hub, foreign), 1)
  claim(control === 'accepted', `control: at home the same token came out as ${control}`)
  return `${said}; control: in its own federation the same token is accepted`
}

/** The neutral element of the curve: every message has a signature under it that anybody can make. */
const SMALL_ORDER = fromHex(`01${'00'.repeat(31)}`, 32)
const TRIVIAL = Uint8Array.from([...SMALL_ORDER, ...new Uint8Array(32)])

/**
 * A contribution under a one-time key of small order: whoever sees the token could sign in the place of its owner.
 *
 * @param isHarmless the key is a proper one
 */
export async function smallOrderKey(isHarmless: boolean): Promise<string> {
  using ground = await openGround('small-order')
  const { founded, world } = ground
  const { hub } = founded
  const [spare] = fetchTokens(hub, memberAt(ground, 1), world)
  const usual = spare as NonNullable<typeof spare>
  const keys = isHarmless ? oneTimeKeys(usual) : { ...oneTimeKeys(usual), edPk: SMALL_ORDER }
  const token = isHarmless ? usual.token : certified(ground, keys)
  const header = protectedHeader(contributionHeader(hub.opened.origin))
  const payload = encode({ key: SMALL_ORDER, report: REPORT as unknown as Value, isExercise: false })
  const forged: Report = { kind: 'report', token, ...keys, frame: formatFrame({ header, payload, signature: TRIVIAL }) }
  const said = await taken(ground, isHarmless ? submissionOf(hub, usual) : forged, 1)
  claim(said === 'KEY_INVALID' || said === 'ENVELOPE_SIGNATURE', `expected KEY_INVALID, the hub said ${said}`)
  // What the check stands against: the equation alone holds for the trivial signature, whatever the message. It is the true equation.
  claim(fitsEquation(SMALL_ORDER, payload, TRIVIAL) && fitsEquation(SMALL_ORDER, header, TRIVIAL), 'control: the equation does not hold')
  const honest = ed25519KeyPair(usual.edSeed)
  claim(fitsEquation(honest.publicKey, payload, signEd25519(usual.edSeed, payload)), 'control: the equation does not hold for a true signature')
  claim(!fitsEquation(honest.publicKey, header, signEd25519(usual.edSeed, payload)), 'control: the equation holds for another message')
  return `${said}; control: to a verifier that checks the equation alone, the trivial signature fits every message`
}

/** A token for keys of the member's own choice. The hub signs blindly: it cannot see them. */
function certified({ founded: { hub, members }, world }: Ground, keys: Parameters<typeof oneTimeNonce>[0]): Uint8Array {
  const key = reportKey(hub, 0)
  const input = { nonce: oneTimeNonce(keys), challengeDigest: challengeDigest(federationOf(hub), key), keyId: tokenKeyId(key.spki) }
  const publicKey = parseRsaPublicKey(key.spki)
  const { blindedMessage, inverse } = blind(publicKey, formatTokenInput(input), world)
  const reply = issue(
    hub,
    (members[0] as FoundedHub['members'][number]).id,
    formatIssuanceRequest({ batches: [{ keyId: input.keyId, blinded: [blindedMessage] }] }),
  )
  const [batch] = parseIssuanceResponse(reply).batches
  return formatToken({ ...input, authenticator: finalize(publicKey, formatTokenInput(input), batch?.signatures[0] as Uint8Array, inverse) })
}

/** The bytes of a box brought once more, by whoever saw them. @param isHarmless the box is another one */
export async function resentBytes(isHarmless: boolean): Promise<string> {
  using ground = await openGround('resent-bytes')
  const { founded, world } = ground
  const { hub, relay } = founded
  const [token] = fetchTokens(hub, memberAt(ground, 0), world)
  const submission = submissionOf(hub, token as NonNullable<typeof token>)
  const seal = (chance: Pick<VirtualWorld, 'random'>) => sealBox(hub.keys.box.publicKey, hub.opened.origin, submission, chance)
  const box = seal(world)
  const batch = (slot: number, sent: Uint8Array) => formatBatch(sealBatch(relay.identity.seed, hub.opened.origin, slot, [sent]))
  claim((await takeBatch(hub, batch(1, box)))?.accepted === 1, 'the box itself was not accepted')
  const second = seal(world)
  claim(isHarmless || !sameBytes(boxHash(box), boxHash(second)), 'two seals of one contribution are alike')
  const again = await takeBatch(hub, batch(2, isHarmless ? sealBox(hub.keys.box.publicKey, hub.opened.origin, COVER, world) : box))
  claim(again === undefined || again.repeated === 1, `the same bytes again came out as ${JSON.stringify(again)}`)
  claim(hub.intake.contributions().length === 1, 'the same bytes count twice')
  // With chance left out two seals are the same bytes: the relay would see who tries again.
  const fixed = { random: (length: number) => new Uint8Array(length).fill(7) }
  claim(sameBytes(seal(fixed), seal(fixed)), 'control: seals differ even without chance')
  return `resent bytes are known (${again === undefined ? 'the batch by its root' : 'repeated'}) and count once; every seal is fresh; control: without chance two seals are alike, and the relay sees who tries again`
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i])
}
