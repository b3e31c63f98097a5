// SPDX-License-Identifier: EUPL-1.2
/**
 * The story of membership, step by step, through `ncv` alone; only the last step also reads the public files by itself.
 *
 * @module
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Member } from '../../federation/demo/cast.ts'
import { castOf, OWN_ADVISORIES } from '../../federation/demo/cast.ts'
import { found, join as joinAll, startAll } from '../../federation/demo/founding.ts'
import { Narrator } from '../../federation/demo/narrator.ts'
import { NcvCommands } from '../../federation/demo/ncv-commands.ts'
import type { Surroundings } from '../../federation/demo/ncv-process.ts'
import { NodeParty } from '../../federation/demo/node-party.ts'
import type { StageWorld } from '../../federation/demo/stage.ts'
import { Stage } from '../../federation/demo/stage.ts'
import { makeStageDirs } from '../../federation/demo/stage-dirs.ts'
import { until } from '../../federation/demo/until.ts'
import { replayIndependently } from '../vectors/independent/replay.ts'
import { SILENT_LOG } from '@ncv/runtime/log.ts'
import { realWorld } from '@ncv/runtime/real-world.ts'
import { openOwnKeys } from '@ncv/node/founding.ts'
import { hubDoorOf, isKnownAt, relayDoorOf, unknownAfter } from './effect-times.ts'
import { PACE } from './federation.ts'
import { claim } from './step.ts'

const FOUNDERS = 4
/** For the members to vote, by one command each, and for hub and relay to act on it. */
const DECISION_MS = 240_000
const SILENT = new Narrator({ out() {}, text: (key) => key, json: true })
const NEWCOMERS = ['Gemeinde Moorhof', 'Gemeinde Sandkrug'] as const

const Count = z.int().min(0)
const Anything = z.looseObject({})
const Result = z.object({ yes: Count, no: Count, abstain: Count, isCarried: z.boolean() })
const MotionReply = z.object({
  motion: z.string(),
  title: z.string(),
  state: z.string(),
  voted: Count,
  cast: Count.nullable(),
  electorate: Count,
  questions: z.array(z.object({ member: z.string().nullable(), name: z.string(), result: Result.nullable(), isCarriedOut: z.boolean() })),
})
type MotionReply = z.infer<typeof MotionReply>
const OwnVotes = z.object({ votes: z.array(z.object({ state: z.string(), isMandate: z.boolean() })) })
const NodeStatus = z.object({
  id: z.string(),
  size: Count,
  waiting: Count,
  warnings: Count,
  tokens: Count,
  concerns: z.array(z.object({ code: z.string() })),
})
const Own = z.object({ state: z.string(), hasPledge: z.boolean() })
const Membership = z.object({ own: Own.nullable() })
const Applications = z.object({ applications: z.array(z.object({ id: z.string(), name: z.string(), blocking: z.array(z.string()) })) })
const Replayed = z.object({
  ok: z.boolean(),
  isVerified: z.boolean(),
  size: Count,
  members: z.array(z.object({ id: z.string(), name: z.string(), state: z.string(), hasPledge: z.boolean() })),
  motions: z.array(
    z.object({ motion: z.string(), title: z.string(), outcome: z.string(), cast: Count, electorate: Count, results: z.array(Result) }),
  ),
  refused: z.array(Anything),
  unread: z.array(Anything),
})

/** What the two applicants say of themselves. */
export const APPLICATION = {
  format: 'ncv-application-1',
  category: 2,
  contact: { name: 'Erika Muster', phone: '+49 5199 88-0' },
  deputy: { name: 'Jens Beispiel', phone: '+49 5199 88-1' },
  address: 'Am Markt 1, 30999 Moorhof',
  mailbox: 'it-sicherheit@moorhof.example',
  groupNumber: '+49 5199 88-99',
  reachability: 'Mo–Fr 8–16, sonst Bereitschaft',
}

export class MembershipStory implements AsyncDisposable {
  readonly #stage: Stage
  readonly #ncv: NcvCommands
  readonly #words: readonly string[]
  readonly #newcomers: readonly NodeParty[]
  readonly #ids = new Map<NodeParty, string>()

  private constructor(stage: Stage, ncv: NcvCommands, words: readonly string[], newcomers: readonly NodeParty[]) {
    this.#stage = stage
    this.#ncv = ncv
    this.#words = words
    this.#newcomers = newcomers
  }

  static async build(dir: string, world: StageWorld, around: Surroundings): Promise<MembershipStory> {
    const cast = castOf(FOUNDERS, {})
    const stage = await Stage.build(makeStageDirs(join(dir, 'stage')), cast, PACE, world, around)
    const ncv = new NcvCommands(around)
    const words = await found(stage, SILENT)
    await joinAll(stage, SILENT, words)
    const newcomers = NEWCOMERS.map((name, i) => {
      const member: Member = { id: `node-${FOUNDERS + i + 1}`, name, kind: 'municipality', inventory: cast[i]?.inventory ?? '' }
      return new NodeParty(ncv, stage.dirs.party(member.id), member)
    })
    return new MembershipStory(stage, ncv, words, newcomers)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#ncv[Symbol.dispose]()
    await this.#stage[Symbol.asyncDispose]()
  }

  /** In their order; each rests on those before it. */
  steps(): readonly (readonly [string, () => Promise<string>])[] {
    const [staying, going] = this.#newcomers as [NodeParty, NodeParty]
    return [
      ['founded', () => this.#founded()],
      ['applied', () => this.#applied()],
      ['voted-and-admitted', () => this.#admitted()],
      ['newcomers-work', () => this.#working()],
      ['a-second-vote-is-refused', () => this.#votedTwice()],
      ['pledged', () => this.#pledged(staying)],
      ['rested-and-resumed', () => this.#rested(staying)],
      ['expelled', () => this.#expelled(going)],
      ['left', () => this.#left(staying)],
      ['replayed', () => this.#replayed(staying, going)],
    ]
  }

  #hub<T>(reply: z.ZodType<T>, ...args: readonly string[]): Promise<T> {
    return this.#ncv.run(['hub', ...args, '--dir', this.#stage.hub.dir], reply)
  }

  #node<T>(node: NodeParty, reply: z.ZodType<T>, ...args: readonly string[]): Promise<T> {
    return this.#ncv.run(['node', ...args, '--dir', node.dir], reply)
  }

  async #until<T>(what: string, ask: () => Promise<T | undefined>, atMostMs = 300_000): Promise<T> {
    return await until(this.#stage.world, { what, everyMs: 1_500, atMostMs }, ask)
  }

  async #founded(): Promise<string> {
    await startAll(this.#stage, SILENT)
    const size = await this.#until('a witnessed log', async () => {
      const { size: found, witnessedSize, readiness } = await this.#stage.hub.status()
      return readiness === 'ready' && witnessedSize > 0 ? found : undefined
    })
    return `${FOUNDERS} founders, ${size} entries`
  }

  async #applied(): Promise<string> {
    const { dirs } = this.#stage
    const asked = [2, 5].map((place) => `${place}=${this.#words[place - 1]}`).join(',')
    const file = dirs.exchange('application.json')
    writeFileSync(file, JSON.stringify(APPLICATION))
    await this.#hub(Anything, 'join-file', '--out', dirs.exchange('later.join'))
    for (const node of this.#newcomers) {
      const { id } = node.member
      await node.init(dirs.exchange(`${id}.json`), dirs.exchange(`${id}.recovery`), false)
      await node.join(dirs.exchange('later.join'), asked)
      await this.#node(node, Anything, 'application', 'import', file)
      await this.#node(node, Anything, 'application', 'send', '--yes')
    }
    const { applications } = await this.#hub(Applications, 'applications')
    claim(applications.length === this.#newcomers.length, `${applications.length} applications`)
    for (const { name, blocking } of applications) claim(blocking.length === 0, `${name} is blocked: ${blocking.join(', ')}`)
    for (const node of this.#newcomers) {
      const found = applications.find(({ name }) => name === node.member.name)
      claim(found !== undefined, `no application of ${node.member.name}`)
      this.#ids.set(node, found.id)
    }
    return applications.map(({ name }) => name).join(', ')
  }

  #idOf(node: NodeParty): string {
    return this.#ids.get(node) ?? ''
  }

  async #admitted(): Promise<string> {
    const folder = this.#stage.dirs.exchange('candidates')
    mkdirSync(folder)
    const ids = this.#newcomers.map((node) => this.#idOf(node))
    const Candidates = z.object({ candidates: z.array(z.object({ file: z.string() })) })
    const { candidates } = await this.#hub(Candidates, 'application', 'candidate', ...ids, '--out', folder)
    const files = candidates.map(({ file }) => file)
    const { motion } = await this.#hub(MotionReply, 'propose', 'admission', ...files, '--title', 'Aufnahme von Moorhof und Sandkrug')
    // The last of four votes no on the second candidate: 3 of 4 are three quarters.
    await this.#vote(motion, this.#stage.nodes, (i) => (i === FOUNDERS - 1 ? ['--all', 'yes', '--except', '2=no'] : ['--all', 'yes']))
    const done = await this.#closed(motion)
    claim(
      done.questions.every(({ isCarriedOut }) => isCarriedOut),
      'a candidate was not admitted',
    )
    await this.#counted(motion, this.#stage.nodes.slice(0, 2))
    return done.questions.map(({ name, result }) => `${name} ${result?.yes}:${result?.no}`).join(', ')
  }

  /** Everybody votes, each over its own post. */
  async #vote(motion: string, nodes: readonly NodeParty[], words: (i: number) => readonly string[]): Promise<void> {
    const cast = async (node: NodeParty, i: number): Promise<void> => {
      await this.#until(`${node.member.id} votes`, async () => {
        const { code, err } = await this.#ncv.attempt(['node', 'vote', motion, ...words(i), '--release', '--yes', '--dir', node.dir])
        // It has not come to this node yet.
        claim(code === 0 || err.includes('MOTION_UNKNOWN'), err)
        return code === 0 ? true : undefined
      })
    }
    await Promise.all(nodes.map(cast))
    await this.#until('all votes', async () => ((await this.#show(motion)).voted === nodes.length ? true : undefined))
  }

  async #show(motion: string): Promise<MotionReply> {
    return await this.#hub(MotionReply, 'motion', 'show', motion)
  }

  /** All have voted: the hub counts by itself, or when it is told to. */
  async #closed(motion: string): Promise<MotionReply> {
    await this.#hub(Anything, 'motion', 'close')
    return await this.#until('a tally', async () => {
      const view = await this.#show(motion)
      return view.state === 'open' ? undefined : view
    })
  }

  /** Each node finds its own vote in the log. */
  async #counted(motion: string, nodes: readonly NodeParty[]): Promise<void> {
    for (const node of nodes) {
      await this.#until(`${node.member.id} finds its vote`, async () => {
        const { votes } = await this.#node(node, OwnVotes, 'motion', 'show', motion)
        const own = votes.find(({ isMandate }) => !isMandate)?.state
        claim(own !== 'missing' && own !== 'other', `the vote of ${node.member.id} is ${own}`)
        return own === 'counted' ? true : undefined
      })
    }
  }

  async #working(): Promise<string> {
    for (const node of this.#newcomers) await this.#stage.start(node.plan())
    await this.#stage.hub.import(OWN_ADVISORIES)
    const told: string[] = []
    for (const node of this.#newcomers) {
      const seen = await this.#until(`${node.member.name} takes part`, async () => {
        const status = await this.#node(node, NodeStatus, 'status')
        return status.warnings > 0 && status.waiting === 0 && status.tokens > 0 ? status : undefined
      })
      told.push(`${node.member.name}: ${seen.warnings} warnings, ${seen.tokens} tokens`)
    }
    return told.join('; ')
  }

  async #votedTwice(): Promise<string> {
    const [node] = this.#stage.nodes
    claim(node !== undefined, 'no node')
    const { motion } = await this.#hub(MotionReply, 'propose', 'decision', '--title', 'Formblatt für Anomalien')
    await this.#vote(motion, [node], () => ['yes'])
    const { code, err } = await this.#ncv.attempt(['node', 'vote', motion, 'no', '--release', '--yes', '--dir', node.dir])
    claim(code === 1 && err.includes('VOTE_RELEASED'), `a second vote: exit ${code}`)
    const view = await this.#show(motion)
    claim(view.voted === 1 && view.questions.every(({ result }) => result === null), 'the running result is shown')
    await this.#hub(Anything, 'motion', 'withdraw', motion)
    return 'VOTE_RELEASED; nothing of the running result is shown'
  }

  /** What the node says of itself, once its log says so. */
  async #own(node: NodeParty, what: string, holds: (own: z.infer<typeof Own>) => boolean): Promise<void> {
    await this.#until(`${node.member.name}: ${what}`, async () => {
      const { own } = await this.#node(node, Membership, 'membership')
      return own !== null && holds(own) ? true : undefined
    })
  }

  async #pledged(node: NodeParty): Promise<string> {
    await this.#node(node, Anything, 'pledge', '--yes')
    await this.#own(node, 'pledged', ({ hasPledge }) => hasPledge)
    return `${node.member.name} may be given what is above TLP:GREEN`
  }

  async #rested(node: NodeParty): Promise<string> {
    await this.#node(node, Anything, 'rest', '--yes')
    const state = async (wanted: string) =>
      await this.#until(`${node.member.name} is ${wanted}`, async () => {
        const { members } = await this.#hub(z.object({ members: z.array(z.object({ id: z.string(), state: z.string() })) }), 'members', '--all')
        return members.find(({ id }) => id === this.#idOf(node))?.state === wanted ? true : undefined
      })
    await state('suspended')
    await this.#node(node, Anything, 'resume', '--yes')
    await state('admitted')
    return 'suspended by its own wish, and back'
  }

  async #left(node: NodeParty): Promise<string> {
    await this.#node(node, Anything, 'leave', '--yes')
    await this.#until(`${node.member.name} is out`, async () => {
      const { members } = await this.#hub(z.object({ members: z.array(z.object({ id: z.string(), state: z.string() })) }), 'members', '--all')
      return members.find(({ id }) => id === this.#idOf(node))?.state === 'left' ? true : undefined
    })
    return `${node.member.name} has left`
  }

  /**
   * Has the members vote and the votes counted. Answers how many milliseconds later than the count was known the hub no longer knew the member, and
   * how many later than the hub the relay; the hub may count by itself as soon as all have voted.
   */
  async #shutOut(node: NodeParty, decide: () => Promise<unknown>): Promise<[number, number]> {
    const { hub, relay } = this.#stage
    await using world = realWorld({ log: SILENT_LOG, env: {} })
    const { keys } = openOwnKeys(node.dir, {}, world)
    const doors = [hubDoorOf(hub.url), relayDoorOf(relay.url)] as const
    for (const door of doors) claim(await isKnownAt(world, door, keys), `${door.path} did not know the member before`)
    const since = world.monotonic()
    const decided = decide().then(() => world.monotonic() - since)
    const [hubAt, relayAt, countedAt] = await Promise.all([
      unknownAfter(world, doors[0], keys, since, DECISION_MS),
      unknownAfter(world, doors[1], keys, since, DECISION_MS),
      decided,
    ])
    claim(hubAt !== undefined && relayAt !== undefined, 'hub or relay still know the member')
    const [hubMs, relayMs] = [Math.max(0, Math.round(hubAt - countedAt)), Math.max(0, relayAt - hubAt)]
    claim(hubMs <= 5_000, `the hub knew it for ${hubMs} ms`)
    claim(relayMs <= 60_000, `the relay knew it for ${relayMs} ms`)
    return [hubMs, relayMs]
  }

  async #expelled(node: NodeParty): Promise<string> {
    const { world } = this.#stage
    const id = this.#idOf(node)
    const { motion } = await this.#hub(MotionReply, 'propose', 'expulsion', id, '--title', 'Ausschluss von Sandkrug')
    const voters = [...this.#stage.nodes, ...this.#newcomers]
    const [hubMs, relayMs] = await this.#shutOut(node, async () => {
      await this.#vote(motion, voters, (i) => [voters[i] === node ? 'no' : 'yes'])
      await this.#hub(Anything, 'motion', 'close')
    })
    const closed = world.monotonic()
    const { code: fetched, err: refusal } = await this.#ncv.attempt(['node', 'post', 'fetch', '--dir', node.dir])
    const refusedMs = Math.round(world.monotonic() - closed)
    claim(fetched !== 0, 'the hub still opens the mailbox of the expelled member')
    const reason = z.object({ code: z.string() }).safeParse(parsed(refusal))
    const before = await this.#node(node, NodeStatus, 'status')
    const [other] = this.#stage.nodes
    claim(other !== undefined, 'no node')
    const behind = await this.#hub(MotionReply, 'propose', 'decision', '--title', 'Nach dem Ausschluss')
    await this.#until('members read on', async () => {
      const { code } = await this.#ncv.attempt(['node', 'motion', 'show', behind.motion, '--dir', other.dir])
      return code === 0 ? true : undefined
    })
    const { code } = await this.#ncv.attempt(['node', 'motion', 'show', behind.motion, '--dir', node.dir])
    claim(code !== 0, 'the expelled member reads the next entry')
    await this.#hub(Anything, 'motion', 'withdraw', behind.motion)
    const word = reason.success ? reason.data.code : `exit ${fetched}`
    return `unknown to the hub ${hubMs} ms after the count was known, to the relay ${relayMs} ms after the hub; its mailbox is closed (${word}, ${refusedMs} ms by a command); it reads nothing behind entry ${before.size}`
  }

  async #replayed(staying: NodeParty, going: NodeParty): Promise<string> {
    const { hub, relay, dirs } = this.#stage
    const keys = dirs.exchange('keys.json')
    await this.#hub(Anything, 'keys', '--out', keys)
    const Motions = z.object({ motions: z.array(MotionReply) })
    const { motions } = await this.#hub(Motions, 'motions')
    const { size } = await hub.status()
    await this.#until('the mirror', async () => {
      const { code, out } = await this.#ncv.attempt(['log', 'replay', relay.url, '--keys', keys, '--without-verify'])
      const found = code === 0 ? Replayed.safeParse(JSON.parse(out)) : undefined
      return found?.success === true && found.data.size >= size ? true : undefined
    })
    const replayed = await this.#ncv.run(['log', 'replay', relay.url, '--keys', keys], Replayed)
    claim(replayed.ok && replayed.isVerified, `replay: ${JSON.stringify(replayed.refused)} ${JSON.stringify(replayed.unread)}`)
    const stateOf = (id: string): string | undefined => replayed.members.find((member) => member.id === id)?.state
    claim(stateOf(this.#idOf(going)) === 'expelled', `Sandkrug is ${stateOf(this.#idOf(going))}`)
    claim(stateOf(this.#idOf(staying)) === 'left', `Moorhof is ${stateOf(this.#idOf(staying))}`)
    const own = [...motions]
      .reverse()
      .map(({ title, state, questions }) => ({ title, state, results: questions.flatMap(({ result }) => result ?? []) }))
    const told = replayed.motions.map(({ title, outcome, results }) => ({ title, state: outcome, results }))
    claim(JSON.stringify(own) === JSON.stringify(told), 'the log tells other results than the hub')
    const independent = await replayIndependently(join(relay.dir, 'public'), keys)
    claim(independent.refused.length === 0, `independent replay refuses ${JSON.stringify(independent.refused)}`)
    const same = JSON.stringify(independent.members) === JSON.stringify(replayed.members.map(({ id, name, state }) => ({ id, name, state })))
    claim(same, 'an independent program finds other members')
    return `${replayed.members.length} members, ${replayed.motions.length} motions, ${replayed.size} entries: hub, replay and an independent program agree`
  }
}

/** What a command said with `--json`, or nothing. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
