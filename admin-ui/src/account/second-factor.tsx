// SPDX-License-Identifier: EUPL-1.2
/**
 * Setting up a second factor: secret into the authenticator, a code back, recovery codes on paper.
 *
 * @module
 */
import type { SessionView } from '@ncv/protocol/admin/session-routes.ts'
import { useState } from 'preact/hooks'
import { sentenceOf } from '../app/act.ts'
import { useTexts } from '../app/i18n.ts'
import { useResource } from '../app/resource.ts'
import { sessionApi } from '../app/session.ts'
import { de } from '../i18n/de/second-factor.ts'
import { en } from '../i18n/en/second-factor.ts'
import { Alert } from '../ui/alert.tsx'
import { Button } from '../ui/button.tsx'
import { Facts } from '../ui/facts.tsx'
import { Copy } from '../ui/far-link.tsx'
import { Checkbox, TextField } from '../ui/field.tsx'
import { QrCode } from '../ui/qr-code.tsx'
import { Loaded } from '../ui/states.tsx'
import '../style/account.css'

/** @param onDone with the session that the account has now */
export function SecondFactorSetUp({ onDone }: { readonly onDone: (view: SessionView) => void }) {
  const begun = useResource(() => sessionApi.beginSecondFactor(), 'second-factor')
  const [done, setDone] = useState<{ readonly codes: readonly string[]; readonly session: SessionView } | undefined>(undefined)
  if (done !== undefined) return <RecoveryCodes codes={done.codes} onDone={() => onDone(done.session)} />
  return <Loaded of={begun}>{({ secret, uri }) => <Secret secret={secret} uri={uri} onConfirmed={setDone} />}</Loaded>
}

interface SecretProps {
  readonly secret: string
  readonly uri: string
  readonly onConfirmed: (done: { codes: string[]; session: SessionView }) => void
}

function Secret({ secret, uri, onConfirmed }: SecretProps) {
  const t = useTexts({ de, en })
  const [code, setCode] = useState('')
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const submit = async () => {
    setFailure(undefined)
    try {
      onConfirmed(await sessionApi.confirmSecondFactor({ body: { code } }))
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
      <p>{t('secret.how')}</p>
      <QrCode text={uri} label={t('secret.qr')} />
      <Facts
        of={[
          [
            t('secret.label'),
            <span key="secret" class="secret">
              <code>{secret.replace(/(.{4})(?=.)/g, '$1 ')}</code> <Copy text={secret} />
            </span>,
          ],
          [t('secret.kind'), t('secret.kind.value')],
        ]}
      />
      {failure !== undefined && <Alert kind="danger" title={failure} />}
      <TextField
        label={t('code')}
        hint={t('code.hint')}
        value={code}
        onInput={setCode}
        isRequired
        inputMode="numeric"
        autocomplete="one-time-code"
        maxLength={10}
      />
      <Button kind="primary" type="submit">
        {t('code.submit')}
      </Button>
    </form>
  )
}

function RecoveryCodes({ codes, onDone }: { readonly codes: readonly string[]; readonly onDone: () => void }) {
  const t = useTexts({ de, en })
  const [isKept, setKept] = useState(false)
  return (
    <div class="form">
      <Alert kind="success" title={t('done.title')} />
      <h2>{t('recovery.title')}</h2>
      <p>{t('recovery.text')}</p>
      <ul class="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div class="no-print">
        <Button onClick={() => window.print()}>{t('recovery.print')}</Button> <Copy text={codes.join('\n')} />
      </div>
      <Checkbox label={t('recovery.kept')} isChecked={isKept} onChange={setKept} />
      <Button kind="primary" isDisabled={!isKept} onClick={onDone}>
        {t('recovery.go-on')}
      </Button>
    </div>
  )
}
