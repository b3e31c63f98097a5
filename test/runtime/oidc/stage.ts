// SPDX-License-Identifier: EUPL-1.2
/** A party's interface with a sign-in provider, and a browser that goes there and back: cookies, and which of them come along from another site. */
import { ACCOUNT_ROUTES } from '@ncv/protocol/admin/account-routes.ts'
import type { AccountRules } from '@ncv/protocol/admin/account-rules.ts'
import { NODE_ACCOUNT_RULES } from '@ncv/protocol/admin/account-rules.ts'
import { HUB_PERMISSIONS, NODE_PERMISSIONS, OWNER } from '@ncv/protocol/admin/permissions.ts'
import { accountHandlers } from '@ncv/runtime/account/account-handlers.ts'
import { adminApp } from '@ncv/runtime/admin-app.ts'
import { SILENT_LOG } from '@ncv/runtime/log.ts'
import type { OidcConfig } from '@ncv/runtime/oidc/oidc-config.ts'
import { openOidc } from '@ncv/runtime/oidc/oidc.ts'
import { realNet } from '@ncv/runtime/real-net.ts'
import { randomBytes } from '@ncv/runtime/real-world.ts'
import { callerOfRole } from '@ncv/runtime/web/caller.ts'
import { openWeb } from '@ncv/runtime/web/web-app.ts'
import { ground } from '../account/ground.ts'

export const HERE = 'http://127.0.0.1:8080'
const ACTIONS = Object.values(ACCOUNT_ROUTES).flatMap(({ action }) => action)

export interface Reply {
  readonly status: number
  readonly location: string | null
  readonly body: Readonly<Record<string, unknown>>
}

export type Browser = ReturnType<ReturnType<typeof staged>['browser']>

/** @param clock where the provider's is the real one */
export function staged(config: Partial<OidcConfig> & Pick<OidcConfig, 'issuer'>, rules: AccountRules = NODE_ACCOUNT_RULES, now?: () => number) {
  const all = ground(rules)
  const { world, accounts } = all
  const net = realNet({})
  const parts = { ...world, now: now ?? world.now, random: randomBytes, net, log: SILENT_LOG, timer: () => () => {} }
  const permissions = rules === NODE_ACCOUNT_RULES ? NODE_PERMISSIONS : HUB_PERMISSIONS
  const party = { kind: rules === NODE_ACCOUNT_RULES ? ('node' as const) : ('hub' as const), name: 'Musterstadt', federation: 'Verbund', host: null }
  const oidc = openOidc(parts, { name: 'Stadt-Login', clientId: 'ncv', ...config })
  const web = openWeb({ world: parts, party: () => party, key: 'k', counters: () => ({}), accounts, oidc }, permissions, ACTIONS)
  const admin = adminApp(ACCOUNT_ROUTES, accountHandlers(accounts, world.now), {
    ...{ token: 'owners', access: { permissions, roleOf: () => undefined } },
    sessionCaller: (request) => web.sessionCaller(request),
    onCall: (call) => accounts.audit.noteCall(call),
  })
  const app = web.before(admin, (token) => (token === 'owners' ? callerOfRole(OWNER) : undefined))
  return { ...all, net, browser: () => browserOf(app), [Symbol.asyncDispose]: () => net[Symbol.asyncDispose]() }
}

interface Cookie {
  readonly value: string
  readonly isStrict: boolean
}

function browserOf(app: { fetch(request: Request): Response | Promise<Response> }) {
  const jar = new Map<string, Cookie>()
  const send = async (path: string, init: RequestInit, isFromElsewhere: boolean): Promise<Reply> => {
    const cookies = [...jar].filter(([, { isStrict }]) => !isFromElsewhere || !isStrict).map(([name, { value }]) => `${name}=${value}`)
    const headers = new Headers(init.headers)
    headers.set('host', '127.0.0.1:8080')
    if (cookies.length > 0) headers.set('cookie', cookies.join('; '))
    const response = await app.fetch(new Request(`${HERE}${path}`, { ...init, headers }))
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...rest] = line.split('; ')
      const [name = '', value = ''] = pair.split('=')
      if (rest.includes('Max-Age=0')) jar.delete(name)
      else jar.set(name, { value, isStrict: rest.includes('SameSite=Strict') })
    }
    const text = await response.text()
    return { status: response.status, location: response.headers.get('location'), body: text.startsWith('{') ? JSON.parse(text) : {} }
  }
  return {
    jar,
    /** What a page of this interface asks. */
    async ask(path: string, method = 'GET', body?: unknown): Promise<Reply> {
      const own: Record<string, string> = { 'sec-fetch-site': 'same-origin', ...(method === 'GET' ? {} : { origin: HERE }) }
      const init = body === undefined ? {} : { body: JSON.stringify(body) }
      return await send(path, { method, headers: { ...own, 'content-type': 'application/json' }, ...init }, false)
    },
    /** The way back: a navigation that another site began. */
    async comeBack(query: string, headers: Readonly<Record<string, string>> = {}): Promise<Reply> {
      const navigation = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }
      return await send(`/session/oidc/return${query}`, { headers: { ...navigation, ...headers } }, true)
    },
    /** Where the provider is. */
    async setOut(beginning: Readonly<Record<string, unknown>>): Promise<string> {
      const { status, body } = await this.ask('/session/oidc', 'POST', { to: '/ui/', ...beginning })
      if (status !== 200) throw new Error(String(body['code']))
      return String(body['url'])
    },
  }
}
