// SPDX-License-Identifier: EUPL-1.2
/**
 * Two people at one screen, one after the other: each chooses the own key for this one act.
 *
 * @module
 */
import { useTexts } from '../app/i18n.ts'
import { de } from '../i18n/de/hub-signing.ts'
import { en } from '../i18n/en/hub-signing.ts'
import { Button } from '../ui/button.tsx'
import { KeyFile } from './key-file.tsx'
import type { Signer } from './signing.ts'
import '../style/hub-publish.css'

export interface TwoKeysProps {
  readonly author: Signer | undefined
  readonly approver: Signer | undefined
  readonly onChange: (author: Signer | undefined, approver: Signer | undefined) => void
}

export function areTwo(author: Signer | undefined, approver: Signer | undefined): boolean {
  return author !== undefined && approver !== undefined && author.id !== approver.id
}

export function TwoKeys({ author, approver, onChange }: TwoKeysProps) {
  const t = useTexts({ de, en })
  const isSame = author !== undefined && author.id === approver?.id
  const chosen = (signer: Signer, clear: () => void, key: 'author' | 'approver') => (
    <div class="key-bar" role="status">
      <p>
        {t(`signer.${key}`)} <strong>{signer.id}</strong>
      </p>
      <Button isSmall onClick={clear}>
        {t('other-key')}
      </Button>
    </div>
  )
  return (
    <div class="pair">
      {author === undefined ? (
        <KeyFile label={t('file.author')} onSigner={(signer) => onChange(signer, approver)} />
      ) : (
        chosen(author, () => onChange(undefined, approver), 'author')
      )}
      {approver === undefined || isSame ? (
        <KeyFile label={t('file.approver')} refused={isSame ? t('same-person') : undefined} onSigner={(signer) => onChange(author, signer)} />
      ) : (
        chosen(approver, () => onChange(author, undefined), 'approver')
      )}
    </div>
  )
}
