// SPDX-License-Identifier: EUPL-1.2
/**
 * Small words on state: colour never says what the word does not.
 *
 * @module
 */
import type { ComponentChildren } from 'preact'

export type BadgeKind = 'red' | 'amber' | 'green' | 'blue' | 'line'

export function Badge({ kind = 'line', children }: { readonly kind?: BadgeKind; readonly children: ComponentChildren }) {
  return <span class={`badge badge--${kind}`}>{children}</span>
}

/** A TLP label in the colours that FIRST gives it, spelt as FIRST spells it. @see https://www.first.org/tlp/ */
export function Tlp({ label }: { readonly label: string }) {
  const colour = label.replace('TLP:', '').replace('+STRICT', '').toLowerCase()
  return <span class={`tlp tlp--${['clear', 'green', 'amber', 'red'].includes(colour) ? colour : 'clear'}`}>{label}</span>
}
