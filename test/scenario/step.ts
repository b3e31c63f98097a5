// SPDX-License-Identifier: EUPL-1.2
/**
 * One step of a scenario: something bad is done to a real federation, and a claim about it holds or does not.
 *
 * @module
 */

import type { CommandIo } from '@ncv/runtime/cli.ts'

export interface StepResult {
  readonly name: string
  readonly ok: boolean
  /** What was seen: a code, a number. */
  readonly detail: string
  /** Cases that were tried in it; 1 where absent. */
  readonly n?: number
}

/** What a step came to that tried many cases. */
export interface Tried {
  readonly detail: string
  readonly n: number
}

/** A claim that did not hold; anything else that is thrown is a defect of the scenario. */
export class ClaimFailed extends Error {
  override readonly name = 'ClaimFailed'
}

export function claim(holds: boolean, detail: string): asserts holds {
  if (!holds) throw new ClaimFailed(detail)
}

/** Runs a step. What fails in it, by a claim or otherwise, is its result. */
export async function runStep(name: string, step: () => Promise<string | Tried>): Promise<StepResult> {
  try {
    const came = await step()
    return typeof came === 'string' ? { name, ok: true, detail: came } : { name, ok: came.n > 0, ...came }
  } catch (error) {
    if (error instanceof ClaimFailed) return { name, ok: false, detail: error.message }
    return { name, ok: false, detail: error instanceof Error ? `${error.name}: ${error.message}` : String(error) }
  }
}

/** The counter-check: the same step with the harm left out must fail by its claim, else it could never fail. */
export async function runPlanted(name: string, step: () => Promise<string | Tried>): Promise<StepResult> {
  try {
    const came = await step()
    return { name, ok: false, detail: `was not seen: ${typeof came === 'string' ? came : came.detail}` }
  } catch (error) {
    if (error instanceof ClaimFailed) return { name, ok: true, detail: `red: ${error.message}` }
    return { name, ok: false, detail: error instanceof Error ? `${error.name}: ${error.message}` : String(error) }
  }
}

export function lineOf({ name, ok, detail }: StepResult): string {
  return `${ok ? '✓' : '✗'} ${name}: ${detail}`
}

/** Says how the steps went. @returns the exit code: 0 only where all of them were played and at least one */
export function replyWith(io: CommandIo, steps: readonly StepResult[], isFinished: boolean, kept: { readonly dir?: string }): number {
  const ok = isFinished && steps.length > 0 && steps.every((step) => step.ok)
  const passed = steps.filter((step) => step.ok).length
  const n = steps.reduce((sum, step) => sum + (step.n ?? 1), 0)
  io.reply({ ok, n, steps, ...kept }, `${passed}/${steps.length} ${ok ? 'ok' : (kept.dir ?? '')}`)
  return ok ? 0 : 1
}

/** „0 of n“ with the 95 % bound of the rate, in percent. */
export function noneOf(n: number): string {
  return `0 of ${n} (95 % bound ${(300 / n || 0).toPrecision(2)} %)`
}
