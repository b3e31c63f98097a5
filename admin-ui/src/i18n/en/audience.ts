// SPDX-License-Identifier: EUPL-1.2
/** Texts of who may be given a warning, and why not: English. @module */
import type { TextsLike } from '../../app/i18n.ts'
import type { de } from '../de/audience.ts'

export const en = {
  'audience.own-body': 'Your own body',
  'audience.superior-office': 'Superior office, supervision',
  'audience.own-provider': 'Your service providers',
  'audience.served-municipality': 'Municipalities that you serve',
  'audience.member': 'Other members of the federation',
  'audience.named-person': 'Other single persons',
  'audience.public': 'The public',
  'word.yes': 'Yes',
  'word.if': 'Maybe',
  'word.no': 'No',
  'permission.label': 'The label allows it.',
  'permission.need-to-know': 'Only those who need it for their work.',
  'permission.amber-rule': 'The federation has decided that TLP:AMBER may go there (§ 8(2)).',
  'permission.papers': 'Agreement and TLP pledge are on record (§ 6(2)).',
  'permission.pledge': 'A TLP pledge is on record.',
  'permission.named': 'The source named them as recipients.',
  'permission.released': 'The source has released it for this circle.',
  'need-to-know': 'Only to those who need it for their work; what for is put on record.',
  'obstacle.label-red': 'TLP:RED is only for those whom the source has named. A release of the source would make it possible.',
  'obstacle.label-strict': 'TLP:AMBER+STRICT does not leave the own body. A release of the source would make it possible.',
  'obstacle.label-not-public': 'Only TLP:CLEAR is public.',
  'obstacle.not-named': 'Only where the source has named them, or releases it.',
  'obstacle.amber-rule-missing': 'The federation has not allowed TLP:AMBER for this circle. A release of the source would make it possible.',
  'obstacle.terms-recipient-only': 'The member whose text it is gave it to you alone. Its release would make it possible.',
  'obstacle.terms-no-clients': 'The terms of use do not allow passing it on to municipalities that you serve.',
  'obstacle.terms-not-public': 'The terms of use do not allow publishing it. You may point to the source’s own publication.',
  'obstacle.agreement-missing': 'This takes an agreement of confidentiality that is on record here (§ 6(2)).',
  'obstacle.agreement-expired': 'The agreement of confidentiality has ended (§ 6(2)).',
  'obstacle.pledge-missing': 'This takes a TLP pledge that is on record here (§ 8(2)).',
  'obstacle.pledge-expired': 'The TLP pledge has ended (§ 8(2)).',
} satisfies TextsLike<typeof de>
