// SPDX-License-Identifier: EUPL-1.2
/** All texts of this zone, over those of the runtime. @module */
import type { Texts } from '@ncv/runtime/texts.ts'
import { mergeTexts, RUNTIME_TEXTS } from '@ncv/runtime/texts.ts'
import { CSAF_TEXTS } from '../csaf/reason.ts'
import { CATALOGUE_DE } from './catalogue-de.ts'
import { CATALOGUE_EN } from './catalogue-en.ts'
import { de } from './de.ts'
import { en } from './en.ts'

export const FEDERATION_TEXTS: Texts = mergeTexts(RUNTIME_TEXTS, CSAF_TEXTS, { de: CATALOGUE_DE, en: CATALOGUE_EN }, { de, en })
