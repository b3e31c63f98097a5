// SPDX-License-Identifier: EUPL-1.2
/**
 * Where a browser is that came back from the provider of the house: signed in, asked for the second factor of this house, or told why not.
 *
 * @module
 */
import { useState } from 'preact/hooks'
import { sentenceOf } from '../../app/act.ts'
import { useTexts } from '../../app/i18n.ts'
import { hrefOf, place } from '../../app/location.ts'
import { sessionApi } from '../../app/session.ts'
import { PageSettings } from '../../app/shell.tsx'
import { de } from '../../i18n/de/provider-return.ts'
import { en } from '../../i18n/en/provider-return.ts'
import { Alert } from '../../ui/alert.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Page } from '../../ui/page.tsx'

export default function ProviderReturn() {
  const t = useTexts({ de, en })
  const { query } = place.use()
  const problem = query.get('problem')
  return (
    <main class="sign-in" id="main" tabIndex={-1}>
      <Page title={t('title')}>{problem !== null ? <NotDone code={problem} /> : query.get('step') === 'code' ? <CodeForm /> : <Done />}</Page>
      <PageSettings />
    </main>
  )
}

function Done() {
  const t = useTexts({ de, en })
  return (
    <>
      <Alert kind="success" title={t('done')}>
        <p>{t('done.text')}</p>
      </Alert>
      <LinkButton href={hrefOf('')}>{t('done.start')}</LinkButton>
    </>
  )
}

function NotDone({ code }: { readonly code: string }) {
  const t = useTexts({ de, en })
  const key = `problem.${code}`
  return (
    <>
      <Alert kind="danger" title={t('problem.title')}>
        <p>{t(key in de ? (key as keyof typeof de) : 'problem.other')}</p>
        <p>{t('problem.window')}</p>
      </Alert>
      <LinkButton href={hrefOf('')}>{t('problem.back')}</LinkButton>
    </>
  )
}

function CodeForm() {
  const t = useTexts({ de, en })
  const [code, setCode] = useState('')
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const submit = async () => {
    setFailure(undefined)
    try {
      const { to } = await sessionApi.completeOidc({ body: { code } })
      window.location.replace(to)
    } catch (error) {
      setFailure(sentenceOf(error))
    }
  }
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <p>{t('code.text')}</p>
      {failure !== undefined && <Alert kind="danger" title={failure} />}
      <TextField label={t('code')} hint={t('code.hint')} value={code} onInput={setCode} isRequired autocomplete="one-time-code" maxLength={40} />
      <Button kind="primary" type="submit">
        {t('code.submit')}
      </Button>
    </form>
  )
}
