// SPDX-License-Identifier: EUPL-1.2
/**
 * An address out of a message: shown and copied, never opened from here.
 *
 * @module
 */
import { useState } from 'preact/hooks'
import { useTexts } from '../app/i18n.ts'
import { de } from '../i18n/de/ui.ts'
import { en } from '../i18n/en/ui.ts'
import { Button } from './button.tsx'

export function FarLink({ url }: { readonly url: string }) {
  return (
    <span class="far-link">
      <span class="far-link__text">{url}</span>
      {url.startsWith('https://') && <Copy text={url} />}
    </span>
  )
}

export function Copy({ text }: { readonly text: string }) {
  const t = useTexts({ de, en })
  const [isCopied, setCopied] = useState(false)
  return (
    <Button
      isSmall
      kind="tertiary"
      label={t('copy.what', { text })}
      onClick={async () => {
        await navigator.clipboard.writeText(text)
        setCopied(true)
      }}
    >
      {isCopied ? t('copied') : t('copy')}
    </Button>
  )
}
