// SPDX-License-Identifier: EUPL-1.2
/**
 * A node as the demonstration drives it: `ncv node …`, nothing else.
 *
 * @module
 */
import { z } from 'zod'
import type { Member } from './cast.ts'
import type { NcvCommands } from './ncv-commands.ts'
import type { PartyPlan } from './party-process.ts'

const Count = z.int().min(0)
const Anything = z.looseObject({})

const Status = z.object({
  size: Count,
  /** Base64 of the root that this node has computed itself. */
  root: z.string(),
  /** Warnings that hold. */
  warnings: Count,
  /** Entries that wait for a body, a key or witnesses. */
  waiting: Count,
  documentsMissing: Count,
  /** Report tokens that can be spent now. */
  tokens: Count,
  matches: z.object({ affected: Count, check: Count }),
  /** Boxes that went out in their slots, and how many of them said nothing. */
  slots: z.object({ sent: Count, cover: Count }),
})
export type NodeStatus = z.infer<typeof Status>

const Warnings = z.object({ warnings: z.array(z.object({ index: Count })) })

const Matches = z.object({
  matches: z.array(
    z.object({ asset: z.object({ product: z.string() }), title: z.string(), verdict: z.enum(['affected', 'check']), reasons: z.array(z.string()) }),
  ),
})
export type NodeMatches = z.infer<typeof Matches>['matches']

/** Exactly what leaves the house. */
const Report = z.object({
  rsit: z.string(),
  occurredDay: z.string().optional(),
  detectedDay: z.string().optional(),
  description: z.string().optional(),
  measures: z.string().optional(),
  indicators: z.array(z.object({ type: z.string(), value: z.string() })),
})
export type Report = z.infer<typeof Report>

const Contributed = z.object({ id: z.string(), bytes: Count, report: Report })
export type Contributed = z.infer<typeof Contributed>

const Cases = z.object({ cases: z.array(z.object({ id: z.string() })) })
const Word = z.object({ from: z.enum(['hub', 'own']), text: z.string() })
type Word = z.infer<typeof Word>
const Thread = z.object({ thread: z.array(Word) })

export type AnswerWord = 'affected' | 'fixed' | 'not-affected'

export class NodeParty {
  readonly member: Member
  readonly dir: string
  readonly #ncv: NcvCommands

  constructor(ncv: NcvCommands, dir: string, member: Member) {
    this.#ncv = ncv
    this.dir = dir
    this.member = member
  }

  async init(record: string, recovery: string, isWitness: boolean): Promise<void> {
    const { name, kind, identity } = this.member
    const profile = identity === undefined ? [] : ['--identity', identity]
    const witness = isWitness ? ['--witness'] : []
    const args = ['node', 'init', '--dir', this.dir, '--name', name, '--kind', kind, '--out', record, '--recovery-out', recovery]
    await this.#ncv.run([...args, ...witness, ...profile], Anything)
  }

  async signGenesis(draft: string, signature: string): Promise<void> {
    await this.#ncv.run(['node', 'sign-genesis', '--dir', this.dir, '--draft', draft, '--out', signature], Anything)
  }

  async join(joinFile: string, words: string): Promise<void> {
    await this.#ncv.run(['node', 'join', '--dir', this.dir, '--join', joinFile, '--words', words], Anything)
  }

  /** Address at which one account can be made, with the running node. */
  async accountLink(): Promise<string> {
    return (await this.#ncv.run(['node', 'account', 'link', '--dir', this.dir], z.object({ url: z.string() }))).url
  }

  plan(): PartyPlan {
    return { name: this.member.id, dir: this.dir, args: ['node', 'run', '--dir', this.dir] }
  }

  async importInventory(): Promise<void> {
    await this.#ncv.run(['node', 'inventory', 'import', '--dir', this.dir, '--file', this.member.inventory], Anything)
  }

  /** @returns the id of the incident, which means something inside this node alone */
  async addIncident(file: string): Promise<string> {
    return (await this.#ncv.run(['node', 'incident', 'add', '--dir', this.dir, '--file', file], z.object({ id: z.string() }))).id
  }

  contribute(incident: string): Promise<Contributed> {
    return this.#ncv.run(['node', 'contribute', incident, '--dir', this.dir, '--yes'], Contributed)
  }

  /** What the hub said on an own contribution; undefined where it is none. */
  async caseOf(contribution: string): Promise<readonly Word[] | undefined> {
    const { cases } = await this.#ncv.run(['node', 'cases', '--dir', this.dir], Cases)
    if (!cases.some(({ id }) => id === contribution)) return undefined
    return (await this.#ncv.run(['node', 'cases', contribution, '--dir', this.dir], Thread)).thread
  }

  async followUp(contribution: string, text: string): Promise<void> {
    await this.#ncv.run(['node', 'follow-up', contribution, '--dir', this.dir, '--text', text, '--yes'], z.object({ counter: Count }))
  }

  async answer(question: number, status: AnswerWord): Promise<void> {
    await this.#ncv.run(['node', 'answer', String(question), status, '--dir', this.dir, '--yes'], z.object({ sent: z.literal(true) }))
  }

  status(): Promise<NodeStatus> {
    return this.#ncv.run(['node', 'status', '--dir', this.dir], Status)
  }

  /** @returns the indexes of the warnings that it shows */
  async warnings(): Promise<number[]> {
    const { warnings } = await this.#ncv.run(['node', 'warnings', '--dir', this.dir], Warnings)
    return warnings.map(({ index }) => index)
  }

  async matches(): Promise<NodeMatches> {
    return (await this.#ncv.run(['node', 'matches', '--dir', this.dir], Matches)).matches
  }
}
