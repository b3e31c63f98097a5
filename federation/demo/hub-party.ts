// SPDX-License-Identifier: EUPL-1.2
/**
 * The hub as the demonstration drives it: `ncv hub …`, nothing else.
 *
 * @module
 */
import { z } from 'zod'
import type { NcvCommands } from './ncv-commands.ts'
import type { PartyPlan } from './party-process.ts'
import type { Pace } from './pace.ts'
import { paceOptions } from './pace.ts'

const Count = z.int().min(0)

const Status = z.object({ readiness: z.string(), origin: z.string(), size: Count, root: z.string(), witnessedSize: Count })
export type HubStatus = z.infer<typeof Status>

const Imported = z.object({
  files: Count,
  published: Count,
  unchanged: Count,
  rejected: z.array(z.object({ file: z.string(), reason: z.string() })),
})
export type Imported = z.infer<typeof Imported>

const Catalogue = z.object({ edition: Count, products: Count })
export type PublishedCatalogue = z.infer<typeof Catalogue>

const Founded = z.object({ words: z.array(z.string()).length(6) })
const Received = z.object({ contributions: z.array(z.object({ id: z.string(), rsit: z.string(), description: z.string().optional() })) })
export type Received = z.infer<typeof Received>['contributions']

const Counted = z.object({ answers: Count, groups: z.array(z.object({ cells: z.array(z.object({ count: Count.nullable() })) })) })

export interface FoundingFiles {
  readonly founders: readonly string[]
  readonly relay: string
  readonly draft: string
  readonly shares: string
}

export class HubParty {
  readonly dir: string
  readonly url: string
  readonly #ncv: NcvCommands

  constructor(ncv: NcvCommands, dir: string, url: string) {
    this.#ncv = ncv
    this.dir = dir
    this.url = url
  }

  /** @returns the six words of the founding */
  async init(files: FoundingFiles, name: string, relayUrl: string, pace: Pace): Promise<readonly string[]> {
    const { port } = new URL(this.url)
    const args = [
      ...['hub', 'init', '--dir', this.dir, '--federation', 'wiesenland', '--name', name, '--hub-name', 'N-CERT Wiesenland'],
      ...['--port', port, '--relay-url', relayUrl, '--quorum', '2', ...paceOptions(pace)],
      ...['--relay', files.relay, '--out', files.draft, '--shares', files.shares],
      ...files.founders.flatMap((file) => ['--founders', file]),
    ]
    return (await this.#ncv.run(args, Founded)).words
  }

  async found(signatures: readonly string[], joinFile: string): Promise<void> {
    const given = signatures.flatMap((file) => ['--signatures', file])
    await this.#ncv.run(['hub', 'found', '--dir', this.dir, ...given, '--out', joinFile], Founded)
  }

  plan(): PartyPlan {
    return { name: 'hub', dir: this.dir, args: ['hub', 'run', '--dir', this.dir] }
  }

  import(path: string): Promise<Imported> {
    return this.#ncv.run(['hub', 'import', path, '--dir', this.dir], Imported)
  }

  async addAnalyst(id: string, keyFile: string): Promise<void> {
    await this.#ncv.run(['hub', 'analyst', 'add', id, '--dir', this.dir, '--out', keyFile], z.object({ id: z.string() }))
  }

  /** Address at which one account can be made, with the running hub. */
  async accountLink(): Promise<string> {
    return (await this.#ncv.run(['hub', 'account', 'link', '--role', 'analyst', '--dir', this.dir], z.object({ url: z.string() }))).url
  }

  async contributions(): Promise<Received> {
    return (await this.#ncv.run(['hub', 'contributions', '--dir', this.dir], Received)).contributions
  }

  /** Asks back on a contribution. */
  async reply(contribution: string, text: string, keyFile: string): Promise<void> {
    const args = ['hub', 'reply', contribution, '--dir', this.dir, '--text', text, '--question', '--key', keyFile]
    await this.#ncv.run(args, z.object({ number: Count }))
  }

  /** How many follow-ups came on a contribution. */
  async followUps(contribution: string): Promise<number> {
    return (await this.#ncv.run(['hub', 'cases', contribution, '--dir', this.dir], z.object({ followUps: Count }))).followUps
  }

  /** A source-free draft, signed by its author. @returns its id and title */
  draftFrom(contribution: string, keyFile: string): Promise<{ id: string; title: string }> {
    const args = ['hub', 'draft', '--dir', this.dir, '--from-contribution', contribution, '--key', keyFile]
    return this.#ncv.run(args, z.object({ id: z.string(), title: z.string() }))
  }

  /** The second signature, of another person. @returns the index of the entry */
  async publish(draft: string, keyFile: string): Promise<number> {
    return (await this.#ncv.run(['hub', 'publish', draft, '--dir', this.dir, '--key', keyFile], z.object({ index: Count }))).index
  }

  /** A whole edition under four eyes. */
  publishCatalogue(file: string, keyFiles: readonly string[]): Promise<PublishedCatalogue> {
    const keys = keyFiles.flatMap((key) => ['--key', key])
    return this.#ncv.run(['hub', 'catalogue', 'publish', file, '--dir', this.dir, ...keys], Catalogue)
  }

  /** Asks all members about a warning, under four eyes. @returns the index of the entry */
  async ask(warning: number, keyFiles: readonly string[]): Promise<number> {
    const keys = keyFiles.flatMap((key) => ['--key', key])
    return (await this.#ncv.run(['hub', 'ask', String(warning), '--dir', this.dir, ...keys], z.object({ question: Count }))).question
  }

  /** How many have answered, and how many statuses are hidden because few gave them. */
  async count(question: number): Promise<{ answers: number; hidden: number }> {
    const { answers, groups } = await this.#ncv.run(['hub', 'count', String(question), '--dir', this.dir], Counted)
    return { answers, hidden: groups.flatMap(({ cells }) => cells).filter((cell) => cell.count === null).length }
  }

  async publishCount(question: number): Promise<void> {
    await this.#ncv.run(['hub', 'count', String(question), '--publish', '--dir', this.dir], Counted)
  }

  status(): Promise<HubStatus> {
    return this.#ncv.run(['hub', 'status', '--dir', this.dir], Status)
  }
}
