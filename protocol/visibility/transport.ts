// SPDX-License-Identifier: EUPL-1.2
/**
 * What carries the boxes: requests with their signatures, tokens, batches, receipts, and the lines themselves.
 *
 * @module
 */
import { Batch, Receipt } from '../submission/batch.ts'
import { IssuanceRequest, IssuanceResponse } from '../token/issuance.ts'
import type { Field, Sight } from './sight.ts'
import { ANONYMOUS, BOTH, EVERYBODY, OWN_AND_HUB, OWN_AND_RELAY, RELAY_AND_HUB } from './sight.ts'

/** Of the JWT that signs a member's request: header and claims (`crypto/http-auth.ts`). */
export const REQUEST_SIGNATURE: Readonly<Record<string, Field>> = {
  alg: ['Verfahren, für alle gleich', 'algorithm, the same for all'],
  typ: ['Art der Unterschrift, für alle gleich', 'kind of signature, the same for all'],
  sub: ['welches Mitglied fragt', 'which member asks'],
  aud: ['wer gefragt wird', 'who is asked'],
  htm: ['Methode', 'method'],
  htu: ['Pfad', 'path'],
  bh: ['Prüfsumme des Umschlags', 'hash of the box'],
  iat: ['Uhrzeit der Anfrage', 'time of the request'],
  exp: ['bis wann sie gilt', 'until when it holds'],
  jti: ['Zufallszahl gegen Wiederholung', 'random number against repetition'],
}

/** Headers of a member's request (`node/link/member-request.ts`). */
export const REQUEST_HEADERS: Readonly<Record<string, Field>> = {
  authorization: ['die Unterschrift des Mitglieds (siehe oben)', 'the signature of the member (see above)'],
  'content-type': ['Art des Inhalts, für alle gleich', 'kind of content, the same for all'],
}

/** What stands in no message: who connects. Read, stored or logged by none of our programs; visible on the line all the same. */
const LINE: Readonly<Record<string, Field>> = {
  'line address': ['Internetadresse Ihres Hauses, beim Verbinden', 'internet address of your house, on connecting'],
  'line time': ['wann die Verbindung besteht', 'when the connection is there'],
  'line size': ['wie viel übertragen wird', 'how much is carried'],
}

/** Fields of a request with those of its signature and headers. */
export function signedRequest(fields: Readonly<Record<string, Field>>): Readonly<Record<string, Field>> {
  const named = (prefix: string, of: Readonly<Record<string, Field>>) =>
    Object.entries(of).map(([name, field]) => [`${prefix} ${name}`, field] as const)
  return Object.fromEntries([...Object.entries(fields), ...named('signature', REQUEST_SIGNATURE), ...named('header', REQUEST_HEADERS)])
}

const SLOT: Sight = {
  id: 'slot',
  ways: ANONYMOUS,
  title: { de: 'Umschlag, verschlossen, im Zeitfenster', en: 'box, sealed, in its slot' },
  doors: ['relay POST /slot/*'],
  by: OWN_AND_RELAY,
  fields: signedRequest({
    'path slot': ['Nummer des Zeitfensters', 'number of the slot'],
    'body box': ['9.328 Byte, für jeden gleich groß, auch wenn er leer ist', '9,328 bytes, the same size for all, also when empty'],
  }),
}

const URGENT: Sight = {
  id: 'urgent',
  ways: ANONYMOUS,
  title: { de: 'Umschlag, sofort gesendet (nur wenn Sie es ausdrücklich wollen)', en: 'box, sent at once (only when you say so)' },
  doors: ['relay POST /urgent/*'],
  by: OWN_AND_RELAY,
  fields: signedRequest({
    'path slot': ['Nummer des Zeitfensters', 'number of the slot'],
    'path least': ['unter wie vielen Sie sein wollen', 'among how many you want to be'],
    'body box': [
      '9.328 Byte; dass er außer der Reihe kommt, verrät, dass Sie etwas zu sagen haben',
      '9,328 bytes; that it comes out of turn tells that you have something to say',
    ],
    'reply count': ['wie viele Umschläge zusammen hinausgingen', 'how many boxes left together'],
  }),
}

const BATCH: Sight = {
  id: 'batch',
  ways: ANONYMOUS,
  title: { de: 'Sammlung aller Umschläge eines Zeitfensters, gemischt', en: 'batch of all boxes of a slot, shuffled' },
  schema: Batch,
  doors: ['hub POST /batch'],
  by: RELAY_AND_HUB,
  fields: {
    slot: ['Nummer des Zeitfensters', 'number of the slot'],
    root: ['Prüfsumme über alle', 'hash over all'],
    count: ['wie viele Umschläge', 'how many boxes'],
    signature: ['Unterschrift des Relais', 'signature of the relay'],
    'boxes[]': ['die Umschläge ohne Absender, in zufälliger Folge', 'the boxes without senders, in random order'],
  },
}

const RECEIPT: Sight = {
  id: 'receipt',
  ways: ANONYMOUS,
  title: { de: 'Beleg des Relais im nächsten Zeitfenster', en: 'receipt of the relay in the next slot' },
  schema: Receipt,
  by: OWN_AND_RELAY,
  fields: {
    'head.slot': ['Nummer des Zeitfensters', 'number of the slot'],
    'head.root': ['Prüfsumme der Sammlung', 'hash of the batch'],
    'head.count': ['wie viele Umschläge', 'how many boxes'],
    'head.signature': ['Unterschrift des Relais', 'signature of the relay'],
    index: ['an welcher Stelle Ihres lag', 'at which place yours was'],
    'proof[]': ['Nachweis, dass es dabei war', 'proof that it was among them'],
    taken: ['Unterschrift, dass es von Ihnen kam', 'signature that it came from you'],
  },
}

const TOKENS: readonly Sight[] = [
  {
    id: 'issuance-request',
    ways: ANONYMOUS,
    title: { de: 'Marken holen, einmal je Woche, alle Mitglieder gleich viele', en: 'fetching tokens, once a week, the same number for all members' },
    schema: IssuanceRequest,
    doors: ['hub POST /issue'],
    by: OWN_AND_HUB,
    fields: signedRequest({
      'batches[].keyId': ['für welche Woche und welchen Zweck', 'for which week and use'],
      'batches[].blinded[]': ['verhüllte Marke: das N-CERT erkennt sie später nicht wieder', 'blinded token: the N-CERT will not recognise it'],
    }),
  },
  {
    id: 'issuance-response',
    ways: ANONYMOUS,
    title: { de: 'Marken, blind unterschrieben', en: 'tokens, signed blindly' },
    schema: IssuanceResponse,
    by: OWN_AND_HUB,
    fields: {
      'batches[].keyId': ['für welche Woche und welchen Zweck', 'for which week and use'],
      'batches[].signatures[]': ['blinde Unterschrift', 'blind signature'],
    },
  },
]

const LINES: readonly Sight[] = [
  {
    id: 'line-relay',
    ways: BOTH,
    title: { de: 'Leitung zum Relais', en: 'line to the relay' },
    doors: ['relay GET /healthz', 'relay GET /*', 'relay GET /events'],
    by: ['own', 'relay', 'network'],
    fields: {
      ...LINE,
      'path file': [
        'welche Datei des Protokolls gelesen wird; jeder Knoten liest alle',
        'which file of the log is read; every node reads all',
        OWN_AND_RELAY,
      ],
    },
  },
  {
    id: 'line-hub',
    ways: BOTH,
    title: {
      de: 'Leitung zum N-CERT (Marken, Zeugen; Protokoll nur, wenn der Spiegel ausfällt)',
      en: 'line to the N-CERT (tokens, witnesses; the log only when the mirror fails)',
    },
    doors: ['hub GET /healthz', 'hub GET /*', 'hub GET /events', 'hub POST /witness/head', 'hub POST /witness/cosignature'],
    by: ['own', 'hub', 'network'],
    fields: {
      ...LINE,
      'path file': ['welche Datei des Protokolls gelesen wird', 'which file of the log is read', OWN_AND_HUB],
      'body head': [
        'Zeugen: bis zu welchem Eintrag sie das Protokoll geprüft haben',
        'witnesses: up to which entry they have checked the log',
        EVERYBODY,
      ],
    },
  },
]

/** Doors of the named way that exist already. */
export const REVEAL_DOOR: Readonly<Record<string, Field>> = signedRequest({})

export const TRANSPORT_SIGHTS: readonly Sight[] = [SLOT, URGENT, RECEIPT, BATCH, ...TOKENS, ...LINES]
