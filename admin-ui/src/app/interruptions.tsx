// SPDX-License-Identifier: EUPL-1.2
/**
 * What comes between the reader and the page: the session ends soon, it has ended, or the password is asked again. The page stays below.
 *
 * @module
 */
import type { SessionView } from '@ncv/protocol/admin/session-routes.ts'
import { useEffect, useState } from 'preact/hooks'
import { de } from '../i18n/de/sign-in.ts'
import { en } from '../i18n/en/sign-in.ts'
import { Alert } from '../ui/alert.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/field.tsx'
import { sentenceOf } from './act.ts'
import { formatClock } from './format.ts'
import { useTexts } from './i18n.ts'
import { endInterruption, interruption, resume, session, sessionApi, sessionLeft, setSession, signOut } from './session.ts'
import { ProviderWindow } from './provider-sign-in.tsx'
import { SignInForm } from './sign-in-form.tsx'

export function Interruptions() {
  const kind = interruption.use()
  if (kind === 'ended') return <Ended />
  if (kind === 'ending') return <Ending />
  if (kind === 'confirm') return session.value?.confirmBy === 'provider' ? <ProviderConfirmation /> : <Confirmation />
  return null
}

/** What was typed below would be lost with a key that is pressed in passing. */
function stay(): void {}

function Ended() {
  const t = useTexts({ de, en })
  return (
    <Dialog title={t('ended.title')} closeLabel={t('ended.leave')} onClose={() => void signOut()} onEscape={stay}>
      <p>{t('ended.text')}</p>
      <SignInForm onDone={resume} isOver />
    </Dialog>
  )
}

function Ending() {
  const t = useTexts({ de, en })
  const [left, setLeft] = useState(sessionLeft() ?? 0)
  useEffect(() => {
    const timer = window.setInterval(() => {
      const now = sessionLeft() ?? 0
      setLeft(now)
      if (now <= 0) interruption.set('ended')
    }, 1_000)
    return () => clearInterval(timer)
  }, [])
  const goOn = async () => {
    try {
      setSession(await sessionApi.extendSession())
      endInterruption('retry')
    } catch {
      interruption.set('ended')
    }
  }
  return (
    <Dialog
      title={t('ending.title')}
      closeLabel={t('ending.leave')}
      onClose={() => void signOut()}
      onEscape={() => void goOn()}
      actions={
        <Button kind="primary" onClick={goOn}>
          {t('ending.go-on')}
        </Button>
      }
    >
      <p>{t('ending.text', { left: formatClock(Math.max(0, left) * 60) })}</p>
    </Dialog>
  )
}

function ProviderConfirmation() {
  const t = useTexts({ de, en })
  const goOn = (view: SessionView) => {
    setSession(view)
    endInterruption('retry')
  }
  return (
    <Dialog title={t('confirm.title')} onClose={() => endInterruption('fail')}>
      <p>{t('confirm.text.provider')}</p>
      <ProviderWindow purpose="confirm" onDone={goOn} />
    </Dialog>
  )
}

function Confirmation() {
  const t = useTexts({ de, en })
  const by = session.use()?.confirmBy ?? 'password'
  const [secret, setSecret] = useState('')
  const [code, setCode] = useState('')
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const confirm = async () => {
    setFailure(undefined)
    try {
      const body = by === 'token' ? { token: secret.trim() } : { password: secret, ...(code === '' ? {} : { code }) }
      setSession(await sessionApi.confirmSession({ body }))
      endInterruption('retry')
    } catch (error) {
      setFailure(sentenceOf(error))
    }
  }
  return (
    <Dialog title={t('confirm.title')} onClose={() => endInterruption('fail')}>
      <p>{t(by === 'token' ? 'confirm.text.token' : 'confirm.text')}</p>
      {failure !== undefined && <Alert kind="danger" title={failure} />}
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault()
          void confirm()
        }}
      >
        <TextField
          label={t(by === 'token' ? 'token' : 'password')}
          type="password"
          value={secret}
          onInput={setSecret}
          isRequired
          autocomplete={by === 'token' ? 'off' : 'current-password'}
        />
        {by === 'password-and-code' && (
          <TextField label={t('code')} hint={t('code.hint')} value={code} onInput={setCode} isRequired autocomplete="one-time-code" maxLength={40} />
        )}
        <Button kind="primary" type="submit">
          {t('confirm.submit')}
        </Button>
      </form>
    </Dialog>
  )
}
