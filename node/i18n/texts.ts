// SPDX-License-Identifier: EUPL-1.2
/** All texts of this zone, over those of the runtime. @module */
import type { Texts } from '@ncv/runtime/texts.ts'
import { mergeTexts, RUNTIME_TEXTS } from '@ncv/runtime/texts.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { REDACT_DE } from './redact-de.ts'
import { REDACT_EN } from './redact-en.ts'

export const NODE_TEXTS: Texts = mergeTexts(RUNTIME_TEXTS, { de: REDACT_DE, en: REDACT_EN }, { de, en })
