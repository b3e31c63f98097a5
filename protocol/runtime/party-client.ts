// SPDX-License-Identifier: EUPL-1.2
/**
 * How a command reaches a party's folder: through the running process where there is one, else by taking the lock and doing it here.
 *
 * The process announces itself in its folder: `run.json` (`{"pid":4711,"port":41873}`, and `origin` where browsers come over a proxy) and
 * `admin-token` (0600), both new at each start.
 *
 * @module
 */
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Permissions } from '@ncv/protocol/admin/permissions.ts'
import { OWNER } from '@ncv/protocol/admin/permissions.ts'
import { base64url, equalBytes, fromUtf8, utf8 } from '@ncv/protocol/bytes.ts'
import type { Log } from '@ncv/protocol/world.ts'
import { z } from 'zod'
import { roleOf } from './access.ts'
import type { Accounts } from './account/accounts.ts'
import type { AdminAppOptions, OnDefect } from './admin-app.ts'
import { adminApp } from './admin-app.ts'
import { adminClient, localSend, loopbackSend } from './admin-client.ts'
import type { AdminClient, Handlers, Routes } from './admin-contract.ts'
import { RemoteProblem, RuntimeError } from './errors.ts'
import type { FetchApp, HttpServer } from './http-server.ts'
import { serve } from './http-server.ts'
import { inspectLock, lockParty, partyLockFile } from './lock.ts'
import { readFileBounded, readTextFile, SECRET_MODE, writeFileDurableSync } from './party-dir.ts'
import { randomBytes, systemClock } from './real-world.ts'
import type { Lang, Texts } from './texts.ts'
import { RUNTIME_TEXTS } from './texts.ts'
import type { AdminAddress } from './web/admin-address.ts'
import { LOOPBACK, listeningHosts, onlyOwnAddress } from './web/admin-address.ts'
import type { Caller } from './web/caller.ts'
import { callerOfRole } from './web/caller.ts'
import type { Web, WebFace } from './web/web-app.ts'
import { openWeb } from './web/web-app.ts'

const RunFile = z.strictObject({ pid: z.int(), port: z.int().min(1).max(65_535), origin: z.string().optional() })
const RUN_FILE = 'run.json'
const TOKEN_FILE = 'admin-token'
/** Bodies of the admin interface: an import of many documents at once is the largest. */
const ADMIN_BODY_BYTES = 64 * 1024 * 1024
/** Whoever has not said who it is yet signs in, and needs no more. */
const STRANGER_BODY_BYTES = 64 * 1024

export interface OpenAdminOptions {
  /** Where it listens and by which address browsers come; absent: a port of loopback that the system chooses. */
  readonly address?: AdminAddress
  readonly texts?: Texts
  readonly log?: Log
  readonly onDefect?: OnDefect
  /** What roles may do; without it only the owner gets in. */
  readonly permissions?: Permissions
  /** Also for browsers: pages, sessions, live updates. */
  readonly web?: WebFace
}

/**
 * Serves a party's admin contract on a port of loopback, and of the address where one is given, and announces it in the folder. The caller
 * holds the party's lock.
 *
 * @throws RuntimeError `PORT_IN_USE`, `LISTEN_REFUSED`, `DIR_NOT_WRITABLE`
 */
export async function openAdmin<R extends Routes>(
  dir: string,
  routes: R,
  handlers: Handlers<R>,
  { address = { host: LOOPBACK, port: 0 }, permissions, web: face, ...options }: OpenAdminOptions = {},
): Promise<HttpServer> {
  const token = newToken()
  const roleHere = (given: string): string | undefined => roleOf(dir, given, systemClock()())
  const access = permissions === undefined ? {} : { access: { permissions, roleOf: roleHere } }
  const actions = Object.values(routes).flatMap(({ action }) => (action === undefined ? [] : [action]))
  const web = face === undefined ? undefined : openWeb(face, permissions ?? {}, actions, address.origin)
  const admin = adminApp(routes, handlers, { token, ...access, ...options, ...(web === undefined ? {} : hooksOf(web, face?.accounts)) })
  const tokens = (given: string): Caller | undefined => {
    const role = equalBytes(utf8(given), utf8(token)) ? OWNER : permissions === undefined ? undefined : roleHere(given)
    return role === undefined ? undefined : callerOfRole(role)
  }
  const app = onlyOwnAddress(web?.before(admin, tokens) ?? admin, address.origin, options.texts)
  const isKnown = (request: Request) =>
    (bearerOf(request) === undefined ? web?.sessionCaller(request) : tokens(bearerOf(request) ?? '')) !== undefined
  const bodyBytesOf = (request: Request) => (isKnown(request) ? ADMIN_BODY_BYTES : STRANGER_BODY_BYTES)
  const server = await listen(app, address, bodyBytesOf, options.log)
  const forget = announceParty(dir, server.port, token, address.origin)
  const close = async () => {
    forget()
    web?.[Symbol.dispose]()
    await server.close()
  }
  return { port: server.port, close, [Symbol.asyncDispose]: close }
}

/** The same port wherever it listens. */
async function listen(app: FetchApp, { host, port }: AdminAddress, bodyBytesOf: (request: Request) => number, log: Log | undefined) {
  const limits = { bodyMs: 60_000, totalMs: 0, idleMs: 0 }
  await using stack = new AsyncDisposableStack()
  let bound = port
  for (const each of listeningHosts(host)) {
    const options = { host: each, port: bound, limits, bodyBytesOf, ...(log === undefined ? {} : { log }) }
    bound = stack.use(await serve(app, options)).port
  }
  const opened = stack.move()
  return { port: bound, close: () => opened.disposeAsync() }
}

function bearerOf(request: Request): string | undefined {
  const given = request.headers.get('authorization')
  return given?.startsWith('Bearer ') === true ? given.slice('Bearer '.length) : undefined
}

function hooksOf(web: Web, accounts: Accounts | undefined): Pick<AdminAppOptions, 'sessionCaller' | 'onChanged' | 'onCall'> {
  return {
    sessionCaller: (request) => web.sessionCaller(request),
    onChanged: (action) => web.onChanged(action),
    onCall: (call) => accounts?.audit.noteCall(call),
  }
}

/** Writes `admin-token`, then `run.json`; the returned function takes both away. */
export function announceParty(dir: string, port: number, token: string, origin?: string): () => void {
  writeFileDurableSync(join(dir, TOKEN_FILE), token, { mode: SECRET_MODE })
  writeFileDurableSync(join(dir, RUN_FILE), `${JSON.stringify({ pid: process.pid, port, ...(origin === undefined ? {} : { origin }) })}\n`, {
    mode: SECRET_MODE,
  })
  return () => {
    rmSync(join(dir, RUN_FILE), { force: true })
    rmSync(join(dir, TOKEN_FILE), { force: true })
  }
}

export interface RunningParty {
  readonly pid: number
  readonly port: number
  /** Where browsers come over a proxy. */
  readonly origin?: string | undefined
  readonly token: string
}

/** The process that holds the party's lock and has announced itself, if there is one. */
export function findRunningParty(dir: string): RunningParty | undefined {
  const holder = inspectLock(partyLockFile(dir))
  if (holder === undefined || !holder.isAlive) return undefined
  const run = RunFile.safeParse(readJsonIfThere(join(dir, RUN_FILE)))
  if (!run.success || run.data.pid !== holder.pid) return undefined
  return { ...run.data, token: fromUtf8(readFileBounded(join(dir, TOKEN_FILE), 256)) }
}

/** The party opened in this process: its handlers, and how to close it. */
export interface OpenParty<R extends Routes> {
  readonly handlers: Handlers<R>
  /** Told of each call that would change something. */
  readonly onCall?: AdminAppOptions['onCall']
  close(): void | Promise<void>
}

export interface WithPartyOptions {
  readonly lang?: Lang
  readonly texts?: Texts
  /** `NCV_TOKEN_FILE`: an access token of a role, in place of the owner's. */
  readonly env?: Readonly<Record<string, string | undefined>>
}

/**
 * Calls `use` with a client of the party in `dir`. Where it does not run, `openInProcess` opens it under the party's lock.
 *
 * @throws RuntimeError `PARTY_LOCKED` (a process holds the folder but does not answer yet), `PARTY_UNREACHABLE`, `PARTY_MISSING`; RemoteProblem
 */
export async function withParty<R extends Routes, T>(
  dir: string,
  routes: R,
  openInProcess: () => OpenParty<R> | Promise<OpenParty<R>>,
  use: (client: AdminClient<R>) => Promise<T>,
  { lang = 'de', texts = RUNTIME_TEXTS, env = {} }: WithPartyOptions = {},
): Promise<T> {
  const running = findRunningParty(dir)
  if (running !== undefined) {
    await using send = loopbackSend(running.port)
    return await use(adminClient(routes, send, tokenGiven(env) ?? running.token, lang))
  }
  if (!existsSync(dir)) throw new RuntimeError('PARTY_MISSING', { dir })
  using _lock = lockParty(dir)
  const party = await openInProcess()
  // Here the one who calls may see what went wrong inside; a peer may not.
  const defects: unknown[] = []
  try {
    const token = newToken()
    const { onCall } = party
    const app = adminApp(routes, party.handlers, {
      token,
      texts,
      onDefect: (error) => defects.push(error),
      ...(onCall === undefined ? {} : { onCall }),
    })
    return await use(adminClient(routes, localSend(app), token, lang))
  } catch (error) {
    throw error instanceof RemoteProblem && error.code === 'INTERNAL' && defects.length > 0 ? defects[0] : error
  } finally {
    await party.close()
  }
}

/** @throws RuntimeError `FILE_…` */
function tokenGiven(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const file = env['NCV_TOKEN_FILE']
  return file === undefined || file === '' ? undefined : readTextFile(file, 1024).trim()
}

function newToken(): string {
  return base64url(randomBytes(32))
}

function readJsonIfThere(file: string): unknown {
  try {
    return JSON.parse(fromUtf8(readFileBounded(file, 4_096)))
  } catch (error) {
    if (error instanceof RuntimeError && error.code === 'FILE_UNREADABLE') throw error
    return undefined
  }
}
