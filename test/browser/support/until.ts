// SPDX-License-Identifier: EUPL-1.2
/**
 * Waiting for what another process does: asks it again and again through its own command line.
 *
 * @module
 */
import { join } from 'node:path'
import type { Party } from './stage.ts'
import { ncv } from './stage.ts'

/** Each question takes the better part of a second: starting the command is the pause. */
const ASKED_MAX = 60

/** @param what is waited for, in the error @throws Error when it has not happened after {@link ASKED_MAX} questions */
export function until<T>(what: string, ask: () => T, isThere: (answer: T) => boolean): T {
  for (let asked = 0; asked < ASKED_MAX; asked += 1) {
    const answer = ask()
    if (isThere(answer)) return answer
  }
  throw new Error(`did not happen: ${what}`)
}

export interface NodeState {
  readonly size: number
  readonly warnings: number
  readonly waiting: number
  readonly documentsMissing: number
}

export function nodeState(stage: string, node: Party): NodeState {
  return ncv(['node', 'status', '--dir', join(stage, node)]) as NodeState
}

/** Until a node has all entries of the hub's log, and what belongs to them. */
export function untilLevel(stage: string, node: Party): void {
  const { size } = ncv(['hub', 'status', '--dir', join(stage, 'hub')]) as { size: number }
  until(
    `${node} is level with entry ${size}`,
    () => nodeState(stage, node),
    (state) => state.size >= size && state.waiting === 0 && state.documentsMissing === 0,
  )
}
