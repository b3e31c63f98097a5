// SPDX-License-Identifier: EUPL-1.2
/**
 * Choosing a key file: read here, never sent.
 *
 * @module
 */
import { useState } from 'preact/hooks'
import { useTexts } from '../app/i18n.ts'
import { de } from '../i18n/de/hub-signing.ts'
import { en } from '../i18n/en/hub-signing.ts'
import { FileField } from '../ui/file-field.tsx'
import type { KeyFault, Signer } from './signing.ts'
import { KEY_FILE_MAX, openKeyFile } from './signing.ts'

export interface KeyFileProps {
  readonly label: string
  readonly onSigner: (signer: Signer | undefined) => void
  /** Why this person may not, where the key is a right one. */
  readonly refused?: string | undefined
}

export function KeyFile({ label, onSigner, refused }: KeyFileProps) {
  const t = useTexts({ de, en })
  const [fault, setFault] = useState<KeyFault | undefined>(undefined)
  const read = async (file: File) => {
    const opened = file.size > KEY_FILE_MAX ? 'not-a-key' : await openKeyFile(await file.text())
    setFault(typeof opened === 'string' ? opened : undefined)
    onSigner(typeof opened === 'string' ? undefined : opened)
  }
  return (
    <FileField
      label={label}
      hint={t('file.hint')}
      accept=".key,.txt,text/plain"
      error={fault === undefined ? refused : t(`fault.${fault}`)}
      onFile={(file) => void read(file)}
    />
  )
}
