// SPDX-License-Identifier: EUPL-1.2
/**
 * A party of the demonstration: a process of its own that listens until it is told to stop.
 *
 * It is ready when it has printed `{"listening":"http://127.0.0.1:41873", …}`. What else it prints goes to `console.log` in its own folder.
 *
 * @module
 */
import type { ChildProcess } from 'node:child_process'
import { closeSync, createWriteStream, openSync } from 'node:fs'
import { join } from 'node:path'
import type { World } from '@ncv/protocol/world.ts'
import { DemoError } from './demo-error.ts'
import type { Surroundings } from './ncv-process.ts'
import { exitOf, startNcv } from './ncv-process.ts'

const READY_MS = 30_000
const END_MS = 12_000

export interface PartyPlan {
  /** Folder name and what people are told: `hub`, `node-1`. */
  readonly name: string
  readonly dir: string
  /** Without `ncv` and `--json`. */
  readonly args: readonly string[]
}

export class PartyProcess implements AsyncDisposable {
  readonly name: string
  readonly #child: ChildProcess
  readonly #world: Pick<World, 'timer'>
  readonly #ended: Promise<number>
  #isStopping = false

  private constructor(name: string, child: ChildProcess, world: Pick<World, 'timer'>) {
    this.name = name
    this.#child = child
    this.#world = world
    this.#ended = exitOf(child)
  }

  /**
   * @param onEnd told when the process ends without having been asked to
   * @throws DemoError `DEMO_PARTY_ENDED`, `DEMO_PARTY_SILENT`
   */
  static async start(
    { name, dir, args }: PartyPlan,
    world: Pick<World, 'timer'>,
    around: Surroundings,
    onEnd: (error: DemoError) => void,
  ): Promise<PartyProcess> {
    const logFile = join(dir, 'console.log')
    const errors = openSync(logFile, 'a', 0o600)
    const child = startNcv([...args, '--json'], around, { stdio: ['ignore', 'pipe', errors, 'ipc'] })
    closeSync(errors)
    const party = new PartyProcess(name, child, world)
    const ended = party.#ended.then((status) => new DemoError('DEMO_PARTY_ENDED', { party: name, status, log: logFile }))
    const silent = new Promise<DemoError>((resolve) => {
      const cancel = world.timer(READY_MS, () => resolve(new DemoError('DEMO_PARTY_SILENT', { party: name, log: logFile })))
      child.stdout?.once('data', cancel)
    })
    const failure = await Promise.race([firstLine(child, logFile), ended, silent])
    if (failure !== undefined) {
      await party[Symbol.asyncDispose]()
      throw failure
    }
    void ended.then((error) => {
      if (!party.#isStopping) onEnd(error)
    })
    return party
  }

  /** Asks the process to end, and ends it when it does not. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#isStopping = true
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return
    this.#child.kill('SIGTERM')
    const cancel = this.#world.timer(END_MS, () => void this.#child.kill('SIGKILL'))
    await this.#ended
    cancel()
  }
}

/** Resolves (with nothing) when the process says that it listens. The rest of its output is kept beside its data. */
function firstLine({ stdout }: ChildProcess, logFile: string): Promise<undefined> {
  return new Promise((resolve) => {
    stdout?.once('data', () => resolve(undefined))
    stdout?.pipe(createWriteStream(logFile, { flags: 'a', mode: 0o600 }))
  })
}
