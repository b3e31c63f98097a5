// SPDX-License-Identifier: EUPL-1.2
/**
 * Release requests: by name, between the one who asks and the one who is asked. About a warning that is the hub, about a post another member.
 *
 * @module
 */
import { ReleaseAnswer, ReleaseRequest } from '../message/release.ts'
import type { Party } from './party.ts'
import type { Sight } from './sight.ts'
import { NAMED } from './sight.ts'

const ASKED: readonly Party[] = ['own', 'hub', 'members']

export const RELEASE_SIGHTS: readonly Sight[] = [
  {
    id: 'release-request',
    ways: NAMED,
    title: {
      de: 'Bitte um Freigabe (nur für die Stelle, die gefragt wird)',
      en: 'request for a release (for the one alone that is asked)',
    },
    schema: ReleaseRequest,
    by: ASKED,
    fields: {
      'subject.entry': ['zu welcher Warnmeldung', 'about which warning'],
      'subject.post': ['zu welcher Post', 'about which post'],
      audience: ['für welchen Empfängerkreis', 'for which audience'],
      reason: ['wozu', 'what for'],
    },
  },
  {
    id: 'release-answer',
    ways: NAMED,
    title: { de: 'Antwort auf eine Bitte um Freigabe', en: 'answer to a request for a release' },
    schema: ReleaseAnswer,
    by: ASKED,
    fields: {
      request: ['auf welche Bitte', 'to which request'],
      'subject.entry': ['zu welcher Warnmeldung', 'about which warning'],
      'subject.post': ['zu welcher Post', 'about which post'],
      audience: ['für welchen Empfängerkreis', 'for which audience'],
      isGranted: ['ja oder nein', 'yes or no'],
      until: ['wie lange', 'how long'],
      text: ['ein Satz dazu', 'a sentence with it'],
    },
  },
]
