// SPDX-License-Identifier: EUPL-1.2
/**
 * Buttons and links that look like them. An action that takes time shows that it is at work and cannot be started twice.
 *
 * @module
 */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'

const CLASS = { primary: 'kern-btn kern-btn--primary', secondary: 'kern-btn kern-btn--secondary', tertiary: 'kern-btn kern-btn--tertiary' } as const
export type ButtonKind = keyof typeof CLASS

interface Look {
  readonly kind?: ButtonKind
  readonly isSmall?: boolean
  readonly isDanger?: boolean
  readonly children: ComponentChildren
  /** Where the words on it do not say enough by themselves: „Ansehen“ in a list. */
  readonly label?: string
}

export interface ButtonProps extends Look {
  readonly onClick?: () => void | Promise<void>
  readonly type?: 'button' | 'submit'
  readonly isDisabled?: boolean
}

function classOf({ kind = 'secondary', isSmall, isDanger }: Look): string {
  return `${CLASS[kind]}${isSmall ? ' btn--small' : ''}${isDanger ? ' btn--danger' : ''}`
}

export function Button({ onClick, type = 'button', isDisabled = false, label, children, ...look }: ButtonProps) {
  const [isBusy, setBusy] = useState(false)
  const click = async () => {
    // Not `disabled` while at work: the focus would be lost.
    if (isBusy) return
    const work = onClick?.()
    if (work === undefined) return
    setBusy(true)
    await work.finally(() => setBusy(false))
  }
  return (
    <button
      type={type}
      class={classOf({ ...look, children })}
      disabled={isDisabled && !isBusy}
      aria-disabled={isBusy || undefined}
      aria-busy={isBusy}
      aria-label={label}
      onClick={() => void click()}
    >
      <span class="kern-label">{children}</span>
    </button>
  )
}

export function LinkButton({ href, label, children, download, ...look }: Look & { readonly href: string; readonly download?: string }) {
  return (
    <a class={classOf({ ...look, children })} href={href} aria-label={label} download={download}>
      <span class="kern-label">{children}</span>
    </a>
  )
}
