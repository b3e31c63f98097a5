// SPDX-License-Identifier: EUPL-1.2
/**
 * The relay's address as part of what a member signs (ncv-submission, section 6.1).
 *
 *     aud = "relay " || base URL, without a slash at the end        relay https://relais.example
 *
 * The addresses in a join file are the hub's proposal; the genesis words do not cover them. A hub that names a server of its
 * own would see who sends and what: so the true relay refuses a request that was meant for another address.
 *
 * @module
 */
import { utf8 } from '../bytes.ts'
import { sha256 } from '../crypto/hash.ts'

/** @param url base address of the relay, as node and relay have it configured, each for itself */
export function relayAudience(url: string): string {
  return `relay ${url.replace(/\/$/, '')}`
}

/** SHA-256 of {@link relayAudience}: by which a wallet remembers an address, and a receipt names it (ncv-submission, section 5). */
export function relayMark(url: string): Uint8Array {
  return sha256(utf8(relayAudience(url)))
}

/** Whether nobody on the way can read along or answer in the other's place: https, or http that stays on this machine. */
export function isProtectedUrl(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, hostname } = new URL(url)
  if (protocol === 'https:') return true
  return protocol === 'http:' && (hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.[0-9]{1,3}){3}$/.test(hostname))
}
