// SPDX-License-Identifier: EUPL-1.2
/**
 * The own account: roles, password, second factor, sessions.
 *
 * @module
 */
import type { OwnAccount } from '@ncv/protocol/admin/session-routes.ts'
import { useState } from 'preact/hooks'
import { RoleList } from '../../account/roles.tsx'
import { SecondFactorSetUp } from '../../account/second-factor.tsx'
import { act, sentenceOf } from '../../app/act.ts'
import { useTexts } from '../../app/i18n.ts'
import { hrefOf } from '../../app/location.ts'
import { notify } from '../../app/notice.ts'
import { useResource } from '../../app/resource.ts'
import { may, session, sessionApi, setSession } from '../../app/session.ts'
import { de } from '../../i18n/de/own-account.ts'
import { en } from '../../i18n/en/own-account.ts'
import { Alert } from '../../ui/alert.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Confirm } from '../../ui/dialog.tsx'
import { Facts, Time } from '../../ui/facts.tsx'
import { TextField } from '../../ui/field.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { Loaded } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'

export default function OwnAccountView() {
  const t = useTexts({ de, en })
  const known = session.use()
  if (known?.account === null)
    return (
      <Page title={t('title')}>
        <Alert kind="info" title={t('token.title')}>
          <p>{t('token.text')}</p>
          {may('account.read') && <LinkButton href={hrefOf('accounts')}>{t('token.accounts')}</LinkButton>}
        </Alert>
        <RoleList roles={known.roles} />
      </Page>
    )
  return <WithAccount />
}

function WithAccount() {
  const t = useTexts({ de, en })
  const own = useResource(() => sessionApi.ownAccount(), 'own-account', ['account'])
  return (
    <Page title={t('title')}>
      <Loaded of={own}>
        {(account) => (
          <>
            <Facts
              of={[
                [t('name'), account.name],
                [t('login'), account.login],
              ]}
            />
            <Section title={t('roles.title')} lead={t('roles.lead')}>
              <RoleList roles={account.roles} />
            </Section>
            <Password hasSecondFactor={account.hasSecondFactor} onDone={own.reload} />
            <SecondFactor account={account} onChanged={own.reload} />
            <Sessions account={account} onChanged={own.reload} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Password({ hasSecondFactor, onDone }: { readonly hasSecondFactor: boolean; readonly onDone: () => Promise<void> }) {
  const t = useTexts({ de, en })
  const [password, setPassword] = useState('')
  const [next, setNext] = useState('')
  const [code, setCode] = useState('')
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const submit = async () => {
    setFailure(undefined)
    try {
      setSession(await sessionApi.changePassword({ body: { password, next, ...(code === '' ? {} : { code }) } }))
      for (const empty of [setPassword, setNext, setCode]) empty('')
      notify('success', t('password.done'))
      await onDone()
    } catch (error) {
      setFailure(sentenceOf(error))
    }
  }
  return (
    <Section title={t('password.title')}>
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        {failure !== undefined && <Alert kind="danger" title={failure} />}
        <TextField label={t('password.old')} type="password" value={password} onInput={setPassword} isRequired autocomplete="current-password" />
        {hasSecondFactor && (
          <TextField label={t('password.code')} value={code} onInput={setCode} isRequired autocomplete="one-time-code" maxLength={40} />
        )}
        <TextField
          label={t('password.new')}
          hint={t('password.hint')}
          type="password"
          value={next}
          onInput={setNext}
          isRequired
          autocomplete="new-password"
          maxLength={256}
        />
        <Button type="submit">{t('password.submit')}</Button>
      </form>
    </Section>
  )
}

interface PartProps {
  readonly account: OwnAccount
  readonly onChanged: () => Promise<void>
}

function SecondFactor({ account, onChanged }: PartProps) {
  const t = useTexts({ de, en })
  const [isOpen, setOpen] = useState(false)
  const [asksDrop, setAsksDrop] = useState(false)
  const { hasSecondFactor, isSecondFactorNeeded, recoveryCodesLeft } = account
  const drop = async () => {
    setAsksDrop(false)
    await act(() => sessionApi.dropSecondFactor(), t('factor.drop.done'))
    await onChanged()
  }
  return (
    <Section title={t('factor.title')}>
      <p>{hasSecondFactor ? t('factor.on', { n: recoveryCodesLeft }) : t('factor.off')}</p>
      {isSecondFactorNeeded && <p class="muted">{t('factor.needed')}</p>}
      {isOpen ? (
        <SecondFactorSetUp
          onDone={(view) => {
            setOpen(false)
            setSession(view)
            notify('success', t('factor.done'))
            void onChanged()
          }}
        />
      ) : (
        <div class="row-actions">
          <Button onClick={() => setOpen(true)}>{t(hasSecondFactor ? 'factor.renew' : 'factor.set-up')}</Button>
          {hasSecondFactor && !isSecondFactorNeeded && <Button onClick={() => setAsksDrop(true)}>{t('factor.drop')}</Button>}
        </div>
      )}
      {asksDrop && (
        <Confirm title={t('factor.drop.title')} confirm={t('factor.drop')} isDanger onConfirm={drop} onClose={() => setAsksDrop(false)}>
          <p>{t('factor.drop.text')}</p>
        </Confirm>
      )}
    </Section>
  )
}

function Sessions({ account: { sessions }, onChanged }: PartProps) {
  const t = useTexts({ de, en })
  const close = async () => {
    await act(() => sessionApi.closeOtherSessions(), t('sessions.closed'))
    await onChanged()
  }
  return (
    <Section title={t('sessions.title')} lead={t('sessions.lead')}>
      <Table
        caption={t('sessions.title')}
        rows={sessions.map((each, index) => ({ ...each, index }))}
        keyOf={({ index }) => String(index)}
        columns={[
          { key: 'which', title: t('sessions.which'), cell: ({ isThis }) => t(isThis ? 'sessions.this' : 'sessions.other') },
          { key: 'opened', title: t('sessions.opened'), cell: ({ openedAt }) => <Time at={openedAt} /> },
          { key: 'used', title: t('sessions.used'), cell: ({ usedAt }) => <Time at={usedAt} isAgo /> },
        ]}
      />
      {sessions.length > 1 && <Button onClick={close}>{t('sessions.close')}</Button>}
    </Section>
  )
}
