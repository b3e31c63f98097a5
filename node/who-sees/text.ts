// SPDX-License-Identifier: EUPL-1.2
/**
 * „Was sieht wer?“ as text: for each way of reporting and each party what it can conclude, and the fields it sees.
 *
 * @module
 */
import type { Localized, Party, Way } from '@ncv/protocol/visibility/party.ts'
import { PARTIES, PARTY_NAMES, WAY_NAMES, WAYS } from '@ncv/protocol/visibility/party.ts'
import type { SeenMessage } from '@ncv/protocol/visibility/table.ts'
import { CONCLUSIONS, seenBy, seenOf } from '@ncv/protocol/visibility/table.ts'

type Lang = keyof Localized

/** What one party, or hub and relay together, sees of one way of reporting. */
export interface Outlook {
  readonly who: Party | 'hub+relay'
  readonly name: Localized
  readonly concludes: Localized
  readonly messages: readonly SeenMessage[]
}

const TOGETHER: Localized = { de: 'N-CERT und Relais zusammen', en: 'N-CERT and relay together' }

export function outlooks(way: Way): Outlook[] {
  const all = seenBy(way)
  const of = (parties: readonly Party[]) => all.map((each) => seenOf(each, parties)).filter((each) => each !== undefined)
  return [
    ...PARTIES.map((party) => ({ who: party, name: PARTY_NAMES[party], concludes: CONCLUSIONS[way][party], messages: of([party]) })),
    { who: 'hub+relay', name: TOGETHER, concludes: CONCLUSIONS[way]['hub+relay'], messages: of(['hub', 'relay']) },
  ]
}

export const WHO_SEES_HEADINGS: Readonly<Record<'title' | 'lead' | 'way' | 'learns' | 'shared' | 'small', Localized>> = {
  title: { de: 'Was sieht wer?', en: 'Who sees what?' },
  lead: {
    de: 'Aus den Formaten des Protokolls erzeugt: jedes Feld, das übertragen wird, und wer es lesen kann.',
    en: 'Made from the formats of the protocol: every field that is carried, and who can read it.',
  },
  way: { de: 'Wer {way} meldet', en: 'Reporting {way}' },
  learns: { de: 'erfährt', en: 'learns' },
  shared: {
    de: 'Für alle Mitglieder, N-CERT und Relais lesbar (das Protokoll; nichts davon nennt eine Quelle)',
    en: 'Readable by all members, N-CERT and relay (the log; none of it names a source)',
  },
  small: {
    de: 'Unter 20 sendenden Knoten heißt der Weg „Absender nicht genannt“, nicht „anonym“: Wer die Lage kennt, kann raten.',
    en: 'Under 20 sending nodes the way is called "sender not named", not "anonymous": who knows the situation can guess.',
  },
}

export function wayHeading(way: Way, lang: Lang): string {
  return WHO_SEES_HEADINGS.way[lang].replace('{way}', WAY_NAMES[way][lang])
}

export function whoSeesText(lang: Lang): string {
  const heading = (name: keyof typeof WHO_SEES_HEADINGS) => WHO_SEES_HEADINGS[name][lang]
  const lines = [heading('title'), heading('lead'), heading('small')]
  const lineOf = ({ title, fields }: SeenMessage) => `  ${title[lang]}: ${[...new Set(fields.map(({ text }) => text[lang]))].join('; ')}`
  for (const way of WAYS) {
    const shared = new Set(seenBy(way).flatMap((each) => (each.fields.every(({ by }) => by.includes('members')) ? [each.id] : [])))
    lines.push('', wayHeading(way, lang).toUpperCase())
    for (const { name, concludes, messages } of outlooks(way)) {
      lines.push('', `${name[lang]} – ${heading('learns')}: ${concludes[lang]}`)
      lines.push(...messages.filter(({ id }) => !shared.has(id)).map(lineOf))
    }
    lines.push(
      '',
      heading('shared'),
      ...seenBy(way)
        .filter(({ id }) => shared.has(id))
        .map(lineOf),
    )
  }
  return lines.join('\n')
}
