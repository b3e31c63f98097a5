// SPDX-License-Identifier: EUPL-1.2
/**
 * The federation: its witnesses and how fresh their word is, its members, its rules.
 *
 * @module
 */
import type { MemberView } from '@ncv/protocol/admin/member-view.ts'
import { named } from '../../app/direction.ts'
import { useTexts } from '../../app/i18n.ts'
import { hrefOf, place } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { de } from '../../i18n/de/federation.ts'
import { en } from '../../i18n/en/federation.ts'
import { api } from '../../node/api.ts'
import { Alert } from '../../ui/alert.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Facts, Time } from '../../ui/facts.tsx'
import { Choice, FilterBar, isFound, Search } from '../../ui/filter-bar.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { FederationNav } from './federation-nav.tsx'
import { MEMBER_KINDS, MEMBER_ROLES, MEMBER_STATES, MemberState, Roles, useMemberWords } from './member-words.tsx'
import { RulesFacts } from './motion-rules.tsx'

const TEXTS = { de, en }

export default function Federation() {
  const t = useTexts(TEXTS)
  return (
    <Page title={t('title')} lead={t('lead')}>
      <FederationNav />
      <Witnesses />
      <Members />
      <Rules />
    </Page>
  )
}

function Witnesses() {
  const t = useTexts(TEXTS)
  const found = useResource(() => api.listWitnesses(), 'witnesses', ['feed', 'member'])
  return (
    <Section title={t('witnesses')}>
      <Loaded of={found}>
        {({ quorum, size, at, isFresh, witnesses }) => (
          <>
            <p class="muted">{t('witnesses.lead', { quorum, all: witnesses.length })}</p>
            <Alert
              kind={isFresh ? 'success' : 'danger'}
              title={at === null ? t('witnesses.never') : t(isFresh ? 'witnesses.fresh' : 'witnesses.stale', { size })}
            />
            <Table
              caption={t('witnesses')}
              rows={witnesses}
              keyOf={({ id }) => id}
              pageKey="witnesses"
              columns={[
                {
                  key: 'name',
                  title: t('witness.name'),
                  cell: ({ id, name, isOwn }) => (
                    <>
                      <a class="link" href={hrefOf(`federation/members/${id}`)}>
                        {name}
                      </a>{' '}
                      {isOwn && <Badge>{t('witness.own')}</Badge>}
                    </>
                  ),
                },
                {
                  key: 'at',
                  title: t('witness.at'),
                  cell: ({ at: signed }) => (signed === null ? <Badge kind="amber">{t('witness.missing')}</Badge> : <Time at={signed} isAgo />),
                },
              ]}
            />
          </>
        )}
      </Loaded>
    </Section>
  )
}

function Members() {
  const t = useTexts(TEXTS)
  const { w } = useMemberWords()
  const { query } = place.use()
  const [words, kind, state, role] = ['q', 'kind', 'state', 'role'].map((name) => query.get(name) ?? '') as [string, string, string, string]
  const found = useResource(() => api.members(), 'members', ['feed', 'member'])
  const isShown = (member: MemberView): boolean =>
    isFound(words, member.name, member.id) &&
    (kind === '' || member.kind === kind) &&
    (state === '' || member.state === state) &&
    (role === '' || member.roles.some((each) => each === role))
  return (
    <Section title={t('members')}>
      <Loaded of={found}>
        {({ members }) => {
          const rows = members.filter(isShown)
          if (members.length === 0) return <Empty title={t('members.empty')} />
          return (
            <>
              <FilterBar names={['kind', 'state', 'role']} shown={rows.length} total={members.length}>
                <Search />
                <Choice name="kind" label={t('filter.kind')} options={MEMBER_KINDS.map((value) => ({ value, label: w(`kind.${value}`) }))} />
                <Choice name="state" label={t('filter.state')} options={MEMBER_STATES.map((value) => ({ value, label: w(`state.${value}`) }))} />
                <Choice name="role" label={t('filter.role')} options={MEMBER_ROLES.map((value) => ({ value, label: w(`role.${value}`) }))} />
              </FilterBar>
              <Table
                caption={t('members')}
                rows={rows}
                keyOf={({ id }) => id}
                columns={[
                  {
                    key: 'name',
                    title: t('column.name'),
                    cell: ({ id, name }) => (
                      <a class="link" href={hrefOf(`federation/members/${id}`)}>
                        {name}
                      </a>
                    ),
                  },
                  { key: 'kind', title: t('column.kind'), cell: (row) => w(`kind.${row.kind as 'land'}`) },
                  { key: 'state', title: t('column.state'), cell: (row) => <MemberState member={row} /> },
                  {
                    key: 'pledge',
                    title: t('column.pledge'),
                    cell: ({ hasPledge }) => <Badge kind={hasPledge ? 'green' : 'line'}>{t(hasPledge ? 'pledged' : 'unpledged')}</Badge>,
                  },
                  { key: 'roles', title: t('column.roles'), cell: ({ roles }) => <Roles roles={roles} /> },
                  { key: 'since', title: t('column.since'), isNumber: true, cell: ({ since }) => (since === 0 ? t('founder') : since) },
                ]}
              />
              {rows.length === 0 && <Empty title={t('empty.filtered')} />}
            </>
          )
        }}
      </Loaded>
    </Section>
  )
}

function Rules() {
  const t = useTexts(TEXTS)
  const found = useResource(() => api.readSettings(), 'settings', ['feed'])
  return (
    <Section title={t('rules')}>
      <Loaded of={found}>
        {({ federation: { name, id, hub, relay }, rules: { quorum, ...rest } }) => (
          <>
            <Facts
              of={[
                [t('name'), named(name, id)],
                [t('hub'), hub],
                [t('relay'), relay],
              ]}
            />
            <RulesFacts rules={{ ...rest, voteQuorum: quorum }} />
          </>
        )}
      </Loaded>
    </Section>
  )
}
