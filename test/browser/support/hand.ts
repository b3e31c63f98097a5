// SPDX-License-Identifier: EUPL-1.2
/**
 * What a pair of hands can do on a page.
 *
 * @module
 */
import type { Buffer } from 'node:buffer'
import type { Locator } from 'playwright-core'

export const HANDS = ['mouse', 'keyboard'] as const
export type HandKind = (typeof HANDS)[number]

/** A path, or a file that is only in memory. */
export type GivenFile = string | { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }

export interface Hands {
  readonly kind: HandKind
  /** A button, a link, the summary of what is folded away. */
  press(target: Locator): Promise<void>
  /** Writes into a field in place of what stands there. A date as `2026-11-30`. */
  fill(field: Locator, text: string): Promise<void>
  /** @param option value of the option, or its place in the list */
  choose(select: Locator, option: string | { readonly index: number }): Promise<void>
  /** A radio button. */
  pick(radio: Locator): Promise<void>
  /** A check box. */
  tick(box: Locator, isOn?: boolean): Promise<void>
  /** A file from this machine into a file field. */
  bring(field: Locator, file: GivenFile): Promise<void>
  /** Leaves the open dialog without doing what it asks. */
  leave(): Promise<void>
}
