// SPDX-License-Identifier: EUPL-1.2
/**
 * Name and password, then the code where the account has a second factor; or an access token. The same on the sign-in page and over a page
 * whose session has ended.
 *
 * @module
 */
import type { SessionView } from '@ncv/protocol/admin/session-routes.ts'
import { useState } from 'preact/hooks'
import { de } from '../i18n/de/sign-in.ts'
import { en } from '../i18n/en/sign-in.ts'
import { Alert } from '../ui/alert.tsx'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { sentenceOf } from './act.ts'
import { Problem } from './api.ts'
import { useTexts } from './i18n.ts'
import { place } from './location.ts'
import { ProviderButton, ProviderWindow } from './provider-sign-in.tsx'
import { session, sessionApi } from './session.ts'

/** Cookies of a session stick to this machine and to https alone. */
function canSignIn(): boolean {
  return window.isSecureContext
}

interface SignInProps {
  readonly onDone: (view: SessionView) => void
  /** Over a page that is open: it stays. */
  readonly isOver?: boolean
}

export function SignInForm({ onDone, isOver = false }: SignInProps) {
  const t = useTexts({ de, en })
  const hasAccounts = session.use()?.hasAccounts === true
  const [isToken, setToken] = useState(!hasAccounts)
  return (
    <>
      {!canSignIn() && (
        <Alert kind="warning" title={t('insecure.title')}>
          <p>{t('insecure.text')}</p>
        </Alert>
      )}
      {!hasAccounts && (
        <Alert kind="info" title={t('no-accounts.title')}>
          <p>{t('no-accounts.text')}</p>
        </Alert>
      )}
      {hasAccounts && <ByProvider onDone={onDone} isOver={isOver} />}
      {isToken ? <TokenForm onDone={onDone} /> : <PasswordForm onDone={onDone} />}
      <p>
        <button type="button" class="mini" onClick={() => setToken(!isToken)}>
          {t(isToken ? 'with-password' : 'with-token')}
        </button>
      </p>
    </>
  )
}

function ByProvider({ onDone, isOver }: Required<SignInProps>) {
  const t = useTexts({ de, en })
  // The address of the page is where the browser comes back to.
  place.use()
  if (session.use()?.provider == null) return null
  const { pathname, search } = window.location
  return (
    <>
      {isOver ? <ProviderWindow purpose="sign-in" onDone={onDone} /> : <ProviderButton beginning={{ for: 'sign-in', to: `${pathname}${search}` }} />}
      <p class="muted">{t('or')}</p>
    </>
  )
}

/** A browser that does not keep the cookie is told so, not sent round in a circle. */
async function checked(view: SessionView): Promise<SessionView | 'no-cookie'> {
  const seen = await sessionApi.session()
  return seen.state === 'open' ? view : 'no-cookie'
}

function useAttempt(onDone: (view: SessionView) => void) {
  const t = useTexts({ de, en })
  const [failure, setFailure] = useState<{ readonly code: string; readonly text: string } | undefined>(undefined)
  const attempt = async (work: () => Promise<SessionView>) => {
    setFailure(undefined)
    try {
      const view = await checked(await work())
      if (view === 'no-cookie') setFailure({ code: 'NO_COOKIE', text: t('no-cookie') })
      else onDone(view)
    } catch (error) {
      setFailure({ code: error instanceof Problem ? error.code : '', text: sentenceOf(error) })
    }
  }
  return { failure, attempt }
}

function PasswordForm({ onDone }: { readonly onDone: (view: SessionView) => void }) {
  const t = useTexts({ de, en })
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [wantsCode, setWantsCode] = useState(false)
  const { failure, attempt } = useAttempt(onDone)
  const asksCode = wantsCode || failure?.code === 'SECOND_FACTOR_WANTED'
  const submit = async () => {
    if (asksCode) setWantsCode(true)
    await attempt(() => sessionApi.openSession({ body: { login, password, ...(code === '' ? {} : { code }) } }))
  }
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      {failure !== undefined && <Alert kind={failure.code === 'SECOND_FACTOR_WANTED' ? 'info' : 'danger'} title={failure.text} />}
      <TextField label={t('login')} value={login} onInput={setLogin} isRequired autocomplete="username" maxLength={64} />
      <TextField
        label={t('password')}
        type="password"
        value={password}
        onInput={setPassword}
        isRequired
        autocomplete="current-password"
        maxLength={256}
      />
      {asksCode && (
        <TextField label={t('code')} hint={t('code.hint')} value={code} onInput={setCode} isRequired autocomplete="one-time-code" maxLength={40} />
      )}
      <Button kind="primary" type="submit">
        {t('submit')}
      </Button>
    </form>
  )
}

function TokenForm({ onDone }: { readonly onDone: (view: SessionView) => void }) {
  const t = useTexts({ de, en })
  const [token, setToken] = useState('')
  const { failure, attempt } = useAttempt(onDone)
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault()
        void attempt(() => sessionApi.openSession({ body: { token: token.trim() } }))
      }}
    >
      {failure !== undefined && <Alert kind="danger" title={failure.text} />}
      <TextField label={t('token')} hint={t('token.hint')} type="password" value={token} onInput={setToken} isRequired autocomplete="off" />
      <Button kind="primary" type="submit">
        {t('submit')}
      </Button>
    </form>
  )
}
