// SPDX-License-Identifier: EUPL-1.2
/**
 * The register of what this house has passed on, to whom, under which rule.
 *
 * @module
 */
import type { ForwardingLine } from '@ncv/protocol/admin/forwarding-routes.ts'
import { useTexts } from '../../app/i18n.ts'
import { hrefOf, place } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { de } from '../../i18n/de/forwarding-register.ts'
import { en } from '../../i18n/en/forwarding-register.ts'
import { api } from '../../node/api.ts'
import { Tlp } from '../../ui/badge.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Time } from '../../ui/facts.tsx'
import { Choice, FilterBar, isFound, Search } from '../../ui/filter-bar.tsx'
import { Page } from '../../ui/page.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { PostNav } from './post-nav.tsx'

const AUDIENCES = [
  'own-body',
  'superior-office',
  'own-provider',
  'served-municipality',
  'member',
  'named-person',
  'public',
] as const satisfies readonly ForwardingLine['audience'][]

export default function ForwardingRegister() {
  const t = useTexts({ de, en })
  const { query } = place.use()
  const [words, audience] = [query.get('q') ?? '', query.get('audience') ?? '']
  const found = useResource(() => api.listForwardings(), 'forwardings', ['forwarding'])
  return (
    <Page title={t('title')} lead={t('lead')} actions={<Button onClick={() => window.print()}>{t('print')}</Button>}>
      <PostNav />
      <Loaded of={found}>
        {({ forwardings }) => {
          if (forwardings.length === 0)
            return (
              <Empty title={t('empty')}>
                <p>{t('empty.text')}</p>
                <LinkButton href={hrefOf('warnings')}>{t('to-warnings')}</LinkButton>
              </Empty>
            )
          const rows = forwardings
            .filter((each) => isFound(words, each.id, each.to, each.name, each.reason) && (audience === '' || each.audience === audience))
            .sort((a, b) => b.number - a.number)
          return (
            <>
              <FilterBar names={['audience']} shown={rows.length} total={forwardings.length}>
                <Search />
                <Choice name="audience" label={t('filter.audience')} options={AUDIENCES.map((value) => ({ value, label: t(`audience.${value}`) }))} />
              </FilterBar>
              <Table
                caption={t('title')}
                rows={rows}
                keyOf={({ number }) => String(number)}
                columns={[
                  { key: 'number', title: t('column.number'), cell: ({ number }) => number },
                  { key: 'at', title: t('column.at'), cell: ({ at }) => <Time at={at} /> },
                  {
                    key: 'what',
                    title: t('column.what'),
                    cell: ({ warning, id }) => (
                      <a class="link" href={hrefOf(`warnings/${warning}`)}>
                        {id}
                      </a>
                    ),
                  },
                  {
                    key: 'to',
                    title: t('column.to'),
                    cell: ({ name, audience: to }) => (
                      <>
                        {name}
                        <span class="sub">{t(`audience.${to}`)}</span>
                      </>
                    ),
                  },
                  { key: 'label', title: t('column.label'), cell: ({ label }) => <Tlp label={label} /> },
                  {
                    key: 'rule',
                    title: t('column.rule'),
                    cell: ({ rule, reason }) => (
                      <>
                        {t(`rule.${rule}`)}
                        {reason !== undefined && <span class="sub">{reason}</span>}
                      </>
                    ),
                  },
                ]}
              />
              {rows.length === 0 && <Empty title={t('empty.filtered')} />}
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}
