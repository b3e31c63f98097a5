// SPDX-License-Identifier: EUPL-1.2
/**
 * The parts of an area side by side: links, of which one is the place where the reader is.
 *
 * @module
 */
import { hrefOf, place } from '../app/location.ts'
import { may } from '../app/session.ts'
import '../style/sub-nav.css'

export interface SubNavItem {
  readonly path: string
  readonly label: string
  /** Shown only to who may do this. */
  readonly action: string
}

export function SubNav({ label, items }: { readonly label: string; readonly items: readonly SubNavItem[] }) {
  const { path } = place.use()
  const shown = items.filter(({ action }) => may(action))
  if (shown.length < 2) return null
  return (
    <nav class="sub-nav no-print" aria-label={label}>
      <ul>
        {shown.map((item) => (
          <li key={item.path}>
            <a href={hrefOf(item.path)} aria-current={item.path === path ? 'page' : undefined}>
              {item.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
