// SPDX-License-Identifier: EUPL-1.2
/**
 * Incident categories of the Verwaltungs-CERT-Verbund (VCV).
 *
 * @module
 */
import type { VcvCategory } from '@ncv/protocol/message/contribution.ts'
import { VCV_CATEGORIES } from '@ncv/protocol/message/contribution.ts'

/** As the forms name them. */
export const VCV_GERMAN: Readonly<Record<VcvCategory, string>> = {
  'external-attack': 'Externer Angriff',
  'data-loss': 'Datenverlust',
  vulnerability: 'Sicherheitslücke',
  disruption: 'Störung Soft-/Hardware',
  'internal-cause': 'Interne Ursachen',
  'external-influence': 'Externe Einflüsse',
  finding: 'Besondere Erkenntnisse',
}

const letters = (text: string) =>
  text
    .toLowerCase()
    .replace(/ü/g, 'ue')
    .replace(/ö/g, 'oe')
    .replace(/[^a-z]/g, '')

/** Takes the code or the German name, whatever the case, hyphens and spaces. */
export function parseVcv(text: string): VcvCategory | undefined {
  return VCV_CATEGORIES.find((code) => letters(code) === letters(text) || letters(VCV_GERMAN[code]) === letters(text))
}
