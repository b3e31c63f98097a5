// SPDX-License-Identifier: EUPL-1.2
/** Bodies that the node's admin interface refuses: the answer names the field, and nothing is kept or sent. */
import { NODE_TEXTS } from '@ncv/node/i18n/texts.ts'
import { NODE_ROUTES } from '@ncv/protocol/admin/node-routes.ts'
import { base64, utf8 } from '@ncv/protocol/bytes.ts'
import { adminApp } from '@ncv/runtime/admin-app.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { NodeStage } from '../link/node-stage.ts'
import { nodeStage, stagedNode } from '../link/node-stage.ts'

const TOKEN = 'owner'

let stage: NodeStage
let send: (path: string, body: unknown) => Promise<Response>
beforeAll(async () => {
  stage = await nodeStage({ seed: 'bodies', count: 2 })
  const app = adminApp(NODE_ROUTES, stagedNode(stage).handlers, { token: TOKEN, texts: NODE_TEXTS })
  send = async (path, body) =>
    await app.request(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
    })
})
afterAll(() => stage[Symbol.asyncDispose]())

test.each([
  ['/motions', { title: 'Aufnahme', subject: { kind: 'admission', candidates: ['AAB='] } }, 'body.subject.candidates.0'],
  ['/recipient-imports', { csv: 'handle;address', preview: true }, 'body.csv'],
  ['/recipient-imports', { csv: 'AAA', preview: true }, 'body.csv'],
  ['/corrections/import', { name: 'a.json', bytes: 'AB==' }, 'body.bytes'],
])('%s %o is malformed at %s', async (path, body, field) => {
  const answer = await send(path, body)
  expect(await answer.json()).toMatchObject({ code: 'REQUEST_MALFORMED', params: { field } })
  expect(answer.status).toBe(400)
  expect(stagedNode(stage).stores.post.open()).toEqual([])
})

test('bytes that can be decoded reach the check of what they say', async () => {
  const answer = await send('/recipient-imports', { csv: base64(utf8('handle;nichts\n')), preview: true })
  expect(answer.status).toBe(200)
  expect(await answer.json()).toMatchObject({ isApplied: false, faults: [{}] })
})
