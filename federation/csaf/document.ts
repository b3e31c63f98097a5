// SPDX-License-Identifier: EUPL-1.2
/**
 * Bytes of a file to the JSON object of a CSAF document, or what is wrong with them.
 *
 * What providers' servers really deliver under a `.json` address is looked for by name: login and error pages, XML, cut downloads, UTF-16.
 *
 * @module
 */
import { fromUtf8 } from '@ncv/protocol/bytes.ts'
import type { DocumentProblem } from './problem.ts'
import { MAX_DOCUMENT_BYTES } from './problem.ts'
import type { JsonFault } from './strict-json.ts'
import { findJsonFault, placeOf } from './strict-json.ts'

/** A JSON object; nothing about its members is known yet. */
export type JsonObject = Readonly<Record<string, unknown>>

export type ReadDocument = { readonly ok: true; readonly document: JsonObject } | { readonly ok: false; readonly problem: DocumentProblem }

export function readDocument(bytes: Uint8Array): ReadDocument {
  const text = readText(bytes)
  if (typeof text !== 'string') return { ok: false, problem: text }
  const fault = findJsonFault(text)
  if (fault !== undefined) return { ok: false, problem: problemOf(fault, text, bytes.length) }
  const document: unknown = JSON.parse(text)
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    return { ok: false, problem: { code: 'CSAF_NOT_ADVISORY', pointer: '', found: Array.isArray(document) ? 'array' : typeof document } }
  }
  const other = otherKind(document as JsonObject)
  if (other !== undefined) return { ok: false, problem: { code: 'CSAF_NOT_ADVISORY', pointer: '', found: other } }
  return { ok: true, document: document as JsonObject }
}

function readText(bytes: Uint8Array): string | DocumentProblem {
  if (bytes.length > MAX_DOCUMENT_BYTES) return { code: 'CSAF_TOO_LARGE', size: bytes.length }
  const [first, second, third] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return { code: 'CSAF_BOM', line: 1, column: 1 }
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return { code: 'CSAF_ENCODING', found: 'UTF-16' }
  if (first === 0x1f && second === 0x8b) return { code: 'CSAF_ENCODING', found: 'gzip' }
  let text: string
  try {
    text = fromUtf8(bytes)
  } catch {
    return { code: 'CSAF_ENCODING', ...placeOfBadByte(bytes) }
  }
  if (/^[ \t\r\n]*$/.test(text)) return { code: 'CSAF_EMPTY', size: bytes.length }
  return markupProblem(text) ?? text
}

function markupProblem(text: string): DocumentProblem | undefined {
  const start = text.slice(0, 1024).trimStart()
  if (!start.startsWith('<')) return undefined
  const isHtml = /<!doctype html|<html|<head|<body/i.test(start)
  return { code: isHtml ? 'CSAF_HTML' : 'CSAF_XML', line: 1, column: 1 }
}

/** Of the first replacement character that a forgiving decoder puts; near enough for an editor. */
function placeOfBadByte(bytes: Uint8Array): { line?: number; column?: number } {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  const at = text.indexOf('\ufffd')
  return at < 0 ? {} : placeOf(text, at)
}

const FAULT_CODES = {
  truncated: 'CSAF_TRUNCATED',
  syntax: 'CSAF_NOT_JSON',
  'duplicate-name': 'CSAF_DUPLICATE_KEY',
  'too-deep': 'CSAF_TOO_DEEP',
} as const satisfies Record<JsonFault['kind'], string>

function problemOf(fault: JsonFault, text: string, size: number): DocumentProblem {
  return {
    code: FAULT_CODES[fault.kind],
    pointer: fault.pointer.slice(0, 200),
    ...placeOf(text, fault.at),
    ...(fault.kind === 'truncated' ? { size } : {}),
  }
}

/** The other JSON files that lie beside advisories in a CSAF distribution (CSAF 2.0 section 7.1). */
function otherKind(document: JsonObject): string | undefined {
  if (Object.hasOwn(document, 'document')) return undefined
  if (Object.hasOwn(document, 'feed')) return 'ROLIE feed'
  if (Object.hasOwn(document, 'metadata_version')) return 'provider-metadata.json'
  if (Object.hasOwn(document, 'aggregator')) return 'aggregator.json'
  if (Object.hasOwn(document, 'categories')) return 'ROLIE category document'
  if (Object.hasOwn(document, 'service')) return 'ROLIE service document'
  return undefined
}
