// SPDX-License-Identifier: EUPL-1.2
/**
 * The named way: „Das waren wir“ exists; the named, sealed report comes with the post.
 *
 * @module
 */
import { Reveal } from '../message/board.ts'
import type { Sight } from './sight.ts'
import { NAMED, OWN_AND_HUB } from './sight.ts'
import { REVEAL_DOOR } from './transport.ts'

export const NAMED_SIGHTS: readonly Sight[] = [
  {
    id: 'reveal',
    ways: NAMED,
    title: { de: '„Das waren wir“: ein Beitrag wird im Nachhinein namentlich', en: '"that was us": a contribution becomes named afterwards' },
    schema: Reveal,
    doors: ['hub POST /reveal'],
    by: OWN_AND_HUB,
    fields: {
      contribution: ['welcher Beitrag Ihrer war', 'which contribution was yours'],
      signature: ['Nachweis mit dem Einmalschlüssel', 'proof by the one-time key'],
      ...REVEAL_DOOR,
    },
  },
  {
    id: 'post',
    ways: NAMED,
    title: {
      de: 'namentliche Meldung (kommt mit der Post; noch nicht in dieser Fassung)',
      en: 'named report (comes with the post; not in this release yet)',
    },
    by: OWN_AND_HUB,
    fields: {
      'post sender': ['Ihr Haus, unterschrieben', 'your house, signed'],
      'post recipient': ['an wen', 'to whom'],
      'post content': ['der ganze Inhalt, für den Empfänger versiegelt', 'the whole content, sealed to the recipient'],
    },
  },
]
