// SPDX-License-Identifier: EUPL-1.2
/**
 * Figures of the page for the management, worked out from what the node says.
 *
 * @module
 */

/** By how much more is open than at the end of the week `back` weeks ago. */
export function changeSince(total: number, weeks: readonly { readonly open: number }[], back: number): number {
  return total - (weeks.at(-1 - back)?.open ?? 0)
}

/** `87 %`; undefined where nothing was handled. */
export function percent({ settled, inTime }: { readonly settled: number; readonly inTime: number }): string | undefined {
  return settled === 0 ? undefined : `${Math.round((inTime / settled) * 100)} %`
}

/** `05.01.` of `05.01.2026`: the year of the last twelve weeks is no news. */
export function weekLabel(day: string): string {
  return day.replace(/\d{4}$/, '').replace(/\/$/, '')
}
