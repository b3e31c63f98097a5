// SPDX-License-Identifier: EUPL-1.2
/**
 * Words that must not leave: every text that stays in its house carries one stem, every text for members alone another.
 *
 * @module
 */

/** In titles, notes, assets and people of incidents, and in the profile of a house. */
export const HOUSE_STEM = 'Zqvkanari'
/** In warnings under TLP:GREEN: nothing on the wire and in no public file. */
export const GREEN_STEM = 'Gwxgruen'

export function identityOf(node: string): string {
  const people = [{ name: `Erika ${HOUSE_STEM}frau${node.at(-1)}`, role: 'Leitung' }]
  return JSON.stringify({ name: `Gemeinde ${HOUSE_STEM}dorf`, names: [`${HOUSE_STEM}dorf`], people })
}

export function incidentOf(label: string): string {
  return JSON.stringify({
    title: `${HOUSE_STEM} Titel ${label}`,
    description: 'Mails mit falschem Absender und einem Anhang.',
    rsit: 'fraud/phishing',
    vcv: 'Externer Angriff',
    detectedAt: '2026-01-05',
    indicators: [{ type: 'ip', value: '203.0.113.9' }],
    measures: '',
    notes: `${HOUSE_STEM} Notiz ${label}`,
    assets: [`${HOUSE_STEM}-server-${label}`],
    people: [`Erika ${HOUSE_STEM}frau`],
  })
}
