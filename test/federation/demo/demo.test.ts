// SPDX-License-Identifier: EUPL-1.2
/** The whole story on real processes, with the project's own advisories. @module */
import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { OWN_ADVISORIES } from '../../../federation/demo/cast.ts'
import { tracesIn } from './traces.ts'

const NCV = fileURLToPath(new URL('../../../ncv.cjs', import.meta.url))
const NODE_1 = fileURLToPath(new URL('../../../federation/demo/data/nodes/wiesenbrueck/', import.meta.url))

interface Ended {
  readonly code: number
  readonly out: string
  readonly err: string
}

function ncv(...args: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(process.execPath, [NCV, ...args], { maxBuffer: 64 * 1024 * 1024 }, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error === null ? 0 : -1, out, err })
    })
  })
}

const Matches = z.strictObject({ affected: z.int(), check: z.int() })
const Result = z.strictObject({
  ok: z.literal(true),
  published: z.int(),
  rejected: z.array(z.strictObject({ file: z.string(), reason: z.string() })),
  catalogue: z.strictObject({ edition: z.int(), products: z.int() }),
  log: z.strictObject({ origin: z.string(), size: z.int(), root: z.string() }),
  nodes: z.array(z.strictObject({ name: z.string(), size: z.int(), root: z.string(), warnings: z.int(), matches: Matches })),
  contribution: z.strictObject({ bytes: z.int(), accepted: z.boolean(), entry: z.int(), receivedBy: z.int() }),
  reply: z.strictObject({ received: z.literal(true) }),
  count: z.strictObject({ question: z.int().min(1), answers: z.int() }),
  slots: z.strictObject({ sent: z.int(), cover: z.int() }),
})

let dir = ''
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'ncv-demo-test-'))
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

describe('ncv demo --once --json', () => {
  const stage = () => join(dir, 'stage')
  let ended: Ended = { code: -1, out: '', err: '' }
  beforeAll(async () => {
    ended = await ncv('demo', '--once', '--json', '--dir', stage())
  }, 300_000)

  test('prints one JSON object of the promised form and ends with 0', () => {
    expect(ended.err).toBe('')
    expect(ended.code, ended.out).toBe(0)
    expect(ended.out.trimEnd().split('\n')).toHaveLength(1)
    const result = Result.parse(JSON.parse(ended.out))
    const files = readdirSync(OWN_ADVISORIES).length
    expect(result.published + result.rejected.length).toBe(files)
    expect(result.rejected).toEqual([])
    expect(result.log.origin).toMatch(/^wiesenland\/[0-9a-f]{64}$/)
    expect(result.contribution).toMatchObject({ bytes: 9328, accepted: true, receivedBy: 3 })
    expect(result.contribution.entry).toBeLessThan(result.log.size)
    expect(result.slots.cover).toBeGreaterThan(0)
    expect(result.slots.cover).toBeLessThan(result.slots.sent)
  })

  test('all nodes have the root of the hub, and something to do', () => {
    const { log, nodes } = Result.parse(JSON.parse(ended.out))
    expect(nodes.map(({ name }) => name)).toEqual(['Gemeinde Wiesenbrück', 'Samtgemeinde Ahlerfehn', 'Stadt Hohenwehr'])
    for (const node of nodes) {
      expect(node).toMatchObject({ size: log.size, root: log.root })
      expect(node.matches.affected).toBeGreaterThan(0)
    }
  })

  test('the public files verify against the join file', async () => {
    const { log } = Result.parse(JSON.parse(ended.out))
    const verified = await ncv('log', 'verify', join(stage(), 'hub', 'public'), '--join', join(stage(), 'exchange', 'federation.join'), '--json')
    expect(verified.code, verified.out + verified.err).toBe(0)
    expect(JSON.parse(verified.out)).toMatchObject({ origin: log.origin, size: log.size, root: log.root })
  })

  test('no process is left', () => {
    for (const party of ['hub', 'relay', 'node-1', 'node-2', 'node-3']) expect(existsSync(join(stage(), party, 'run.json')), party).toBe(false)
  })

  test('nothing of the incident or of the house of node-1 is at the hub, at the relay, at another node', () => {
    const incident = z
      .object({ title: z.string(), notes: z.string(), people: z.array(z.string()), assets: z.array(z.string()) })
      .parse(JSON.parse(readFileSync(join(NODE_1, 'incident.json'), 'utf8')))
    const identity = z
      .object({
        name: z.string(),
        people: z.array(z.object({ name: z.string() })),
        street: z.string(),
        ...Object.fromEntries(['phones', 'mailboxes', 'hosts', 'ipRanges', 'domains'].map((name) => [name, z.array(z.string())])),
      })
      .catchall(z.unknown())
      .parse(JSON.parse(readFileSync(join(NODE_1, 'identity.json'), 'utf8')))
    const lists = ['phones', 'mailboxes', 'hosts', 'ipRanges', 'domains'].flatMap((name) => z.array(z.string()).parse(identity[name]))
    const secrets = [
      incident.title,
      incident.notes,
      ...incident.people,
      ...incident.assets,
      identity.street,
      ...identity.people.map(({ name }) => name),
      ...lists,
    ]
    const others = ['hub', 'relay', 'node-2', 'node-3'].map((party) => join(stage(), party))
    expect(tracesIn(others, secrets)).toEqual([])
    // The registered name is in the membership data of all: the search does find what is there.
    for (const party of others) expect(tracesIn([party], [identity.name]), party).toHaveLength(1)
  })
})

describe('a call that cannot work is refused before anything starts', () => {
  test('two nodes are too few', async () => {
    const { code, err } = await ncv('demo', '--once', '--nodes', '2', '--dir', join(dir, 'two'))
    expect(code).toBe(2)
    expect(err).toContain('--nodes')
    expect(existsSync(join(dir, 'two'))).toBe(false)
  })

  test('a folder that is not empty is left alone', async () => {
    const { code, err } = await ncv('demo', '--once', '--json', '--dir', NODE_1)
    expect(code).toBe(2)
    expect(JSON.parse(err)).toMatchObject({ code: 'DIR_NOT_EMPTY' })
    expect(readdirSync(NODE_1)).toHaveLength(3)
  })

  test.each(['--advisories', '--inventory', '--identity', '--incident'])('%s names a file that is not there', async (option) => {
    const { code, err } = await ncv('demo', '--once', '--json', '--dir', join(dir, 'absent'), option, join(dir, 'no-such-file'))
    expect(code).toBe(2)
    expect(JSON.parse(err)).toMatchObject({ code: 'FILE_MISSING' })
    expect(existsSync(join(dir, 'absent'))).toBe(false)
  })

  test('an identity without a name is refused with the field', async () => {
    const { code, err } = await ncv('demo', '--once', '--json', '--dir', join(dir, 'nameless'), '--identity', join(NODE_1, 'incident.json'))
    expect(code).toBe(2)
    expect(JSON.parse(err)).toMatchObject({ code: 'DEMO_IDENTITY', params: { field: 'name' } })
  })
})
