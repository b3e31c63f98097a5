// SPDX-License-Identifier: EUPL-1.2
/**
 * One step of a scenario: something bad is done to a real federation, and a claim about it holds or does not.
 *
 * @module
 */

export interface StepResult {
  readonly name: string
  readonly ok: boolean
  /** What was seen: a code, a number. */
  readonly detail: string
}

/** A claim that did not hold; anything else that is thrown is a defect of the scenario. */
export class ClaimFailed extends Error {
  override readonly name = 'ClaimFailed'
}

export function claim(holds: boolean, detail: string): asserts holds {
  if (!holds) throw new ClaimFailed(detail)
}

/** Runs a step. What fails in it, by a claim or otherwise, is its result. */
export async function runStep(name: string, step: () => Promise<string>): Promise<StepResult> {
  try {
    return { name, ok: true, detail: await step() }
  } catch (error) {
    if (error instanceof ClaimFailed) return { name, ok: false, detail: error.message }
    return { name, ok: false, detail: error instanceof Error ? `${error.name}: ${error.message}` : String(error) }
  }
}

/** The counter-check: the same step with the harm left out must fail by its claim, else it could never fail. */
export async function runPlanted(name: string, step: () => Promise<string>): Promise<StepResult> {
  try {
    return { name, ok: false, detail: `was not seen: ${await step()}` }
  } catch (error) {
    if (error instanceof ClaimFailed) return { name, ok: true, detail: `red: ${error.message}` }
    return { name, ok: false, detail: error instanceof Error ? `${error.name}: ${error.message}` : String(error) }
  }
}
