// SPDX-License-Identifier: EUPL-1.2
/**
 * The node's frame: its menu, the numbers beside it, and how fresh its feed is.
 *
 * @module
 */
import type { TodayView } from '@ncv/protocol/admin/today-routes.ts'
import type { ComponentChildren } from 'preact'
import type { Texts, Translate } from '../app/i18n.ts'
import { useTexts } from '../app/i18n.ts'
import { useResource } from '../app/resource.ts'
import { Shell } from '../app/shell.tsx'
import { de } from '../i18n/de/node-menu.ts'
import { en } from '../i18n/en/node-menu.ts'
import { Time } from '../ui/facts.tsx'
import { api } from './api.ts'
import { MENU } from './menu.ts'
import { TODAY_TOPICS } from './today-topics.ts'

export function NodeFrame({ children }: { readonly children: ComponentChildren }) {
  const t = useTexts({ de, en })
  const { data } = useResource(() => api.status(), 'status', ['feed', 'match', 'inventory'])
  const today = useResource(() => api.today({ query: { limit: 0 } }), 'today', TODAY_TOPICS)
  return (
    <Shell menu={MENU} menuText={t as Translate<Texts>} counts={menuCounts(today.data)} foot={data && <Freshness of={data} />}>
      {children}
    </Shell>
  )
}

/** Only what waits for somebody has a number. */
function menuCounts(today: TodayView | undefined): Readonly<Record<string, number>> {
  if (today === undefined) return {}
  const { matches, alarms, cases, questions, votes, requests, post } = today.counts
  const named = { '': today.total, matches, alarms, cases, questions, votes, requests, post }
  return Object.fromEntries(Object.entries(named).flatMap(([path, n]) => (n === null ? [] : [[path, n]])))
}

interface Fresh {
  readonly size: number
  readonly isFresh: boolean
  readonly witnessedAt: number | null
  readonly feed: { readonly isHalted: boolean; readonly code: string | null }
}

function Freshness({ of: { size, isFresh, witnessedAt, feed } }: { readonly of: Fresh }) {
  const t = useTexts({ de, en })
  const isGood = isFresh && !feed.isHalted && feed.code === null
  return (
    <p class={`fresh${isGood ? '' : ' fresh--bad'}`}>
      {t(isGood ? 'fresh' : feed.isHalted ? 'halted' : isFresh ? 'unreached' : 'stale', { size })}
      <br />
      {witnessedAt === null ? t('unwitnessed') : t('witnessed')} {witnessedAt !== null && <Time at={witnessedAt} isAgo />}
    </p>
  )
}
