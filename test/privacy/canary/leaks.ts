// SPDX-License-Identifier: EUPL-1.2
/**
 * Twenty ways in which something of the house could get out, each planted around the program from outside.
 *
 * @module
 */
import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import type { NodeKeys } from '@ncv/node/node-keys.ts'
import { concat, fromBase64url, utf8 } from '@ncv/protocol/bytes.ts'
import { signRequest } from '@ncv/protocol/crypto/http-auth.ts'
import { sealTo } from '@ncv/protocol/crypto/sealed-box.ts'
import { encode } from '@ncv/protocol/encode.ts'
import type { OpenedGenesis } from '@ncv/protocol/membership/genesis.ts'
import { relayAudience } from '@ncv/protocol/submission/relay-address.ts'
import { COVER, PLAINTEXT_BYTES } from '@ncv/protocol/submission/seal.ts'
import type { NetRequest, World } from '@ncv/protocol/world.ts'
import { HUB_URL, RELAY_URL } from '../../node/link/node-stage.ts'
import type { Wrapping } from '../ground.ts'
import type { CanaryBook } from './canary-book.ts'
import { HOUSE } from './house.ts'

export interface Leak {
  readonly name: string
  /** `twin`: nothing is written anywhere, but the same house with other words behaves otherwise. */
  readonly foundBy: 'search' | 'twin'
  wrapping(book: CanaryBook): Wrapping
}

export const LEAKS: readonly Leak[] = [
  leaving('host name in the User-Agent', (book) => (request) => withHeader(request, 'user-agent', `ncv (${book.word('environment HOSTNAME')})`)),
  besides('host name in a question to DNS', (book) => ({
    method: 'GET',
    url: `https://${book.word('inventory touched host')}.relay.test/checkpoint`,
  })),
  besides('asset in a query, each letter percent-encoded', (book) => ({
    method: 'GET',
    url: `${RELAY_URL}/checkpoint?for=${percent(book.word('inventory own product'))}`,
  })),
  besides('serial number in a path, in capitals', (book) => ({
    method: 'GET',
    url: `${RELAY_URL}/body/${book.word('inventory own serial').toUpperCase()}`,
  })),
  boxEndsWithCanary(),
  paddedWithCanary(),
  besides('file name in UTF-16 in the body of a report of a crash', (book) =>
    posted('/witness/head', Buffer.from(`file ${book.word('inventory file')}.csv`, 'utf16le')),
  ),
  besides('notes of an incident in packed diagnostics (gzip)', (book) =>
    posted('/issue', gzipSync(JSON.stringify({ notes: book.word('incident first note') }))),
  ),
  besides('people in packed diagnostics (zstd) under base64', (book) =>
    posted('/witness/head', Buffer.from(zstdCompressSync(utf8(diagnostics(book.word('identity people last')))).toString('base64'))),
  ),
  leaving(
    'login name in the id of a request, base64url',
    (book) => (request) => withHeader(request, 'x-request-id', Buffer.from(`r:${book.word('environment USER')}:1`).toString('base64url')),
  ),
  leaving(
    'unsalted hash of the mailbox in an ETag',
    (book) => (request) =>
      withHeader(request, 'if-none-match', `"${createHash('sha256').update(book.word('identity mailbox')).digest('hex').slice(0, 40)}"`),
  ),
  leaving('one letter of the street in each request', (book) => {
    let sent = 0
    const word = book.word('identity street')
    return (request) => withHeader(request, 'accept-language', word.charAt(sent++ % word.length))
  }),
  {
    name: 'hash of the title in the jti of signed requests',
    foundBy: 'search',
    wrapping: (book) =>
      withKeys((known) => async (request) => {
        if (!request.url.includes('/slot/')) return request
        const jti = createHash('md5').update(book.word('incident first title')).digest('hex')
        return {
          ...request,
          headers: { ...request.headers, authorization: await signedAgain(known, request, request.body ?? new Uint8Array(), jti) },
        }
      }),
  },
  asHub('line in the log of the hub, as hex', (book, hub) =>
    hub.world.log.warn('request-refused', { path: `/${Buffer.from(book.word('setting name')).toString('hex')}` }),
  ),
  asHub('name of a file of the hub, backwards', (book, hub) => {
    mkdirSync(join(hub.dir, 'public'), { recursive: true })
    writeFileSync(join(hub.dir, 'public', [...book.word('identity name')].reverse().join('')), '')
  }),
  asHub('row in the database of the hub, base64', (book, hub) =>
    hub.issuing.addIssued(99, Buffer.from(`member=${book.word('identity domains')}`).toString('base64'), '', new Uint8Array(32)),
  ),
  {
    name: 'identity key in the clear in the database of the hub',
    foundBy: 'search',
    wrapping() {
      const meeting = Promise.withResolvers<NodeKeys>()
      return {
        node: (name, { self }) => {
          if (name === HOUSE) meeting.resolve(self.keys)
        },
        hub: (hub) => void meeting.promise.then(({ identity }) => hub.issuing.addIssued(98, 'escrow', '', identity.seed)),
      }
    },
  },
  {
    name: 'partner in an error message of the hub, with escaped letters',
    foundBy: 'search',
    wrapping: (book) => ({
      door: (party, app) => ({
        async fetch(request) {
          const reply = await app.fetch(request)
          if (party !== 'hub' || reply.status !== 200 || !request.url.endsWith('/checkpoint')) return reply
          const headers = new Headers(reply.headers)
          headers.set('warning', `199 - "${escaped(book.word('identity partner'))}"`)
          return new Response(reply.body, { status: reply.status, headers })
        },
      }),
    }),
  },
  {
    name: 'guard that reads the profile of another house',
    foundBy: 'search',
    wrapping: () => ({
      node(name, { stores }) {
        if (name === HOUSE) stores.incidents.identity = () => JSON.stringify({ name: 'Gemeinde Anderswo', names: ['Anderswo'] })
      },
    }),
  },
  orderOfHeaders(),
]

function withHeader(request: NetRequest, name: string, value: string): NetRequest {
  return { ...request, headers: { ...request.headers, [name]: value } }
}

/** Enough text that none of it stays as it is when it is packed. */
function diagnostics(person: string): string {
  const lines = Array.from({ length: 40 }, (_, i) => `{"at":${i * 17},"level":"info","event":"request-${i % 7}","status":${200 + i}}`)
  return [...lines, `{"person":"${person}"}`].join('\n')
}

function percent(word: string): string {
  return Array.from(utf8(word), (byte) => `%${byte.toString(16)}`).join('')
}

function escaped(word: string): string {
  return Array.from(word, (letter) => `\\u00${letter.charCodeAt(0).toString(16)}`).join('')
}

function posted(path: string, body: Uint8Array): NetRequest {
  return { method: 'POST', url: `${HUB_URL}${path}`, body: new Uint8Array(body), headers: { 'content-type': 'application/octet-stream' } }
}

type Change = (request: NetRequest) => NetRequest | Promise<NetRequest>

/** Around the network of the house. */
function leavingHouse(change: Change): Wrapping {
  return {
    world: (party, world): World =>
      party === HOUSE ? { ...world, net: { request: async (wanted) => world.net.request(await change(wanted)) } } : world,
  }
}

function leaving(name: string, change: (book: CanaryBook) => Change): Leak {
  return { name, foundBy: 'search', wrapping: (book) => leavingHouse(change(book)) }
}

/** One request more, before the first. */
function besides(name: string, request: (book: CanaryBook) => NetRequest): Leak {
  return {
    name,
    foundBy: 'search',
    wrapping: (book) => ({
      world(party, world): World {
        if (party !== HOUSE) return world
        let isSent = false
        const send = async (wanted: NetRequest) => {
          if (!isSent) {
            isSent = true
            await world.net.request(request(book)).catch(() => undefined)
          }
          return await world.net.request(wanted)
        }
        return { ...world, net: { request: send } }
      },
    }),
  }
}

/** @param leak once, when the hub is open */
function asHub(name: string, leak: (book: CanaryBook, hub: Parameters<NonNullable<Wrapping['hub']>>[0]) => void): Leak {
  return { name, foundBy: 'search', wrapping: (book) => ({ hub: (hub) => leak(book, hub) }) }
}

interface Known {
  readonly keys: NodeKeys
  readonly opened: OpenedGenesis
  readonly random: World['random']
}

function withKeys(change: (known: Known) => Change): Wrapping {
  let known: Known | undefined
  let random: World['random'] = (length) => new Uint8Array(length)
  const wrapping = leavingHouse(async (request) => (known === undefined ? request : await change(known)(request)))
  return {
    world(party, world) {
      if (party === HOUSE) random = world.random
      return wrapping.world?.(party, world) ?? world
    },
    node(name, { self }) {
      if (name === HOUSE) known = { keys: self.keys, opened: self.opened, random }
    },
  }
}

interface Claims {
  readonly iat: number
  readonly jti: string
}

async function signedAgain({ keys }: Known, { url, headers }: NetRequest, body: Uint8Array, jti?: string): Promise<string> {
  const claims = JSON.parse(Buffer.from(fromBase64url((headers?.['authorization'] ?? '').split('.')[1] ?? '')).toString()) as Claims
  return await signRequest({
    seed: keys.identity.seed,
    subject: keys.id,
    jti: jti ?? claims.jti,
    audience: relayAudience(RELAY_URL),
    method: 'POST',
    path: new URL(url).pathname,
    body,
    now: claims.iat * 1000,
  })
}

function boxEndsWithCanary(): Leak {
  return {
    name: 'base64 of the phone number in the last bytes of a box',
    foundBy: 'search',
    wrapping: (book) =>
      withKeys((known) => async (request) => {
        if (!request.url.includes('/slot/') || request.body === undefined) return request
        const end = Buffer.from(Buffer.from(`tel ${book.digits('identity phone', 10)}`).toString('base64'))
        const body = concat(request.body.subarray(0, request.body.length - end.length), end)
        return { ...request, body, headers: { ...request.headers, authorization: await signedAgain(known, request, body) } }
      }),
  }
}

/** Inside the seal: nobody on the way sees it, the hub does. */
function paddedWithCanary(): Leak {
  return {
    name: 'asset in the padding inside the seal',
    foundBy: 'search',
    wrapping: (book) =>
      withKeys((known) => async (request) => {
        if (!request.url.includes('/slot/')) return request
        const content = encode(COVER)
        const plaintext = new Uint8Array(PLAINTEXT_BYTES)
        plaintext.set([content.length >> 8, content.length & 0xff])
        plaintext.set(content, 2)
        plaintext.set(utf8(book.word('incident first asset')), 4_000)
        const { genesis, origin } = known.opened
        const body = sealTo(genesis.hub.box, concat(utf8('NCV box v1\0'), origin), new Uint8Array(), plaintext, known)
        return { ...request, body, headers: { ...request.headers, authorization: await signedAgain(known, request, body) } }
      }),
  }
}

/** Nothing is written: which of two headers comes first says one bit of a word in each request. */
function orderOfHeaders(): Leak {
  return {
    name: 'order of two headers',
    foundBy: 'twin',
    wrapping: (book) => {
      const bits = Array.from(utf8(book.word('identity id')), (byte) => byte.toString(2).padStart(8, '0')).join('')
      let sent = 0
      return leavingHouse((request) => {
        const extra = [
          ['accept', '*/*'],
          ['accept-charset', 'utf-8'],
        ]
        const ordered = bits.charAt(sent++ % bits.length) === '1' ? extra : extra.toReversed()
        return { ...request, headers: { ...request.headers, ...Object.fromEntries(ordered) } }
      })
    },
  }
}
