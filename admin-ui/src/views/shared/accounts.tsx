// SPDX-License-Identifier: EUPL-1.2
/**
 * Who may sign in, and as what.
 *
 * @module
 */
import type { AccountView } from '@ncv/protocol/admin/account-routes.ts'
import { useState } from 'preact/hooks'
import { AccountActions } from '../../account/account-actions.tsx'
import { EditDialog, NewDialog } from '../../account/account-dialogs.tsx'
import { useRoleWords } from '../../account/roles.tsx'
import { accountApi } from '../../account/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { useResource } from '../../app/resource.ts'
import { may, session } from '../../app/session.ts'
import { de } from '../../i18n/de/account.ts'
import { en } from '../../i18n/en/account.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Time } from '../../ui/facts.tsx'
import { Page } from '../../ui/page.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import '../../style/account.css'

export default function Accounts() {
  const t = useTexts({ de, en })
  const { name: roleName } = useRoleWords()
  const kind = session.use()?.party.kind ?? 'node'
  const list = useResource(() => accountApi.listAccounts(), 'accounts', ['account'])
  const [isNew, setNew] = useState(false)
  const [edited, setEdited] = useState<AccountView | undefined>(undefined)
  const mayWrite = may('account.write')
  return (
    <Page
      title={t('title')}
      lead={t(`lead.${kind}`)}
      actions={
        mayWrite && (
          <Button kind="primary" onClick={() => setNew(true)}>
            {t('new')}
          </Button>
        )
      }
    >
      <Loaded of={list}>
        {({ accounts, roles, apart }) => (
          <>
            {accounts.length === 0 ? (
              <Empty title={t('empty.title')}>
                <p>{t('empty.text')}</p>
              </Empty>
            ) : (
              <Table
                caption={t('title')}
                rows={accounts}
                keyOf={({ id }) => id}
                columns={[
                  {
                    key: 'name',
                    title: t('column.name'),
                    cell: ({ name, login }) => (
                      <>
                        {name}
                        <span class="sub">{login}</span>
                      </>
                    ),
                  },
                  { key: 'roles', title: t('column.roles'), cell: (account) => account.roles.map(roleName).join(', ') },
                  { key: 'state', title: t('column.state'), cell: (account) => <State of={account} /> },
                  {
                    key: 'actions',
                    title: t('column.actions'),
                    cell: (account) => mayWrite && <AccountActions account={account} onEdit={() => setEdited(account)} onChanged={list.reload} />,
                  },
                ]}
              />
            )}
            {isNew && <NewDialog roles={roles} apart={apart} onClose={() => setNew(false)} />}
            {edited && <EditDialog account={edited} roles={roles} apart={apart} onClose={() => setEdited(undefined)} onSaved={list.reload} />}
          </>
        )}
      </Loaded>
    </Page>
  )
}

function State({ of: { isActive, hasPassword, isBound, hasSecondFactor, needsSecondFactor, lockedUntil } }: { readonly of: AccountView }) {
  const t = useTexts({ de, en })
  return (
    <span class="row-actions">
      <Badge kind={isActive ? 'green' : 'red'}>{t(isActive ? 'state.active' : 'state.off')}</Badge>
      {isBound && <Badge>{t(hasPassword ? 'state.bound' : 'state.bound.only')}</Badge>}
      {hasSecondFactor && <Badge>{t('state.factor')}</Badge>}
      {needsSecondFactor && !hasSecondFactor && <Badge kind="amber">{t('state.factor.missing')}</Badge>}
      {lockedUntil !== null && (
        <Badge kind="amber">
          {t('state.locked')} <Time at={lockedUntil} />
        </Badge>
      )}
    </span>
  )
}
