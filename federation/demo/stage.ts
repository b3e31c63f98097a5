// SPDX-License-Identifier: EUPL-1.2
/**
 * The stage: all parties of one demonstration, their folders and their running processes. Disposing it ends every process.
 *
 * @module
 */
import { rmSync } from 'node:fs'
import type { World } from '@ncv/protocol/world.ts'
import type { Member } from './cast.ts'
import type { DemoError } from './demo-error.ts'
import { freePorts, loopbackUrl } from './free-ports.ts'
import { HubParty } from './hub-party.ts'
import { NcvCommands } from './ncv-commands.ts'
import type { Surroundings } from './ncv-process.ts'
import { NodeParty } from './node-party.ts'
import type { Pace } from './pace.ts'
import type { PartyPlan } from './party-process.ts'
import { PartyProcess } from './party-process.ts'
import { RelayParty } from './relay-party.ts'
import type { StageDirs } from './stage-dirs.ts'

export type StageWorld = Pick<World, 'timer' | 'monotonic'>

export class Stage implements AsyncDisposable {
  readonly dirs: StageDirs
  readonly pace: Pace
  readonly world: StageWorld
  readonly hub: HubParty
  readonly relay: RelayParty
  readonly nodes: readonly NodeParty[]
  /** Rejects when a party ends that should not. */
  readonly broken: Promise<never>
  readonly #around: Surroundings
  readonly #commands: NcvCommands
  readonly #processes: PartyProcess[] = []
  #isClosing = false
  #break: (error: DemoError) => void = () => {}

  private constructor(dirs: StageDirs, cast: readonly Member[], pace: Pace, world: StageWorld, around: Surroundings, ports: readonly number[]) {
    const [hubPort = 0, relayPort = 0] = ports
    const commands = new NcvCommands(around)
    this.dirs = dirs
    this.pace = pace
    this.world = world
    this.#around = around
    this.#commands = commands
    this.hub = new HubParty(commands, dirs.party('hub'), loopbackUrl(hubPort))
    this.relay = new RelayParty(commands, dirs.party('relay'), loopbackUrl(relayPort))
    this.nodes = cast.map((member) => new NodeParty(commands, dirs.party(member.id), member))
    this.broken = new Promise((_, reject) => {
      this.#break = reject
    })
    this.broken.catch(() => {})
  }

  static async build(dirs: StageDirs, cast: readonly Member[], pace: Pace, world: StageWorld, { env, lang }: Surroundings): Promise<Stage> {
    // Half of what a short command costs is compiling the program; one cache for all of them, which nobody else can write to.
    const around = { env: { NODE_COMPILE_CACHE: dirs.cache, ...env }, lang }
    return new Stage(dirs, cast, pace, world, around, await freePorts(2))
  }

  /** Starts a party's process; resolves when it listens. */
  async start(plan: PartyPlan): Promise<PartyProcess> {
    const party = await PartyProcess.start(plan, this.world, this.#around, (error) => this.#break(error))
    this.#processes.push(party)
    // A start that was under way when the stage closed.
    if (this.#isClosing) await party[Symbol.asyncDispose]()
    return party
  }

  /** Nodes end before relay and hub, so that their last box finds an open door. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#isClosing = true
    this.#commands[Symbol.dispose]()
    const isCentral = ({ name }: PartyProcess) => name === this.hub.plan().name || name === this.relay.plan().name
    for (const group of [this.#processes.filter((party) => !isCentral(party)), this.#processes.filter(isCentral)]) {
      await Promise.all(group.map((party) => party[Symbol.asyncDispose]()))
    }
    rmSync(this.dirs.cache, { recursive: true, force: true })
  }
}
