// SPDX-License-Identifier: EUPL-1.2
/**
 * A framed word to the reader: information, success, warning, danger.
 *
 * @module
 */
import type { ComponentChildren } from 'preact'

export interface AlertProps {
  readonly kind: 'info' | 'success' | 'warning' | 'danger'
  readonly title: string
  readonly children?: ComponentChildren
}

const CLASS = { info: 'kern-alert--info', success: 'kern-alert--success', warning: 'kern-alert--warning', danger: 'kern-alert--danger' } as const
const ICON = { info: 'kern-icon--info', success: 'kern-icon--success', warning: 'kern-icon--warning', danger: 'kern-icon--danger' } as const

export function Alert({ kind, title, children }: AlertProps) {
  return (
    <div class={`kern-alert ${CLASS[kind]}`} role={kind === 'danger' ? 'alert' : 'note'}>
      <div class="kern-alert__header">
        <span class={`kern-icon ${ICON[kind]}`} aria-hidden="true" />
        <span class="kern-title">{title}</span>
      </div>
      {children !== undefined && <div class="kern-alert__body">{children}</div>}
    </div>
  )
}
