// SPDX-License-Identifier: EUPL-1.2
/**
 * For what cannot be taken back: what follows, in words, and a word to type before the button works.
 *
 * @module
 */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { useTexts } from '../app/i18n.ts'
import { de } from '../i18n/de/typed-confirm.ts'
import { en } from '../i18n/en/typed-confirm.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { TextField } from './field.tsx'

export interface TypedConfirmProps {
  readonly title: string
  /** What must be typed: the name of what it is about. */
  readonly word: string
  readonly confirm: string
  readonly onConfirm: () => Promise<void>
  readonly onClose: () => void
  readonly children: ComponentChildren
}

export function TypedConfirm({ title, word, confirm, onConfirm, onClose, children }: TypedConfirmProps) {
  const t = useTexts({ de, en })
  const [typed, setTyped] = useState('')
  const isTyped = typed.trim().toLowerCase() === word.trim().toLowerCase()
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <Button kind="primary" isDanger isDisabled={!isTyped} onClick={onConfirm}>
          {confirm}
        </Button>
      }
    >
      <div class="stack">
        {children}
        <TextField label={t('type', { word })} hint={t('why')} value={typed} onInput={setTyped} autocomplete="off" />
      </div>
    </Dialog>
  )
}
