// SPDX-License-Identifier: EUPL-1.2
/**
 * A new account, a changed one, and the one-time link, shown once.
 *
 * @module
 */
import type { AccountView } from '@ncv/protocol/admin/account-routes.ts'
import { useState } from 'preact/hooks'
import { sentenceOf } from '../app/act.ts'
import { useTexts } from '../app/i18n.ts'
import { notify } from '../app/notice.ts'
import { de } from '../i18n/de/account.ts'
import { en } from '../i18n/en/account.ts'
import { Alert } from '../ui/alert.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Time } from '../ui/facts.tsx'
import { Copy } from '../ui/far-link.tsx'
import { TextField } from '../ui/field.tsx'
import { accountApi } from './api.ts'
import { RoleChoice } from './roles.tsx'

interface RolesGiven {
  readonly roles: readonly string[]
  readonly apart: readonly (readonly [string, string])[]
  readonly onClose: () => void
}

export function NewDialog({ roles, apart, onClose }: RolesGiven) {
  const t = useTexts({ de, en })
  const [name, setName] = useState('')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const [link, setLink] = useState<{ readonly path: string; readonly until: number } | undefined>(undefined)
  const submit = async () => {
    setFailure(undefined)
    try {
      setLink(await accountApi.linkAccount({ body: { roles: [...chosen], ...(name.trim() === '' ? {} : { name }) } }))
    } catch (error) {
      setFailure(sentenceOf(error))
    }
  }
  if (link !== undefined) return <LinkDialog {...link} onClose={onClose} />
  return (
    <Dialog
      title={t('new.title')}
      onClose={onClose}
      actions={
        <Button kind="primary" isDisabled={chosen.length === 0} onClick={submit}>
          {t('new.submit')}
        </Button>
      }
    >
      <div class="form">
        <p>{t('new.text')}</p>
        {failure !== undefined && <Alert kind="danger" title={failure} />}
        <TextField label={t('name')} hint={t('name.hint')} value={name} onInput={setName} maxLength={80} />
        <RoleChoice all={roles} apart={apart} chosen={chosen} onChange={setChosen} />
      </div>
    </Dialog>
  )
}

export function EditDialog({
  account,
  roles,
  apart,
  onClose,
  onSaved,
}: RolesGiven & { readonly account: AccountView; readonly onSaved: () => Promise<void> }) {
  const t = useTexts({ de, en })
  const [name, setName] = useState(account.name)
  const [chosen, setChosen] = useState<readonly string[]>(account.roles)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const submit = async () => {
    setFailure(undefined)
    const isSame = [...chosen].sort().join() === [...account.roles].sort().join()
    try {
      await accountApi.changeAccount({ params: { id: account.id }, body: { name, ...(isSame ? {} : { roles: [...chosen] }) } })
      notify('success', t('save.done'))
      onClose()
      await onSaved()
    } catch (error) {
      setFailure(sentenceOf(error))
    }
  }
  return (
    <Dialog
      title={t('edit.title', { name: account.name })}
      onClose={onClose}
      actions={
        <Button kind="primary" isDisabled={chosen.length === 0 || name.trim() === ''} onClick={submit}>
          {t('save')}
        </Button>
      }
    >
      <div class="form">
        {failure !== undefined && <Alert kind="danger" title={failure} />}
        <TextField label={t('name')} value={name} onInput={setName} maxLength={80} isRequired />
        <RoleChoice all={roles} apart={apart} chosen={chosen} onChange={setChosen} />
      </div>
    </Dialog>
  )
}

export function LinkDialog({ path, until, onClose }: { readonly path: string; readonly until: number; readonly onClose: () => void }) {
  const t = useTexts({ de, en })
  const address = new URL(path, window.location.origin).href
  return (
    <Dialog title={t('made.title')} closeLabel={t('made.close')} onClose={onClose}>
      <p>
        {t('made.text')} <Time at={until} />
      </p>
      <p class="one-time-link">{address}</p>
      <Copy text={address} />
    </Dialog>
  )
}
