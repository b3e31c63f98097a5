// SPDX-License-Identifier: EUPL-1.2
/**
 * A question before the page: the browser's own dialog, which keeps the focus inside and gives it back afterwards.
 *
 * @module
 */
import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import { useTexts } from '../app/i18n.ts'
import { de } from '../i18n/de/ui.ts'
import { en } from '../i18n/en/ui.ts'
import { Button } from './button.tsx'

export interface DialogProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: ComponentChildren
  /** Buttons at the foot besides the one that closes. */
  readonly actions?: ComponentChildren
  readonly closeLabel?: string
}

export function Dialog({ title, onClose, children, actions, closeLabel }: DialogProps) {
  const t = useTexts({ de, en })
  const id = useId()
  const ref = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const opener = document.activeElement
    ref.current?.showModal()
    return () => {
      if (opener instanceof HTMLElement) opener.focus()
    }
  }, [])
  return (
    <dialog
      ref={ref}
      class="kern-dialog dialog"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <header class="kern-dialog__header">
        <h2 class="kern-title kern-title--large" id={id}>
          {title}
        </h2>
      </header>
      <section class="kern-dialog__body">{children}</section>
      <footer class="kern-dialog__footer">
        <Button onClick={onClose}>{closeLabel ?? t('cancel')}</Button>
        {actions}
      </footer>
    </dialog>
  )
}

/** Asks once more before something that cannot be taken back. */
export function Confirm({
  title,
  children,
  confirm,
  onConfirm,
  onClose,
  isDanger = false,
}: Omit<DialogProps, 'actions'> & { readonly confirm: string; readonly onConfirm: () => void | Promise<void>; readonly isDanger?: boolean }) {
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <Button kind="primary" isDanger={isDanger} onClick={onConfirm}>
          {confirm}
        </Button>
      }
    >
      {children}
    </Dialog>
  )
}
