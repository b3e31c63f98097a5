// SPDX-License-Identifier: EUPL-1.2
/**
 * The register of contacts, and the sheet for the day on which network and telephones fail.
 *
 * @module
 */
import type { HubContactView } from '@ncv/protocol/admin/hub-application-routes.ts'
import { act } from '../../app/act.ts'
import { formatTime } from '../../app/format.ts'
import { useTexts } from '../../app/i18n.ts'
import { hrefOf, place } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { saveFile } from '../../app/save-file.ts'
import { may } from '../../app/session.ts'
import { api } from '../../hub/api.ts'
import { contactsCsv, contactState } from '../../hub/contact-sheet.ts'
import { Findings } from '../../hub/findings.tsx'
import { SpocAddress, SpocPeople } from '../../hub/spoc.tsx'
import { de } from '../../i18n/de/hub-contact.ts'
import { en } from '../../i18n/en/hub-contact.ts'
import { Alert } from '../../ui/alert.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Day } from '../../ui/facts.tsx'
import { Choice, FilterBar, isFound, Search } from '../../ui/filter-bar.tsx'
import { Page } from '../../ui/page.tsx'
import { PrintFrame } from '../../ui/print-frame.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import '../../style/hub-coordination.css'

const CONTACT = { de, en }
const KIND = { good: 'green', due: 'amber', none: 'red' } as const

export default function Contacts() {
  const t = useTexts(CONTACT)
  const { query } = place.use()
  const contacts = useResource(() => api.contacts(), 'contacts', ['contact', 'member', 'feed', 'post'])
  return (
    <PrintFrame name={contacts.data === undefined ? '' : t('sheet', { at: formatTime(contacts.data.at) })}>
      <Page title={t('title')} lead={t('lead')} actions={<Actions contacts={contacts.data?.contacts ?? []} onDone={contacts.reload} />}>
        <Loaded of={contacts}>
          {({ contacts: all }) => {
            const state = query.get('state') ?? ''
            const due = all.filter((each) => contactState(each) !== 'good').length
            const rows = all.filter(
              (each) => isFound(query.get('q') ?? '', ...wordsOf(each)) && (state === '' || (state === 'good') === (contactState(each) === 'good')),
            )
            return (
              <>
                {due > 0 && (
                  <div class="no-print">
                    <Alert kind="warning" title={t('due.title', { n: due })}>
                      <p>{t('due.text')}</p>
                    </Alert>
                  </div>
                )}
                <FilterBar names={['state']} shown={rows.length} total={all.length}>
                  <Search />
                  <Choice
                    name="state"
                    label={t('filter.state')}
                    options={[
                      { value: 'due', label: t('filter.due') },
                      { value: 'good', label: t('filter.good') },
                    ]}
                  />
                </FilterBar>
                {rows.length === 0 ? <Empty title={t('none')} /> : <Register rows={rows} />}
              </>
            )
          }}
        </Loaded>
        {may('finding.deliver') && <Findings />}
      </Page>
    </PrintFrame>
  )
}

function wordsOf({ id, name, spoc }: HubContactView): string[] {
  return [id, name, ...(spoc === null ? [] : [spoc.contact.name, spoc.deputy.name, spoc.mailbox])]
}

function Actions({ contacts, onDone }: { readonly contacts: readonly HubContactView[]; readonly onDone: () => Promise<void> }) {
  const t = useTexts(CONTACT)
  const ask = async () => {
    await act(
      () => api.askContacts(),
      ({ asked }) => t('asked', { n: asked.length }),
    )
    await onDone()
  }
  return (
    <>
      <Button onClick={() => window.print()}>{t('print')}</Button>
      <Button onClick={() => saveFile('ansprechstellen.csv', `\uFEFF${contactsCsv(contacts)}\r\n`, 'text/csv')}>{t('csv')}</Button>
      {may('contact.ask') && <Button onClick={ask}>{t('ask')}</Button>}
    </>
  )
}

/** All on one page: a sheet for paper has no second one to turn to. */
const ROWS = 1000

function Register({ rows }: { readonly rows: readonly HubContactView[] }) {
  const t = useTexts(CONTACT)
  return (
    <Table
      caption={t('title')}
      rows={rows}
      keyOf={({ id }) => id}
      pageSize={ROWS}
      columns={[
        {
          key: 'member',
          title: t('column.member'),
          cell: ({ id, name }) => (
            <a class="link" href={hrefOf(`members/${id}`)}>
              {name}
            </a>
          ),
        },
        { key: 'people', title: t('column.people'), cell: ({ spoc }) => (spoc === null ? t('nobody') : <SpocPeople of={spoc} />) },
        { key: 'address', title: t('column.address'), cell: ({ spoc }) => spoc !== null && <SpocAddress of={spoc} /> },
        { key: 'state', title: t('column.state'), cell: (each) => <State of={each} /> },
      ]}
    />
  )
}

function State({ of: contact }: { readonly of: HubContactView }) {
  const t = useTexts(CONTACT)
  const state = contactState(contact)
  const { confirmedAt, askedAt } = contact
  return (
    <>
      <Badge kind={KIND[state]}>{t(`state.${state}`)}</Badge>
      {confirmedAt !== null && (
        <span class="sub">
          {t('confirmed')} <Day day={confirmedAt} />
        </span>
      )}
      {askedAt !== null && state !== 'good' && (
        <span class="sub">
          {t('asked-at')} <Day day={askedAt} />
        </span>
      )}
    </>
  )
}
