// SPDX-License-Identifier: EUPL-1.2
/**
 * Lists as tables: columns declared once, pages of rows, keyboard through rows, cards on narrow screens.
 *
 * @module
 */
import type { ComponentChildren } from 'preact'
import { useTexts } from '../app/i18n.ts'
import { place, setQuery } from '../app/location.ts'
import { de } from '../i18n/de/ui.ts'
import { en } from '../i18n/en/ui.ts'
import { Button } from './button.tsx'

export interface Column<Row> {
  readonly key: string
  readonly title: string
  readonly isNumber?: boolean
  readonly cell: (row: Row) => ComponentChildren
}

export interface TableProps<Row> {
  /** What the table holds, for those who do not see it. */
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
  /** Shown under the row, over its whole width. */
  readonly below?: (row: Row) => ComponentChildren | undefined
  /** Rows on a page. */
  readonly pageSize?: number
  /** Rows are one page of so many: the server has cut it out. */
  readonly total?: number | undefined
  /** Name in the query where a view has several tables. */
  readonly pageKey?: string
}

const PAGE_SIZE = 50

export function Table<Row>({ caption, columns, rows, keyOf, below, pageSize = PAGE_SIZE, total, pageKey = 'page' }: TableProps<Row>) {
  const { query } = place.use()
  const pages = Math.max(1, Math.ceil((total ?? rows.length) / pageSize))
  const page = Math.min(pages, Math.max(1, Number(query.get(pageKey)) || 1))
  const shown = total === undefined ? rows.slice((page - 1) * pageSize, page * pageSize) : rows
  return (
    <>
      <div class="table-frame">
        <table class="table" data-list>
          <caption class="kern-sr-only">{caption}</caption>
          <thead>
            <tr>
              {columns.map(({ key, title, isNumber }) => (
                <th key={key} scope="col" class={isNumber ? 'num' : undefined}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => {
              const under = below?.(row)
              return [
                <tr key={keyOf(row)} data-item tabIndex={-1}>
                  {columns.map(({ key, title, isNumber, cell }) => (
                    <td key={key} data-title={title} class={isNumber ? 'num' : undefined}>
                      {cell(row)}
                    </td>
                  ))}
                </tr>,
                under === undefined || under === null || under === false ? null : (
                  <tr key={`${keyOf(row)} below`} class="table__below">
                    <td colSpan={columns.length}>{under}</td>
                  </tr>
                ),
              ]
            })}
          </tbody>
        </table>
      </div>
      <Pager page={page} pages={pages} total={total ?? rows.length} pageKey={pageKey} />
    </>
  )
}

function Pager({ page, pages, total, pageKey }: { readonly page: number; readonly pages: number; readonly total: number; readonly pageKey: string }) {
  const t = useTexts({ de, en })
  if (pages === 1) return null
  const to = (next: number) => setQuery({ [pageKey]: next === 1 ? undefined : String(next) })
  return (
    <nav class="pager" aria-label={t('pager.label')}>
      <Button isSmall isDisabled={page === 1} onClick={() => to(page - 1)}>
        {t('pager.back')}
      </Button>
      <span aria-live="polite">{t('pager.at', { page, pages, total })}</span>
      <Button isSmall isDisabled={page === pages} onClick={() => to(page + 1)}>
        {t('pager.on')}
      </Button>
    </nav>
  )
}
