// SPDX-License-Identifier: EUPL-1.2
/**
 * One published warning: what it says, what became of it, and what can be done about it.
 *
 * @module
 */
import type { HubWarningDetail } from '@ncv/protocol/admin/hub-warning-routes.ts'
import { formatBytes } from '../../app/format.ts'
import { useTexts } from '../../app/i18n.ts'
import { hrefOf } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { may } from '../../app/session.ts'
import type { ViewProps } from '../../app/views.tsx'
import { api } from '../../hub/api.ts'
import { WarningPreview } from '../../hub/warning-preview.tsx'
import { StateBadge } from '../../hub/warning-words.tsx'
import { de } from '../../i18n/de/hub-warning.ts'
import { en } from '../../i18n/en/hub-warning.ts'
import { Alert } from '../../ui/alert.tsx'
import { LinkButton } from '../../ui/button.tsx'
import { Facts, Plain, Time } from '../../ui/facts.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { PrintFrame } from '../../ui/print-frame.tsx'
import { Loaded } from '../../ui/states.tsx'

export default function PublishedWarning({ params: { index = '' } }: ViewProps) {
  const t = useTexts({ de, en })
  const warning = useResource(() => api.showPublishedWarning({ params: { index } }), index, ['feed', 'warning', 'entry'])
  return (
    <Loaded of={warning}>
      {(found) => (
        <PrintFrame name={`#${found.index}`} tlp={found.tlp}>
          <Page title={found.title ?? t('untitled')} back={{ href: hrefOf('warnings'), label: t('back') }} actions={<Actions of={found} />}>
            <Ended of={found} />
            {found.content !== null && found.lane !== undefined && <WarningPreview of={found.content} tlp={found.tlp} lane={found.lane} />}
            <Section title={t('fact.entry')}>
              <EntryFacts of={found} />
            </Section>
          </Page>
        </PrintFrame>
      )}
    </Loaded>
  )
}

function Actions({ of: { index, state } }: { readonly of: HubWarningDetail }) {
  const t = useTexts({ de, en })
  return (
    <>
      {state === 'valid' && may('question.write') && <LinkButton href={hrefOf('questions/new', { warning: index })}>{t('go.ask')}</LinkButton>}
      {(state === 'valid' || state === 'superseded' || state === 'unreadable') && may('warning.withdraw') && (
        <LinkButton href={hrefOf(`warnings/${index}/withdraw`)}>{t('go.withdraw')}</LinkButton>
      )}
      {state !== 'erased' && may('entry.erase') && <LinkButton href={hrefOf('erase', { entries: index })}>{t('go.erase')}</LinkButton>}
    </>
  )
}

function Ended({ of: { state, withdrawal } }: { readonly of: HubWarningDetail }) {
  const t = useTexts({ de, en })
  if (state === 'erased')
    return (
      <Alert kind="info" title={t('erased.title')}>
        <p>{t('erased.text')}</p>
      </Alert>
    )
  if (state === 'unreadable')
    return (
      <Alert kind="warning" title={t('unreadable.title')}>
        <p>{t('unreadable.text')}</p>
      </Alert>
    )
  if (withdrawal === null) return null
  return (
    <Alert kind="warning" title={t('withdrawn.title', { reason: t(`reason.${withdrawal.reason}`) })}>
      <p>
        <Time at={withdrawal.at} />
      </p>
      {withdrawal.text !== undefined && <Plain text={withdrawal.text} />}
    </Alert>
  )
}

function EntryFacts({ of }: { readonly of: HubWarningDetail }) {
  const t = useTexts({ de, en })
  const link = (index: number) => (
    <a class="link" href={hrefOf(`warnings/${index}`)}>
      {t('entry', { index })}
    </a>
  )
  const { index, at, terms, trackingId, version = '', document, supersedes, by, state } = of
  return (
    <Facts
      of={[
        [t('fact.entry'), String(index)],
        [t('column.state'), <StateBadge key="state" of={state} />],
        [t('fact.at'), <Time key="at" at={at} />],
        [t('fact.terms'), t(`terms.${terms}` as keyof typeof de)],
        [t('fact.advisory'), trackingId && `${trackingId}, ${t('fact.version', { version })}`],
        [t('fact.document'), document && `${formatBytes(document.bytes)}, SHA-256 ${document.sha256}`],
        [t('fact.supersedes'), supersedes === undefined ? undefined : link(supersedes)],
        [t('fact.by'), by === null ? undefined : state === 'superseded' ? link(by) : t('entry', { index: by })],
      ]}
    />
  )
}
