// SPDX-License-Identifier: EUPL-1.2
/** Texts of the demonstration in both languages. @module */
import type { Texts } from '@ncv/runtime/texts.ts'
import { de } from './de.ts'
import { en } from './en.ts'

export const DEMO_TEXTS: Texts = { de, en }
