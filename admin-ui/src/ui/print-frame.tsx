// SPDX-License-Identifier: EUPL-1.2
/**
 * On paper a label is above and below every page, wherever the content breaks (TLP 2.0). On screen nothing of it is seen.
 *
 * Header and footer of a table are what all browsers repeat on each page, and keep free room for.
 *
 * @module
 */
import type { ComponentChildren } from 'preact'
import { Tlp } from './badge.tsx'

export interface PrintFrameProps {
  /** What the sheet is: pages come apart. */
  readonly name: string
  readonly tlp?: string | undefined
  /** Where no TLP label is: who it is for. */
  readonly words?: string
  readonly children: ComponentChildren
}

export function PrintFrame({ name, tlp, words, children }: PrintFrameProps) {
  const label = (
    <span>
      <span>{name}</span>
      {tlp === undefined ? <span>{words}</span> : <Tlp label={tlp} />}
    </span>
  )
  return (
    <div class="print-frame">
      <div class="print-label" aria-hidden="true">
        {label}
      </div>
      <div class="print-frame__body">{children}</div>
      <div class="print-label print-label--foot" aria-hidden="true">
        {label}
      </div>
    </div>
  )
}
