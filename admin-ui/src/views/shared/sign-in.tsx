// SPDX-License-Identifier: EUPL-1.2
/**
 * Signing in.
 *
 * @module
 */
import { useState } from 'preact/hooks'
import { sentenceOf } from '../../app/act.ts'
import { useTexts } from '../../app/i18n.ts'
import { session, sessionApi, setSession } from '../../app/session.ts'
import { PageSettings } from '../../app/shell.tsx'
import { de } from '../../i18n/de/sign-in.ts'
import { en } from '../../i18n/en/sign-in.ts'
import { Alert } from '../../ui/alert.tsx'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Page } from '../../ui/page.tsx'

export function SignIn() {
  const t = useTexts({ de, en })
  const known = session.use()
  const [token, setToken] = useState('')
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const submit = async () => {
    setFailure(undefined)
    try {
      setSession(await sessionApi.openSession({ body: { token: token.trim() } }))
    } catch (error) {
      setFailure(sentenceOf(error))
    }
  }
  return (
    <main class="sign-in" id="main" tabIndex={-1}>
      <Page title={t('title')} lead={t(known?.party.kind === 'hub' ? 'lead.hub' : 'lead.node', { name: known?.party.name ?? '' })}>
        {failure !== undefined && <Alert kind="danger" title={failure} />}
        <form
          class="form"
          onSubmit={(event) => {
            event.preventDefault()
            void submit()
          }}
        >
          <TextField label={t('token')} hint={t('token.hint')} type="password" value={token} onInput={setToken} isRequired autocomplete="off" />
          <Button kind="primary" type="submit">
            {t('submit')}
          </Button>
        </form>
      </Page>
      <PageSettings />
    </main>
  )
}
