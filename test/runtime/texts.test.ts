// SPDX-License-Identifier: EUPL-1.2
/**
 * Every error has a German and an English text, and no detail of it is lost.
 *
 * @module
 */
import { PROTOCOL_ERROR_CODES, ProtocolError } from '@ncv/protocol/errors.ts'
import { RUNTIME_ERROR_CODES } from '@ncv/runtime/errors.ts'
import { explain, RUNTIME_TEXTS, textOf } from '@ncv/runtime/texts.ts'
import { expect, test } from 'vitest'

test('every error code of protocol and runtime has both texts', () => {
  for (const code of [...PROTOCOL_ERROR_CODES, ...RUNTIME_ERROR_CODES]) {
    expect(RUNTIME_TEXTS.de[`error.${code}`], `de ${code}`).toBeTypeOf('string')
    expect(RUNTIME_TEXTS.en[`error.${code}`], `en ${code}`).toBeTypeOf('string')
  }
})

test('both languages have the same keys and placeholders', () => {
  const paramless = (keys: readonly string[]) => keys.filter((key) => !key.startsWith('param.')).sort()
  expect(paramless(Object.keys(RUNTIME_TEXTS.en))).toEqual(paramless(Object.keys(RUNTIME_TEXTS.de)))
  const places = (text: string | undefined) => [...new Set(text?.match(/\{[A-Za-z]+\}/g))].sort()
  for (const key of paramless(Object.keys(RUNTIME_TEXTS.de))) expect(places(RUNTIME_TEXTS.en[key]), key).toEqual(places(RUNTIME_TEXTS.de[key]))
})

test('optional parts appear with their params, and params without a place are appended', () => {
  const texts = { de: { greet: 'Hallo[, {name}]!' }, en: {} }
  expect(textOf(texts, 'de', 'greet')).toBe('Hallo!')
  expect(textOf(texts, 'de', 'greet', { name: 'Welt' })).toBe('Hallo, Welt!')
  expect(textOf(texts, 'de', 'greet', { line: 3 })).toBe('Hallo! (line: 3)')
  expect(textOf(texts, 'en', 'greet', { name: 'x' })).toBe('greet (name: x)')
  expect(explain(new ProtocolError('GENESIS_WORDS', { places: '2', given: 6 }), 'de')).toMatch(/^Die Wörter passen nicht .* \(Stelle 2\)\./)
})

test('one of a kind has a sentence of its own, where there is one', () => {
  const texts = { de: { open: '{count} Fragen[ bis {until}]', 'open.one': 'Eine Frage[ bis {until}]', left: '{count} Dokumente' }, en: {} }
  expect(textOf(texts, 'de', 'open', { count: 1, until: 'morgen' })).toBe('Eine Frage bis morgen')
  for (const count of [0, 2]) expect(textOf(texts, 'de', 'open', { count })).toBe(`${count} Fragen`)
  expect(textOf(texts, 'de', 'left', { count: 1 })).toBe('1 Dokumente')
})

test('what a param holds is never read as a template', () => {
  const texts = { de: { greet: 'Hallo {name} {other}' }, en: {} }
  expect(textOf(texts, 'de', 'greet', { name: '{other}[x]', other: '$&' })).toBe('Hallo {other}[x] $&')
})
