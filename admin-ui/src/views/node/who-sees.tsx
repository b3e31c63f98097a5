// SPDX-License-Identifier: EUPL-1.2
/**
 * „Was sieht wer?“: for both ways of reporting, what each party can conclude, and every field with who can read it.
 *
 * @module
 */
import type { WhoSeesView } from '@ncv/protocol/admin/settings-routes.ts'
import { useTexts } from '../../app/i18n.ts'
import { place } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { session } from '../../app/session.ts'
import { de } from '../../i18n/de/who-sees.ts'
import { en } from '../../i18n/en/who-sees.ts'
import { api } from '../../node/api.ts'
import { Alert } from '../../ui/alert.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Choice, FilterBar, isFound, Search } from '../../ui/filter-bar.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { SettingsNav } from './settings-nav.tsx'
import '../../style/federation.css'

const TEXTS = { de, en }
type Way = WhoSeesView['ways'][number]
type Party = WhoSeesView['parties'][number]

interface Line {
  readonly key: string
  readonly message: string
  readonly path: string
  readonly text: string
  readonly by: readonly Party['party'][]
}

export default function WhoSees() {
  const t = useTexts(TEXTS)
  const found = useResource(() => api.whoSees(), 'who-sees')
  const way = place.use().query.get('way') === 'named' ? 'named' : 'anonymous'
  const host = session.use()?.party.host ?? null
  return (
    <Page title={t('title')} lead={t('lead')} actions={<Button onClick={() => window.print()}>{t('print')}</Button>}>
      <SettingsNav />
      {host !== null && <Alert kind="warning" title={t('hosted', { host })} />}
      <Loaded of={found}>
        {({ ways, parties }) => {
          const shown = ways.find((each) => each.way === way)
          return shown === undefined ? null : <OneWay way={shown} parties={parties} />
        }}
      </Loaded>
    </Page>
  )
}

function linesOf({ messages }: Way): Line[] {
  return messages.flatMap(({ id, title, fields }) => fields.map(({ path, text, by }) => ({ key: `${id} ${path}`, message: title, path, text, by })))
}

function OneWay({ way, parties }: { readonly way: Way; readonly parties: readonly Party[] }) {
  const t = useTexts(TEXTS)
  const { query } = place.use()
  const [words, party] = [query.get('q') ?? '', query.get('party') ?? '']
  const all = linesOf(way)
  const rows = all.filter((line) => isFound(words, line.message, line.path, line.text) && (party === '' || line.by.some((each) => each === party)))
  return (
    <>
      <FilterBar names={['way', 'party']} shown={rows.length} total={all.length}>
        <Search />
        <Choice
          name="way"
          label={t('way')}
          options={(['named'] as const).map((value) => ({ value, label: t(`way.${value}`) }))}
          empty={t('way.anonymous')}
        />
        <Choice name="party" label={t('party')} options={parties.map(({ party: value, name }) => ({ value, label: name }))} />
      </FilterBar>
      <h2>{way.title}</h2>
      <Section title={t('learns')}>
        <div class="stack">
          {way.learns.map(({ who, name, text }) => (
            <div key={who} class={who === 'hub+relay' ? 'why' : 'card'}>
              <h3>{name}</h3>
              {who === 'hub+relay' && <p class="muted">{t('together')}</p>}
              <p>{text}</p>
            </div>
          ))}
        </div>
      </Section>
      <Section title={t('fields')}>
        {rows.length === 0 ? (
          <Empty title={t('empty')} />
        ) : (
          <Table
            caption={t('fields')}
            rows={rows}
            keyOf={({ key }) => key}
            columns={[
              {
                key: 'field',
                title: t('column.field'),
                cell: ({ text, path }) => (
                  <>
                    {text}
                    <span class="sub mono">{path}</span>
                  </>
                ),
              },
              { key: 'message', title: t('column.message'), cell: ({ message }) => message },
              { key: 'by', title: t('party'), cell: ({ by }) => <Seers by={parties.filter(({ party: each }) => by.includes(each))} /> },
            ]}
          />
        )}
      </Section>
    </>
  )
}

function Seers({ by }: { readonly by: readonly Party[] }) {
  return (
    <span class="row">
      {by.map(({ party, name }) => (
        <Badge key={party} kind={party === 'own' ? 'line' : 'amber'}>
          {name}
        </Badge>
      ))}
    </span>
  )
}
