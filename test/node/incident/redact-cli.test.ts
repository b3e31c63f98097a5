// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv redact` as scripts use it.
 *
 * @module
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runRedact } from '@ncv/node/redact-cli.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allTexts, fixturesFolder, labelledTexts } from './corpus.ts'

const identities = join(fixturesFolder, 'identities')
const places = join(fixturesFolder, 'places.csv')
let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ncv-redact-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = ''
  let err = ''
  const code = await runRedact(
    args,
    (text) => (out += text),
    (text) => (err += text),
  )
  return { code, out, err }
}

function texts(content: string): string {
  const file = join(folder, 'texts.jsonl')
  writeFileSync(file, content)
  return file
}

describe('ncv redact', () => {
  test('answers each line of the texts in order, with the identity that the line names', async () => {
    const { code, out } = await run('--identity', identities, '--places', places, '--texts', texts(allTexts()))
    const answers = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; verdict: string; text: string; touched: unknown[] })
    expect(code).toBe(0)
    expect(answers.map((answer) => [answer.id, answer.verdict])).toEqual(labelledTexts().map((text) => [text.id, text.expect]))
    expect(answers.filter((answer) => answer.verdict === 'block').every((answer) => answer.text === '')).toBe(true)
  })

  test('with one identity file the lines need no identity', async () => {
    const { code, out } = await run('--identity', join(identities, 'norden.json'), '--texts', texts('{"id":"a","text":"Stadt Norden, 10.45.1.1"}\n'))
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      id: 'a',
      verdict: 'pass',
      text: '[Gemeinde], 10.x',
      touched: [
        { from: 'Stadt Norden', to: '[Gemeinde]', why: 'own-name' },
        { from: '10.45.1.1', to: '10.x', why: 'own-address' },
      ],
    })
  })

  test.each([
    ['an identity nobody knows', '{"id":"a","text":"x","identity":"nirgends"}', /kein Identitätsprofil hinterlegt \(nirgends\)/],
    ['no identity', '{"id":"a","text":"x"}', /kein Identitätsprofil/],
    ['broken JSON', '{"id":"a","text":"x","identity":"norden"}\n{', /Zeile 2/],
    ['an id twice', '{"id":"a","text":"x","identity":"norden"}\n{"id":"a","text":"y","identity":"norden"}', /Zeile 2: die Kennung/],
  ])('%s ends with code 2 and prints no answer at all', async (_, content, message) => {
    const { code, out, err } = await run('--identity', identities, '--texts', texts(content))
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(message)
  })

  test('a missing or unknown option and a missing file end with code 2 and the usage', async () => {
    expect(await run('--identity', identities)).toMatchObject({ code: 2, err: expect.stringContaining('--texts fehlt') })
    expect(await run('--identity', identities, '--text', 'x')).toMatchObject({ code: 2, err: expect.stringContaining('--text.') })
    expect(await run('--identity', join(folder, 'nein.json'), '--texts', texts(''))).toMatchObject({
      code: 2,
      err: expect.stringContaining('nein.json'),
    })
    expect(await run('--identity', identities, '--lang', 'en')).toMatchObject({ code: 2, err: expect.stringContaining('--texts is missing') })
  })
})
