// SPDX-License-Identifier: EUPL-1.2
/**
 * Search, filters and kept filters of the match list.
 *
 * @module
 */
import { useState } from 'preact/hooks'
import { useTexts } from '../../../app/i18n.ts'
import { hrefOf, place, setQuery } from '../../../app/location.ts'
import { notify } from '../../../app/notice.ts'
import { de } from '../../../i18n/de/match.ts'
import { en } from '../../../i18n/en/match.ts'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/field.tsx'
import { formatDay } from '../../../app/format.ts'
import { Choice, FilterBar, Search } from '../../../ui/filter-bar.tsx'
import { FILTERS, SEVERITY_CHOICES } from './query.ts'
import { keep, NAME_MAX, readSaved, withSaved } from './saved.ts'
import { DUE, STATUSES, VERDICTS } from './words.ts'

const TEXTS = { de, en }

interface MatchFiltersProps {
  readonly shown: number
  readonly total: number
  readonly offices: readonly string[]
  readonly roles: readonly string[]
}

export function MatchFilters({ shown, total, offices, roles }: MatchFiltersProps) {
  const t = useTexts(TEXTS)
  const named = (names: readonly string[]) => names.map((value) => ({ value, label: value }))
  const worded = <K extends string>(prefix: K, values: readonly string[]) =>
    values.map((value) => ({ value, label: t(`${prefix}.${value}` as keyof typeof de & string) }))
  return (
    <FilterBar names={FILTERS} shown={shown} total={total}>
      <Search label={t('search')} />
      <Choice
        name="status"
        label={t('filter.status')}
        empty={t('filter.status.empty')}
        options={[...worded('status', STATUSES), { value: 'all', label: t('filter.status.all') }]}
      />
      <Choice name="severity" label={t('filter.severity')} options={worded('severity', SEVERITY_CHOICES)} />
      <Choice name="due" label={t('filter.due')} options={worded('due', DUE)} />
      <Choice name="verdict" label={t('filter.verdict')} options={worded('verdict', VERDICTS)} />
      {offices.length > 0 && <Choice name="office" label={t('filter.office')} options={named(offices)} />}
      {roles.length > 0 && <Choice name="role" label={t('filter.role')} options={named(roles)} />}
      <Choice name="exploited" label={t('filter.exploited')} options={[{ value: 'true', label: t('exploited') }]} />
      <Choice name="fresh" label={t('filter.fresh')} options={[{ value: 'true', label: t('filter.fresh.true') }]} />
      <Choice name="order" label={t('filter.order')} empty={t('filter.order.empty')} options={[{ value: 'due', label: t('filter.order.due') }]} />
      <Narrowed />
    </FilterBar>
  )
}

/** Filters that only links set: said in words, so that none is at work unseen. */
function Narrowed() {
  const t = useTexts(TEXTS)
  const { query } = place.use()
  const since = query.get('since') ?? ''
  const words = [
    query.get('group') ? t('narrowed.group') : '',
    /^\d{4}-\d{2}-\d{2}$/.test(since) ? t('narrowed.since', { day: formatDay(since) }) : '',
    query.get('asset') ? t('narrowed.asset', { asset: query.get('asset') ?? '' }) : '',
    query.get('advisory') ? t('narrowed.advisory', { advisory: query.get('advisory') ?? '' }) : '',
  ].filter((word) => word !== '')
  return words.length === 0 ? null : <p class="filter-bar__state">{words.join(' ')}</p>
}

export function SavedFilters() {
  const t = useTexts(TEXTS)
  const { query } = place.use()
  const [saved, setSaved] = useState(() => readSaved(localStorage))
  const [name, setName] = useState('')
  const isFiltered = [...FILTERS, 'q'].some((filter) => (query.get(filter) ?? '') !== '')
  const change = (next: typeof saved) => {
    keep(localStorage, next)
    setSaved(next)
  }
  const add = (event: Event) => {
    event.preventDefault()
    if (name.trim() === '') return
    change(withSaved(saved, name.trim(), query))
    notify('success', t('saved.done', { name: name.trim() }))
    setName('')
  }
  return (
    <details class="saved no-print">
      <summary>{t('saved.title')}</summary>
      {saved.length === 0 && !isFiltered && <p class="muted">{t('saved.none')}</p>}
      <ul class="saved__list">
        {saved.map((each) => (
          <li key={each.name}>
            <a class="link" href={hrefOf('matches', Object.fromEntries(new URLSearchParams(each.query)))}>
              {each.name}
            </a>
            <Button
              isSmall
              kind="tertiary"
              label={t('saved.remove', { name: each.name })}
              onClick={() => change(saved.filter((other) => other !== each))}
            >
              {t('saved.remove-short')}
            </Button>
          </li>
        ))}
      </ul>
      {isFiltered && (
        <form class="saved__form" onSubmit={add}>
          <TextField label={t('saved.name')} hint={t('saved.hint')} value={name} onInput={setName} maxLength={NAME_MAX} />
          <Button type="submit" isDisabled={name.trim() === ''}>
            {t('saved.save')}
          </Button>
        </form>
      )}
    </details>
  )
}

/** One page of groups, or of lines, and the way to the others. */
export function pageTo(page: number): void {
  setQuery({ page: page === 1 ? undefined : String(page) })
  window.scrollTo(0, 0)
  document.getElementById('main')?.focus({ preventScroll: true })
}
