// SPDX-License-Identifier: EUPL-1.2
/**
 * One tenant: how it is, what is open there, and the way to its own interface.
 *
 * @module
 */
import '../../style/host.css'
import type { ReplyOf } from '@ncv/protocol/admin/contract.ts'
import type { HOST_ROUTES } from '@ncv/protocol/admin/host-routes.ts'
import type { TodayItem } from '@ncv/protocol/admin/today-routes.ts'
import { formatNumber } from '../../app/format.ts'
import { useTexts } from '../../app/i18n.ts'
import { hrefOf } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { may } from '../../app/session.ts'
import type { ViewProps } from '../../app/views.tsx'
import { api } from '../../host/api.ts'
import { CommandLine } from '../../host/command-line.tsx'
import { canVisit, OpenTenant, originOf } from '../../host/open-tenant.tsx'
import { StateBadge, Until } from '../../host/tenant-parts.tsx'
import { de } from '../../i18n/de/host-tenant.ts'
import { en } from '../../i18n/en/host-tenant.ts'
import { Alert } from '../../ui/alert.tsx'
import { Facts, Time } from '../../ui/facts.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'

const TEXTS = { de, en }
type Shown = ReplyOf<(typeof HOST_ROUTES)['showTenant']>

export default function Tenant({ params }: ViewProps) {
  const t = useTexts(TEXTS)
  const name = params['tenant'] ?? ''
  const found = useResource(() => api.showTenant({ params: { tenant: name } }), `tenant ${name}`, ['tenant', 'feed', 'host'])
  const title = found.data?.tenant.name || name
  return (
    <Page
      title={title}
      lead={t('lead', { tenant: name })}
      back={{ href: hrefOf(''), label: t('back') }}
      actions={found.data && <OpenTenant tenant={found.data.tenant} />}
    >
      <Loaded of={found}>{(shown) => <Parts of={shown} />}</Loaded>
    </Page>
  )
}

function Parts({ of }: { readonly of: Shown }) {
  const t = useTexts(TEXTS)
  const { tenant, items, dir } = of
  return (
    <>
      {[...(tenant.text === null ? [] : [tenant.text]), ...tenant.concerns].map((text) => (
        <Alert key={text} kind={tenant.isRed ? 'danger' : 'info'} title={text} />
      ))}
      {tenant.state === 'running' && (
        <Section title={t('items.title')} lead={t('items.lead')}>
          {items.length === 0 ? <Empty title={t('items.none')} /> : <Items of={items} />}
        </Section>
      )}
      <Section title={t('facts.title')}>
        <State of={of} />
      </Section>
      <Section title={t('open.title')}>
        <Way of={of} />
      </Section>
      <Section title={t('leave.title')} lead={t('leave.text')}>
        <p>{t('leave.release')}</p>
        <CommandLine words={['ncv', 'host', 'release', tenant.tenant, '--to', `/srv/ncv/${tenant.tenant}`, '--dir', hostDir(dir)]} />
        <p>{t('leave.remove')}</p>
        <CommandLine words={['ncv', 'host', 'remove', tenant.tenant, '--dir', hostDir(dir)]} />
      </Section>
    </>
  )
}

/** `<host>/tenants/<tenant>` */
function hostDir(dir: string): string {
  return dir.split('/').slice(0, -2).join('/')
}

function State({ of: { tenant, dir } }: { readonly of: Shown }) {
  const t = useTexts(TEXTS)
  const { state, since, size, warnings, inventory, affected } = tenant
  const number = (n: number | null): string | undefined => (n === null ? undefined : formatNumber(n))
  return (
    <Facts
      of={[
        [t('fact.state'), <StateBadge key="state" of={state} />],
        [t('fact.since'), <Time key="since" at={since} />],
        [t('fact.size'), number(size)],
        [t('fact.warnings'), number(warnings)],
        [t('fact.inventory'), number(inventory)],
        [t('fact.affected'), number(affected)],
        [t('fact.dir'), <code key="dir">{dir}</code>],
      ]}
    />
  )
}

function Way({ of: { tenant } }: { readonly of: Shown }) {
  const t = useTexts(TEXTS)
  if (tenant.port === null) return <p>{t('open.not-running')}</p>
  const url = `${originOf(tenant, window.location)}/ui/`
  return (
    <>
      {may('tenant.visit') && <p>{t(canVisit() ? 'open.text' : 'open.token')}</p>}
      <p>
        {t('open.own')}{' '}
        <a class="link" href={url} target="_blank" rel="noopener">
          {url}
        </a>
      </p>
    </>
  )
}

function Items({ of }: { readonly of: readonly TodayItem[] }) {
  const t = useTexts(TEXTS)
  return (
    <Table
      caption={t('items.title')}
      rows={of}
      keyOf={({ kind, id }) => `${kind} ${id}`}
      columns={[
        {
          key: 'what',
          title: t('column.what'),
          cell: ({ kind, title }) => (
            <>
              {title === '' ? t(`kind.${kind}`) : title}
              <span class="sub">{t(`kind.${kind}`)}</span>
            </>
          ),
        },
        { key: 'due', title: t('column.due'), cell: (item) => <Until of={item} /> },
        { key: 'n', title: t('column.n'), isNumber: true, cell: ({ count }) => formatNumber(count) },
      ]}
    />
  )
}
