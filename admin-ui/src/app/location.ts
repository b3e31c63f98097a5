// SPDX-License-Identifier: EUPL-1.2
/**
 * Where the reader is: path and query below `/ui/`. Filters live in the query, so that a view is a link that can be kept and sent on.
 *
 * @module
 */
import { signal } from './signal.ts'

export const BASE = '/ui/'

export interface Place {
  /** Without base and slashes at the ends: `matches`, `warnings/17`; empty for the start page. */
  readonly path: string
  readonly query: URLSearchParams
}

function read(): Place {
  const { pathname, search } = window.location
  return { path: pathname.startsWith(BASE) ? pathname.slice(BASE.length).replace(/\/$/, '') : '', query: new URLSearchParams(search) }
}

export const place = signal<Place>(read())
window.addEventListener('popstate', () => place.set(read()))

/** The address of a view: `hrefOf('matches', { status: 'open' })`. Empty and undefined values are left out. */
export function hrefOf(path: string, query: Readonly<Record<string, string | number | undefined>> = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  const search = new URLSearchParams(given.map(([key, value]) => [key, String(value)])).toString()
  return `${BASE}${path}${search === '' ? '' : `?${search}`}`
}

export function go(href: string, { replace = false }: { replace?: boolean } = {}): void {
  if (replace) history.replaceState(null, '', href)
  else history.pushState(null, '', href)
  place.set(read())
  if (!replace) {
    window.scrollTo(0, 0)
    document.getElementById('main')?.focus({ preventScroll: true })
  }
}

/** Changes single values of the query of this view; undefined or empty takes one away. */
export function setQuery(change: Readonly<Record<string, string | undefined>>): void {
  const query = Object.fromEntries(place.value.query)
  go(hrefOf(place.value.path, { ...query, ...change }), { replace: true })
}

/** Links inside the interface change the view without loading the page; all others are left to the browser. */
export function followLinks(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (
    link === null ||
    link.origin !== window.location.origin ||
    !link.pathname.startsWith(BASE) ||
    link.target !== '' ||
    link.hasAttribute('download')
  )
    return
  if (link.pathname === window.location.pathname && link.hash !== '') return
  event.preventDefault()
  go(`${link.pathname}${link.search}`)
}
