// SPDX-License-Identifier: EUPL-1.2
/**
 * The named way: „Das waren wir“, and the post.
 *
 * @module
 */
import { Reveal } from '../message/board.ts'
import { POST_SIGHTS } from './post.ts'
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
  ...POST_SIGHTS,
]
