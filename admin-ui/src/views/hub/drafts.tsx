// SPDX-License-Identifier: EUPL-1.2
/**
 * Drafts of own warnings: those that wait for the second person first.
 *
 * @module
 */
import { useTexts } from '../../app/i18n.ts'
import { hrefOf } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { may } from '../../app/session.ts'
import { api } from '../../hub/api.ts'
import { de } from '../../i18n/de/hub-draft.ts'
import { en } from '../../i18n/en/hub-draft.ts'
import { Badge, Tlp } from '../../ui/badge.tsx'
import { LinkButton } from '../../ui/button.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import type { Column } from '../../ui/table.tsx'
import { Table } from '../../ui/table.tsx'

type Draft = Awaited<ReturnType<typeof api.drafts>>['drafts'][number]

export default function Drafts() {
  const t = useTexts({ de, en })
  const drafts = useResource(() => api.drafts(), 'drafts', ['draft', 'feed'])
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        may('draft.write') && (
          <LinkButton kind="primary" href={hrefOf('warnings/new')}>
            {t('new')}
          </LinkButton>
        )
      }
    >
      <Loaded of={drafts}>{({ drafts: all }) => <Lists all={all} />}</Loaded>
      {may('catalogue.read') && <CatalogueNote />}
    </Page>
  )
}

function Lists({ all }: { readonly all: readonly Draft[] }) {
  const t = useTexts({ de, en })
  const waiting = all.filter(({ index }) => index === null)
  const done = all.filter(({ index }) => index !== null).toSorted((a, b) => (b.index ?? 0) - (a.index ?? 0))
  const columns: readonly Column<Draft>[] = [
    {
      key: 'title',
      title: t('column.title'),
      cell: ({ id, title, isAlarm }) => (
        <>
          <a class="link" href={hrefOf(`drafts/${id}`)}>
            {title}
          </a>{' '}
          {isAlarm && <Badge kind="red">{t('alarm')}</Badge>}
        </>
      ),
    },
    { key: 'tlp', title: t('column.tlp'), cell: ({ tlp }) => <Tlp label={tlp} /> },
    { key: 'author', title: t('column.author'), cell: ({ author }) => author },
  ]
  const published: readonly Column<Draft>[] = [
    { key: 'approver', title: t('column.approver'), cell: ({ approver }) => approver ?? '–' },
    {
      key: 'entry',
      title: t('column.entry'),
      isNumber: true,
      cell: ({ index }) => (
        <a class="link" href={hrefOf(`warnings/${index}`)}>
          {index}
        </a>
      ),
    },
  ]
  return (
    <>
      <Section title={t('waiting.title')}>
        {waiting.length === 0 ? (
          <Empty title={t('none')}>
            <p>{t('none.text')}</p>
          </Empty>
        ) : (
          <Table caption={t('waiting.title')} rows={waiting} keyOf={({ id }) => id} columns={columns} />
        )}
      </Section>
      {done.length > 0 && (
        <Section title={t('done.title')}>
          <Table caption={t('done.title')} rows={done} keyOf={({ id }) => id} columns={[...columns, ...published]} pageKey="done" />
        </Section>
      )}
    </>
  )
}

function CatalogueNote() {
  const t = useTexts({ de, en })
  const { data } = useResource(() => api.showCatalogue(), 'catalogue', ['catalogue'])
  const n = data?.drafts.filter(({ index }) => index === null).length ?? 0
  return n === 0 ? null : (
    <p>
      {t('catalogue.waiting', { n })}{' '}
      <a class="link" href={hrefOf('catalogue')}>
        {t('catalogue.go')}
      </a>
    </p>
  )
}
