// SPDX-License-Identifier: EUPL-1.2
/**
 * Own names cut into pieces by blanks, points or strokes: `Kauf beuren`, `Bersen_brück`, `Wilhelms.Haven`, `x W e s e r`.
 *
 * A long name counts where it begins and ends with words of the text; a shorter one where every letter stands alone.
 *
 * @module
 */
import type { GuardProfile } from '../guard-profile.ts'
import type { Finding } from './finding.ts'
import { PERSON_PLACEHOLDER } from './own-people.ts'
import { foldView, plainView, rewrite, spanOf } from './view.ts'

/** Shorter names come together by accident („am Ende“, „in Ulm“). */
const LEAST = 7
/** Where strokes and points hold the pieces together. */
const LEAST_JOINED = 5
const LEAST_SPELT = 4

const CUT = /(?<=\p{L})[ \t._\-·*/|,~+]{1,3}(?=\p{L})/gu
const SPELT = /^\p{L}\p{M}*(?:[^\p{L}\p{N}]{1,3}\p{L}\p{M}*)+$/u

interface Cut {
  readonly folded: string
  readonly why: Finding['why']
  readonly put: string
}

function cuttable(profile: GuardProfile): Cut[] {
  const names = profile.names.filter((name) => !name.ambiguous).map(({ folded, why, put }) => ({ folded, why, put }))
  const people = profile.people
    .flatMap((person) => person.surnames)
    .map(({ folded }) => ({ folded, why: 'own-person' as const, put: PERSON_PLACEHOLDER }))
  return [...names, ...people]
    .map((one) => ({ ...one, folded: one.folded.replace(/[^\p{L}]/gu, '') }))
    .filter((one) => one.folded.length >= LEAST_SPELT)
}

export function cutNameFindings(text: string, profile: GuardProfile): Finding[] {
  // Folded first: in `a E b n e r` the two vowels are no umlaut.
  const squeezed = rewrite(foldView(plainView(text)), CUT, () => '')
  const found: Finding[] = []
  for (const { folded, why, put } of cuttable(profile)) {
    for (let at = squeezed.text.indexOf(folded); at >= 0; at = squeezed.text.indexOf(folded, at + 1)) {
      const span = spanOf(squeezed, at, at + folded.length)
      const inflection = /^(?:s|er|ern|ers|n)?(?![\p{L}\p{N}])/u.exec(text.slice(span.end, span.end + 4))?.[0]
      const cut = text.slice(span.start, span.end)
      if (!/[^\p{L}\p{M}\p{Cf}]/u.test(cut)) continue
      const isLong = folded.length >= LEAST || (folded.length >= LEAST_JOINED && !/\s/u.test(cut))
      const isWhole = isLong && inflection !== undefined && !/[\p{L}\p{N}]/u.test(text.charAt(span.start - 1))
      if (isWhole) found.push({ start: span.start, end: span.end + (inflection ?? '').length, why, strength: 'own', put })
      else if (SPELT.test(cut)) found.push({ ...span, why, strength: 'own', put })
    }
  }
  return found
}
