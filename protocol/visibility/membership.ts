// SPDX-License-Identifier: EUPL-1.2
/**
 * Membership: what bodies sign about themselves and each other, and the entries that hold it. All of it is about organisations, and for all members.
 *
 * @module
 */
import {
  Candidate,
  KeyReplacement,
  Mandate,
  MemberEntry,
  MemberRequest,
  Motion,
  MotionEntry,
  MotionWithdrawal,
  Pledge,
  TallyEntry,
  Vote,
  VotesEntry,
} from '../message/membership.ts'
import { WitnessesEntry } from '../message/witnesses.ts'
import type { Field, Sight } from './sight.ts'
import { BOTH, EVERYBODY, MEMBERS } from './sight.ts'

const MOTION_NAMED: Field = ['welcher Antrag', 'which motion']
const SIGNED_AT: Field = ['wann es unterschrieben wurde', 'when it was signed']
const KEY: Field = ['Schlüssel zum Unterschreiben', 'signing key']
const BOX: Field = ['Schlüssel zum Verschließen', 'sealing key']
const RECOVERY: Field = ['Prüfsumme des Schlüssels auf Papier', 'hash of the key on paper']

const RULES: Readonly<Record<string, Field>> = {
  'subject.rules.base': ['neue Regeln: drei Viertel wovon', 'new rules: three quarters of what'],
  'subject.rules.voteQuorum.numerator': ['neue Regeln: Beteiligung', 'new rules: turnout'],
  'subject.rules.voteQuorum.denominator': ['neue Regeln: Beteiligung', 'new rules: turnout'],
  'subject.rules.votingPeriodMs': ['neue Regeln: Dauer einer Abstimmung', 'new rules: length of a vote'],
  'subject.rules.amberToSupervision': ['neue Regeln: AMBER an die Fachaufsicht', 'new rules: AMBER to superior offices'],
  'subject.rules.retentionDays': ['neue Regeln: Aufbewahrung', 'new rules: retention'],
}

/** Entries of the log. */
const ENTRY_SIGHTS: readonly Sight[] = [
  {
    id: 'motion',
    ways: BOTH,
    title: { de: 'Antrag im Protokoll', en: 'motion in the log' },
    schema: MotionEntry,
    by: MEMBERS,
    fields: { motion: ['der Antrag, wie er unterschrieben ist', 'the motion as it was signed'] },
  },
  {
    id: 'votes',
    ways: BOTH,
    title: { de: 'Stimmen im Protokoll, nach dem Ende der Frist', en: 'votes in the log, after the end of the period' },
    schema: VotesEntry,
    by: MEMBERS,
    fields: { motion: MOTION_NAMED, 'votes[]': ['die Stimmen, wie sie unterschrieben sind', 'the votes as they were signed'] },
  },
  {
    id: 'tally',
    ways: BOTH,
    title: { de: 'Ergebnis einer Abstimmung', en: 'result of a vote' },
    schema: TallyEntry,
    by: MEMBERS,
    fields: {
      motion: MOTION_NAMED,
      outcome: ['ausgezählt, verfallen oder zurückgezogen', 'counted, lapsed or withdrawn'],
      electorate: ['wie viele stimmberechtigt waren', 'how many were entitled to vote'],
      cast: ['wie viele abgestimmt haben', 'how many have voted'],
      'results[].yes': ['Ja', 'yes'],
      'results[].no': ['Nein', 'no'],
      'results[].abstain': ['Enthaltungen', 'abstentions'],
      'results[].isCarried': ['angenommen oder nicht', 'carried or not'],
      withdrawal: ['die Rücknahme, wie sie unterschrieben ist', 'the withdrawal as it was signed'],
    },
  },
  {
    id: 'member',
    ways: BOTH,
    title: { de: 'Änderung eines Mitglieds', en: 'change of a member' },
    schema: MemberEntry,
    by: MEMBERS,
    fields: {
      'change.kind': ['was sich ändert', 'what changes'],
      'change.motion': ['aus welchem Antrag es folgt', 'which motion it follows from'],
      'change.candidate': ['welcher Kandidat des Antrags', 'which candidate of the motion'],
      'change.frame': ['was das Mitglied dazu unterschrieben hat', 'what the member signed for it'],
      'change.member': ['welches Mitglied', 'which member'],
      'change.reason': ['technischer Grund einer Sperre, aus einer festen Liste', 'technical reason of a block, from a closed list'],
      'change.after': [
        'Nummer des Eintrags, der den Stand des Mitglieds zuletzt geändert hat',
        'number of the entry that changed the member’s state last',
      ],
    },
  },
]

/** What members sign; the log holds it as it is. */
const FRAME_SIGHTS: readonly Sight[] = [
  {
    id: 'candidate',
    ways: BOTH,
    title: { de: 'Angaben einer Stelle, die Mitglied werden will', en: 'record of a body that wants to become a member' },
    schema: Candidate,
    by: MEMBERS,
    fields: {
      id: ['Kennung, folgt aus dem Schlüssel', 'id, follows from the key'],
      name: ['Name der Stelle', 'name of the body'],
      kind: ['Gemeinde, Landkreis, Zweckverband, Dienstleister, Land', 'municipality, district, association, provider, Land'],
      category: ['Form des IT-Betriebs', 'form of IT operation'],
      key: KEY,
      box: BOX,
      recovery: RECOVERY,
    },
  },
  {
    id: 'motion-frame',
    ways: BOTH,
    title: { de: 'Antrag', en: 'motion' },
    schema: Motion,
    by: MEMBERS,
    fields: {
      id: ['Zufallszahl', 'random number'],
      proposer: ['wer ihn stellt', 'who makes it'],
      title: ['Titel', 'title'],
      text: ['Begründung', 'reasons'],
      ballot: ['offene Abstimmung', 'open ballot'],
      'subject.kind': ['worum es geht', 'what it is about'],
      'subject.candidates[]': ['Angaben der Kandidaten, wie sie unterschrieben sind', 'records of the candidates as they were signed'],
      'subject.member': ['um welches Mitglied es geht', 'which member it is about'],
      'subject.role': ['um welche Rolle es geht', 'which role it is about'],
      'subject.isGranted': ['ob sie gegeben oder genommen wird', 'whether it is given or taken'],
      'subject.relay.id': ['neues Relais: Kennung', 'new relay: id'],
      'subject.relay.name': ['neues Relais: Name der Organisation', 'new relay: name of the organisation'],
      'subject.relay.key': ['neues Relais: Schlüssel zum Unterschreiben', 'new relay: signing key'],
      'subject.relay.box': ['neues Relais: Schlüssel zum Verschließen', 'new relay: sealing key'],
      ...RULES,
    },
  },
  {
    id: 'vote',
    ways: BOTH,
    title: {
      de: 'Stimme eines Mitglieds (bis zum Ende der Frist nur beim N-CERT)',
      en: 'vote of a member (at the N-CERT alone until the end of the period)',
    },
    schema: Vote,
    by: MEMBERS,
    fields: {
      motion: MOTION_NAMED,
      voter: ['welches Mitglied stimmt; keine Person', 'which member votes; no person'],
      by: ['welches Mitglied in Vollmacht unterschreibt', 'which member signs under a mandate'],
      'choices[]': ['Ja, Nein oder Enthaltung', 'yes, no or abstention'],
      castAt: SIGNED_AT,
    },
  },
  {
    id: 'motion-withdrawal',
    ways: BOTH,
    title: { de: 'Rücknahme eines Antrags', en: 'withdrawal of a motion' },
    schema: MotionWithdrawal,
    by: MEMBERS,
    fields: { motion: MOTION_NAMED, proposer: ['wer ihn gestellt hatte', 'who had made it'], at: SIGNED_AT },
  },
  {
    id: 'pledge',
    ways: BOTH,
    title: { de: 'Verpflichtung auf TLP, oder ihr Ende', en: 'pledge to TLP, or its end' },
    schema: Pledge,
    by: MEMBERS,
    fields: { member: ['welches Mitglied', 'which member'], isPledged: ['gegeben oder zurückgenommen', 'given or taken back'], at: SIGNED_AT },
  },
  {
    id: 'member-request',
    ways: BOTH,
    title: { de: 'was ein Mitglied für sich selbst bestimmt: ruhen, austreten, Rolle', en: 'what a member decides for itself: rest, leave, role' },
    schema: MemberRequest,
    by: MEMBERS,
    fields: {
      member: ['welches Mitglied', 'which member'],
      request: ['was es will', 'what it wants'],
      role: ['welche Rolle', 'which role'],
      at: SIGNED_AT,
    },
  },
  {
    id: 'mandate',
    ways: BOTH,
    title: { de: 'Vollmacht für ein anderes Mitglied', en: 'mandate for another member' },
    schema: Mandate,
    by: MEMBERS,
    fields: {
      principal: ['wer sie gibt', 'who gives it'],
      agent: ['wer sie hat', 'who has it'],
      'scopes[]': ['wofür', 'what for'],
      until: ['bis wann', 'until when'],
      at: SIGNED_AT,
    },
  },
  {
    id: 'key-replacement',
    ways: BOTH,
    title: { de: 'neue Schlüssel eines Mitglieds', en: 'new keys of a member' },
    schema: KeyReplacement,
    doors: ['hub POST /key-replacement'],
    by: MEMBERS,
    fields: {
      member: ['welches Mitglied', 'which member'],
      key: KEY,
      box: BOX,
      recovery: RECOVERY,
      recoveryKey: ['öffentliche Hälfte des Schlüssels auf Papier', 'public half of the key on paper'],
      at: SIGNED_AT,
    },
  },
]

const WITNESSES: Sight = {
  id: 'witnesses',
  ways: BOTH,
  title: { de: 'wer von nun an das Protokoll bezeugt', en: 'who witnesses the log from now on' },
  schema: WitnessesEntry,
  by: EVERYBODY,
  fields: {
    'witnesses[].member': ['welches Mitglied', 'which member'],
    'witnesses[].key': ['sein Schlüssel', 'its key'],
  },
}

export const MEMBERSHIP_SIGHTS: readonly Sight[] = [...ENTRY_SIGHTS, ...FRAME_SIGHTS, WITNESSES]
