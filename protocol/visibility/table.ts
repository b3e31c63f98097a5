// SPDX-License-Identifier: EUPL-1.2
/**
 * „Was sieht wer?“: all sights, and what follows from them for each party and way of reporting.
 *
 * @module
 */
import { ANONYMOUS_SIGHTS } from './anonymous.ts'
import { BROADCAST_SIGHTS } from './broadcast.ts'
import { FOUNDATION_SIGHTS } from './foundations.ts'
import { JOINING_SIGHTS } from './joining.ts'
import { MEMBERSHIP_SIGHTS } from './membership.ts'
import { NAMED_SIGHTS } from './named.ts'
import type { Localized, Party, Way } from './party.ts'
import { RELEASE_SIGHTS } from './release.ts'
import { SERVICE_SIGHTS } from './services.ts'
import type { Sight } from './sight.ts'
import { TRANSPORT_SIGHTS } from './transport.ts'

export const SIGHTS: readonly Sight[] = [
  ...ANONYMOUS_SIGHTS,
  ...TRANSPORT_SIGHTS,
  ...NAMED_SIGHTS,
  ...JOINING_SIGHTS,
  ...SERVICE_SIGHTS,
  ...RELEASE_SIGHTS,
  ...BROADCAST_SIGHTS,
  ...MEMBERSHIP_SIGHTS,
  ...FOUNDATION_SIGHTS,
]

export interface SeenField {
  readonly path: string
  readonly text: Localized
  readonly by: readonly Party[]
}

export interface SeenMessage {
  readonly id: string
  readonly title: Localized
  readonly fields: readonly SeenField[]
}

/** Every message of one way of reporting with its fields and who sees each. */
export function seenBy(way: Way): SeenMessage[] {
  return SIGHTS.filter(({ ways }) => ways.includes(way)).map(({ id, title, by, fields }) => ({
    id,
    title,
    fields: Object.entries(fields).map(([path, [de, en, own]]) => ({ path, text: { de, en }, by: own ?? by })),
  }))
}

/** Of one message only what at least one of these parties sees; `undefined` where that is nothing. */
export function seenOf({ id, title, fields }: SeenMessage, parties: readonly Party[]): SeenMessage | undefined {
  const visible = fields.filter(({ by }) => by.some((party) => parties.includes(party)))
  return visible.length === 0 ? undefined : { id, title, fields: visible }
}

/** What a party can conclude, and what not; the last of each is what it would need for more. */
export const CONCLUSIONS: Readonly<Record<Way, Readonly<Record<Party | 'hub+relay', Localized>>>> = {
  anonymous: {
    own: {
      de: 'alles. Vorfall, Inventar, Treffer und was geschwärzt wurde, verlassen das Haus nicht. Wer Ihren Knoten betreibt, sieht dasselbe wie Sie.',
      en: 'everything. Incident, inventory, matches and what was redacted do not leave. Who runs your node sees what you see.',
    },
    hub: {
      de: 'den geschwärzten Inhalt und dass ein Mitglied spricht; nicht welches, und nicht, ob zwei Beiträge von demselben stammen. Bei „sofort senden“ auch die genaue Uhrzeit. Und stündlich, dass Ihr Knoten an ist: er sieht ins Postfach.',
      en: 'the redacted content and that a member speaks; not which one, nor whether two contributions come from the same. With "send at once" also the exact time. And every hour that your node is on: it looks into its mailbox.',
    },
    relay: {
      de: 'dass Ihr Knoten wie alle anderen in jedem Zeitfenster einen gleich großen Umschlag sendet; keinen Inhalt, und nicht, ob er leer ist. Bei „sofort senden“ auch, dass Sie etwas zu sagen haben.',
      en: 'that your node, like all others, sends a box of one size in every slot; no content, nor whether it is empty. With "send at once" also that you have something to say.',
    },
    members: {
      de: 'nur die quellenfreie Warnmeldung, die das N-CERT daraus macht, und wie viel insgesamt ankam.',
      en: 'only the source-free warning that the N-CERT makes of it, and how much came in altogether.',
    },
    witnesses: { de: 'dasselbe wie andere Mitglieder.', en: 'the same as other members.' },
    network: {
      de: 'dass Ihr Haus mit dem Relais und seltener mit dem N-CERT verbunden ist, in gleichmäßigem Takt, und wann der Knoten aus ist.',
      en: 'that your house is connected to the relay, and less often to the N-CERT, at an even rhythm, and when the node is off.',
    },
    'hub+relay': {
      de: 'Legen N-CERT und Relais ihr Wissen zusammen, erkennen sie, von welchem Mitglied ein Beitrag stammt: das Relais weiß, wer welchen Umschlag brachte, das N-CERT, was darin war. Darum gehören beide verschiedenen Organisationen.',
      en: 'If N-CERT and relay put together what they know, they see which member a contribution came from: the relay knows who brought which box, the N-CERT what was in it. Therefore they belong to different organisations.',
    },
  },
  named: {
    own: { de: 'alles.', en: 'everything.' },
    hub: { de: 'Absender und Inhalt; das ist der Sinn.', en: 'sender and content; that is the point.' },
    relay: { de: 'nichts davon.', en: 'nothing of it.' },
    members: {
      de: 'nichts davon, außer was das N-CERT mit Ihrer Zustimmung weitergibt.',
      en: 'nothing of it, save what the N-CERT passes on with your consent.',
    },
    witnesses: { de: 'dasselbe wie andere Mitglieder.', en: 'the same as other members.' },
    network: {
      de: 'dass Ihr Haus mit dem N-CERT verbunden ist und wie viel übertragen wird.',
      en: 'that your house is connected to the N-CERT, and how much is carried.',
    },
    'hub+relay': { de: 'zusammen nicht mehr als das N-CERT allein.', en: 'together no more than the N-CERT alone.' },
  },
}
