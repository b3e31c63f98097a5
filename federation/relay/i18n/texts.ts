// SPDX-License-Identifier: EUPL-1.2
/**
 * All texts that the relay can show: its own over those of the runtime.
 *
 * @module
 */
import { mergeTexts, RUNTIME_TEXTS } from '@ncv/runtime/texts.ts'
import { de } from './de.ts'
import { en } from './en.ts'

export const RELAY_TEXTS = mergeTexts(RUNTIME_TEXTS, { de, en })
