// SPDX-License-Identifier: EUPL-1.2
/**
 * All members with their state, pledge and how well they can be reached.
 *
 * @module
 */
import type { MemberView } from '@ncv/protocol/admin/member-view.ts'
import { useTexts } from '../../app/i18n.ts'
import { hrefOf, place, setQuery } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { may } from '../../app/session.ts'
import { api } from '../../hub/api.ts'
import type { ContactState } from '../../hub/contact-sheet.ts'
import { contactState } from '../../hub/contact-sheet.ts'
import { MemberState } from '../../hub/member-state.tsx'
import { de } from '../../i18n/de/hub-member.ts'
import { de as partyDe } from '../../i18n/de/party-words.ts'
import { en } from '../../i18n/en/hub-member.ts'
import { en as partyEn } from '../../i18n/en/party-words.ts'
import { Badge } from '../../ui/badge.tsx'
import { Checkbox } from '../../ui/field.tsx'
import { Choice, FilterBar, isFound, Search } from '../../ui/filter-bar.tsx'
import { Page } from '../../ui/page.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'

const MEMBER = { de, en }
const PARTY = { de: partyDe, en: partyEn }
const STATES = ['admitted', 'suspended', 'left', 'expelled'] as const satisfies readonly MemberView['state'][]
const KINDS = ['municipality', 'district', 'association', 'it-provider', 'land'] as const

export default function Members() {
  const t = useTexts(MEMBER)
  const partyText = useTexts(PARTY)
  const { query } = place.use()
  const isAll = query.get('all') === 'true' || (query.get('state') ?? '') !== ''
  const members = useResource(() => api.members(), 'members', ['member', 'motion', 'feed'])
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Loaded of={members}>
        {({ members: every }) => {
          const all = every.filter(({ state }) => isAll || state === 'admitted' || state === 'suspended')
          const is = (name: string, value: string) => (query.get(name) ?? '') === '' || query.get(name) === value
          const rows = all.filter(({ id, name, state, kind }) => isFound(query.get('q') ?? '', id, name) && is('state', state) && is('kind', kind))
          return (
            <>
              <FilterBar names={['state', 'kind']} shown={rows.length} total={all.length}>
                <Search />
                <Choice name="state" label={t('filter.state')} options={STATES.map((value) => ({ value, label: partyText(`state.${value}`) }))} />
                <Choice name="kind" label={t('filter.kind')} options={KINDS.map((value) => ({ value, label: partyText(`kind.${value}`) }))} />
                <Checkbox
                  label={t('filter.former')}
                  isChecked={query.get('all') === 'true'}
                  onChange={(on) => setQuery({ all: on ? 'true' : undefined, page: undefined })}
                />
              </FilterBar>
              {rows.length === 0 ? <Empty title={t('none')} /> : <MemberTable rows={rows} />}
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}

function MemberTable({ rows }: { readonly rows: readonly MemberView[] }) {
  const t = useTexts(MEMBER)
  const partyText = useTexts(PARTY)
  const hasContacts = may('contact.read')
  const { data } = useResource(async () => (hasContacts ? await api.contacts() : undefined), 'contacts', ['contact', 'feed'])
  const contacts = new Map(data?.contacts.map((each) => [each.id, contactState(each)]))
  return (
    <Table
      caption={t('title')}
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        {
          key: 'name',
          title: t('column.name'),
          cell: ({ id, name, roles }) => (
            <>
              <a class="link" href={hrefOf(`members/${id}`)}>
                {name}
              </a>
              {roles.length > 0 && <span class="sub">{roles.map((role) => partyText(`role.${role}`)).join(', ')}</span>}
            </>
          ),
        },
        { key: 'kind', title: t('column.kind'), cell: ({ kind }) => partyText(`kind.${kind as 'land'}`) },
        { key: 'state', title: t('column.state'), cell: (member) => <MemberState of={member} /> },
        { key: 'tlp', title: t('column.tlp'), cell: ({ hasPledge }) => t(hasPledge ? 'pledged' : 'not-pledged') },
        ...(hasContacts ? [{ key: 'spoc', title: t('column.spoc'), cell: ({ id }: MemberView) => <SpocState state={contacts.get(id)} /> }] : []),
      ]}
    />
  )
}

const KIND = { good: 'green', due: 'amber', none: 'red' } as const
const WORD = { good: 'spoc.confirmed', due: 'spoc.due', none: 'spoc.unknown' } as const

function SpocState({ state }: { readonly state: ContactState | undefined }) {
  const t = useTexts(MEMBER)
  return state === undefined ? <>–</> : <Badge kind={KIND[state]}>{t(WORD[state])}</Badge>
}
