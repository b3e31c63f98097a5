// SPDX-License-Identifier: EUPL-1.2
/**
 * Signing in and confirming by the house's own provider. From the sign-in page the browser goes there and comes back; over a page that is
 * open, another window does, so that what was typed stays.
 *
 * @module
 */
import type { OidcBeginning, SessionView } from '@ncv/protocol/admin/session-routes.ts'
import { useEffect, useState } from 'preact/hooks'
import { de } from '../i18n/de/provider.ts'
import { en } from '../i18n/en/provider.ts'
import { Alert } from '../ui/alert.tsx'
import { Button } from '../ui/button.tsx'
import { sentenceOf } from './act.ts'
import { useTexts } from './i18n.ts'
import { BASE } from './location.ts'
import { session, sessionApi } from './session.ts'

/** What this window shows once it is back: that it may be closed. */
export const ARRIVAL = `${BASE}provider-return`

/** Sends the browser to the provider; does not come back. @throws Problem */
export async function goToProvider(beginning: OidcBeginning): Promise<void> {
  const { url } = await sessionApi.beginOidc({ body: beginning })
  window.location.assign(url)
}

/** For a page that has nothing to lose. */
export function ProviderButton({ beginning }: { readonly beginning: OidcBeginning }) {
  const t = useTexts({ de, en })
  const name = session.use()?.provider?.name
  const [failure, setFailure] = useState<string | undefined>(undefined)
  if (name === undefined) return null
  const leave = async () => {
    setFailure(undefined)
    try {
      await goToProvider(beginning)
    } catch (error) {
      setFailure(sentenceOf(error))
    }
  }
  return (
    <div class="form">
      {failure !== undefined && <Alert kind="danger" title={failure} />}
      <Button kind="primary" onClick={leave}>
        {t('sign-in', { name })}
      </Button>
    </div>
  )
}

const LOOK_MS = 2_000

interface WindowProps {
  /** `sign-in` where the session has ended, `confirm` where it has to be shown anew who sits here. */
  readonly purpose: 'sign-in' | 'confirm'
  readonly onDone: (view: SessionView) => void
}

/** For a page that stays: asks the server until the other window has arrived. */
export function ProviderWindow({ purpose, onDone }: WindowProps) {
  const t = useTexts({ de, en })
  const name = session.use()?.provider?.name
  const [url, setUrl] = useState<string | undefined>(undefined)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  useEffect(() => {
    if (url === undefined) return undefined
    const look = async () => {
      const view = await sessionApi.session()
      if (view.state === 'open' && (purpose === 'sign-in' || (view.freshUntil ?? 0) > view.now)) onDone(view)
    }
    const timer = window.setInterval(() => void look().catch(() => undefined), LOOK_MS)
    return () => clearInterval(timer)
  }, [url])
  if (name === undefined) return null
  const open = async () => {
    setFailure(undefined)
    try {
      const reply = await sessionApi.beginOidc({ body: { for: purpose, to: ARRIVAL } })
      setUrl(reply.url)
      window.open(reply.url, '_blank', 'noopener,noreferrer')
    } catch (error) {
      setFailure(sentenceOf(error))
    }
  }
  return (
    <div class="form">
      {failure !== undefined && <Alert kind="danger" title={failure} />}
      <Button kind="primary" onClick={open}>
        {t(purpose, { name })}
      </Button>
      <p class="muted" role="status">
        {url === undefined ? t('window') : t('window.waiting')}{' '}
        {url !== undefined && (
          <a href={url} target="_blank" rel="noopener noreferrer">
            {t('window.again')}
          </a>
        )}
      </p>
    </div>
  )
}
