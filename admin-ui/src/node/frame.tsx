// SPDX-License-Identifier: EUPL-1.2
/**
 * The node's frame: its menu, the numbers beside it, and how fresh its feed is.
 *
 * @module
 */
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

export function NodeFrame({ children }: { readonly children: ComponentChildren }) {
  const t = useTexts({ de, en })
  const status = useResource(() => api.status(), 'status', ['feed', 'match', 'inventory'])
  const { data } = status
  return (
    <Shell
      menu={MENU}
      menuText={t as Translate<Texts>}
      counts={{ warnings: data?.warnings ?? 0, inventory: data?.inventory ?? 0 }}
      foot={data && <Freshness of={data} />}
    >
      {children}
    </Shell>
  )
}

interface Fresh {
  readonly size: number
  readonly isFresh: boolean
  readonly witnessedAt: number | null
  readonly feed: { readonly isHalted: boolean }
}

function Freshness({ of: { size, isFresh, witnessedAt, feed } }: { readonly of: Fresh }) {
  const t = useTexts({ de, en })
  const isGood = isFresh && !feed.isHalted
  return (
    <p class={`fresh${isGood ? '' : ' fresh--bad'}`}>
      {t(isGood ? 'fresh' : feed.isHalted ? 'halted' : 'stale', { size })}
      <br />
      {witnessedAt === null ? t('unwitnessed') : t('witnessed')} {witnessedAt !== null && <Time at={witnessedAt} isAgo />}
    </p>
  )
}
