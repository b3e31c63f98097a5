// SPDX-License-Identifier: EUPL-1.2
/**
 * Who is at the key, and the way to put one in or to take it away again.
 *
 * @module
 */
import { useTexts } from '../app/i18n.ts'
import { de } from '../i18n/de/hub-signing.ts'
import { en } from '../i18n/en/hub-signing.ts'
import { Button } from '../ui/button.tsx'
import { KeyFile } from './key-file.tsx'
import { keyHolder } from './key-holder.ts'
import type { Signer } from './signing.ts'
import '../style/hub-publish.css'

/** @param part what this signature will be @param refusal why the person at the key may not sign here */
export function KeyBar({ part, refusal }: { readonly part: 'author' | 'approver'; readonly refusal?: (signer: Signer) => string | undefined }) {
  const t = useTexts({ de, en })
  const holder = keyHolder.use()
  const refused = holder === undefined ? undefined : refusal?.(holder)
  if (holder === undefined) return <KeyFile label={t(`file.${part}`)} onSigner={(signer) => keyHolder.set(signer)} />
  return (
    <div class="key-bar" role="status">
      <p>
        {t('at-key')} <strong>{holder.id}</strong>
        {refused !== undefined && <span class="key-bar__no">{refused}</span>}
      </p>
      <Button isSmall onClick={() => keyHolder.set(undefined)}>
        {t(refused === undefined ? 'forget' : 'other-key')}
      </Button>
    </div>
  )
}
