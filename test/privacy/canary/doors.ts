// SPDX-License-Identifier: EUPL-1.2
/**
 * The doors that hub and relay have on the network, read from their routers, and which of them were used.
 *
 * @module
 */
import type { Hono } from 'hono'
import { HUB_URL, RELAY_URL } from '../../node/link/node-stage.ts'
import type { Ground } from '../ground.ts'

interface Door {
  readonly party: 'hub' | 'relay'
  readonly method: string
  readonly path: string
}

function doorsOf({ hubDoor, relay }: Ground): Door[] {
  const of = (party: Door['party'], app: Hono): Door[] =>
    app.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => ({ party, method, path }))
  return [...of('hub', hubDoor), ...of('relay', relay.publicApp)]
}

/** What a node has no occasion to ask for in a run without streams: signs of life and wake-ups. */
export async function knock({ hubDoor, relay }: Ground): Promise<{ door: string; bytes: Uint8Array }[]> {
  const heard: { door: string; bytes: Uint8Array }[] = []
  for (const [base, app] of [
    [HUB_URL, hubDoor],
    [RELAY_URL, relay.publicApp],
  ] as const)
    for (const { method, path } of app.routes.filter((each) => each.method === 'GET' && !each.path.includes('*'))) {
      const url = `${base}${path}`
      const reply = await app.fetch(new Request(url, { method }))
      const head = JSON.stringify(Object.fromEntries(reply.headers))
      const body =
        reply.headers.get('content-type')?.startsWith('text/event-stream') === true
          ? await firstPiece(reply)
          : new Uint8Array(await reply.arrayBuffer())
      heard.push({ door: `${method} ${url}`, bytes: Buffer.concat([Buffer.from(head), body]) })
    }
  return heard
}

async function firstPiece({ body }: Response): Promise<Uint8Array> {
  const reader = body?.getReader()
  const { value } = (await reader?.read()) ?? {}
  await reader?.cancel()
  return value ?? new Uint8Array()
}

/** Doors through which nobody went with success. @param heard see {@link knock} */
export function unusedDoors(ground: Ground, heard: readonly { readonly door: string }[]): string[] {
  const used = ground.capture.exchanges.filter(({ reply }) => reply !== undefined && reply.status < 300)
  return doorsOf(ground)
    .filter(({ party, method, path }) => {
      const form = new RegExp(`^${path.replaceAll('*', '.*')}$`)
      const base = party === 'hub' ? HUB_URL : RELAY_URL
      return (
        !used.some((each) => each.to === party && each.method === method && form.test(new URL(each.url).pathname)) &&
        !heard.some(({ door }) => door === `${method} ${base}${path}`)
      )
    })
    .map(({ party, method, path }) => `${party} ${method} ${path}`)
}
