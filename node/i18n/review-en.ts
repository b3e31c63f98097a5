// SPDX-License-Identifier: EUPL-1.2
/** What users read when they look at a text before it leaves, English. @module */
import type { REVIEW_DE } from './review-de.ts'

export const REVIEW_EN: Readonly<Record<keyof typeof REVIEW_DE, string>> = {
  'review.diff': 'Before [-…-] and after {+…+}:',
  'review.obstacles': 'No program can redact this. While it is there, the text is left out; put it differently with --replace "passage=other text":',
  'review.doubts': 'Also the name of a place, or a word here? (--keep "passage" leaves it, --replace "passage=…" replaces it):',
  'review.as-place': '"{word}" is replaced as a place',
  'review.as-word': '"{word}" stays as a word',
  'review.ask': 'Is "{word}" in "{passage}" a place? [Y/n] ',
  'review.decisions': 'Decided by hand (take back with --undo "passage"):',
  'review.keep': '"{text}" stays',
  'review.replace': '"{text}" becomes "{to}"',
  'who-sees.written': 'Written to {file}.',
  'review.none': 'Nothing was decided by hand about this text.',
}
