// SPDX-License-Identifier: EUPL-1.2
/**
 * After sending: where the contribution is now, and what the states mean that it will pass.
 *
 * @module
 */
import { useTexts } from '../../../app/i18n.ts'
import { hrefOf } from '../../../app/location.ts'
import { de } from '../../../i18n/de/contribution.ts'
import { en } from '../../../i18n/en/contribution.ts'
import { OUTGOING_STATES, stateBadge } from '../../../node/contribution-words.ts'
import { Alert } from '../../../ui/alert.tsx'
import { Badge } from '../../../ui/badge.tsx'
import { LinkButton } from '../../../ui/button.tsx'

const TEXTS = { de, en }

export interface Done {
  readonly id: string
  /** Boxes that left together, of one that was sent at once. */
  readonly urgent?: number
  /** Why it was not sent at once, `alone` or a sentence; it is queued all the same. */
  readonly waits?: string
}

export function Sent({ id, of }: { readonly id: string; readonly of: Done }) {
  const t = useTexts(TEXTS)
  return (
    <>
      <Alert kind="success" title={of.urgent === undefined ? t('sent.title') : t('sent.urgent', { n: of.urgent })}>
        {of.urgent === undefined && <p>{t('sent.text')}</p>}
        <p>
          {t('sent.id')}: <span class="digest">{of.id}</span>
        </p>
      </Alert>
      {of.waits !== undefined && (
        <Alert kind="warning" title={t('urgent.least')}>
          <p>{of.waits === 'alone' ? t('urgent.waits-alone') : of.waits}</p>
        </Alert>
      )}
      <h2>{t('sent.states')}</h2>
      <States />
      <div class="assistant__foot">
        <LinkButton kind="primary" href={hrefOf(`incidents/${id}`)}>
          {t('sent.to-incident')}
        </LinkButton>
        <LinkButton href={hrefOf('contributions')}>{t('sent.to-list')}</LinkButton>
      </div>
    </>
  )
}

/** Every state and what it means. */
export function States() {
  const t = useTexts(TEXTS)
  return (
    <ul class="states">
      {OUTGOING_STATES.map((state) => (
        <li key={state}>
          <Badge kind={stateBadge(state)}>{t(`state.${state}`)}</Badge> {t(`means.${state}`)}
        </li>
      ))}
    </ul>
  )
}
