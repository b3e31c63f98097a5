// SPDX-License-Identifier: EUPL-1.2
/**
 * What an analyst signs with a key that never leaves the person: Ed25519 over one of these.
 *
 *     draft     "NCV draft v1\0" || role || "\0" || origin (32) || id (32)       warning, question, edition of the catalogue
 *     erasure   "NCV erasure v1\0" || role || "\0" || origin (32) || id (32)
 *     reply     "NCV reply draft v1\0" || origin (32) || content                 canonical MessagePack of the reply (ncv-board, section 4)
 *
 * `role` is `author` or `approver`, so that no signature of the first person can stand for that of the second. The web interface has the same
 * layouts in its own code, for it loads nothing of this package; a test holds both together.
 *
 * @module
 */
import { concat, utf8 } from '../bytes.ts'

export const SIGNING_ROLES = ['author', 'approver'] as const
export type SigningRole = (typeof SIGNING_ROLES)[number]

/** @param origin of the federation @param id covers label and content */
export function draftSigningInput(origin: Uint8Array, role: SigningRole, id: Uint8Array): Uint8Array {
  return concat(utf8(`NCV draft v1\0${role}\0`), origin, id)
}

/** @param id of the plan as it was shown */
export function erasureSigningInput(origin: Uint8Array, role: SigningRole, id: Uint8Array): Uint8Array {
  return concat(utf8(`NCV erasure v1\0${role}\0`), origin, id)
}

/** @param content the very bytes that the node will read */
export function replySigningInput(origin: Uint8Array, content: Uint8Array): Uint8Array {
  return concat(utf8('NCV reply draft v1\0'), origin, content)
}
