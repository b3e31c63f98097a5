// SPDX-License-Identifier: EUPL-1.2
/**
 * The directory of providers and experts from which the hub brokers.
 *
 * @module
 */
import type { ExpertView } from '@ncv/protocol/admin/hub-request-routes.ts'
import { useState } from 'preact/hooks'
import { act } from '../../app/act.ts'
import { useTexts } from '../../app/i18n.ts'
import { hrefOf, place } from '../../app/location.ts'
import { notify } from '../../app/notice.ts'
import { useResource } from '../../app/resource.ts'
import { may } from '../../app/session.ts'
import { api } from '../../hub/api.ts'
import { ExpertDialog } from '../../hub/expert-dialog.tsx'
import { REQUEST_TOPICS } from '../../hub/request-words.ts'
import { de } from '../../i18n/de/hub-expert.ts'
import { de as requestDe } from '../../i18n/de/hub-request.ts'
import { en } from '../../i18n/en/hub-expert.ts'
import { en as requestEn } from '../../i18n/en/hub-request.ts'
import { Button } from '../../ui/button.tsx'
import { Plain } from '../../ui/facts.tsx'
import { FileField } from '../../ui/file-field.tsx'
import { Choice, FilterBar, isFound, Search } from '../../ui/filter-bar.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'

const EXPERT = { de, en }
const TOPIC = { de: requestDe, en: requestEn }

export default function Experts() {
  const t = useTexts(EXPERT)
  const topicText = useTexts(TOPIC)
  const { query } = place.use()
  const experts = useResource(() => api.experts(), 'experts', ['request'])
  const [open, setOpen] = useState<ExpertView | 'new' | undefined>(undefined)
  const topic = query.get('topic') ?? ''
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      back={{ href: hrefOf('requests'), label: t('back') }}
      actions={
        may('request.write') && (
          <Button kind="primary" onClick={() => setOpen('new')}>
            {t('add')}
          </Button>
        )
      }
    >
      <Loaded of={experts}>
        {({ experts: all }) => {
          const rows = all.filter(
            ({ name, contact, region, topics }) =>
              isFound(query.get('q') ?? '', name, contact, region) && (topic === '' || topics.some((each) => each === topic)),
          )
          return all.length === 0 ? (
            <Empty title={t('none')}>
              <p>{t('none.text')}</p>
            </Empty>
          ) : (
            <>
              <FilterBar names={['topic']} shown={rows.length} total={all.length}>
                <Search />
                <Choice
                  name="topic"
                  label={t('filter.topic')}
                  options={REQUEST_TOPICS.map((value) => ({ value, label: topicText(`topic.${value}`) }))}
                />
              </FilterBar>
              <Directory rows={rows} onOpen={setOpen} onDone={experts.reload} />
            </>
          )
        }}
      </Loaded>
      {may('request.write') && <ImportFile onDone={experts.reload} />}
      {open !== undefined && <ExpertDialog of={open === 'new' ? undefined : open} onClose={() => setOpen(undefined)} onDone={experts.reload} />}
    </Page>
  )
}

interface DirectoryProps {
  readonly rows: readonly ExpertView[]
  readonly onOpen: (expert: ExpertView) => void
  readonly onDone: () => Promise<void>
}

function Directory({ rows, onOpen, onDone }: DirectoryProps) {
  const t = useTexts(EXPERT)
  const topicText = useTexts(TOPIC)
  const remove = async (expert: ExpertView) => {
    const { id, name } = expert
    await act(
      () => api.removeExpert({ params: { id } }),
      () => t('removed', { name }),
      async () => {
        await act(() => api.putExperts({ body: { experts: [expert] } }), t('saved', { name }))
        await onDone()
      },
    )
    await onDone()
  }
  return (
    <Table
      caption={t('title')}
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        {
          key: 'name',
          title: t('column.name'),
          cell: ({ name, region, note }) => (
            <>
              <strong>{name}</strong>
              {region !== undefined && <span class="sub">{region}</span>}
              {note !== undefined && <span class="sub">{note}</span>}
            </>
          ),
        },
        { key: 'topics', title: t('column.topics'), cell: ({ topics }) => topics.map((each) => topicText(`topic.${each}`)).join(', ') },
        { key: 'contact', title: t('column.contact'), cell: ({ contact }) => <Plain text={contact} /> },
        ...(may('request.write')
          ? [
              {
                key: 'do',
                title: t('column.do'),
                cell: (expert: ExpertView) => (
                  <span class="row">
                    <Button isSmall label={t('edit.of', { name: expert.name })} onClick={() => onOpen(expert)}>
                      {t('edit')}
                    </Button>
                    <Button isSmall kind="tertiary" label={t('remove.of', { name: expert.name })} onClick={() => remove(expert)}>
                      {t('remove')}
                    </Button>
                  </span>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}

function ImportFile({ onDone }: { readonly onDone: () => Promise<void> }) {
  const t = useTexts(EXPERT)
  const take = async (file: File) => {
    const experts = await readList(file)
    if (experts === undefined) return notify('danger', t('import.bad'))
    await act(
      () => api.putExperts({ body: { experts } }),
      ({ count }) => t('imported', { n: count }),
    )
    await onDone()
  }
  return (
    <div class="no-print">
      <Section title={t('import')}>
        <FileField label={t('import')} hint={t('import.hint')} accept=".json" onFile={(file) => void take(file)} />
      </Section>
    </div>
  )
}

/** What each entry must be, the hub says. */
async function readList(file: File): Promise<ExpertView[] | undefined> {
  try {
    const value: unknown = JSON.parse((await file.text()).replace(/^\uFEFF/, ''))
    return Array.isArray(value) ? (value as ExpertView[]) : undefined
  } catch {
    return undefined
  }
}
