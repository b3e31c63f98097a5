// SPDX-License-Identifier: EUPL-1.2
/**
 * An asset: a product in use. It never leaves the house.
 *
 * @module
 */

export interface Asset {
  readonly id: string
  readonly vendor?: string
  readonly product: string
  /** As the inventory has it; a missing one is never taken for a safe one. */
  readonly version?: string
  readonly cpe?: string
  readonly purl?: string
}
