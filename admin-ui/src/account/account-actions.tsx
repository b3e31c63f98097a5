// SPDX-License-Identifier: EUPL-1.2
/**
 * What can be done with one account in the list.
 *
 * @module
 */
import type { AccountView } from '@ncv/protocol/admin/account-routes.ts'
import { useState } from 'preact/hooks'
import { act } from '../app/act.ts'
import { useTexts } from '../app/i18n.ts'
import { de } from '../i18n/de/account.ts'
import { en } from '../i18n/en/account.ts'
import { Button } from '../ui/button.tsx'
import { Confirm } from '../ui/dialog.tsx'
import { LinkDialog } from './account-dialogs.tsx'
import { accountApi } from './api.ts'

export interface AccountActionsProps {
  readonly account: AccountView
  readonly onEdit: () => void
  readonly onChanged: () => Promise<void>
}

type Asked = 'disable' | 'reset' | 'remove'

export function AccountActions({ account, onEdit, onChanged }: AccountActionsProps) {
  const t = useTexts({ de, en })
  const [asked, setAsked] = useState<Asked | undefined>(undefined)
  const [link, setLink] = useState<{ readonly path: string; readonly until: number } | undefined>(undefined)
  const { id, name, isActive, hasSecondFactor, lockedUntil } = account
  const input = { params: { id } }
  const work: Readonly<Record<Asked, () => Promise<unknown>>> = {
    disable: () => accountApi.changeAccount({ ...input, body: { isActive: false } }),
    reset: () => accountApi.resetSecondFactor(input),
    remove: () => accountApi.removeAccount(input),
  }
  const carryOut = async (done: string, what: () => Promise<unknown>) => {
    setAsked(undefined)
    await act(what, done)
    await onChanged()
  }
  return (
    <span class="row-actions">
      <Button isSmall label={t('edit.label', { name })} onClick={onEdit}>
        {t('edit')}
      </Button>
      <Button
        isSmall
        label={t('link.label', { name })}
        onClick={async () => setLink(await act(() => accountApi.linkAccount({ body: { account: id } })))}
      >
        {t('link')}
      </Button>
      {lockedUntil !== null && (
        <Button isSmall onClick={() => carryOut(t('unlock.done'), () => accountApi.unlockAccount(input))}>
          {t('unlock')}
        </Button>
      )}
      {hasSecondFactor && (
        <Button isSmall onClick={() => setAsked('reset')}>
          {t('reset')}
        </Button>
      )}
      {isActive ? (
        <Button isSmall onClick={() => setAsked('disable')}>
          {t('disable')}
        </Button>
      ) : (
        <Button isSmall onClick={() => carryOut(t('enable.done'), () => accountApi.changeAccount({ ...input, body: { isActive: true } }))}>
          {t('enable')}
        </Button>
      )}
      <Button isSmall onClick={() => setAsked('remove')}>
        {t('remove')}
      </Button>
      {asked !== undefined && (
        <Confirm
          title={t(`${asked}.title`, { name })}
          confirm={t(asked)}
          isDanger
          onConfirm={() => carryOut(t(`${asked}.done`), work[asked])}
          onClose={() => setAsked(undefined)}
        >
          <p>{t(`${asked}.text`)}</p>
        </Confirm>
      )}
      {link !== undefined && <LinkDialog {...link} onClose={() => setLink(undefined)} />}
    </span>
  )
}
