// SPDX-License-Identifier: EUPL-1.2
/**
 * One run for comparison: everybody does the same but for who reports; afterwards the transcripts of hub and relay.
 *
 * @module
 */
import { decode } from '@ncv/protocol/codec.ts'
import { BATCH_MAX_BYTES } from '@ncv/protocol/submission/batch.ts'
import type { World } from '@ncv/protocol/world.ts'
import { addAnalysts, askAll, askBack, publishWarning } from '../canary/drive-hub.ts'
import type { Exchange } from '../capture.ts'
import type { Ground, GroundNode, Wrapping } from '../ground.ts'
import { openGround } from '../ground.ts'
import type { Template } from '../template.ts'
import { TIMING } from '../template.ts'
import type { Line } from './compare.ts'
import { chanceBySite, isWithin, SteeredShuffle } from './coupling.ts'
import type { Bare, Defence } from './defences.ts'
import { without, worldWithout } from './defences.ts'
import type { Content } from './transcript.ts'
import { contentsOf, transcriptOf } from './transcript.ts'

export interface RunOptions {
  readonly seed: string
  /** Nodes by their number, in the order of their reports; the same one may come twice. */
  readonly reporters: readonly number[]
  /** From this report on the relay's shuffle has two nodes exchanged. */
  readonly exchanged?: { readonly nodes: readonly [number, number]; readonly fromReport: number } | undefined
  readonly missing?: Defence | undefined
  /** What the nodes do of which one must not see who it was; a report where absent. */
  readonly what?: What | undefined
}

/** `conversation`: a report, a question back on the board, a follow-up. `answer`: to a question that the hub asks all. */
export type What = 'report' | 'conversation' | 'answer'

export interface Run {
  readonly hub: readonly Line[]
  readonly relay: readonly Line[]
  readonly exchanges: readonly Exchange[]
  /** Reports, or answers, that the hub has. */
  readonly arrived: number
  /** What the hub found in boxes that were no cover. */
  readonly contents: readonly Content[]
}

const MINUTE = 60_000
const WARMING_UP = TIMING.periodMs / 20 + 2 * MINUTE
/** Time for a report to arrive. */
const DELIVERY = 5 * MINUTE

export async function runFor(template: Template, options: RunOptions): Promise<Run> {
  const { seed, reporters, missing, what = 'report' } = options
  const playing = new Playing(template, options)
  await using ground = await openGround(template, { seed, wrapping: playing.wrapping() })
  for (const { client } of ground.nodes) await client.putIdentity({ body: { json: IDENTITY } })
  if (missing === 'batch tokens') await ground.federation.advance(MINUTE)
  else await ground.federation.advance(WARMING_UP)
  await prepare(ground, what)
  for (const [i, reporter] of reporters.entries()) {
    playing.report(i, ground.federation.now())
    if (what === 'answer') await answerAs(ground, reporter)
    else await reportAs(ground, reporter, i, missing)
    await ground.federation.advance(DELIVERY)
    if (what === 'conversation') await converse(ground, reporter)
  }
  const arrived = await arrivedAt(ground, what)
  if (ground.federation.failures.length > 0) throw ground.federation.failures[0]
  await ground.rest()
  return {
    hub: transcriptOf(ground, 'hub'),
    relay: transcriptOf(ground, 'relay'),
    exchanges: ground.capture.exchanges,
    arrived,
    contents: contentsOf(ground),
  }
}

const IDENTITY = JSON.stringify({ name: 'Gemeinde Musterdorf', names: ['Musterdorf'] })
const TEXTS = ['Mails mit falschem Absender und einem Anhang.', 'Anmeldeversuche an der Fernwartung mit Konten, die es nicht gibt.']

async function reportAs(ground: Ground, reporter: number, which: number, missing: Defence | undefined): Promise<void> {
  const { client, party } = ground.nodes[reporter] as GroundNode
  const incident = {
    title: 'Vorfall',
    description: TEXTS[which % TEXTS.length],
    rsit: 'fraud/phishing',
    vcv: 'Externer Angriff',
    detectedAt: '2026-01-05',
    indicators: [{ type: 'ip', value: '203.0.113.9' }],
    notes: '',
  }
  const { id } = await client.addIncident({ body: { json: JSON.stringify(incident) } })
  if (missing === 'batch tokens') await ground.federation.advance(WARMING_UP)
  const { digest } = await client.previewContribution({ params: { id } })
  await client.contribute({ params: { id }, body: { digest } })
  // In the next slot that has not been used, at its beginning.
  if (missing === 'random instants') {
    await ground.federation.advance(TIMING.slotMs - ((ground.federation.now() - ground.template.opened.genesis.createdAt) % TIMING.slotMs))
    await party.links.submit.tick()
  }
}

/** The hub's people do the same whoever is behind it. */
async function prepare({ hubClient: client, federation }: Ground, what: What): Promise<void> {
  if (what === 'report') return
  await addAnalysts(client)
  if (what === 'conversation') return
  const warning = await publishWarning({ client }, 'Welle von Phishing', 'TLP:CLEAR')
  await askAll({ client }, warning, federation.now() + 30 * MINUTE)
  await federation.advance(3 * MINUTE)
}

async function answerAs({ nodes }: Ground, reporter: number): Promise<void> {
  const { client } = nodes[reporter] as GroundNode
  const { questions } = await client.listQuestions()
  for (const { question } of questions) await client.answerQuestion({ params: { index: question }, body: { status: 'affected' } })
}

async function converse({ hubClient, federation, nodes }: Ground, reporter: number): Promise<void> {
  await askBack({ client: hubClient })
  await federation.advance(3 * MINUTE)
  const { client } = nodes[reporter] as GroundNode
  const { cases } = await client.listCases()
  const body = { text: 'Am Montag.' }
  for (const { id } of cases) {
    const { digest } = await client.previewFollowUp({ params: { id }, body })
    await client.followUp({ params: { id }, body: { ...body, digest } })
  }
  await federation.advance(DELIVERY)
}

/** Answers; conversations that have their follow-up; reports. */
async function arrivedAt({ hubClient }: Ground, what: What): Promise<number> {
  if (what === 'answer') return (await hubClient.counts()).questions.reduce((sum, { answers }) => sum + answers, 0)
  if (what === 'conversation') return (await hubClient.cases()).cases.filter(({ followUps }) => followUps > 0).length
  return (await hubClient.contributions()).contributions.length
}

/** What goes around the parties of one run. */
class Playing {
  readonly #template: Template
  readonly #options: RunOptions
  readonly #bare = new Map<string, Bare>()
  readonly #shuffle: SteeredShuffle
  #isBegun = false
  #now: World['now'] = () => 0

  constructor(template: Template, options: RunOptions) {
    this.#template = template
    this.#options = options
    this.#shuffle = new SteeredShuffle(options.seed, options.missing === 'shuffle')
  }

  wrapping(): Wrapping {
    const { missing } = this.#options
    return {
      world: (party, world) => (party === 'relay' ? this.#relayWorld(world) : this.#worldOf(party, world)),
      node: (name, party) =>
        without(
          missing,
          party,
          this.#bareOf(name),
          () => this.#isBegun,
          () => this.#now(),
        ),
      door: (party, app) => ({
        fetch: async (request) => {
          const reply = await app.fetch(request)
          if (party === 'relay' && request.method === 'POST' && reply.status === 200) this.#shuffle.arrive(senderOf(request))
          return reply
        },
      }),
    }
  }

  /** A report is about to be made. */
  report(which: number, now: number): void {
    this.#isBegun = true
    const { exchanged } = this.#options
    if (exchanged === undefined || which !== exchanged.fromReport) return
    const [one, other] = exchanged.nodes.map((node) => memberId(this.#template, node)) as [string, string]
    this.#shuffle.exchange = { members: [one, other], from: now }
  }

  #bareOf(party: string): Bare {
    const bare = this.#bare.get(party) ?? { party: undefined, content: undefined }
    this.#bare.set(party, bare)
    return bare
  }

  #worldOf(party: string, world: World): World {
    this.#now = world.now
    const own: World = { ...world, random: chanceBySite(this.#options.seed, party) }
    return party === 'hub' ? own : worldWithout(this.#options.missing, own, this.#bareOf(party), () => this.#isBegun)
  }

  #relayWorld(world: World): World {
    const chance = chanceBySite(this.#options.seed, 'relay')
    const random: World['random'] = (length) => (isWithin('shuffled') ? this.#shuffle.draw(world.now()) : chance(length))
    const request: World['net']['request'] = async (wanted) => {
      if (wanted.url.endsWith('/batch') && wanted.body !== undefined) this.#shuffle.leave(countOf(wanted.body))
      return await world.net.request(wanted)
    }
    return { ...world, random, net: { request } }
  }
}

/** By the number of its node. */
function memberId({ opened }: Template, node: number): string {
  const found = opened.genesis.founders.find(({ name }) => name === `Gemeinde ${node + 1}`)
  if (found === undefined) throw new RangeError(`node ${node}`)
  return found.id
}

function countOf(batch: Uint8Array): number {
  const { count } = decode(batch, { bytes: BATCH_MAX_BYTES, depth: 3, items: 4_000 }) as unknown as { count: number }
  return count
}

function senderOf(request: Request): string {
  const claims = request.headers.get('authorization')?.split('.')[1] ?? ''
  return (JSON.parse(Buffer.from(claims, 'base64url').toString()) as { sub: string }).sub
}
