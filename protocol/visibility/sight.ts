// SPDX-License-Identifier: EUPL-1.2
/**
 * What can be seen of one message: its fields in words, and by whom.
 *
 * A sight of a message with a schema lists exactly the fields of that schema (`walk.ts`); a test demands it, and that every schema on the wire
 * has a sight.
 *
 * @module
 */
import type { z } from 'zod'
import type { Localized, Party, Way } from './party.ts'

/** German, English, and who sees it where that differs from the whole message. */
export type Field = readonly [de: string, en: string, by?: readonly Party[]]

export interface Sight {
  /** Kind of a log entry or a submission where it is one. */
  readonly id: string
  readonly ways: readonly Way[]
  readonly title: Localized
  readonly schema?: z.ZodType
  /** Requests to one of the doors: `relay POST /slot/*`. */
  readonly doors?: readonly string[]
  /** Who can read it. */
  readonly by: readonly Party[]
  /** By path. */
  readonly fields: Readonly<Record<string, Field>>
}

export const OWN: readonly Party[] = ['own']
export const OWN_AND_HUB: readonly Party[] = ['own', 'hub']
export const OWN_AND_RELAY: readonly Party[] = ['own', 'relay']
export const RELAY_AND_HUB: readonly Party[] = ['relay', 'hub']
/** TLP:GREEN: sealed with the community key, of which the relay is a recipient. */
export const MEMBERS: readonly Party[] = ['own', 'hub', 'relay', 'members', 'witnesses']
/** TLP:CLEAR, and all that lies open in the log. */
export const EVERYBODY: readonly Party[] = ['own', 'hub', 'relay', 'members', 'witnesses', 'network']

export const ANONYMOUS: readonly Way[] = ['anonymous']
export const NAMED: readonly Way[] = ['named']
export const BOTH: readonly Way[] = ['anonymous', 'named']
