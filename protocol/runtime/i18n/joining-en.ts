// SPDX-License-Identifier: EUPL-1.2
/** Words that node and hub share about joining and founding, English. @module */
export const JOINING_WORDS_EN = {
  'prerequisite.contact': 'contact person and deputy',
  'prerequisite.operation': 'form of IT operation',
  'prerequisite.state-network': 'connection to the Landesnetz',
  'prerequisite.internet': 'connection to the Internet',
  'prerequisite.link-network': 'connection to the Verbindungsnetz/DOI',
  'prerequisite.procedures': 'cross-level procedures',
  'prerequisite.products': 'hardware and software in use',
  'prerequisite.measures': 'security measures, concept, certificate',
  'prerequisite.handling': 'how information from the N-CERT is handled and reported back',
  'prerequisite.findings': 'which own findings may be passed on',
  'prerequisite.incident-definition': 'common definition of a security incident applied',
  'attestation.fulfilled': 'fulfilled',
  'attestation.partly': 'partly',
  'attestation.not-yet': 'not yet',
  'attestation.no-reliable-information': 'no reliable information',
  'member.kind.municipality': 'municipality',
  'member.kind.district': 'district',
  'member.kind.association': 'association of municipalities',
  'member.kind.it-provider': 'IT provider',
  'member.kind.land': 'Land',
  'founding.witnesses': 'founders that are witnesses',
  'founding.rules.head': 'What the founders decide with their signatures:',
  'founding.rules.cast':
    'Votes: carried by three quarters of the votes cast (abstentions count as cast) where at least {share} of the members vote. With {members} members: {quorum} must vote; {yes} yes are enough then.',
  'founding.rules.electorate':
    'Votes: carried by three quarters of all members, however many vote. With {members} members: {yes} yes. Who does not vote counts like a no.',
  'founding.rules.period': 'A vote lasts {time}.',
  'founding.rules.witnesses':
    'Witnesses: {quorum} of {witnesses} must cosign; {lost} may fail before keys, members and contributions stand still (warnings go on).',
  'founding.rules.k-min':
    'Anonymity: the relay mixes at least {least} boxes or waits for {hold} at most; then fewer go out as well. One box for each member and {slot}.',
  'founding.rules.k-min-many':
    'With {members} members there are never {least} boxes: every batch waits all the time. As many as possible, but no more than there are members.',
  'founding.rules.tlp.yes': 'TLP:AMBER may go to superior offices and the Fachaufsicht (rule of the NCV); TLP:AMBER+STRICT may not.',
  'founding.rules.tlp.no': 'TLP:AMBER stays in the own house; the Fachaufsicht does not receive it either.',
  'founding.rules.retention': 'What is personal or confidential is deleted after {days} days.',
  'founding.rules.last': 'Afterwards only a motion of the members changes this (rules), or nothing any more (number of witnesses, times).',
  'founding.warn.quorum':
    'WARNING: as many witnesses must cosign as there are ({quorum} of {witnesses}). If one fails, the federation stands still. Recommended: at least {wanted} witnesses.',
  'founding.warn.period': 'WARNING: a vote lasts less than three days. Who is on holiday has no vote.',
  'founding.warn.share': 'WARNING: without a least turnout a single vote can decide on an admission.',
} as const
