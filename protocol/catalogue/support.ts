// SPDX-License-Identifier: EUPL-1.2
/**
 * How long a product of the catalogue is still repaired.
 *
 * @module
 */
import type { CatalogueProduct } from '../message/catalogue.ts'
import type { Instant } from '../world.ts'

const DAY_MS = 86_400_000

/** Time enough to plan and buy. */
export const SUPPORT_NOTICE_DAYS = 180

/** Whole days from the day of `now` (UTC) to the last day of support; negative when it is over; undefined where no end is known. */
export function supportDaysLeft({ endOfSupport }: Pick<CatalogueProduct, 'endOfSupport'>, now: Instant): number | undefined {
  if (endOfSupport === undefined) return undefined
  return Math.round((Date.parse(`${endOfSupport}T00:00:00Z`) - Math.floor(now / DAY_MS) * DAY_MS) / DAY_MS)
}
