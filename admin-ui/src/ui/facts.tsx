// SPDX-License-Identifier: EUPL-1.2
/**
 * Pairs of name and value, and moments written for people and for machines.
 *
 * @module
 */
import type { ComponentChildren } from 'preact'
import { formatAgo, formatDay, formatTime } from '../app/format.ts'
import { lang } from '../app/i18n.ts'

/** Entries without a value are left out. */
export function Facts({ of }: { readonly of: readonly (readonly [string, ComponentChildren | undefined | null])[] }) {
  const given = of.filter(([, value]) => value !== undefined && value !== null && value !== '')
  return (
    <dl class="facts">
      {given.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** @param at milliseconds */
export function Time({ at, isAgo = false }: { readonly at: number; readonly isAgo?: boolean }) {
  const language = lang.use()
  const full = formatTime(at, language)
  return (
    <time dateTime={new Date(at).toISOString()} title={full}>
      {isAgo ? formatAgo(at, Date.now(), language) : full}
    </time>
  )
}

/** @param day `2026-11-22` or milliseconds */
export function Day({ day }: { readonly day: number | string }) {
  const language = lang.use()
  return <time dateTime={typeof day === 'string' ? day : new Date(day).toISOString().slice(0, 10)}>{formatDay(day, language)}</time>
}

/** Text from a message: line breaks stay, nothing in it becomes a link. */
export function Plain({ text }: { readonly text: string }) {
  return <p class="plain">{text}</p>
}
