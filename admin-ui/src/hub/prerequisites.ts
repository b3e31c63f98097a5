// SPDX-License-Identifier: EUPL-1.2
/**
 * The eleven prerequisites of an applicant (NDS table 2): which are there, which are missing, in the body's own words where it said.
 *
 * @module
 */
import type { HubApplicationView } from '@ncv/protocol/admin/hub-application-routes.ts'

export type Given = 'here' | HubApplicationView['attestations'][number]['state'] | 'missing'

export interface PrerequisiteLine {
  readonly row: number
  readonly given: Given
  /** As of which day the body has attested it. */
  readonly asOf: string | undefined
  readonly optIn: HubApplicationView['optIns'][number] | undefined
}

const ROWS = 11
const CONTACT = 1
const OPERATION = 2

export function prerequisiteLines({ spoc, attestations, optIns }: Pick<HubApplicationView, 'spoc' | 'attestations' | 'optIns'>): PrerequisiteLine[] {
  return Array.from({ length: ROWS }, (_, i) => {
    const row = i + 1
    const attested = attestations.find((each) => each.row === row)
    const isHere = row === OPERATION || (row === CONTACT && spoc !== null)
    return { row, given: isHere ? 'here' : (attested?.state ?? 'missing'), asOf: attested?.asOf, optIn: optIns.find((each) => each.row === row) }
  })
}

export function isGiven({ given }: PrerequisiteLine): boolean {
  return given === 'here' || given === 'fulfilled'
}
