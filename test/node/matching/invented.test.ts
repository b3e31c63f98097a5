// SPDX-License-Identifier: EUPL-1.2
/**
 * Invented products, versions of every scheme, ranges in every wording: whatever is written how, the verdict follows from the places alone.
 *
 * @module
 */
import { expect, test } from 'vitest'
import { match } from '../../../node/matching/match.ts'
import { strongest } from '../../../node/matching/verdict.ts'
import { seededChance } from '../../bench/csaf-document.ts'
import { affecting } from './advisory-builder.ts'
import type { InventedProduct, Spelling } from './invented.ts'
import { inventedProducts } from './invented.ts'
import type { Ladder, Right, WrittenRange } from './ladders.ts'
import { ladders, writeRange } from './ladders.ts'
import { Names } from './rotated.ts'

interface Question {
  readonly spelling: Spelling
  readonly version?: string
  readonly right: Right | 'unrelated'
}

/** Nothing said is right where nothing is affected. */
function isRight(right: Question['right'], got: string): boolean {
  return right === 'affected' || right === 'check' ? got === right : got !== 'affected' && got !== 'check'
}

function faultsOf(product: InventedProduct, range: WrittenRange, questions: readonly Question[]): string[] {
  const document = affecting({ id: 'p1', vendor: product.vendor, product: product.product, range: range.text })
  return questions.flatMap(({ spelling: [vendor, name], version, right }) => {
    const asset = { id: 'a1', product: name, ...(vendor === '' ? {} : { vendor }), ...(version === undefined ? {} : { version }) }
    const best = strongest(match(document, [asset]))
    return isRight(right, best?.verdict ?? 'nothing')
      ? []
      : [`${right}, got ${best?.verdict} (${best?.reason.rule}): ${JSON.stringify(asset)} on ${product.product} ${range.text}`]
  })
}

function questionsOn(product: InventedProduct, { rungs }: Ladder, range: WrittenRange, below: (bound: number) => number): Question[] {
  const pick = <Value>(values: readonly Value[]): Value => values[below(values.length)] as Value
  const at = (place: number): string => pick(rungs[place] ?? [''])
  const [one, two] = [below(rungs.length), below(rungs.length)]
  return [
    { spelling: pick(product.meant), version: at(one), right: range.right(one) },
    { spelling: pick(product.meant), version: at(two), right: range.right(two) },
    { spelling: pick(product.meant), right: 'check' },
    { spelling: pick(product.others), version: at(one), right: 'unrelated' },
  ]
}

test('5,280 questions on invented products: none is missed, alarmed for nothing, or left open', { timeout: 60_000 }, () => {
  const faults: string[] = []
  let asked = 0
  for (let seed = 0; seed < 30; seed++) {
    const chance = seededChance(9000 + seed)
    for (const product of inventedProducts(new Names(7000 + seed), chance)) {
      for (const ladder of ladders(chance)) {
        const range = writeRange(ladder, chance)
        const questions = questionsOn(product, ladder, range, (bound) => chance.below(bound))
        asked += questions.length
        faults.push(...faultsOf(product, range, questions))
      }
    }
  }
  expect(faults.slice(0, 10)).toEqual([])
  expect(asked).toBe(5280)
})
