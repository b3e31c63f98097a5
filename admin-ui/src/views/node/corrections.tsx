// SPDX-License-Identifier: EUPL-1.2
/**
 * All corrections of matching: what each does today, the way back, and names that nobody recognises yet.
 *
 * @module
 */
import type { ListedCorrection } from '@ncv/protocol/admin/correction-routes.ts'
import { useState } from 'preact/hooks'
import { beside } from '../../app/direction.ts'
import { act } from '../../app/act.ts'
import { useTexts } from '../../app/i18n.ts'
import { hrefOf, place } from '../../app/location.ts'
import { notify } from '../../app/notice.ts'
import { useResource } from '../../app/resource.ts'
import { base64OfBytes, saveFile } from '../../app/save-file.ts'
import { may } from '../../app/session.ts'
import { de } from '../../i18n/de/correction.ts'
import { en } from '../../i18n/en/correction.ts'
import { api } from '../../node/api.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Day } from '../../ui/facts.tsx'
import { FileField } from '../../ui/file-field.tsx'
import { Choice, FilterBar, isFound, Search } from '../../ui/filter-bar.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import type { Send } from './match/correct-dialog.tsx'
import { CorrectDialog } from './match/correct-dialog.tsx'
import { Suggestions } from './match/suggestions.tsx'

const TEXTS = { de, en }

function nameOf({ vendor, product }: { readonly vendor?: string | undefined; readonly product: string }): string {
  return beside([vendor, product], ' ')
}

export default function CorrectionList() {
  const t = useTexts(TEXTS)
  const isAll = place.use().query.get('show') === 'all'
  const found = useResource(() => api.listCorrections({ query: { all: isAll ? 'true' : 'false' } }), `corrections ${isAll}`, ['correction'])
  const save = async () => {
    const file = await act(() => api.exportCorrections())
    if (file === undefined) return
    saveFile('ncv-corrections.json', file.json, 'application/json')
    notify('success', t('export.done', { n: file.count, left: file.leftOut }))
  }
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      back={{ href: hrefOf('matches'), label: t('back') }}
      actions={found.data && found.data.corrections.length > 0 && <Button onClick={save}>{t('export')}</Button>}
    >
      <Loaded of={found}>{({ corrections }) => <Listed corrections={corrections} reload={found.reload} isAll={isAll} />}</Loaded>
      {may('correction.write') && (
        <>
          <Suggestions />
          <Import reload={found.reload} />
        </>
      )}
    </Page>
  )
}

interface ListedProps {
  readonly corrections: readonly ListedCorrection[]
  readonly reload: () => Promise<void>
  readonly isAll: boolean
}

function Listed({ corrections, reload, isAll }: ListedProps) {
  const t = useTexts(TEXTS)
  const words = place.use().query.get('q') ?? ''
  if (corrections.length === 0 && !isAll) {
    return (
      <Empty title={t('none.title')}>
        <p>{t('none.text')}</p>
      </Empty>
    )
  }
  const rows = corrections.filter(({ asset, said, note }) => isFound(words, nameOf(asset), nameOf(said), note))
  return (
    <>
      <FilterBar names={['show']} shown={rows.length} total={corrections.length}>
        <Search />
        <Choice name="show" label={t('show')} empty={t('show.current')} options={[{ value: 'all', label: t('show.all') }]} />
      </FilterBar>
      <Table
        caption={t('title')}
        rows={rows}
        keyOf={({ id }) => id}
        columns={[
          { key: 'asset', title: t('column.asset'), cell: ({ asset }) => nameOf(asset) },
          { key: 'kind', title: t('column.kind'), cell: ({ kind }) => <Badge>{t(`kind.${kind}`)}</Badge> },
          {
            key: 'said',
            title: t('column.said'),
            cell: ({ said, note }) => (
              <>
                {nameOf(said)}
                {note && <span class="sub">{note}</span>}
              </>
            ),
          },
          { key: 'since', title: t('column.since'), cell: ({ since }) => <Day day={since} /> },
          { key: 'effect', title: t('column.effect'), cell: (each) => <Today of={each} /> },
          ...(may('correction.write')
            ? [{ key: 'act', title: t('column.act'), cell: (each: ListedCorrection) => <Back of={each} reload={reload} /> }]
            : []),
        ]}
      />
    </>
  )
}

function Today({ of: { effect, isUndone } }: { readonly of: ListedCorrection }) {
  const t = useTexts(TEXTS)
  if (isUndone || effect === undefined) return <span class="muted">{t('undone')}</span>
  const { added, removed, changed } = effect
  const parts = [
    removed > 0 ? t('effect.removed', { removed }) : '',
    added > 0 ? t('effect.added', { added }) : '',
    changed > 0 ? t('effect.changed', { changed }) : '',
  ].filter((part) => part !== '')
  return <>{parts.length === 0 ? <span class="muted">{t('effect.none')}</span> : parts.join(', ')}</>
}

function Back({ of: { id, asset, isUndone }, reload }: { readonly of: ListedCorrection; readonly reload: () => Promise<void> }) {
  const t = useTexts(TEXTS)
  const set = async (isGone: boolean) => {
    const call = isGone ? api.undoCorrection : api.redoCorrection
    const other = isGone ? api.redoCorrection : api.undoCorrection
    await act(
      () => call({ params: { id }, body: {} }),
      t(isGone ? 'undo.done' : 'redo.done'),
      async () => void (await other({ params: { id }, body: {} })),
    )
    await reload()
  }
  return (
    <Button isSmall label={t(isUndone ? 'redo.of' : 'undo.of', { asset: nameOf(asset) })} onClick={() => set(!isUndone)}>
      {t(isUndone ? 'redo' : 'undo')}
    </Button>
  )
}

function Import({ reload }: { readonly reload: () => Promise<void> }) {
  const t = useTexts(TEXTS)
  const [send, setSend] = useState<Send | undefined>(undefined)
  const close = () => setSend(undefined)
  const take = async (file: File) => {
    const bytes = base64OfBytes(new Uint8Array(await file.arrayBuffer()))
    setSend(() => (options: Parameters<Send>[0]) => api.importCorrections({ body: { name: file.name, bytes, ...options } }))
  }
  return (
    <Section title={t('import.title')} lead={t('import.lead')}>
      <FileField label={t('import.file')} accept=".json" onFile={(file) => void take(file)} />
      {send && (
        <CorrectDialog
          title={t('import.title')}
          lead={t('import.lead')}
          send={send}
          onClose={close}
          onDone={() => {
            close()
            void reload()
          }}
        />
      )}
    </Section>
  )
}
