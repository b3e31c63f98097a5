// SPDX-License-Identifier: EUPL-1.2
/** One warning as its readers get it: who may be given it, which revisions there are, to whom of the register it may go. */
import { referencesIn } from '@ncv/protocol/advisory/references.ts'
import { utf8 } from '@ncv/protocol/bytes.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CALL } from '../../support/call.ts'
import type { NodeStage } from '../link/node-stage.ts'
import { nodeStage, stagedNode, WARNING } from '../link/node-stage.ts'

let stage: NodeStage
beforeEach(async () => {
  stage = await nodeStage({ seed: 'warning detail' })
})
afterEach(() => stage[Symbol.asyncDispose]())

const handlers = () => stagedNode(stage).handlers

describe('a warning', () => {
  test('says for each circle whether it may have it, and why not', async () => {
    const index = await stage.warn(WARNING, 'TLP:CLEAR')
    await stage.witness()
    await stage.look()
    const { audiences, revisions, source } = await handlers().showWarning({ params: { index } }, CALL)
    expect(audiences.map(({ audience, allowed }) => [audience, allowed])).toContainEqual(['own-body', true])
    expect(audiences).toHaveLength(7)
    expect(audiences.every(({ allowed, obstacles }) => allowed === (obstacles.length === 0))).toBe(true)
    expect(revisions).toEqual([])
    expect(source).toBeUndefined()
  })

  test('is offered to those of the register who may have it, and a stricter label takes some of them away', async () => {
    const recipient = { handle: 'aufsicht', name: 'Landkreis', kind: 'supervision' as const, mailbox: 'lk@kreis.example' }
    await handlers().addRecipient({ body: recipient }, CALL)
    const index = await stage.warn(WARNING, 'TLP:CLEAR')
    await stage.witness()
    await stage.look()
    const ask = (query: { label?: 'TLP:AMBER+STRICT' | 'TLP:CLEAR' }) =>
      Promise.resolve(handlers().forwardingDecisions({ params: { index }, query }, CALL))
    const free = await ask({})
    expect(free).toMatchObject({ label: 'TLP:CLEAR', received: 'TLP:CLEAR', hasDocument: false, title: WARNING.title })
    expect(free.decisions.map(({ to }) => to)).toEqual(['own-body', 'aufsicht', 'public'])
    expect(free.decisions.find(({ to }) => to === 'aufsicht')).toMatchObject({ allowed: true, kind: 'supervision', mailbox: 'lk@kreis.example' })
    const strict = await ask({ label: 'TLP:AMBER+STRICT' })
    expect(strict.decisions.find(({ to }) => to === 'aufsicht')).toMatchObject({ allowed: false, reason: 'label-strict' })
    expect((await handlers().listForwardings({}, CALL)).forwardings).toEqual([])
  })
})

describe('addresses that a document names', () => {
  test('come once each, with what is said of them; what has another shape is left out', () => {
    const references = [{ summary: 'a', url: 'https://a.example' }, { summary: 'b', url: 'https://a.example' }, { url: 7 }, 'x']
    const document = { document: { references }, vulnerabilities: [{ references: [{ summary: 'c', url: 'javascript:alert(1)' }] }, {}] }
    expect(referencesIn(utf8(JSON.stringify(document)))).toEqual([
      { summary: 'a', url: 'https://a.example' },
      { summary: 'c', url: 'javascript:alert(1)' },
    ])
    expect(referencesIn(utf8('{"document":[]}'))).toEqual([])
  })
})
