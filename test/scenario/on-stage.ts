// SPDX-License-Identifier: EUPL-1.2
/**
 * Where a scenario with real processes plays: a folder of its own, kept when something failed; every process ends with it, also on Ctrl-C.
 *
 * @module
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SILENT_LOG } from '@ncv/runtime/log.ts'
import type { RealWorld } from '@ncv/runtime/real-world.ts'
import { realWorld } from '@ncv/runtime/real-world.ts'
import { untilSignal } from '@ncv/runtime/signals.ts'
import { Front } from '../../federation/demo/in-front.ts'

/** Parties get twelve seconds each to end. */
const GRACE_MS = 40_000

export interface Played<T> {
  /** Undefined where it was stopped from the outside. */
  readonly result: T | undefined
  /** The folder, where it was kept. */
  readonly kept: { readonly dir?: string }
}

/**
 * @param play `stack` takes what must be closed, in the middle or at the end
 * @param isGood whether the folder may go
 */
export async function onStage<T>(
  play: (dir: string, world: RealWorld, stack: AsyncDisposableStack) => Promise<T>,
  isGood: (result: T) => boolean,
): Promise<Played<T>> {
  using front = new Front()
  const stopped = Promise.race([untilSignal({ graceMs: GRACE_MS }), front.gone]).then(() => undefined)
  const dir = mkdtempSync(join(tmpdir(), 'ncv-scenario-'))
  await using world = realWorld({ log: SILENT_LOG })
  const stack = new AsyncDisposableStack()
  const playing = play(dir, world, stack)
  // Whoever stops it does not wait for what it comes to.
  playing.catch(() => {})
  try {
    const result = await Promise.race([playing, stopped])
    const isKept = result === undefined || !isGood(result)
    await stack.disposeAsync()
    if (!isKept) rmSync(dir, { recursive: true, force: true })
    return { result, kept: isKept ? { dir } : {} }
  } finally {
    await stack.disposeAsync()
  }
}
