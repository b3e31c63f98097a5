// SPDX-License-Identifier: EUPL-1.2
/**
 * The pass-through lane: from a checked CSAF document to an entry, marked as taken over unchecked from its publisher.
 *
 * @module
 */
import type { Advisory, Vulnerability } from '@ncv/protocol/advisory/advisory.ts'
import { severityOfScore, severityOfWord } from '@ncv/protocol/advisory/severity.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import { toLine } from '@ncv/protocol/message/fields.ts'
import type { Severity, Warning } from '@ncv/protocol/message/warning.ts'
import { SEVERITIES } from '@ncv/protocol/message/warning.ts'
import type { Terms } from '@ncv/protocol/terms.ts'
import type { TlpLabel } from '@ncv/protocol/tlp.ts'
import { FederationError } from '../../errors.ts'
import type { EntrySource } from '../../store/log-store.ts'
import type { Hub } from '../party.ts'
import { bodyKeyFor, compose, composeAttachment } from './compose.ts'
import { compareDocumentVersions } from './document-version.ts'
import { termsOfSource } from './terms-of-source.ts'

/** What the operator decides for documents that do not say it themselves. */
export interface PassThroughOptions {
  readonly tlp?: TlpLabel
  readonly terms?: Terms
}

/**
 * The entry for this document, or `unchanged` where the same bytes are published already.
 *
 * @throws FederationError `DOCUMENT_CONFLICT` (same publisher, tracking id and version with other content), `DOCUMENT_OLDER`,
 * `TLP_MISSING`, `PLEDGE_MISSING`; ProtocolError `TLP_NOT_BROADCAST`
 */
export function passThrough(hub: Hub, advisory: Advisory, bytes: Uint8Array, options: PassThroughOptions): EntrySource | 'unchanged' {
  const key = { namespace: advisory.publisher.namespace, trackingId: advisory.trackingId, version: advisory.version }
  const hash = sha256(bytes)
  const found = hub.advisories.find(key, hash)
  if (found === 'unchanged') return found
  if (found === 'conflict') throw new FederationError('DOCUMENT_CONFLICT', { id: key.trackingId, version: key.version })
  const supersedes = newestVersion(hub, advisory)
  const tlp = advisory.tlp ?? options.tlp
  if (tlp === undefined) throw new FederationError('TLP_MISSING', { id: key.trackingId })
  bodyKeyFor(hub, tlp)
  const severity = severityOf(advisory)
  return () => {
    // Two imports at the same time: the first one has it.
    if (hub.advisories.find(key, hash) !== 'new') throw new FederationError('DOCUMENT_CONFLICT', { id: key.trackingId, version: key.version })
    const body = composeAttachment(hub, tlp, bytes)
    const warning: Warning = {
      lane: 'passed-through',
      title: shorten(advisory.title, 1000),
      publisher: shorten(advisory.publisher.name, 300),
      advisory: key,
      document: { sha256: hash, length: bytes.length, body: body.hash },
      isExercise: false,
      ...(severity === undefined ? {} : { severity }),
      ...(supersedes === undefined ? {} : { supersedes }),
    }
    return compose(hub, {
      kind: 'warning',
      tlp,
      terms: options.terms ?? termsOfSource(advisory),
      payload: warning as unknown as Value,
      attachments: [body],
      alongside: (index) => hub.advisories.add(key, hash, index),
    })
  }
}

/** Index of the entry that this version replaces. @throws FederationError `DOCUMENT_OLDER` */
function newestVersion(hub: Hub, { publisher, trackingId, version }: Advisory): number | undefined {
  const known = hub.advisories.versions(publisher.namespace, trackingId)
  const newest = known.reduce<(typeof known)[number] | undefined>(
    (best, each) => (best === undefined || compareDocumentVersions(each.version, best.version) > 0 ? each : best),
    undefined,
  )
  if (newest === undefined) return undefined
  if (compareDocumentVersions(version, newest.version) <= 0)
    throw new FederationError('DOCUMENT_OLDER', { id: trackingId, version, newest: newest.version })
  return newest.index
}

/** A title in a message is one line without control characters; the original stands in the document. */
function shorten(text: string, max: number): string {
  const clean = toLine(text)
  // Cutting may leave half of a surrogate pair, and a document may hold one: neither has an encoding.
  return (clean.length <= max ? clean || '–' : `${clean.slice(0, max - 1)}…`).toWellFormed()
}

/** The highest rating of a CVSS base score, else the publisher's word; undefined where neither says anything. */
export function severityOf({ vulnerabilities, severityText }: Pick<Advisory, 'vulnerabilities' | 'severityText'>): Severity | undefined {
  const scores = vulnerabilities.flatMap(({ scores }: Vulnerability) => scores).filter(({ tenths }) => tenths > 0)
  const rated = new Set(scores.map(severityOfScore))
  const word = severityText === undefined ? undefined : severityOfWord(severityText)
  return SEVERITIES.findLast((each) => rated.has(each)) ?? SEVERITIES.find((each) => each === word)
}
