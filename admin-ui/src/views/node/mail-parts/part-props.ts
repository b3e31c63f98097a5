// SPDX-License-Identifier: EUPL-1.2
/**
 * What each part of the mail settings' form knows.
 *
 * @module
 */
import type { Faults, MailDraft } from './mail-draft.ts'

export interface PartProps {
  readonly draft: MailDraft
  readonly faults: Faults
  readonly change: (change: Partial<MailDraft>) => void
}
