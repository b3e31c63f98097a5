// SPDX-License-Identifier: EUPL-1.2
/** All texts of this zone, over those of the runtime. @module */
import type { Texts } from '@ncv/runtime/texts.ts'
import { mergeTexts, RUNTIME_TEXTS } from '@ncv/runtime/texts.ts'
import { CSAF_TEXTS } from '../csaf/reason.ts'
import { CASE_DE } from './case-de.ts'
import { CASE_EN } from './case-en.ts'
import { CATALOGUE_DE } from './catalogue-de.ts'
import { CATALOGUE_EN } from './catalogue-en.ts'
import { COUNT_DE } from './count-de.ts'
import { COUNT_EN } from './count-en.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { LEDGER_DE } from './ledger-de.ts'
import { LEDGER_EN } from './ledger-en.ts'

export const FEDERATION_TEXTS: Texts = mergeTexts(
  RUNTIME_TEXTS,
  CSAF_TEXTS,
  { de: CATALOGUE_DE, en: CATALOGUE_EN },
  { de: CASE_DE, en: CASE_EN },
  { de: COUNT_DE, en: COUNT_EN },
  { de: LEDGER_DE, en: LEDGER_EN },
  { de, en },
)
