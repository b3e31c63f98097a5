// SPDX-License-Identifier: EUPL-1.2
/**
 * The page and the command „Was sieht wer?“.
 *
 * @module
 */
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { main } from '@ncv/node/cli.ts'
import { WHO_SEES_COMMANDS } from '@ncv/node/commands/who-sees.ts'
import { NODE_EXIT_CODES } from '@ncv/node/errors.ts'
import { NODE_TEXTS } from '@ncv/node/i18n/texts.ts'
import { whoSeesPage } from '@ncv/node/who-sees/page.ts'
import { whoSeesText } from '@ncv/node/who-sees/text.ts'
import { PARTIES, PARTY_NAMES, WAYS } from '@ncv/protocol/visibility/party.ts'
import { seenBy, SIGHTS } from '@ncv/protocol/visibility/table.ts'
import { runCli } from '@ncv/runtime/cli.ts'
import type { Io } from '@ncv/runtime/process-io.ts'
import { describe, expect, test } from 'vitest'
import { temporaryDir } from '../../runtime/temporary-dir.ts'

async function run(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = ''
  let err = ''
  const io: Io = {
    out(text) {
      out += text
    },
    err(text) {
      err += text
    },
    ask: async () => undefined,
    env: {},
    isTty: false,
  }
  const code = await runCli({ name: 'ncv', commands: WHO_SEES_COMMANDS, texts: NODE_TEXTS, exitCodes: NODE_EXIT_CODES }, ['who-sees', ...argv], io)
  return { code, out, err }
}

describe('the command', () => {
  test('is dispatched, and needs no node', () => {
    expect(main).toBeTypeOf('function')
    expect(readFileSync(new URL('../../../ncv.cjs', import.meta.url), 'utf8')).toContain("'who-sees': './node/cli.ts'")
  })

  test('says in words what each party learns, German first', async () => {
    const { code, out } = await run()
    expect(code).toBe(0)
    for (const party of PARTIES) expect(out).toContain(PARTY_NAMES[party].de)
    expect(out).toContain('N-CERT und Relais zusammen')
    expect((await run('--lang', 'en')).out).toContain('network observer')
  })

  test('--json gives every field of both ways with who sees it', async () => {
    const value = JSON.parse((await run('--json')).out) as Record<string, { messages: Array<{ fields: unknown[] }>; learns: Record<string, string> }>
    for (const way of WAYS) {
      expect(value[way]?.messages).toHaveLength(seenBy(way).length)
      expect(Object.keys(value[way]?.learns ?? {})).toEqual([...PARTIES, 'hub+relay'])
    }
  })

  test('--html writes a page, never over a file that is there', async () => {
    using dir = temporaryDir()
    const file = join(dir.path, 'wer-sieht-was.html')
    expect((await run('--html', file)).code).toBe(0)
    expect(statSync(file).size).toBeGreaterThan(10_000)
    const again = await run('--html', file)
    expect([again.code, again.err]).toEqual([2, expect.stringContaining('gibt es schon')])
    expect((await run('--html', join(dir.path, 'no', 'such', 'folder.html'))).code).toBe(2)
  })
})

describe('the page', () => {
  test.each(['de', 'en'] as const)('in %s loads nothing, runs nothing, has light, dark and print, and every field', (lang) => {
    const page = whoSeesPage(lang)
    expect(page).not.toMatch(/<script|\son\w+=|javascript:|@import|url\(|<link|<img|\bhttps?:\/\//i)
    for (const part of ['prefers-color-scheme:dark', '@media print', "default-src 'none'", `lang="${lang}"`]) expect(page).toContain(part)
    for (const { fields } of SIGHTS) for (const path of Object.keys(fields)) expect(page).toContain(`<code>${path}</code>`)
    expect((page.match(/<table>/g) ?? []).length).toBe((page.match(/<\/table>/g) ?? []).length)
  })

  test('tells by words, not by colour or sign alone', () => {
    const page = whoSeesPage('de')
    expect((page.match(/sieht es nicht/g) ?? []).length).toBeGreaterThan(100)
    expect(whoSeesText('de')).toContain('Absender nicht genannt')
  })
})
