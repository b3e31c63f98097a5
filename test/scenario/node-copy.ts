// SPDX-License-Identifier: EUPL-1.2
/**
 * A copy of a node's folder that is shown something else than its brothers: its addresses lead to other servers.
 *
 * @module
 */
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { NcvCommands } from '../../federation/demo/ncv-commands.ts'
import { parseJson, problemIn } from '../../federation/demo/ncv-commands.ts'

const Count = z.int().min(0)

const Status = z.object({
  size: Count,
  root: z.string(),
  witnessedSize: Count,
  warnings: Count,
  waiting: Count,
  tokens: Count,
  feed: z.object({ code: z.string().nullable(), isHalted: z.boolean() }),
})
export type CopyStatus = z.infer<typeof Status>

/** What one look at the log came to. */
export interface Look {
  readonly exitCode: number
  /** Code of the refusal; undefined where all was well. */
  readonly code: string | undefined
  /** What the operator is told. */
  readonly said: string
}

export class NodeCopy {
  readonly dir: string
  readonly #ncv: NcvCommands

  /** @param of the folder of a node that does not run */
  constructor(ncv: NcvCommands, of: string, dir: string) {
    cpSync(of, dir, { recursive: true })
    this.#ncv = ncv
    this.dir = dir
  }

  /** Hub and mirror are at `url` from now on. */
  pointTo(url: string): void {
    const file = join(this.dir, 'config.json')
    const config = z.looseObject({}).parse(JSON.parse(readFileSync(file, 'utf8')))
    writeFileSync(file, JSON.stringify({ ...config, hubUrl: url, mirrorUrl: url, relayUrl: url }))
  }

  /** `ncv node sync`: one look at the log. */
  async look(): Promise<Look> {
    const { code: exitCode, out, err } = await this.#ncv.attempt(['node', 'sync', '--dir', this.dir])
    const status = Status.safeParse(parseJson(out))
    const problem = problemIn(err)
    const code = problem?.code ?? (status.success ? (status.data.feed.code ?? undefined) : 'NO_ANSWER')
    return { exitCode, code, said: `${out} ${problem?.detail ?? err}` }
  }

  async status(): Promise<CopyStatus> {
    return await this.#ncv.run(['node', 'status', '--dir', this.dir], Status)
  }
}
