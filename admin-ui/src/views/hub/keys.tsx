// SPDX-License-Identifier: EUPL-1.2
/**
 * Keys in force, epochs, witnesses.
 *
 * @module
 */
import type { HubKeysView } from '@ncv/protocol/admin/hub-key-routes.ts'
import { useTexts } from '../../app/i18n.ts'
import { hrefOf } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { may } from '../../app/session.ts'
import { api } from '../../hub/api.ts'
import { IssuerPeriods } from '../../hub/issuer-periods.tsx'
import { ReaderKeys } from '../../hub/reader-keys.tsx'
import { de } from '../../i18n/de/hub-key.ts'
import { en } from '../../i18n/en/hub-key.ts'
import { Alert } from '../../ui/alert.tsx'
import { Badge } from '../../ui/badge.tsx'
import { LinkButton } from '../../ui/button.tsx'
import { Facts, Time } from '../../ui/facts.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { Loaded } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import '../../style/hub-coordination.css'

const KEY = { de, en }

export default function Keys() {
  const t = useTexts(KEY)
  const keys = useResource(() => api.hubKeys(), 'keys', ['issuer', 'member', 'motion', 'feed'])
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Loaded of={keys}>
        {(found) => (
          <>
            <Witnesses of={found} />
            <Epochs of={found.epochs} />
            <IssuerPeriods of={found} onDone={keys.reload} />
            <HubKeys of={found} />
          </>
        )}
      </Loaded>
      {may('member.replace-key') && (
        <Section title={t('recovery')} lead={t('recovery.lead')}>
          <LinkButton href={hrefOf('recovery')}>{t('recovery')}</LinkButton>
        </Section>
      )}
      {may('keys.export') && <ReaderKeys onDone={keys.reload} />}
    </Page>
  )
}

function Witnesses({ of: { witnesses, quorum, size, witnessedSize } }: { readonly of: HubKeysView }) {
  const t = useTexts(KEY)
  const shown = witnesses.filter(({ hasShown }) => hasShown).length
  return (
    <Section title={t('witnesses')} lead={t('witnesses.lead', { shown, n: witnesses.length, quorum, witnessed: witnessedSize, size })}>
      {witnesses.length <= quorum && <Alert kind="warning" title={t('witnesses.thin')} />}
      <Table
        caption={t('witnesses')}
        rows={witnesses}
        keyOf={({ member }) => member}
        pageKey="witnesses"
        columns={[
          { key: 'name', title: t('column.witness'), cell: ({ name }) => name },
          {
            key: 'shown',
            title: t('column.shown'),
            cell: ({ hasShown }) => <Badge kind={hasShown ? 'green' : 'amber'}>{t(hasShown ? 'shown.yes' : 'shown.no')}</Badge>,
          },
          { key: 'seen', title: t('column.seen'), cell: ({ seenAt }) => (seenAt === null ? t('never') : <Time at={seenAt} isAgo />) },
        ]}
      />
    </Section>
  )
}

function Epochs({ of: epochs }: { readonly of: HubKeysView['epochs'] }) {
  const t = useTexts(KEY)
  return (
    <Section title={t('epochs')} lead={t('epochs.lead')}>
      <Table
        caption={t('epochs')}
        rows={epochs}
        keyOf={({ purpose }) => purpose}
        pageKey="epochs"
        columns={[
          { key: 'purpose', title: t('column.purpose'), cell: ({ purpose }) => t(`purpose.${purpose}`) },
          { key: 'epoch', title: t('column.epoch'), isNumber: true, cell: ({ epoch }) => epoch },
          { key: 'readers', title: t('column.readers'), isNumber: true, cell: ({ readers }) => readers },
          {
            key: 'state',
            title: t('column.state'),
            cell: ({ isLost, isOpen }) =>
              isLost ? (
                <Badge kind="red">{t('epoch.lost')}</Badge>
              ) : (
                <Badge kind={isOpen ? 'green' : 'amber'}>{t(isOpen ? 'epoch.open' : 'epoch.waits')}</Badge>
              ),
          },
        ]}
      />
    </Section>
  )
}

function HubKeys({ of: { hub, rootKey, relay } }: { readonly of: HubKeysView }) {
  const t = useTexts(KEY)
  const newest = hub.length - 1
  return (
    <Section title={t('hub')} lead={t('hub.lead')}>
      <Facts
        of={[
          ...[...hub]
            .reverse()
            .map(({ from, key }, i) => [t(i === 0 || newest === 0 ? 'hub.now' : 'hub.before', { from }), <span class="mono">{key}</span>] as const),
          [t('root'), <span class="mono">{rootKey}</span>],
          [t('relay', { name: relay.name }), <span class="mono">{relay.key}</span>],
        ]}
      />
    </Section>
  )
}
