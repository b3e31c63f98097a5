// SPDX-License-Identifier: EUPL-1.2
/**
 * What the federation stands on, and says in the open: its deed, its keys, the catalogue of products. Organisations only, no person.
 *
 * @module
 */
import { CataloguePart } from '../message/catalogue.ts'
import { Genesis } from '../message/genesis.ts'
import { Epoch, HubKey, IssuerKeys, IssuerRevocation, TokenRevocation } from '../message/keys.ts'
import type { Sight } from './sight.ts'
import { BOTH, EVERYBODY, MEMBERS } from './sight.ts'

const GENESIS: Sight = {
  id: 'genesis',
  ways: BOTH,
  title: { de: 'Gründungsurkunde', en: 'founding deed' },
  schema: Genesis,
  by: EVERYBODY,
  fields: {
    federation: ['Kennung des Verbunds', 'id of the federation'],
    name: ['Name des Verbunds', 'name of the federation'],
    createdAt: ['wann gegründet', 'when founded'],
    rootKey: ['Wurzelschlüssel', 'root key'],
    'hub.name': ['Name der Zentrale', 'name of the hub'],
    'hub.key': ['Schlüssel der Zentrale', 'key of the hub'],
    'hub.box': ['Schlüssel für Umschläge', 'key for boxes'],
    'relay.id': ['Kennung des Relais', 'id of the relay'],
    'relay.name': ['Name des Relais', 'name of the relay'],
    'relay.key': ['Schlüssel des Relais', 'key of the relay'],
    'relay.box': ['Schlüssel des Relais zum Lesen', 'key of the relay for reading'],
    'founders[].id': ['Gründer: Kennung', 'founder: id'],
    'founders[].name': ['Gründer: Name der Organisation', 'founder: name of the organisation'],
    'founders[].kind': ['Gründer: Art', 'founder: kind'],
    'founders[].category': ['Gründer: wer die IT betreibt', 'founder: who runs its IT'],
    'founders[].key': ['Gründer: Schlüssel', 'founder: key'],
    'founders[].box': ['Gründer: Schlüssel zum Lesen', 'founder: key for reading'],
    'founders[].recovery': ['Gründer: Prüfsumme des Notschlüssels', 'founder: hash of the recovery key'],
    'founders[].isWitness': ['Gründer: ob Zeuge', 'founder: whether a witness'],
    quorum: ['wie viele Zeugen nötig sind', 'how many witnesses are needed'],
    'rules.base': ['Regel: Mehrheit wovon', 'rule: majority of what'],
    'rules.voteQuorum.numerator': ['Regel: Beteiligung', 'rule: turnout'],
    'rules.voteQuorum.denominator': ['Regel: Beteiligung', 'rule: turnout'],
    'rules.votingPeriodMs': ['Regel: Dauer einer Abstimmung', 'rule: length of a vote'],
    'rules.amberToSupervision': ['Regel: Weitergabe an die Fachaufsicht', 'rule: passing on to supervision'],
    'rules.retentionDays': ['Regel: Aufbewahrung', 'rule: retention'],
    'timing.periodMs': ['Länge einer Periode', 'length of a period'],
    'timing.slotMs': ['Länge eines Zeitfensters', 'length of a slot'],
    'timing.kMin': ['wie viele Umschläge mindestens gesammelt werden', 'least boxes of a batch'],
    'timing.maxHoldMs': ['wie lange höchstens gesammelt wird', 'longest hold'],
    'timing.reportTokens': ['Marken je Mitglied und Woche', 'tokens of a member and week'],
    'timing.countingKeys': ['Zählschlüssel je Woche', 'counting keys of a week'],
  },
}

const KEYS: readonly Sight[] = [
  {
    id: 'hub-key',
    ways: BOTH,
    title: { de: 'neuer Schlüssel der Zentrale', en: 'new key of the hub' },
    schema: HubKey,
    by: EVERYBODY,
    fields: {
      key: ['Schlüssel', 'key'],
      box: ['Schlüssel für Umschläge', 'key for boxes'],
      replaces: ['welchen er ersetzt', 'which one it replaces'],
      since: ['ab wann', 'from when'],
    },
  },
  {
    id: 'issuer-keys',
    ways: BOTH,
    title: { de: 'Schlüssel für Marken, für alle dieselben', en: 'keys for tokens, the same for all' },
    schema: IssuerKeys,
    by: EVERYBODY,
    fields: {
      period: ['für welche Woche', 'for which week'],
      'keys[].purpose': ['Beiträge oder Zählen', 'reports or counting'],
      'keys[].number': ['Nummer', 'number'],
      'keys[].isSpare': ['ob Ersatz', 'whether a spare'],
      'keys[].spki': ['Schlüssel', 'key'],
    },
  },
  {
    id: 'epoch',
    ways: BOTH,
    title: { de: 'gemeinsamer Schlüssel der Mitglieder, für jeden einzeln verschlossen', en: 'common key of the members, sealed for each' },
    schema: Epoch,
    by: EVERYBODY,
    fields: {
      epoch: ['Nummer', 'number'],
      purpose: ['für wen', 'for whom'],
      commitment: ['Prüfsumme des Schlüssels', 'hash of the key'],
      'wraps[]': ['Prüfsummen der verschlossenen Fassungen, immer voller Bögen', 'hashes of the sealed copies, always full sheets'],
      previous: ['der vorige Schlüssel, unter diesem verschlossen', 'the key before, sealed under this one'],
      hub: ['der Schlüssel, für die Zentrale verschlossen', 'the key, sealed for the hub'],
    },
  },
  {
    id: 'token-revocation',
    ways: BOTH,
    title: { de: 'Marken bis zu einer Woche gelten nicht mehr', en: 'tokens up to a week no longer hold' },
    schema: TokenRevocation,
    by: EVERYBODY,
    fields: { through: ['bis zu welcher Woche', 'up to which week'] },
  },
  {
    id: 'issuer-revocation',
    ways: BOTH,
    title: { de: 'ein Schlüssel für Marken gilt nicht mehr', en: 'a key for tokens no longer holds' },
    schema: IssuerRevocation,
    by: EVERYBODY,
    fields: {
      period: ['welcher Woche', 'of which week'],
      purpose: ['Beiträge oder Zählen', 'reports or counting'],
      number: ['Nummer', 'number'],
      keyId: ['Prüfsumme des Schlüssels', 'hash of the key'],
      reason: ['Grund aus einer festen Liste', 'reason from a closed list'],
    },
  },
]

const CATALOGUE: Sight = {
  id: 'catalogue',
  ways: BOTH,
  title: { de: 'Produktkatalog', en: 'catalogue of products' },
  schema: CataloguePart,
  by: MEMBERS,
  fields: {
    title: ['Titel', 'title'],
    edition: ['Ausgabe', 'edition'],
    isExample: ['ob ein Beispiel', 'whether an example'],
    part: ['Teil', 'part'],
    parts: ['von wie vielen Teilen', 'of how many parts'],
    'products[].id': ['Kennung eines Produkts', 'id of a product'],
    'products[].vendor': ['Hersteller', 'vendor'],
    'products[].product': ['Name', 'name'],
    'products[].kind': ['Art', 'kind'],
    'products[].aliases[].vendor': ['anderer Name: Hersteller', 'other name: vendor'],
    'products[].aliases[].product': ['anderer Name', 'other name'],
    'products[].predecessor': ['Vorgänger', 'predecessor'],
    'products[].successor': ['Nachfolger', 'successor'],
    'products[].endOfSupport': ['Ende der Pflege', 'end of support'],
    'products[].embedded[].vendor': ['eingebaut: Hersteller', 'built in: vendor'],
    'products[].embedded[].product': ['eingebaut: Name', 'built in: name'],
    'products[].versions': ['wie Versionen zählen', 'how versions count'],
    'products[].securityContact': ['Seite des Herstellers für Sicherheit', 'page of the vendor for security'],
    'retired[]': ['abgelegte Kennungen', 'retired ids'],
  },
}

export const FOUNDATION_SIGHTS: readonly Sight[] = [GENESIS, ...KEYS, CATALOGUE]
