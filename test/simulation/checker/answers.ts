// SPDX-License-Identifier: EUPL-1.2
/**
 * What the hub may count: of each member one answer, its newest that has come, and nothing that nobody has said.
 *
 * @module
 */

export interface GivenAnswer {
  readonly name: string
  /** Hex. */
  readonly commitment: string
  readonly counter: number
  /** Place of its status among the cells. */
  readonly cell: number
}

export class HeldAnswers {
  readonly #given = new Map<string, GivenAnswer>()
  /** Counter of the newest version of each member that was held. */
  readonly #held = new Map<string, number>()

  given(answer: GivenAnswer): void {
    this.#given.set(answer.commitment, answer)
  }

  /** What is wrong with what is held now, in words. */
  faultIn(commitments: readonly string[], cells: readonly number[]): string | undefined {
    const counted = cells.map(() => 0)
    const seen = new Set<string>()
    for (const commitment of commitments) {
      const answer = this.#given.get(commitment)
      if (answer === undefined) return 'an answer is counted that nobody gave'
      const { name, counter, cell } = answer
      if (seen.has(name)) return `${name} is counted twice`
      seen.add(name)
      if (counter < (this.#held.get(name) ?? 0)) return `an older answer of ${name} has taken the place of the newer one`
      this.#held.set(name, counter)
      counted[cell] = (counted[cell] ?? 0) + 1
    }
    const lost = [...this.#held.keys()].find((name) => !seen.has(name))
    if (lost !== undefined) return `the answer of ${lost} is lost`
    return counted.some((count, i) => count !== cells[i]) ? `counted ${cells.join(' ')}, given ${counted.join(' ')}` : undefined
  }
}
