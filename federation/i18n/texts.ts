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
import { ERASING_DE } from './erasing-de.ts'
import { ERASING_EN } from './erasing-en.ts'
import { JOINING_DE } from './joining-de.ts'
import { JOINING_EN } from './joining-en.ts'
import { LEDGER_DE } from './ledger-de.ts'
import { LEDGER_EN } from './ledger-en.ts'
import { SERVICE_DE } from './service-de.ts'
import { SERVICE_EN } from './service-en.ts'
import { RELEASE_DE } from './release-de.ts'
import { RELEASE_EN } from './release-en.ts'
import { MEMBER_DE } from './member-de.ts'
import { MEMBER_EN } from './member-en.ts'
import { POST_DE } from './post-de.ts'
import { POST_EN } from './post-en.ts'
import { RECOVERY_DE } from './recovery-de.ts'
import { RECOVERY_EN } from './recovery-en.ts'
import { VOTING_DE } from './voting-de.ts'
import { VOTING_EN } from './voting-en.ts'

export const FEDERATION_TEXTS: Texts = mergeTexts(
  RUNTIME_TEXTS,
  CSAF_TEXTS,
  { de: CATALOGUE_DE, en: CATALOGUE_EN },
  { de: CASE_DE, en: CASE_EN },
  { de: COUNT_DE, en: COUNT_EN },
  { de: JOINING_DE, en: JOINING_EN },
  { de: LEDGER_DE, en: LEDGER_EN },
  { de: SERVICE_DE, en: SERVICE_EN },
  { de: POST_DE, en: POST_EN },
  { de: RELEASE_DE, en: RELEASE_EN },
  { de: ERASING_DE, en: ERASING_EN },
  { de: RECOVERY_DE, en: RECOVERY_EN },
  { de: VOTING_DE, en: VOTING_EN },
  { de: MEMBER_DE, en: MEMBER_EN },
  { de, en },
)
