// SPDX-License-Identifier: EUPL-1.2
/**
 * What a one-time link opens: name and password of an account, then the second factor.
 *
 * The secret stands behind `#` in the address and so reached no server before this page sent it.
 *
 * @module
 */
import { useState } from 'preact/hooks'
import { SecondFactorSetUp } from '../../account/second-factor.tsx'
import { RoleList } from '../../account/roles.tsx'
import { sentenceOf } from '../../app/act.ts'
import { useTexts } from '../../app/i18n.ts'
import { go, hrefOf } from '../../app/location.ts'
import { goToProvider } from '../../app/provider-sign-in.tsx'
import { useResource } from '../../app/resource.ts'
import { session, sessionApi, setSession } from '../../app/session.ts'
import { PageSettings } from '../../app/shell.tsx'
import { useStepFocus } from '../../app/step-focus.ts'
import { de } from '../../i18n/de/set-up.ts'
import { en } from '../../i18n/en/set-up.ts'
import { Alert } from '../../ui/alert.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Time } from '../../ui/facts.tsx'
import { TextField } from '../../ui/field.tsx'
import { Page } from '../../ui/page.tsx'
import { Loaded } from '../../ui/states.tsx'
import { Steps } from '../../ui/steps.tsx'

type Step = 'account' | 'factor-offer' | 'factor'

export default function SetUp() {
  const t = useTexts({ de, en })
  const [link] = useState(() => window.location.hash.slice(1))
  const [step, setStep] = useState<Step>('account')
  const known = session.use()
  useStepFocus(step)
  const leave = () => go(hrefOf(''), { replace: true })
  return (
    <main class="sign-in" id="main" tabIndex={-1}>
      <Page title={t('title')} lead={t('lead', { name: known?.party.name ?? '' })}>
        <Steps steps={[t('step.account'), t('step.factor')]} at={step === 'account' ? 0 : 1} />
        {link === '' && step === 'account' && (
          <Alert kind="danger" title={t('no-link.title')}>
            <p>{t('no-link.text')}</p>
            <LinkButton href={hrefOf('')}>{t('to-sign-in')}</LinkButton>
          </Alert>
        )}
        {link !== '' && step === 'account' && <AccountForm link={link} onDone={(isOpen) => (isOpen ? setStep('factor-offer') : leave())} />}
        {step === 'factor-offer' && <FactorOffer onSetUp={() => setStep('factor')} onSkip={leave} />}
        {step === 'factor' && (
          <SecondFactorSetUp
            onDone={(view) => {
              setSession(view)
              leave()
            }}
          />
        )}
      </Page>
      <PageSettings />
    </main>
  )
}

interface AccountFormProps {
  readonly link: string
  /** @param isOpen signed in at once; else the second factor that is there already is asked for */
  readonly onDone: (isOpen: boolean) => void
}

function AccountForm({ link, onDone }: AccountFormProps) {
  const look = useResource(() => sessionApi.lookAtLink({ body: { link } }), `link ${link}`)
  return (
    <Loaded of={look}>
      {({ login, name, roles, until }) => <ChosenForm link={link} known={login} proposed={name ?? ''} roles={roles} until={until} onDone={onDone} />}
    </Loaded>
  )
}

interface ChosenProps extends AccountFormProps {
  readonly known: string | null
  readonly proposed: string
  readonly roles: readonly string[]
  readonly until: number
}

function ChosenForm({ link, known, proposed, roles, until, onDone }: ChosenProps) {
  const t = useTexts({ de, en })
  const [login, setLogin] = useState(known ?? '')
  const [name, setName] = useState(proposed)
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const provider = session.use()?.provider ?? null
  const [isByProvider, setByProvider] = useState(provider !== null)
  const differs = !isByProvider && again !== '' && again !== password
  const submit = async () => {
    setFailure(undefined)
    if (!isByProvider && again !== password) return
    try {
      if (isByProvider) return await goToProvider({ for: 'set-up', to: hrefOf(''), link, login, name })
      const view = await sessionApi.setUp({ body: { link, login, name, password } })
      setSession(view)
      onDone(view.state === 'open')
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
      <div>
        <p>{t(known === null ? 'new.text' : 'again.text')}</p>
        <RoleList roles={roles} />
        <p class="muted">
          {t('until')} <Time at={until} />
        </p>
      </div>
      {failure !== undefined && <Alert kind="danger" title={failure} />}
      <TextField
        label={t('login')}
        hint={t('login.hint')}
        value={login}
        onInput={setLogin}
        isRequired
        isDisabled={known !== null}
        autocomplete="username"
        maxLength={64}
      />
      <TextField label={t('name')} hint={t('name.hint')} value={name} onInput={setName} isRequired maxLength={80} />
      {isByProvider ? (
        <p>{t('by-provider', { name: provider?.name ?? '' })}</p>
      ) : (
        <NewPassword password={password} onPassword={setPassword} again={again} onAgain={setAgain} differs={differs} />
      )}
      <Button kind="primary" type="submit" isDisabled={differs}>
        {isByProvider ? t('submit.provider', { name: provider?.name ?? '' }) : t('submit')}
      </Button>
      {provider !== null && (
        <p>
          <button type="button" class="mini" onClick={() => setByProvider(!isByProvider)}>
            {isByProvider ? t('with-password') : t('with-provider', { name: provider.name })}
          </button>
        </p>
      )}
    </form>
  )
}

interface NewPasswordProps {
  readonly password: string
  readonly onPassword: (value: string) => void
  readonly again: string
  readonly onAgain: (value: string) => void
  readonly differs: boolean
}

function NewPassword({ password, onPassword, again, onAgain, differs }: NewPasswordProps) {
  const t = useTexts({ de, en })
  const common = { type: 'password', isRequired: true, autocomplete: 'new-password', maxLength: 256 } as const
  return (
    <>
      <TextField label={t('password')} hint={t('password.hint')} value={password} onInput={onPassword} {...common} />
      <TextField label={t('again')} value={again} onInput={onAgain} error={differs ? t('again.differs') : undefined} {...common} />
    </>
  )
}

function FactorOffer({ onSetUp, onSkip }: { readonly onSetUp: () => void; readonly onSkip: () => void }) {
  const t = useTexts({ de, en })
  const isNeeded = session.use()?.needsSecondFactor === true
  return (
    <div class="form">
      <Alert kind="success" title={t('made')} />
      <p>{t(isNeeded ? 'factor.needed' : 'factor.offer')}</p>
      <div>
        <Button kind="primary" onClick={onSetUp}>
          {t('factor.set-up')}
        </Button>{' '}
        {!isNeeded && <Button onClick={onSkip}>{t('factor.skip')}</Button>}
      </div>
    </div>
  )
}
