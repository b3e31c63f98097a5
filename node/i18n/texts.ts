// SPDX-License-Identifier: EUPL-1.2
/** All texts of this zone, over those of the runtime. @module */
import type { Texts } from '@ncv/runtime/texts.ts'
import { mergeTexts, RUNTIME_TEXTS } from '@ncv/runtime/texts.ts'
import { CATALOGUE_DE } from './catalogue-de.ts'
import { CATALOGUE_EN } from './catalogue-en.ts'
import { correctionDe } from './correction-de.ts'
import { correctionEn } from './correction-en.ts'
import { backupDe } from './backup-de.ts'
import { backupEn } from './backup-en.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { INVENTORY_DE } from './inventory-de.ts'
import { INVENTORY_EN } from './inventory-en.ts'
import { REDACT_DE } from './redact-de.ts'
import { REDACT_EN } from './redact-en.ts'
import { SCAN_DE } from './scan-de.ts'
import { SCAN_EN } from './scan-en.ts'
import { TRIAGE_DE } from './triage-de.ts'
import { TRIAGE_EN } from './triage-en.ts'

export const NODE_TEXTS: Texts = mergeTexts(
  RUNTIME_TEXTS,
  { de: REDACT_DE, en: REDACT_EN },
  { de: TRIAGE_DE, en: TRIAGE_EN },
  { de: SCAN_DE, en: SCAN_EN },
  { de: CATALOGUE_DE, en: CATALOGUE_EN },
  { de: correctionDe, en: correctionEn },
  { de: INVENTORY_DE, en: INVENTORY_EN },
  { de: backupDe, en: backupEn },
  { de, en },
)
