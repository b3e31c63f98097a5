// SPDX-License-Identifier: EUPL-1.2
/**
 * What the program says to a browser: remedies are named by the thing, for nobody there has a command line.
 *
 * @module
 */
import { FEDERATION_TEXTS } from '@ncv/federation/i18n/texts.ts'
import { NODE_TEXTS } from '@ncv/node/i18n/texts.ts'
import { NodeError } from '@ncv/node/errors.ts'
import { problemOf } from '@ncv/runtime/problem.ts'
import { commandsIn, explain, textOf } from '@ncv/runtime/texts.ts'
import { expect, test } from 'vitest'

const TEXTS = { node: NODE_TEXTS, federation: FEDERATION_TEXTS } as const
const LANGS = ['de', 'en'] as const
/** Keys whose texts handlers fill in; all others are said by commands. */
const ANSWERED = /^(?:error|concern|doctor|forwarding\.obstacle|inventory\.(?:fault|note)|suggestion|mail\.code|catalogue\.problem)\./
const COMMAND = /(?:^|[\s„“"(])--[a-z]|\bncv (?:[a-z-]+)|[„“"](?:access|account) [a-z]+[“”"]|[„“"]init[“”"]/

/** The remedy truly is on the command line: the process does not run, is being set up, or was called there. */
const AT_THE_MACHINE: readonly string[] = [
  // The folder, the configuration, the port: before there is anything to answer a browser.
  ...['DIR_NOT_WRITABLE', 'DIR_MISSING', 'CONFIG_MISSING', 'PARTY_MISSING', 'PORT_IN_USE', 'ACCESS_FILE', 'BACKUP_MALFORMED', 'RESTORE_KEY'],
  ...['WORDS_MISSING', 'FEED_UNREACHABLE', 'FOUNDER_MALFORMED', 'LOG_MISSING', 'HOST_NO_TENANTS'],
  // A hub that signs nothing: whoever runs it decides at the machine.
  ...['DB_DAMAGED', 'LOG_DAMAGED', 'HUB_WAITING', 'HUB_BEHIND', 'HUB_KEY_PENDING'],
  // `ncv redact` works on files alone.
  'REDACT_USAGE',
].map((code) => `error.${code}`)

function sentences(): { readonly at: string; readonly key: string; readonly page: string }[] {
  return Object.entries(TEXTS).flatMap(([zone, texts]) =>
    LANGS.flatMap((lang) =>
      Object.keys(texts[lang])
        .filter((key) => ANSWERED.test(key))
        .map((key) => ({ at: `${zone} ${lang} ${key}`, key, page: textOf(texts, lang, key) })),
    ),
  )
}

test('no sentence that a route answers with names a command or an option, unless the remedy is at the machine alone', () => {
  const all = sentences()
  expect(all.length).toBeGreaterThan(1_000)
  const named = all.filter(({ key, page }) => !AT_THE_MACHINE.includes(key) && COMMAND.test(page)).map(({ at, page }) => `${at}: ${page}`)
  expect(named).toEqual([])
})

test('what is excused is needed', () => {
  const needed = new Set(sentences().flatMap(({ key, page }) => (COMMAND.test(page) ? [key] : [])))
  expect(AT_THE_MACHINE.filter((key) => !needed.has(key))).toEqual([])
})

test('no page text ends in a remedy without words, or is left with a gap where a command stood', () => {
  const holed = sentences().filter(({ page }) => /(?:Abhilfe|Remedy):?\s*\.?$|\s[,.;:]|\(\s*\)|\s{2}\S.*\s{2}|\[\$|\$\]/.test(page.trim()))
  expect(holed.map(({ at, page }) => `${at}: ${page}`)).toEqual([])
})

test('a terminal is told the command, a page is not, and no param is lost on either', () => {
  const error = new NodeError('FORWARD_SENDER')
  expect(explain(error, 'de', NODE_TEXTS, 'terminal')).toContain('--from')
  expect(problemOf(error, 'de', NODE_TEXTS).detail).not.toContain('--from')
  const texts = { de: { lost: 'Fehlt[: {id}].[$ Siehe „ncv node x {id}“.]', hint: 'Leer.[$ („ncv node y“)]' }, en: {} }
  expect(textOf(texts, 'de', 'lost', { id: 7 })).toBe('Fehlt: 7.')
  expect(textOf(texts, 'de', 'lost', { id: 7 }, 'terminal')).toBe('Fehlt: 7. Siehe „ncv node x 7“.')
  expect([commandsIn(texts, 'de', 'hint'), commandsIn(texts, 'de', 'lost')]).toEqual([' („ncv node y“)', ''])
})
