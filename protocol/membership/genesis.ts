// SPDX-License-Identifier: EUPL-1.2
/**
 * Making, signing and opening a genesis (ncv-genesis).
 *
 *     signatures = founder[0] || … || founder[n-1] || root || hub        64 bytes each, over the same signed bytes
 *     origin     = SHA-256(signed bytes)
 *
 * The signed bytes do not hold the signatures, so the origin is known before the first founder signs: each one signs the
 * very federation that all others see. Genesis' own header has an origin of 32 zero bytes.
 *
 * @module
 */
import { concat, hex } from '../bytes.ts'
import type { Value } from '../codec.ts'
import { assertEd25519Key, signEd25519, verifyEd25519 } from '../crypto/ed25519.ts'
import { sha256 } from '../crypto/hash.ts'
import { encode } from '../encode.ts'
import type { Header } from '../envelope.ts'
import { assertHeader, formatFrame, parseFrame, parsePayload, protectedHeader, signingInput } from '../envelope.ts'
import { ProtocolError } from '../errors.ts'
import { Genesis } from '../message/genesis.ts'

const SIGNATURE_BYTES = 64

export const GENESIS_HEADER: Header = { type: 'genesis', origin: new Uint8Array(32), tlp: 'TLP:CLEAR', terms: 'federation' }

/** A genesis that everybody named in it has signed. */
export interface OpenedGenesis {
  readonly genesis: Genesis
  /** SHA-256 of the signed bytes; stands in every header of the federation. */
  readonly origin: Uint8Array
  /** First line of its checkpoints (C2SP tlog-checkpoint). */
  readonly logOrigin: string
  readonly frame: Uint8Array
}

/** The payload bytes that are signed, made once by the hub and then only passed on. */
export function draftGenesis(genesis: Genesis): Uint8Array {
  assertGenesis(genesis)
  return encode(genesis as unknown as Value)
}

/** @throws ProtocolError `GENESIS_MALFORMED` naming the field */
export function readGenesisDraft(payload: Uint8Array): { genesis: Genesis; origin: Uint8Array } {
  let genesis: Genesis
  try {
    genesis = parsePayload(payload, Genesis)
  } catch (cause) {
    throw new ProtocolError('GENESIS_MALFORMED', cause instanceof ProtocolError ? cause.params : {}, { cause })
  }
  assertGenesis(genesis)
  return { genesis, origin: sha256(signingInput(protectedHeader(GENESIS_HEADER), payload)) }
}

/** The same signature for whoever signs: founder, root key, hub key. */
export function signGenesis(payload: Uint8Array, seed: Uint8Array): Uint8Array {
  return signEd25519(seed, signingInput(protectedHeader(GENESIS_HEADER), payload))
}

/** Who must sign, in the order of the signatures. */
export function genesisSigners(genesis: Genesis): { role: string; key: Uint8Array }[] {
  const founders = genesis.founders.map(({ id, key }) => ({ role: id, key }))
  return [...founders, { role: 'root', key: genesis.rootKey }, { role: 'hub', key: genesis.hub.key }]
}

/** @throws ProtocolError `GENESIS_SIGNATURE` naming whose signature is missing or wrong */
export function formatGenesis(payload: Uint8Array, signatures: readonly Uint8Array[]): OpenedGenesis {
  return openGenesis(formatFrame({ header: protectedHeader(GENESIS_HEADER), payload, signature: concat(...signatures) }))
}

/** @throws ProtocolError `GENESIS_MALFORMED`, `GENESIS_SIGNATURE`, `ENVELOPE_HEADER` */
export function openGenesis(frame: Uint8Array): OpenedGenesis {
  const { header, payload, signature } = parseFrame(frame)
  assertHeader(header, GENESIS_HEADER)
  const { genesis, origin } = readGenesisDraft(payload)
  const signers = genesisSigners(genesis)
  if (signature.length !== SIGNATURE_BYTES * signers.length) throw new ProtocolError('GENESIS_SIGNATURE', { signer: '(count)' })
  const input = signingInput(header, payload)
  signers.forEach(({ role, key }, i) => {
    const one = signature.subarray(i * SIGNATURE_BYTES, (i + 1) * SIGNATURE_BYTES)
    if (!verifyEd25519(key, input, one)) throw new ProtocolError('GENESIS_SIGNATURE', { signer: role })
  })
  return { genesis, origin, logOrigin: `${genesis.federation}/${hex(origin)}`, frame }
}

/** The id of an organisation is made of its key: nobody can register a second key under the same id. */
export function memberIdOf(key: Uint8Array): string {
  return `m-${hex(sha256(key)).slice(0, 16)}`
}

/** Name of a member in cosignature lines (C2SP signed-note: no spaces, no plus). */
export function witnessName(federation: string, memberId: string): string {
  return `${federation}/witness/${memberId}`
}

/** The member behind a witness's name. */
export function witnessMember(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1)
}

function assertGenesis(genesis: Genesis): void {
  const refuse = (field: string): never => {
    throw new ProtocolError('GENESIS_MALFORMED', { field })
  }
  const keys = new Set<string>()
  for (const { role, key } of [...genesisSigners(genesis), { role: 'relay', key: genesis.relay.key }]) {
    assertEd25519Key(key)
    if (keys.has(hex(key))) throw new ProtocolError('ROLE_CONFLICT', { role })
    keys.add(hex(key))
  }
  genesis.founders.forEach(({ id, key }, i) => {
    if (id !== memberIdOf(key)) refuse(`founders.${i}.id`)
  })
  const witnesses = genesis.founders.filter(({ isWitness }) => isWitness).length
  if (genesis.quorum > witnesses) refuse('quorum')
  if (genesis.rules.voteQuorum.numerator > genesis.rules.voteQuorum.denominator) refuse('rules.voteQuorum')
}
