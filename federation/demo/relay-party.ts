// SPDX-License-Identifier: EUPL-1.2
/**
 * The relay as the demonstration drives it: `ncv relay …`, nothing else.
 *
 * @module
 */
import { z } from 'zod'
import type { NcvCommands } from './ncv-commands.ts'
import type { PartyPlan } from './party-process.ts'

const Anything = z.looseObject({})

export class RelayParty {
  readonly dir: string
  readonly url: string
  readonly #ncv: NcvCommands

  constructor(ncv: NcvCommands, dir: string, url: string) {
    this.#ncv = ncv
    this.dir = dir
    this.url = url
  }

  async init(name: string, record: string): Promise<void> {
    await this.#ncv.run(['relay', 'init', '--dir', this.dir, '--name', name, '--out', record], Anything)
  }

  async join(joinFile: string, words: string): Promise<void> {
    const { port } = new URL(this.url)
    await this.#ncv.run(['relay', 'join', '--dir', this.dir, '--join', joinFile, '--words', words, '--port', port], Anything)
  }

  plan(): PartyPlan {
    return { name: 'relay', dir: this.dir, args: ['relay', 'run', '--dir', this.dir] }
  }
}
