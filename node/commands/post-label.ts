// SPDX-License-Identifier: EUPL-1.2
/**
 * The label of what goes to the N-CERT by form: TLP:AMBER unless somebody says otherwise, so that a form is never sent without one.
 *
 * @module
 */
import type { TlpLabel } from '@ncv/protocol/tlp.ts'
import { parseTlp, TLP_LABELS } from '@ncv/protocol/tlp.ts'

export const LABEL_OPTION = {
  type: 'string',
  choices: TLP_LABELS,
  default: 'TLP:AMBER',
  value: 'LABEL',
  help: { de: 'TLP-Einstufung (sonst TLP:AMBER)', en: 'TLP label (else TLP:AMBER)' },
} as const

export function labelFrom(text: string): TlpLabel {
  return parseTlp(text)
}
