// SPDX-License-Identifier: EUPL-1.2
/**
 * The way in for those who are no members yet: an application signed with the applicant's own key, sealed to the hub (ncv-joining).
 *
 *     sealed = X-Wing ciphertext (1,120) || ChaCha20-Poly1305 (length (uint16) || frame || zero bytes up to 16 or 60 KiB)      info "NCV application v1\0" || origin
 *     frame  = envelope "application" { at, candidate, optIns, record, spoc? }
 *
 * Whoever watches sees one of two sizes. Only the holder of the key in the candidate record can apply with it, ask how it stands, or read the answer.
 *
 * @module
 */
import type { z } from 'zod'
import { concat, utf8 } from '../bytes.ts'
import type { Value } from '../codec.ts'
import { openSealed, SEAL_OVERHEAD_BYTES, sealTo } from '../crypto/sealed-box.ts'
import type { Chance } from '../crypto/xwing.ts'
import type { Envelope, Header } from '../envelope.ts'
import { openEnvelope, sealEnvelope } from '../envelope.ts'
import { ProtocolError } from '../errors.ts'
import { openCandidate } from '../membership/frames.ts'
import type { Candidate } from '../message/membership.ts'
import { Application, ApplicationQuery, ApplicationStatus, ApplicationTaken } from '../message/application.ts'

const SIZES: readonly number[] = [16 * 1024, 60 * 1024]
const LENGTH_BYTES = 2
const NO_AAD = new Uint8Array()

/** Longest body of `POST /application`. */
export const SEALED_APPLICATION_MAX_BYTES: number = Math.max(...SIZES) + SEAL_OVERHEAD_BYTES
export const APPLICATION_QUERY_MAX_BYTES = 4096
export const APPLICATION_REPLY_MAX_BYTES = 16 * 1024
/** The clocks of two houses differ by so much at most: an older application is one that somebody has kept. */
export const APPLICATION_CLOCK_MS = 3_600_000

const TYPES = ['application', 'application-taken', 'application-query', 'application-status'] as const
const headerOf = (origin: Uint8Array, type: (typeof TYPES)[number]): Header => ({ type, origin, tlp: 'TLP:AMBER+STRICT', terms: 'member' })
const info = (origin: Uint8Array): Uint8Array => concat(utf8('NCV application v1\0'), origin)
const statusInfo = (origin: Uint8Array): Uint8Array => concat(utf8('NCV application status v1\0'), origin)

export interface OpenedApplication {
  readonly application: Application
  readonly candidate: Candidate
  /** As it was signed. */
  readonly frame: Uint8Array
}

export function signApplication(origin: Uint8Array, application: Application, seed: Uint8Array): Uint8Array {
  return sealEnvelope(headerOf(origin, 'application'), checked(Application, application) as unknown as Value, seed)
}

function checked<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new ProtocolError('APPLICATION_MALFORMED', { field: parsed.error.issues[0]?.path.join('.') || 'application' })
}

/**
 * @param hubBox X-Wing key of the hub in force
 * @throws ProtocolError `CODEC_TOO_LARGE` where less must be said, `KEY_INVALID`
 */
export function sealApplication(hubBox: Uint8Array, origin: Uint8Array, frame: Uint8Array, world: Chance): Uint8Array {
  const size = SIZES.find((each) => LENGTH_BYTES + frame.length <= each)
  if (size === undefined) throw new ProtocolError('CODEC_TOO_LARGE', { found: frame.length, limit: Math.max(...SIZES) - LENGTH_BYTES })
  const length = Uint8Array.of(frame.length >> 8, frame.length & 0xff)
  return sealTo(hubBox, info(origin), NO_AAD, concat(length, frame, new Uint8Array(size - LENGTH_BYTES - frame.length)), world)
}

/**
 * Opens and verifies all of it: the seal, the signature of the key that applies, its candidate record, and that every part speaks of it.
 *
 * @param secretKey the 32-byte seed of the hub's X-Wing key
 * @throws ProtocolError `APPLICATION_MALFORMED` (wrong size, seal or part), envelope errors
 */
export function openApplication(secretKey: Uint8Array, origin: Uint8Array, sealed: Uint8Array): OpenedApplication {
  if (!SIZES.includes(sealed.length - SEAL_OVERHEAD_BYTES)) throw new ProtocolError('APPLICATION_MALFORMED', { field: 'length' })
  let plain: Uint8Array
  try {
    plain = openSealed(secretKey, info(origin), NO_AAD, sealed)
  } catch (cause) {
    throw new ProtocolError('APPLICATION_MALFORMED', { field: 'seal' }, { cause })
  }
  const end = LENGTH_BYTES + (((plain[0] ?? 0) << 8) | (plain[1] ?? 0))
  if (end > plain.length || plain.subarray(end).some((byte) => byte !== 0)) throw new ProtocolError('APPLICATION_MALFORMED', { field: 'padding' })
  return readApplication(origin, plain.slice(LENGTH_BYTES, end))
}

/** An application as it was signed. @throws ProtocolError as {@link openApplication} */
export function readApplication(origin: Uint8Array, frame: Uint8Array): OpenedApplication {
  const { payload } = openEnvelope(frame, headerOf(origin, 'application'), Application, ({ candidate }) => openCandidate(origin, candidate).key)
  const candidate = openCandidate(origin, payload.candidate)
  const { record, spoc, optIns } = payload
  const isOwn = [record, ...(spoc === undefined ? [] : [spoc]), ...optIns].every(({ member }) => member === candidate.id)
  if (!isOwn) throw new ProtocolError('APPLICATION_MALFORMED', { field: 'member' })
  if (record.category !== candidate.category) throw new ProtocolError('APPLICATION_MALFORMED', { field: 'category' })
  return { application: payload, candidate, frame }
}

export function signApplicationTaken(origin: Uint8Array, taken: ApplicationTaken, seed: Uint8Array): Uint8Array {
  return sealEnvelope(headerOf(origin, 'application-taken'), taken as unknown as Value, seed)
}

/** @throws ProtocolError `ENVELOPE_…`, `ORIGIN_MISMATCH` */
export function openApplicationTaken(origin: Uint8Array, frame: Uint8Array, hubKey: Uint8Array): ApplicationTaken {
  return openEnvelope(frame, headerOf(origin, 'application-taken'), ApplicationTaken, hubKey).payload
}

export function signApplicationQuery(origin: Uint8Array, query: ApplicationQuery, seed: Uint8Array): Uint8Array {
  return sealEnvelope(headerOf(origin, 'application-query'), query as unknown as Value, seed)
}

/** @throws ProtocolError `ENVELOPE_…`, `ORIGIN_MISMATCH` */
export function openApplicationQuery(origin: Uint8Array, frame: Uint8Array): ApplicationQuery {
  return openEnvelope(frame, headerOf(origin, 'application-query'), ApplicationQuery, ({ key }) => key).payload
}

/** Signed by the hub, sealed to the box of the query. */
export function sealApplicationStatus(origin: Uint8Array, status: ApplicationStatus, seed: Uint8Array, box: Uint8Array, world: Chance): Uint8Array {
  const frame = sealEnvelope(headerOf(origin, 'application-status'), checked(ApplicationStatus, status) as unknown as Value, seed)
  return sealTo(box, statusInfo(origin), NO_AAD, frame, world)
}

/** @throws ProtocolError `DECRYPT_FAILED`, `ENVELOPE_…` */
export function openApplicationStatus(
  origin: Uint8Array,
  sealed: Uint8Array,
  secretKey: Uint8Array,
  hubKey: Uint8Array,
): Envelope<ApplicationStatus> {
  return openEnvelope(openSealed(secretKey, statusInfo(origin), NO_AAD, sealed), headerOf(origin, 'application-status'), ApplicationStatus, hubKey)
}
