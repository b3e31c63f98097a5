// SPDX-License-Identifier: EUPL-1.2
/**
 * The commands of corrections and suggestions as people type them, over a node's real folder.
 *
 * @module
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compose, composeAttachment } from '@ncv/federation/hub/publish/compose.ts'
import { nodeCommands } from '@ncv/node/cli.ts'
import { NODE_EXIT_CODES } from '@ncv/node/errors.ts'
import { NODE_TEXTS } from '@ncv/node/i18n/texts.ts'
import { utf8 } from '@ncv/protocol/bytes.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import type { Warning } from '@ncv/protocol/message/warning.ts'
import { runCli } from '@ncv/runtime/cli.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { NodeStage } from '../link/node-stage.ts'
import { nodeStage, stagedNode, WARNING } from '../link/node-stage.ts'
import { csafDocument } from '../matching/advisory-builder.ts'

let stage: NodeStage
let dir = ''

beforeAll(async () => {
  stage = await nodeStage({ seed: 'correction commands' })
  const { stores, links } = stagedNode(stage)
  dir = stage.nodes[0]?.dir ?? ''
  stores.log.inOne(() => {
    stores.inventory.replace([
      { id: 'w', product: 'Webdienst Rathaus', version: '9.0.100' },
      { id: 't', vendor: 'Apache', product: 'Tomcatt', version: '9.0.100' },
    ])
    links.matcher.inventoryChanged()
  })
  const products = [{ id: 'P1', vendor: 'Apache', product: 'Tomcat', range: '<9.0.111' }]
  const vulnerabilities = [{ cve: 'CVE-2026-0001', product_status: { known_affected: ['P1'] } }]
  const bytes = utf8(JSON.stringify(csafDocument({ products, vulnerabilities })))
  const body = composeAttachment(stage.hub, 'TLP:CLEAR', bytes)
  const warning: Warning = {
    ...WARNING,
    lane: 'passed-through',
    advisory: { namespace: 'https://vendor.example', trackingId: 'EX-1', version: '1' },
    document: { sha256: sha256(bytes), length: bytes.length, body: body.hash },
  }
  await stage.hub.sequencer.append([
    compose(stage.hub, { kind: 'warning', tlp: 'TLP:CLEAR', terms: 'publisher-terms', payload: warning as unknown as Value, attachments: [body] }),
  ])
  await stage.look()
  await links.matcher.settle()
  await stagedNode(stage).stop()
})
afterAll(() => stage[Symbol.asyncDispose]())

async function ncv(...argv: string[]) {
  const shown = { out: '', err: '' }
  const write = (stream: 'out' | 'err') => (text: string) => {
    shown[stream] += text
  }
  const io = { out: write('out'), err: write('err'), isTty: false, env: {}, ask: async () => undefined }
  const code = await runCli(
    { name: 'ncv', commands: nodeCommands(), texts: NODE_TEXTS, exitCodes: NODE_EXIT_CODES },
    ['node', ...argv, '--dir', dir],
    io,
  )
  return { code, ...shown }
}

const idIn = (text: string): string => /[0-9a-f]{10}/.exec(text)?.[0] ?? ''

describe('corrections on the command line', () => {
  test('are shown before, made, listed, undone and redone', async () => {
    const wish = ['correct', 'w', '--is', 'Apache: Tomcat', '--note', 'laut Handbuch']
    const shown = await ncv(...wish, '--preview')
    expect(shown).toMatchObject({ code: 0, err: '' })
    expect(shown.out).toMatch(
      /Vorschau, es ist nichts geändert:[\s\S]*„Webdienst Rathaus“ heißt in Hinweisen „Apache: Tomcat“[\s\S]*\+ kommt hinzu: w [\s\S]*BETROFFEN/,
    )
    expect((await ncv('corrections')).out).toBe('Keine Korrekturen.\n')
    const done = await ncv(...wish)
    const id = idIn(done.out)
    expect(done.out).toContain(`ncv node correction undo ${id} --dir ${dir}`)
    expect((await ncv('corrections')).out).toMatch(/angelegt\n {4}laut Handbuch\n {4}Treffer: 0 weniger, 1 mehr, 0 anders/)
    expect((await ncv('correction', 'undo', id)).out).toMatch(/Zurückgenommen:[\s\S]*− entfällt: {4}w /)
    expect((await ncv('corrections')).out).toBe('Keine Korrekturen.\n')
    expect((await ncv('corrections', '--all', '--lang', 'en')).out).toMatch(/\[undone\][\s\S]*undone\n/)
    expect((await ncv('correction', 'redo', id)).out).toMatch(/Wieder eingesetzt:[\s\S]*\+ kommt hinzu: w /)
    expect(JSON.parse((await ncv('corrections', '--json')).out)).toMatchObject({ corrections: [{ id, kind: 'alias', effect: { added: 1 } }] })
    await ncv('correction', 'undo', id)
  })

  test('are exported to a new file and imported from it', async () => {
    await ncv('correct', 'w', '--same-as', 'EX-1', 'P1')
    const file = join(dir, 'korrekturen.json')
    expect((await ncv('corrections', 'export', '--to', file)).code).toBe(0)
    expect(existsSync(file)).toBe(true)
    expect((await ncv('corrections', 'export')).out).toBe(readFileSync(file, 'utf8'))
    expect(await ncv('corrections', 'export', '--to', file)).toMatchObject({ code: 2, out: '' })
    const id = idIn((await ncv('corrections')).out)
    await ncv('correction', 'undo', id)
    expect((await ncv('corrections', 'import', '--file', file, '--preview')).out).toContain('hinzukämen: 1')
    expect((await ncv('corrections', 'import', '--file', file)).out).toContain('eingelesen: 1')
    expect((await ncv('corrections', 'import', '--file', file)).out).toContain('schon gültig: 1')
    await ncv('correction', 'undo', id)
  })

  test('exactly one kind is taken, and an id that is not there is named with its remedy', async () => {
    const bad = [
      ['correct', 'w'],
      ['correct', 'w', '--never'],
      ['correct', 'w', '--never', 'EX-1', '--is', 'A: B'],
      ['correct', 'w', 'EX-1', '--is', 'A: B'],
      ['correct', 'w', '--is', ' : '],
      ['correct', 'w', '--same-as', 'EX-1', 'P1', '--product', 'P1'],
      ['correct', 'w', '--same-as', 'EX-1', 'P7'],
      ['correction', 'undo', '0123456789'],
    ]
    for (const words of bad) {
      const { code, out, err } = await ncv(...words)
      expect([code, out], words.join(' ')).toEqual([2, ''])
      expect(err).toMatch(/^Fehler: .*(?:Abhilfe|Hilfe|Erwartet|einmal|überzählig|zu viel)/)
    }
  })

  test('suggestions come with the command that takes them, and it works', async () => {
    const { out } = await ncv('suggestions')
    expect(out).toMatch(/„Apache: Tomcatt“ \(t\) – meinten Sie …\?\n {2}\d+ % „Apache: Tomcat“/)
    const [, line = ''] = /ncv node (correct .*)/.exec(out) ?? []
    expect(line).toBe(`correct t --is "Apache: Tomcat" --dir ${dir}`)
    await ncv('correct', 't', '--is', 'Apache: Tomcat')
    expect((await ncv('suggestions', '--json')).out).toBe('{"suggestions":[]}\n')
  })
})
