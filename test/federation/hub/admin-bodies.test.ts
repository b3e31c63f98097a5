// SPDX-License-Identifier: EUPL-1.2
/** Bodies that the hub's admin interface refuses: the answer names the field, and the hub stays as it was. */
import { hubHandlers } from '@ncv/federation/hub/handlers.ts'
import { FEDERATION_TEXTS } from '@ncv/federation/i18n/texts.ts'
import { HUB_ROUTES } from '@ncv/protocol/admin/hub-routes.ts'
import { adminApp } from '@ncv/runtime/admin-app.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FoundedHub } from '../../support/founded-hub.ts'
import { foundHub } from '../../support/founded-hub.ts'
import { virtualFederation } from '../../support/virtual-world.ts'

const TOKEN = 'owner'
const NO_VALIDATOR = () => {
  throw new Error('no validator here')
}

let founded: FoundedHub
let send: (method: string, path: string, body: unknown) => Promise<Response>
beforeAll(async () => {
  founded = await foundHub(virtualFederation({ seed: 'bodies' }).party('hub'))
  const handlers = hubHandlers(founded.hub, NO_VALIDATOR, { host: '127.0.0.1', port: 0, url: '', relayUrl: '' }, 0)
  const app = adminApp(HUB_ROUTES, handlers, { token: TOKEN, texts: FEDERATION_TEXTS })
  send = async (method, path, body) =>
    await app.request(path, {
      method,
      body: JSON.stringify(body),
      headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
    })
})
afterAll(() => founded.dispose())

const admission = (...candidates: string[]) => ({ title: 'Aufnahme', subject: { kind: 'admission', candidates } })
const signed = (signature: string) => ({ analyst: 'a', signature })
const SIGNATURE = 'ab'.repeat(64)

test.each([
  ['/key-requests/show', { frame: 'AAAAAAAAB' }, 'body.frame'],
  ['/key-requests/show', { frame: 'AAAAAAAAAAB=' }, 'body.frame'],
  ['/key-requests/replace', { frame: 'AAAAAAAAAB==', consents: [] }, 'body.frame'],
  ['/key-requests/replace', { frame: 'AAAAAAAA', consents: [signed('ab')] }, 'body.consents.0.signature'],
  ['/motions', admission('AAAA', 'AAB='), 'body.subject.candidates.1'],
  ['/motions', admission('AAA'), 'body.subject.candidates.0'],
  ['/questions', { question: 'aa', author: signed('ab'), approver: signed(SIGNATURE) }, 'body.author.signature'],
])('%s %o is malformed at %s', async (path, body, field) => {
  const before = founded.hub.log.size()
  const answer = await send('POST', path, body)
  expect(await answer.json()).toMatchObject({ code: 'REQUEST_MALFORMED', params: { field } })
  expect(answer.status).toBe(400)
  expect(founded.hub.log.size()).toBe(before)
})

test('bytes that can be decoded reach the check of what they say', async () => {
  for (const [path, body] of [
    ['/key-requests/show', { frame: 'AAAAAAAAAAA=' }],
    ['/motions', admission('AAAA')],
  ] as const) {
    const { code } = (await (await send('POST', path, body)).json()) as { code: string }
    expect(code).not.toBe('REQUEST_MALFORMED')
    expect(code).not.toBe('INTERNAL')
  }
})
