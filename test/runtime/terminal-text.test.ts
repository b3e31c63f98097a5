// SPDX-License-Identifier: EUPL-1.2
/**
 * What a terminal gets of names that others have chosen.
 *
 * @module
 */
import { defineCommand, runCli } from '@ncv/runtime/cli.ts'
import type { Io } from '@ncv/runtime/process-io.ts'
import { terminalJson, terminalText } from '@ncv/runtime/terminal-text.ts'
import { describe, expect, test } from 'vitest'

const NAME = 'Stadt \u001b[31mrot\u001b[0m \u009b2J\u0007 \u202eegats\u202c\u007f\rEnde'
const OBEYED = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/

async function run(argv: readonly string[]): Promise<{ out: string; err: string; asked: string }> {
  const said = { out: '', err: '', asked: '' }
  const show = defineCommand({
    summary: { de: 'zeigen', en: 'show' },
    async run(_, io) {
      io.note(NAME)
      io.err(NAME)
      await io.ask(NAME)
      io.reply({ name: NAME }, NAME)
    },
  })
  const io: Io = {
    out(text) {
      said.out += text
    },
    err(text) {
      said.err += text
    },
    async ask(question) {
      said.asked += question
      return undefined
    },
    isTty: true,
    env: {},
  }
  expect(await runCli({ name: 'ncv', commands: { show } }, ['show', ...argv], io)).toBe(0)
  return said
}

describe('a command', () => {
  test('shows escape sequences and overrides, and sends none', async () => {
    const { out, err, asked } = await run([])
    for (const text of [out, err, asked]) expect(text.replaceAll('\n', '')).not.toMatch(OBEYED)
    expect(out).toBe('Stadt ␛[31mrot␛[0m �2J␇ �egats�␡␍Ende\n')
  })

  test('says the same value as JSON', async () => {
    const { out } = await run(['--json'])
    expect(out.trimEnd()).not.toMatch(OBEYED)
    expect(JSON.parse(out)).toEqual({ name: NAME })
  })
})

test('line feeds, tabs and the line ends of a table stay', () => {
  expect(terminalText('a;b\r\nc\td\n')).toBe('a;b\r\nc\td\n')
  expect(terminalText('„\u2068חיפה\u2069“ \u2069')).toBe('„חיפה“ �')
  expect(terminalJson({ a: 'ä😀\n' })).toBe('{"a":"ä😀\\n"}')
})
