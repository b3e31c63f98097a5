// SPDX-License-Identifier: EUPL-1.2
/**
 * The start page of the host: its tenants, the one that needs somebody most first.
 *
 * @module
 */
import '../../style/host.css'
import type { TenantLine } from '@ncv/protocol/admin/host-routes.ts'
import { useTexts } from '../../app/i18n.ts'
import { hrefOf, place } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { may } from '../../app/session.ts'
import { api } from '../../host/api.ts'
import { canVisit, OpenTenant } from '../../host/open-tenant.tsx'
import type { Group } from '../../host/tenant-order.ts'
import { countsOf, GROUPS, grouped, groupOf, isAnything } from '../../host/tenant-order.ts'
import { Next, OpenParts, StateBadge, TenantName, wordsOf } from '../../host/tenant-parts.tsx'
import { de } from '../../i18n/de/host-start.ts'
import { en } from '../../i18n/en/host-start.ts'
import { Alert } from '../../ui/alert.tsx'
import { LinkButton } from '../../ui/button.tsx'
import { Time } from '../../ui/facts.tsx'
import { Choice, FilterBar, isFound, Search } from '../../ui/filter-bar.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import type { Column } from '../../ui/table.tsx'
import { Table } from '../../ui/table.tsx'

const TEXTS = { de, en }
const PAGE = 25

export default function Start() {
  const t = useTexts(TEXTS)
  const list = useResource(() => api.listTenants(), 'tenants', ['tenant', 'feed', 'host'])
  return (
    <Page
      title={t('title')}
      lead={list.data && <Counts of={list.data.tenants} />}
      actions={
        may('host.decide') && (
          <LinkButton kind="primary" href={hrefOf('decide')}>
            {t('decide')}
          </LinkButton>
        )
      }
    >
      <Loaded of={list}>
        {({ isRunning, tenants }) => (
          <>
            {!isRunning && (
              <Alert kind="warning" title={t('stopped.title')}>
                <p>{t('stopped.text')}</p>
              </Alert>
            )}
            {tenants.length === 0 ? <Nobody /> : <Tenants of={tenants} />}
          </>
        )}
      </Loaded>
    </Page>
  )
}

/** `60 Mandanten, 57 laufen, 2 rot, 1 noch nicht beigetreten` */
function Counts({ of }: { readonly of: readonly TenantLine[] }) {
  const t = useTexts(TEXTS)
  const { all, running, red, notJoined } = countsOf(of)
  const rest = [red > 0 && t('count.red', { n: red }), notJoined > 0 && t('count.not-joined', { n: notJoined })]
  return <>{[t('count.all', { n: all }), t('count.running', { n: running }), ...rest].filter(Boolean).join(', ')}</>
}

function Nobody() {
  const t = useTexts(TEXTS)
  return (
    <Empty title={t('none.title')}>
      <p>{t('none.text')}</p>
      <LinkButton href={hrefOf('add')}>{t('add')}</LinkButton>
    </Empty>
  )
}

function Tenants({ of }: { readonly of: readonly TenantLine[] }) {
  const t = useTexts(TEXTS)
  const { query } = place.use()
  const [words, state] = [query.get('q') ?? '', query.get('state') ?? '']
  const found = of.filter((tenant) => isFound(words, wordsOf(tenant)) && (state === '' || groupOf(tenant) === state))
  const isFiltered = words !== '' || state !== ''
  const groups = grouped(found)
  return (
    <>
      <FilterBar names={['state']} shown={found.length} total={of.length}>
        <Search label={t('search')} />
        <Choice name="state" label={t('filter.state')} options={GROUPS.map((value) => ({ value, label: t(`group.${value}`) }))} />
      </FilterBar>
      {found.length === 0 && (
        <Empty title={t('none.filtered')}>
          <p>{t('none.filtered-text')}</p>
        </Empty>
      )}
      {GROUPS.map((group) => (
        <GroupPart key={group} group={group} rows={groups.get(group) ?? []} isOpen={isFiltered || found.length === groups.get('quiet')?.length} />
      ))}
    </>
  )
}

interface GroupProps {
  readonly group: Group
  readonly rows: readonly TenantLine[]
  /** What is quiet is folded away while something is not. */
  readonly isOpen: boolean
}

function GroupPart({ group, rows, isOpen }: GroupProps) {
  const t = useTexts(TEXTS)
  if (rows.length === 0) return null
  if (group !== 'quiet')
    return (
      <Section title={t(`group.${group}`)} {...(group === 'open' || group === 'not-joined' ? { lead: t(`lead.${group}`) } : {})}>
        <GroupTable group={group} rows={rows} />
      </Section>
    )
  return (
    <section class="section">
      <h2>{t('group.quiet')}</h2>
      <details class="quiet-tenants" open={isOpen}>
        <summary>{t('quiet', { n: rows.length })}</summary>
        <p class="muted">{t('lead.quiet')}</p>
        <GroupTable group={group} rows={rows} />
      </details>
    </section>
  )
}

function GroupTable({ group, rows }: Omit<GroupProps, 'isOpen'>) {
  const t = useTexts(TEXTS)
  return (
    <Table
      caption={t(`group.${group}`)}
      rows={rows}
      keyOf={({ tenant }) => tenant}
      pageSize={PAGE}
      pageKey={`page-${group}`}
      columns={useColumns(group)}
    />
  )
}

function useColumns(group: Group): readonly Column<TenantLine>[] {
  const t = useTexts(TEXTS)
  const name: Column<TenantLine> = { key: 'tenant', title: t('column.tenant'), cell: (tenant) => <TenantName of={tenant} /> }
  const state: Column<TenantLine> = { key: 'state', title: t('column.state'), cell: (tenant) => <StateBadge of={tenant.state} /> }
  const since: Column<TenantLine> = { key: 'since', title: t('column.since'), cell: (tenant) => <Time at={tenant.since} isAgo /> }
  const open: Column<TenantLine> = { key: 'actions', title: t('column.actions'), cell: (tenant) => <OpenTenant tenant={tenant} isSmall /> }
  const actions = canVisit() ? [open] : []
  if (group === 'red')
    return [name, state, { key: 'trouble', title: t('column.trouble'), cell: (tenant) => <Trouble of={tenant} /> }, since, ...actions]
  if (group === 'open')
    return [
      name,
      { key: 'next', title: t('column.next'), cell: ({ open }) => open?.next && <Next of={open.next} /> },
      { key: 'open', title: t('column.open'), cell: ({ open }) => open && <OpenParts of={open} /> },
      ...actions,
    ]
  if (group === 'quiet') return [name, { ...state, cell: (tenant) => <Quiet of={tenant} /> }, ...actions]
  return [name, state, since]
}

function Quiet({ of: { state, open } }: { readonly of: TenantLine }) {
  const t = useTexts(TEXTS)
  return open === null ? <span class="muted">{t('reading')}</span> : <StateBadge of={state} />
}

/** Code, sentence and remedy; what goes on by itself; and what is open there all the same. */
function Trouble({ of: { code, text, concerns, failures, defects, open } }: { readonly of: TenantLine }) {
  const t = useTexts(TEXTS)
  const said = [
    ...(text === null ? [] : [text]),
    ...concerns,
    ...(failures > 0 ? [t('failures', { n: failures })] : []),
    ...(defects > 0 ? [t('defects', { n: defects })] : []),
  ]
  return (
    <ul class="trouble">
      {said.map((each) => (
        <li key={each}>{each}</li>
      ))}
      {code !== null && (
        <li class="muted">
          <code>{code}</code>
        </li>
      )}
      {open !== null && isAnything(open) && (
        <li>
          <OpenParts of={open} />
        </li>
      )}
    </ul>
  )
}
