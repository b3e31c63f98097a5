// SPDX-License-Identifier: EUPL-1.2
/**
 * Text as a literal inside a regular expression with the `u` flag.
 *
 * @module
 */
export function literalPattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}
