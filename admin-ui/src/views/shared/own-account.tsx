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
import { goToProvider } from '../../app/provider-sign-in.tsx'
import { useResource } from '../../app/resource.ts'
import { isVisitor, may, session, sessionApi, setSession } from '../../app/session.ts'
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
  if (known !== undefined && isVisitor(known))
    return (
      <Page title={t('title')}>
        <Alert kind="info" title={t('visit.title')}>
          <p>{t('visit.text')}</p>
        </Alert>
        <RoleList roles={known.roles} />
      </Page>
    )
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
            <Password account={account} onChanged={own.reload} />
            {account.provider !== null && <Provider account={account} provider={account.provider} onChanged={own.reload} />}
            <SecondFactor account={account} onChanged={own.reload} />
            <Sessions account={account} onChanged={own.reload} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

interface PartProps {
  readonly account: OwnAccount
  readonly onChanged: () => Promise<void>
}

function Password({ account: { hasPassword, hasSecondFactor }, onChanged }: PartProps) {
  const t = useTexts({ de, en })
  const [password, setPassword] = useState('')
  const [next, setNext] = useState('')
  const [code, setCode] = useState('')
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const submit = async () => {
    setFailure(undefined)
    try {
      setSession(await sessionApi.changePassword({ body: { next, ...(hasPassword ? { password } : {}), ...(code === '' ? {} : { code }) } }))
      for (const empty of [setPassword, setNext, setCode]) empty('')
      notify('success', t('password.done'))
      await onChanged()
    } catch (error) {
      setFailure(sentenceOf(error))
    }
  }
  return (
    <Section title={t(hasPassword ? 'password.title' : 'password.first')}>
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        {failure !== undefined && <Alert kind="danger" title={failure} />}
        {hasPassword && (
          <TextField label={t('password.old')} type="password" value={password} onInput={setPassword} isRequired autocomplete="current-password" />
        )}
        {hasPassword && hasSecondFactor && (
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
        <Button type="submit">{t(hasPassword ? 'password.submit' : 'password.first')}</Button>
      </form>
    </Section>
  )
}

function Provider({ account, provider: { name, isBound }, onChanged }: PartProps & { readonly provider: NonNullable<OwnAccount['provider']> }) {
  const t = useTexts({ de, en })
  const [asksDrop, setAsksDrop] = useState(false)
  const drop = async () => {
    setAsksDrop(false)
    await act(() => sessionApi.dropOidc(), t('provider.drop.done', { name }))
    await onChanged()
  }
  return (
    <Section title={t('provider.title', { name })}>
      <p>{t(isBound ? 'provider.on' : 'provider.off', { name })}</p>
      {isBound && !account.hasPassword && <p class="muted">{t('provider.only')}</p>}
      {!isBound && <Button onClick={() => act(() => goToProvider({ for: 'bind', to: hrefOf('account') }))}>{t('provider.bind', { name })}</Button>}
      {isBound && account.hasPassword && <Button onClick={() => setAsksDrop(true)}>{t('provider.drop')}</Button>}
      {asksDrop && (
        <Confirm title={t('provider.drop.title', { name })} confirm={t('provider.drop')} isDanger onConfirm={drop} onClose={() => setAsksDrop(false)}>
          <p>{t('provider.drop.text')}</p>
        </Confirm>
      )}
    </Section>
  )
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
