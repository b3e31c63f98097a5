// SPDX-License-Identifier: EUPL-1.2
/**
 * An asset: a product in use. It never leaves the house.
 *
 * @module
 */

/** Who keeps it running: only what the house runs itself makes a task of patching; else the operator is asked. */
export const OPERATORS = ['self', 'it-dl', 'saas', 'district'] as const
export type Operator = (typeof OPERATORS)[number]

/** What a failure would do to the house. */
export const CRITICALITIES = ['low', 'medium', 'high', 'very-high'] as const
export type Criticality = (typeof CRITICALITIES)[number]

export interface Asset {
  readonly id: string
  readonly vendor?: string
  readonly product: string
  /** As the inventory has it; a missing one is never taken for a safe one. */
  readonly version?: string
  readonly cpe?: string
  readonly purl?: string
  /** Model or order number, and serial number, as printed on the device. */
  readonly model?: string
  readonly serial?: string
  readonly operator?: Operator
  readonly criticality?: Criticality
}
