// SPDX-License-Identifier: EUPL-1.2
/**
 * Signing and opening what members say about themselves and each other: frames that entries of the log hold verbatim.
 *
 * @module
 */
import type { z } from 'zod'
import { hex } from '../bytes.ts'
import type { Value } from '../codec.ts'
import type { Envelope, Header } from '../envelope.ts'
import { openEnvelope, parseFrame, sealEnvelope } from '../envelope.ts'
import { envelopeId } from '../envelope.ts'
import { ProtocolError } from '../errors.ts'
import type { MembershipFrame } from '../message/membership.ts'
import { Candidate } from '../message/membership.ts'
import { memberIdOf } from './genesis.ts'

export function frameHeader(origin: Uint8Array, type: MembershipFrame): Header {
  return { type, origin, tlp: 'TLP:GREEN', terms: 'federation' }
}

/** @param payload of the schema with the same name in `message/membership.ts` */
export function signFrame(origin: Uint8Array, type: MembershipFrame, payload: object, seed: Uint8Array): Uint8Array {
  return sealEnvelope(frameHeader(origin, type), payload as Value, seed)
}

/** @param key that must have signed, or how it follows from what the frame says @throws ProtocolError as `openEnvelope` */
export function openFrame<T>(
  origin: Uint8Array,
  type: MembershipFrame,
  frame: Uint8Array,
  schema: z.ZodType<T>,
  key: Uint8Array | ((payload: T) => Uint8Array),
): Envelope<T> {
  return openEnvelope(frame, frameHeader(origin, type), schema, key)
}

/** What a vote names its motion by. */
export function frameId(frame: Uint8Array): Uint8Array {
  const { header, payload } = parseFrame(frame)
  return envelopeId(header, payload)
}

/** By which two people on the telephone compare a frame: 64 bits of its id, in fours. */
export function frameMark(frame: Uint8Array): string {
  return (hex(frameId(frame)).slice(0, 16).match(/.{4}/g) ?? []).join(' ')
}

/** A candidate's record, signed by the key in it, under the id that follows from the key. @throws ProtocolError `SCHEMA_MISMATCH`, … */
export function openCandidate(origin: Uint8Array, frame: Uint8Array): Candidate {
  const { payload } = openFrame(origin, 'candidate', frame, Candidate, ({ key }) => key)
  if (payload.id !== memberIdOf(payload.key)) throw new ProtocolError('SCHEMA_MISMATCH', { field: 'id' })
  return payload
}
