// SPDX-License-Identifier: EUPL-1.2
/**
 * Search and filters of a list. They live in the address, so that a filtered view can be kept as a link; that it is filtered is said.
 *
 * @module
 */
import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { useTexts } from '../app/i18n.ts'
import { place, setQuery } from '../app/location.ts'
import { de } from '../i18n/de/ui.ts'
import { en } from '../i18n/en/ui.ts'
import { Button } from './button.tsx'

const UI = { de, en }

/** A letter is in the address, and asked for, at once; those that follow faster than this together. Milliseconds. */
const PAUSE_MS = 40

/** The search field (`/`); its words stand in the query as `q`. */
export function Search({ label }: { readonly label?: string }) {
  const t = useTexts(UI)
  const id = useId()
  const given = place.use().query.get('q') ?? ''
  const [text, setText] = useState(given)
  // What came from here does not go back into the field: somebody may have typed on since.
  const sent = useRef(given)
  const seen = useRef(given)
  // While rendering, not in an effect: that would run after the next letter, and take it away.
  if (given !== seen.current) {
    seen.current = given
    if (given !== sent.current) setText(given)
    sent.current = given
  }
  const timer = useRef(0)
  const sentAt = useRef(-PAUSE_MS)
  useEffect(() => () => clearTimeout(timer.current), [])
  const send = (words: string) => {
    sent.current = words
    sentAt.current = performance.now()
    setQuery({ q: words, page: undefined })
  }
  const type = (words: string) => {
    setText(words)
    clearTimeout(timer.current)
    const wait = sentAt.current + PAUSE_MS - performance.now()
    if (wait <= 0) send(words)
    else timer.current = window.setTimeout(() => send(words), wait)
  }
  return (
    <div class="search">
      <label class="kern-sr-only" for={id}>
        {label ?? t('search')}
      </label>
      <input
        id={id}
        class="kern-form-input__input"
        type="search"
        placeholder={`${label ?? t('search')}  ( / )`}
        value={text}
        onInput={(event) => type(event.currentTarget.value)}
      />
    </div>
  )
}

export interface ChoiceProps {
  /** Name in the query. */
  readonly name: string
  readonly label: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  /** What it means when none is chosen; else: all. */
  readonly empty?: string
}

/** One filter with a fixed set of values; empty stands for all. */
export function Choice({ name, label, options, empty }: ChoiceProps) {
  const t = useTexts(UI)
  const id = useId()
  const value = place.use().query.get(name) ?? ''
  return (
    <div class="choice">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => setQuery({ [name]: event.currentTarget.value, page: undefined })}>
        <option value="">{empty ?? t('all')}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}

/** @param names of the filters in the query, without the search @param shown rows that are left of `total` */
export function FilterBar({
  names,
  shown,
  total,
  children,
}: {
  readonly names: readonly string[]
  readonly shown: number
  readonly total: number
  readonly children: ComponentChildren
}) {
  const t = useTexts(UI)
  const { query } = place.use()
  const all = ['q', ...names]
  const isFiltered = all.some((name) => (query.get(name) ?? '') !== '')
  return (
    <search class="filter-bar">
      {children}
      <p class="filter-bar__state" role="status">
        {isFiltered ? <strong>{t('filtered', { shown, total })}</strong> : t('unfiltered', { n: total })}
        {isFiltered && (
          <Button isSmall kind="tertiary" onClick={() => setQuery({ ...Object.fromEntries(all.map((name) => [name, undefined])), page: undefined })}>
            {t('filter.clear')}
          </Button>
        )}
      </p>
    </search>
  )
}

/** Whether all words of the search are somewhere in the given texts. */
export function isFound(words: string, ...texts: readonly (string | undefined)[]): boolean {
  const hay = texts.join('\n').toLowerCase()
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => hay.includes(word))
}
