// SPDX-License-Identifier: EUPL-1.2
/**
 * Who gets a mail: whoever is there, else the deputy. An absence ends by itself with its last day.
 *
 * @module
 */
import type { MailAbsence, MailRecipient } from '@ncv/protocol/admin/mail-routes.ts'
import type { Lang } from '@ncv/runtime/texts.ts'
import type { Day } from '../triage/day.ts'

export interface Reader {
  readonly address: string
  readonly lang: Lang
}

/** Each address once. Who is away without a deputy gets the mail all the same: better late than nobody. */
export function whoGets(
  recipients: readonly MailRecipient[],
  absences: readonly MailAbsence[],
  day: Day,
  to: 'recipients' | 'deputies',
): readonly Reader[] {
  const isAway = (address: string): boolean => absences.some((each) => each.address === address && each.from <= day && day <= each.until)
  const usual = recipients.map(({ address, deputy, lang }) => ({ address: deputy !== undefined && isAway(address) ? deputy : address, lang }))
  const deputies = recipients.flatMap(({ deputy, lang }) => (deputy === undefined ? [] : [{ address: deputy, lang }]))
  const readers = to === 'deputies' && deputies.length > 0 ? deputies : usual
  return [...new Map(readers.toReversed().map((reader) => [reader.address.toLowerCase(), reader])).values()].toReversed()
}
