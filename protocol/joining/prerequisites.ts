// SPDX-License-Identifier: EUPL-1.2
/**
 * The eleven prerequisites for using the services of the N-CERT (NDS 6.2, table 2), and what of each the hub gets.
 *
 * The source has the Kommune hand over the data itself. Here the hub gets the contacts (1), the category (2) and for the others an attestation
 * with a date; what stands behind it stays in the node. Only for rows 3 to 5 a member can let the hub have addresses, for one purpose.
 *
 * @module
 */

export interface Prerequisite {
  /** Number in the source. */
  readonly row: number
  /** Name in fields and texts. */
  readonly id: string
  readonly isAttested: boolean
  /** What may be given to the hub for the delivery of findings. */
  readonly optIn: readonly ('ranges' | 'domains')[]
}

const attested = (row: number, id: string, optIn: Prerequisite['optIn'] = []): Prerequisite => ({ row, id, isAttested: true, optIn })

export const PREREQUISITES: readonly Prerequisite[] = [
  { row: 1, id: 'contact', isAttested: false, optIn: [] },
  { row: 2, id: 'operation', isAttested: false, optIn: [] },
  attested(3, 'state-network', ['ranges']),
  attested(4, 'internet', ['ranges', 'domains']),
  attested(5, 'link-network', ['ranges']),
  attested(6, 'procedures'),
  attested(7, 'products'),
  attested(8, 'measures'),
  attested(9, 'handling'),
  attested(10, 'findings'),
  attested(11, 'incident-definition'),
]

export const ATTESTED: readonly Prerequisite[] = PREREQUISITES.filter(({ isAttested }) => isAttested)
export const OPTED: readonly Prerequisite[] = PREREQUISITES.filter(({ optIn }) => optIn.length > 0)

/** By number or name. */
export function prerequisiteOf(name: string): Prerequisite | undefined {
  return PREREQUISITES.find(({ row, id }) => id === name || String(row) === name)
}

/** Contacts that were confirmed longer ago are asked for (NDS Anhang 2, § 6(1): reachable at any time). */
export const CONFIRMED_FOR_MS: number = 183 * 86_400_000
/** An opt-in ends after three years at the latest: consent that nobody remembers is none. */
export const OPT_IN_MAX_MS: number = 3 * 366 * 86_400_000
