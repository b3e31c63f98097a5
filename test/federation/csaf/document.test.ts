// SPDX-License-Identifier: EUPL-1.2
/** What providers' servers really deliver is named for what it is, with its place and a remedy. */
import { concat, utf8 } from '@ncv/protocol/bytes.ts'
import { readDocument } from '@ncv/federation/csaf/document.ts'
import { de } from '@ncv/federation/csaf/i18n/de.ts'
import { en } from '@ncv/federation/csaf/i18n/en.ts'
import { TEST_IDS } from '@ncv/federation/csaf/mandatory-tests.ts'
import { DOCUMENT_PROBLEM_CODES, MAX_DOCUMENT_BYTES } from '@ncv/federation/csaf/problem.ts'
import { reasonOfProblem } from '@ncv/federation/csaf/reason.ts'
import { findJsonFault, MAX_JSON_DEPTH } from '@ncv/federation/csaf/strict-json.ts'
import { describe, expect, test } from 'vitest'
import { baseDocument, bytesOf } from './base-document.ts'

function problemOf(bytes: Uint8Array) {
  const read = readDocument(bytes)
  return read.ok ? undefined : read.problem
}

describe('a document is read strictly', () => {
  test('good JSON is read as JSON.parse reads it', () => {
    expect(readDocument(bytesOf(baseDocument()))).toEqual({ ok: true, document: baseDocument() })
  })

  test.each([
    ['an empty file', utf8(''), { code: 'CSAF_EMPTY' }],
    ['a file of blanks', utf8(' \r\n\t'), { code: 'CSAF_EMPTY' }],
    ['a byte order mark', concat(Uint8Array.of(0xef, 0xbb, 0xbf), utf8('{}')), { code: 'CSAF_BOM' }],
    ['UTF-16', Uint8Array.of(0xff, 0xfe, 0x7b, 0), { code: 'CSAF_ENCODING', found: 'UTF-16' }],
    ['a compressed file', Uint8Array.of(0x1f, 0x8b, 8, 0), { code: 'CSAF_ENCODING', found: 'gzip' }],
    ['windows-1252', concat(utf8('{\n "title": "'), Uint8Array.of(0xfc), utf8('"}')), { code: 'CSAF_ENCODING', line: 2, column: 12 }],
    ['a login page', utf8('\n<!doctype HTML>\n<html lang="de"><title>Anmeldung</title>'), { code: 'CSAF_HTML' }],
    ['an old CVRF document', utf8('<?xml version="1.0"?><cvrfdoc/>'), { code: 'CSAF_XML' }],
    ['plain text', utf8('404 not found'), { code: 'CSAF_NOT_JSON', line: 1, column: 5 }],
    ['a comma too many', utf8('{"a": 1,\n}'), { code: 'CSAF_NOT_JSON', line: 2, column: 1 }],
    ['two documents in one file', utf8('{"document":{}}\n{}'), { code: 'CSAF_NOT_JSON', line: 2, column: 1 }],
    ['an array', utf8('[]'), { code: 'CSAF_NOT_ADVISORY', found: 'array' }],
    ['provider metadata', utf8('{"metadata_version":"2.0"}'), { code: 'CSAF_NOT_ADVISORY', found: 'provider-metadata.json' }],
    ['a name that stands twice', utf8('{"document":{"id":1,\n"id":2}}'), { code: 'CSAF_DUPLICATE_KEY', pointer: '/document/id', line: 2 }],
    ['nesting without end', utf8('['.repeat(100_000)), { code: 'CSAF_TOO_DEEP' }],
  ])('%s is refused', (_what, bytes, problem) => {
    expect(problemOf(bytes)).toMatchObject(problem)
  })

  test('a document longer than 16 MiB is refused unread', () => {
    expect(problemOf(new Uint8Array(MAX_DOCUMENT_BYTES + 1))).toEqual({ code: 'CSAF_TOO_LARGE', size: MAX_DOCUMENT_BYTES + 1 })
  })

  test('a document cut at any byte is called truncated, at its end', () => {
    const whole = bytesOf(baseDocument())
    const wrong: number[] = []
    for (let length = 1; length < whole.length; length++) {
      const problem = problemOf(whole.slice(0, length))
      // A cut inside an umlaut is an encoding fault.
      if (problem?.code !== 'CSAF_TRUNCATED' && problem?.code !== 'CSAF_ENCODING') wrong.push(length)
    }
    expect(wrong).toEqual([])
  })
})

describe('strict JSON', () => {
  test.each([
    '{}',
    '[]',
    ' [ ] ',
    '{"a":[],"b":{}}',
    '[1,-0,0.5,1e9,-1.25E-3]',
    '[true,false,null]',
    '"\\u00fc\\n"',
    '0',
    '{"a":{"a":{"a":1}}}',
    '[{"a":1},{"a":1}]',
  ])('accepts %s, as JSON.parse does', (text) => {
    expect(() => JSON.parse(text)).not.toThrow()
    expect(findJsonFault(text)).toBeUndefined()
  })

  test.each([
    '{a:1}',
    '[1,]',
    '{"a":1,}',
    '[01]',
    '[1.]',
    '[.5]',
    '[+1]',
    "['a']",
    '["\t"]',
    '["\\x"]',
    '["\\u12g4"]',
    '[1 2]',
    '{"a" 1}',
    '{"a":}',
    ']',
    '[tru]',
    '[nul,1]',
    '[NaN]',
    '{"a":1]',
    '[1}',
    '[] []',
    '["a" "b"]',
    '{1:2}',
    '[-]',
    '[1e]',
    '\u00a0[]',
    '// a\n[]',
  ])('refuses %s, as JSON.parse does', (text) => {
    expect(() => JSON.parse(text)).toThrow()
    expect(findJsonFault(text)?.kind).toBe('syntax')
  })

  test('names are compared as read: an escaped spelling is the same name', () => {
    expect(findJsonFault('{"a":1,"\\u0061":2}')).toMatchObject({ kind: 'duplicate-name', pointer: '/a' })
    expect(findJsonFault('{"__proto__":1,"__proto__":2}')).toMatchObject({ kind: 'duplicate-name' })
  })

  test('the pointer escapes slash and tilde', () => {
    expect(findJsonFault('{"x":[0,{"a/b~":1,"a/b~":2}]}')).toMatchObject({ pointer: '/x/1/a~1b~0' })
  })

  test(`nesting of ${MAX_JSON_DEPTH} levels is accepted, one more is not`, () => {
    expect(findJsonFault('['.repeat(MAX_JSON_DEPTH) + ']'.repeat(MAX_JSON_DEPTH))).toBeUndefined()
    expect(findJsonFault('['.repeat(MAX_JSON_DEPTH + 1))).toMatchObject({ kind: 'too-deep' })
  })
})

describe('the texts', () => {
  test('every problem and every test has a German and an English text; a problem names the remedy', () => {
    for (const code of DOCUMENT_PROBLEM_CODES) {
      const reason = reasonOfProblem({ code })
      expect(reason.de).toContain('Abhilfe:')
      expect(reason.en).toContain('Remedy:')
    }
    // Schema, 6.1.1 to 6.1.33, and 6.1.27 in eleven parts.
    expect(TEST_IDS).toHaveLength(1 + 32 + 11)
    for (const id of [...TEST_IDS, 'timeout', 'crash']) {
      expect(Object.hasOwn(de, `csaf.test.${id}`), id).toBe(true)
      expect(Object.hasOwn(en, `csaf.test.${id}`), id).toBe(true)
    }
  })

  test('a truncated document is described with its place', () => {
    const read = readDocument(utf8('{"document": {\n  "title": "Mus'))
    if (read.ok) throw new Error('accepted')
    expect(reasonOfProblem(read.problem).de).toBe(
      'Das JSON bricht ab in Zeile 2, Spalte 16 nach 30 Byte (Stelle /document/title). Abhilfe: erneut herunterladen.',
    )
  })
})
