// SPDX-License-Identifier: EUPL-1.2
/**
 * Accounts with roles at the parties of the stage: made over the one-time link, with a second factor where the role needs one.
 *
 *     <dir>/accounts.json     {"hub/approver": {"login":…, "password":…, "secret":…}, "node-1/editor": …}: invented, of this stage alone
 *
 * @module
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hotp, TOTP_STEP_MS, totpStep } from '@ncv/protocol/crypto/totp.ts'
import type { Reader } from './chromium.ts'
import type { Party } from './stage.ts'
import { addressOf } from './stage.ts'

export interface Credentials {
  readonly login: string
  readonly password: string
  /** Base32, where there is a second factor. */
  readonly secret?: string
}
export type AccountBook = Readonly<Record<string, Credentials>>

const PASSWORD = 'neun Reiher auf dem Priel'
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** Somebody who has signed in, without a browser. */
export class Visitor {
  readonly #origin: string
  #cookie = ''

  constructor(origin: string) {
    this.#origin = origin
  }

  /** @throws Error with status and answer, where it is refused */
  async ask(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<unknown> {
    const answer = await fetch(`${this.#origin}${path}`, {
      method,
      headers: { origin: this.#origin, cookie: this.#cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const [cookie] = answer.headers.getSetCookie()
    if (cookie !== undefined) this.#cookie = cookie.slice(0, cookie.indexOf(';'))
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${(await answer.text()).slice(0, 300)}`)
    return await answer.json()
  }
}

function bytesOfBase32(text: string): Uint8Array {
  const bytes: number[] = []
  let [held, bits] = [0, 0]
  for (const sign of text) {
    held = ((held << 5) | BASE32.indexOf(sign)) & 0xfff
    bits += 5
    if (bits >= 8) {
      bits -= 8
      bytes.push((held >> bits) & 0xff)
    }
  }
  return Uint8Array.from(bytes)
}

/** @param ahead steps of thirty seconds after this one: each code opens once */
export function codeOf(secret: string, now: number, ahead = 0): string {
  return hotp(bytesOfBase32(secret), totpStep(now) + ahead)
}

export interface Wanted {
  readonly party: Party
  /** `node-1/editor` */
  readonly key: string
  readonly roles: readonly string[]
  readonly name: string
  readonly needsSecondFactor?: boolean
}

interface Maker {
  readonly dir: string
  now(): number
}

/** Makes the account; who it is for stays signed in. */
export async function makeAccount({ dir, now }: Maker, { party, key, roles, name, needsSecondFactor = false }: Wanted) {
  const { origin, token } = addressOf(dir, party)
  const owner = new Visitor(origin)
  await owner.ask('POST', '/session', { token })
  const { path } = (await owner.ask('POST', '/account-links', { roles, name })) as { path: string }
  const visitor = new Visitor(origin)
  const login = key.slice(key.indexOf('/') + 1)
  const link = path.slice(Math.max(path.lastIndexOf('#'), path.lastIndexOf('/')) + 1)
  await visitor.ask('POST', '/session/set-up', { link, login, name, password: PASSWORD })
  if (!needsSecondFactor) return { visitor, credentials: { login, password: PASSWORD } }
  const { secret } = (await visitor.ask('POST', '/session/second-factor')) as { secret: string }
  await visitor.ask('PUT', '/session/second-factor', { code: codeOf(secret, now(), -1) })
  return { visitor, credentials: { login, password: PASSWORD, secret } }
}

export function writeAccounts(dir: string, book: AccountBook): void {
  writeFileSync(join(dir, 'accounts.json'), JSON.stringify(book), { mode: 0o600 })
}

/** @throws Error where the stage has none of this key */
export function accountOf(dir: string, key: string): Credentials {
  const file = join(dir, 'accounts.json')
  const found = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as AccountBook)[key] : undefined
  if (found === undefined) throw new Error(`the stage has no account ${key}`)
  return found
}

/** Two open the audit trail, for half an hour. */
export async function openAudit(dir: string, party: Party): Promise<void> {
  const { origin } = addressOf(dir, party)
  const [one, other] = [new Visitor(origin), new Visitor(origin)]
  const { now } = (await one.ask('GET', '/session')) as { now: number }
  const bodyOf = ({ login, password, secret }: Credentials) => ({ login, password, ...(secret === undefined ? {} : { code: codeOf(secret, now) }) })
  await one.ask('POST', '/session', bodyOf(accountOf(dir, `${party}/admin`)))
  await other.ask('POST', '/session', bodyOf(accountOf(dir, `${party}/auditor`)))
  const { id } = (await one.ask('POST', '/audit-requests', { reason: 'Stichprobe: Wer hat Warnmeldungen geändert?' })) as { id: number }
  await other.ask('POST', `/audit-requests/${id}/release`)
}

/** A code opens once, and none before it any more: who was here a moment ago waits for the next step. */
const STEPS_MAX = 3

/** Signs a browser in with an account, without the form. */
export async function signInAs({ page, address }: Reader, { login, password, secret }: Credentials): Promise<void> {
  await page.goto(`${address.origin}/ui/`)
  const enter = (code?: string): Promise<number> =>
    page.evaluate(
      async (body) =>
        (await fetch('/session', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })).status,
      { login, password, ...(code === undefined ? {} : { code }) },
    )
  if (secret === undefined) {
    if ((await enter()) === 200) return
    throw new Error(`${login} could not sign in`)
  }
  for (let steps = 0; steps < STEPS_MAX; steps += 1) {
    const { now } = (await page.evaluate(async () => (await fetch('/session')).json())) as { now: number }
    if ((await enter(codeOf(secret, now, steps === 0 ? 0 : 1))) === 200) return
    await page.waitForTimeout(TOTP_STEP_MS - (now % TOTP_STEP_MS))
  }
  throw new Error(`${login} could not sign in`)
}
