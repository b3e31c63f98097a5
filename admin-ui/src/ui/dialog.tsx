// SPDX-License-Identifier: EUPL-1.2
/**
 * A question before the page: the browser's own dialog, which keeps the focus inside. Afterwards it is where the question was asked.
 *
 * @module
 */
import type { ComponentChildren } from 'preact'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import { focusAt, trailOf } from '../app/focus-keeper.ts'
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
  /** What `Escape` does where that is not the same as the button that closes. */
  readonly onEscape?: () => void
}

export function Dialog({ title, onClose, onEscape = onClose, children, actions, closeLabel }: DialogProps) {
  const t = useTexts({ de, en })
  const id = useId()
  const ref = useRef<HTMLDialogElement>(null)
  const isGone = useRef(false)
  // Before the element goes: once it is gone, its focus is nowhere, and goes to the page first.
  useLayoutEffect(() => {
    const dialog = ref.current
    const opener = document.activeElement === null ? undefined : trailOf(document.activeElement)
    dialog?.showModal()
    return () => {
      // What lies behind an open dialog takes no focus.
      isGone.current = true
      dialog?.close()
      if (opener !== undefined && opener.element !== document.body) focusAt(opener)
    }
  }, [])
  return (
    <dialog
      ref={ref}
      class="kern-dialog dialog"
      aria-labelledby={id}
      onCancel={(event) => {
        // A file field inside says the same when its window is closed.
        if (event.target !== event.currentTarget) return
        event.preventDefault()
        onEscape()
      }}
      onClose={({ currentTarget }) => {
        // The second `Escape` in a row closes whatever the page says: the question is still open.
        if (isGone.current) return
        currentTarget.showModal()
        onEscape()
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
