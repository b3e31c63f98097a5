// SPDX-License-Identifier: EUPL-1.2
/**
 * CSAF 2.0 documents, and those of 2.1, as {@link Advisory}: strict on everything that is used, blind to the rest.
 *
 * ```json
 * {"document": {"csaf_version": "2.0", "publisher": {"name", "namespace", "category"}, "title", "tracking": {"id", "version", …},
 *   "distribution": {"tlp": {"label": "WHITE"}}}, "product_tree": {…}, "vulnerabilities": [{"cve", "product_status": {"known_affected": […]}}]}
 * ```
 * Mandatory tests that need the whole standard are the hub's affair; a node trusts the hub's signature and checks what it uses.
 *
 * @see https://docs.oasis-open.org/csaf/csaf/v2.0/csaf-v2.0.html
 * @module
 */
import { fromUtf8 } from '../bytes.ts'
import { ProtocolError } from '../errors.ts'
import type { TlpLabel } from '../tlp.ts'
import { tlpFromCsaf } from '../tlp.ts'
import type { Advisory, Publisher } from './advisory.ts'
import type { Cursor } from './cursor.ts'
import { member, optional, optionalText, refuse, rootCursor, text, textMember } from './cursor.ts'
import { readGroups, readProducts } from './product-tree.ts'
import { readNotes, readVulnerabilities } from './vulnerability.ts'

export const MAX_CSAF_BYTES = 16 * 1024 * 1024
/** The standard allows 30 branches below each other (CSAF 2.1, test 6.1.34), two levels of JSON each. */
export const MAX_CSAF_DEPTH = 80

const QUOTE = 0x22
const BACKSLASH = 0x5c

/** The place after the string that begins at `start`; escapes are even runs of backslashes. */
function skipString(bytes: Uint8Array, start: number): number {
  let end = start
  for (;;) {
    end = bytes.indexOf(QUOTE, end + 1)
    if (end < 0) return bytes.length
    let slashes = 0
    while (bytes[end - 1 - slashes] === BACKSLASH) slashes++
    if (slashes % 2 === 0) return end
  }
}

/** Deepest nesting of lists and objects, counted before anything is built from the bytes. */
export function jsonDepth(bytes: Uint8Array): number {
  let depth = 0
  let deepest = 0
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number
    if (byte === QUOTE) i = skipString(bytes, i)
    else if (byte === 0x7b || byte === 0x5b) deepest = Math.max(deepest, ++depth)
    else if (byte === 0x7d || byte === 0x5d) depth--
  }
  return deepest
}

function parseJson(bytes: Uint8Array): unknown {
  let source: string
  try {
    source = fromUtf8(bytes).replace(/^\uFEFF/, '')
  } catch (cause) {
    throw new ProtocolError('CSAF_NOT_JSON', { problem: 'not-utf-8' }, { cause })
  }
  try {
    return JSON.parse(source)
  } catch (cause) {
    const start = source.slice(0, 200).trimStart().slice(0, 1)
    throw new ProtocolError('CSAF_NOT_JSON', { problem: start === '<' ? 'markup' : start === '{' ? 'broken' : 'no-json' }, { cause })
  }
}

function tlpOf(distribution: Cursor, csafVersion: '2.0' | '2.1'): { tlp?: TlpLabel } {
  const place = optional(distribution, 'tlp')
  if (place === undefined) return {}
  const label = textMember(place, 'label')
  try {
    const tlp = tlpFromCsaf(csafVersion, label, optionalText(distribution, 'text', 'text').text)
    return tlp === undefined ? {} : { tlp }
  } catch (cause) {
    return refuse(member(place, 'label'), 'unknown-value', cause)
  }
}

function distributionOf(document: Cursor, csafVersion: '2.0' | '2.1'): Pick<Advisory, 'tlp' | 'distributionText'> {
  const distribution = optional(document, 'distribution')
  if (distribution === undefined) return {}
  return { ...tlpOf(distribution, csafVersion), ...optionalText(distribution, 'text', 'distributionText') }
}

function csafVersionOf(document: Cursor): '2.0' | '2.1' {
  const place = member(document, 'csaf_version')
  const version = text(place)
  return version === '2.0' || version === '2.1' ? version : refuse(place, 'unknown-value')
}

function publisherOf(document: Cursor): Publisher {
  const publisher = member(document, 'publisher')
  return { name: textMember(publisher, 'name'), namespace: textMember(publisher, 'namespace'), category: textMember(publisher, 'category') }
}

const RFC_3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/i

function dateMember(tracking: Cursor, key: string): string {
  const place = member(tracking, key)
  const date = text(place)
  return RFC_3339.test(date) && !Number.isNaN(Date.parse(date)) ? date : refuse(place, 'not-a-date')
}

function severityOf(document: Cursor): { readonly severityText?: string } {
  const severity = optional(document, 'aggregate_severity')
  return severity === undefined ? {} : optionalText(severity, 'text', 'severityText')
}

function readAdvisory(root: Cursor): Advisory {
  const document = member(root, 'document')
  const csafVersion = csafVersionOf(document)
  const tracking = member(document, 'tracking')
  const products = readProducts(root)
  return {
    csafVersion,
    category: textMember(document, 'category'),
    publisher: publisherOf(document),
    trackingId: textMember(tracking, 'id'),
    version: textMember(tracking, 'version'),
    status: textMember(tracking, 'status'),
    title: textMember(document, 'title'),
    ...optionalText(document, 'lang', 'lang'),
    initialReleaseDate: dateMember(tracking, 'initial_release_date'),
    currentReleaseDate: dateMember(tracking, 'current_release_date'),
    ...distributionOf(document, csafVersion),
    ...severityOf(document),
    notes: readNotes(document),
    products: [...products.values()],
    vulnerabilities: readVulnerabilities(root, { products, groups: readGroups(root, products) }),
  }
}

/**
 * @throws ProtocolError `CSAF_TOO_LARGE` (`params.bytes`, `params.limit`), `CSAF_NOT_JSON` (`params.problem`),
 *   `CSAF_INVALID` (`params.pointer`: where, RFC 6901; `params.problem`: what)
 */
export function parseCsaf(bytes: Uint8Array): Advisory {
  if (bytes.length > MAX_CSAF_BYTES) throw new ProtocolError('CSAF_TOO_LARGE', { bytes: bytes.length, limit: MAX_CSAF_BYTES })
  if (jsonDepth(bytes) > MAX_CSAF_DEPTH) throw new ProtocolError('CSAF_INVALID', { pointer: '', problem: 'too-deep', limit: MAX_CSAF_DEPTH })
  return readAdvisory(rootCursor(parseJson(bytes)))
}
