// SPDX-License-Identifier: EUPL-1.2
/** Texts of the complete rescan, English. @module */
import type { SCAN_DE } from './scan-de.ts'

export const SCAN_EN: Record<keyof typeof SCAN_DE, string> = {
  'rescan.progress': 'matching',
  'rescan.done':
    '{advisories} advisories matched with {assets} assets ({seconds} s): {changed} matches changed. Now: {affected} affected, {check} to be checked.',
  'rescan.broken-off':
    'The rescan was broken off ({opened} advisories opened, {changed} matches changed). The node makes up for the rest at its next start.',
  'concern.rescan': 'Inventory and advisories are not completely matched yet. Remedy: let the node run[$, or "ncv node rescan"].',
}
