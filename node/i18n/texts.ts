// SPDX-License-Identifier: EUPL-1.2
/** All texts of this zone, over those of the runtime. @module */
import type { Texts } from '@ncv/runtime/texts.ts'
import { mergeTexts, RUNTIME_TEXTS } from '@ncv/runtime/texts.ts'
import { CASE_DE } from './case-de.ts'
import { CASE_EN } from './case-en.ts'
import { CATALOGUE_DE } from './catalogue-de.ts'
import { CATALOGUE_EN } from './catalogue-en.ts'
import { correctionDe } from './correction-de.ts'
import { correctionEn } from './correction-en.ts'
import { backupDe } from './backup-de.ts'
import { backupEn } from './backup-en.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { ERASING_DE } from './erasing-de.ts'
import { ERASING_EN } from './erasing-en.ts'
import { HOST_DE } from './host-de.ts'
import { HOST_EN } from './host-en.ts'
import { FORWARDING_DE } from './forwarding-de.ts'
import { FORWARDING_EN } from './forwarding-en.ts'
import { INVENTORY_DE } from './inventory-de.ts'
import { INVENTORY_EN } from './inventory-en.ts'
import { MAIL_DE } from './mail-de.ts'
import { MAIL_EN } from './mail-en.ts'
import { POST_DE } from './post-de.ts'
import { POST_EN } from './post-en.ts'
import { QUESTION_DE } from './question-de.ts'
import { QUESTION_EN } from './question-en.ts'
import { JOINING_DE } from './joining-de.ts'
import { JOINING_EN } from './joining-en.ts'
import { LEDGER_DE } from './ledger-de.ts'
import { LEDGER_EN } from './ledger-en.ts'
import { RECOVER_DE } from './recover-de.ts'
import { RECOVER_EN } from './recover-en.ts'
import { REDACT_DE } from './redact-de.ts'
import { REDACT_EN } from './redact-en.ts'
import { REVIEW_DE } from './review-de.ts'
import { REVIEW_EN } from './review-en.ts'
import { RIGHTS_DE } from './rights-de.ts'
import { RIGHTS_EN } from './rights-en.ts'
import { SCAN_DE } from './scan-de.ts'
import { SCAN_EN } from './scan-en.ts'
import { SERVICE_DE } from './service-de.ts'
import { SERVICE_EN } from './service-en.ts'
import { SLOTS_DE } from './slots-de.ts'
import { SLOTS_EN } from './slots-en.ts'
import { TRIAGE_DE } from './triage-de.ts'
import { TRIAGE_EN } from './triage-en.ts'
import { VOTING_DE } from './voting-de.ts'
import { VOTING_EN } from './voting-en.ts'

export const NODE_TEXTS: Texts = mergeTexts(
  RUNTIME_TEXTS,
  { de: REDACT_DE, en: REDACT_EN },
  { de: REVIEW_DE, en: REVIEW_EN },
  { de: TRIAGE_DE, en: TRIAGE_EN },
  { de: JOINING_DE, en: JOINING_EN },
  { de: LEDGER_DE, en: LEDGER_EN },
  { de: SCAN_DE, en: SCAN_EN },
  { de: QUESTION_DE, en: QUESTION_EN },
  { de: VOTING_DE, en: VOTING_EN },
  { de: RIGHTS_DE, en: RIGHTS_EN },
  { de: POST_DE, en: POST_EN },
  { de: CATALOGUE_DE, en: CATALOGUE_EN },
  { de: CASE_DE, en: CASE_EN },
  { de: correctionDe, en: correctionEn },
  { de: FORWARDING_DE, en: FORWARDING_EN },
  { de: MAIL_DE, en: MAIL_EN },
  { de: INVENTORY_DE, en: INVENTORY_EN },
  { de: backupDe, en: backupEn },
  { de: SLOTS_DE, en: SLOTS_EN },
  { de: ERASING_DE, en: ERASING_EN },
  { de: HOST_DE, en: HOST_EN },
  { de: RECOVER_DE, en: RECOVER_EN },
  { de: SERVICE_DE, en: SERVICE_EN },
  { de, en },
)
