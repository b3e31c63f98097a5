// SPDX-License-Identifier: EUPL-1.2
/**
 * The hub's frame: its menu, the numbers beside it, and how far its log is witnessed.
 *
 * @module
 */
import type { ComponentChildren } from 'preact'
import type { Texts, Translate } from '../app/i18n.ts'
import { useTexts } from '../app/i18n.ts'
import { useResource } from '../app/resource.ts'
import { Shell } from '../app/shell.tsx'
import { de } from '../i18n/de/hub-menu.ts'
import { en } from '../i18n/en/hub-menu.ts'
import { api } from './api.ts'
import { MENU } from './menu.ts'

export function HubFrame({ children }: { readonly children: ComponentChildren }) {
  const t = useTexts({ de, en })
  const { data } = useResource(() => api.status(), 'status', ['feed', 'contribution', 'draft', 'catalogue', 'request', 'report', 'alarm', 'post'])
  return (
    <Shell menu={MENU} menuText={t as Translate<Texts>} counts={countsOf(data)} foot={data && <Readiness of={data} />}>
      {children}
    </Shell>
  )
}

interface Standing {
  readonly waiting: { readonly drafts: number; readonly contributions: number }
  readonly services: {
    readonly openRequests: number
    readonly overdueRequests: number
    readonly overdueReports: number
    readonly silentAlarms: number
  }
}

/** What waits for somebody, beside the entry of the menu where it is done. */
function countsOf(data: Standing | undefined): Readonly<Record<string, number>> {
  if (data === undefined) return {}
  const { waiting, services } = data
  return {
    intake: waiting.contributions,
    drafts: waiting.drafts,
    alarms: services.silentAlarms,
    requests: services.openRequests + services.overdueRequests,
    reports: services.overdueReports,
  }
}

interface Ready {
  readonly readiness: 'ready' | 'waiting' | 'behind'
  readonly size: number
  readonly witnessedSize: number
}

function Readiness({ of: { readiness, size, witnessedSize } }: { readonly of: Ready }) {
  const t = useTexts({ de, en })
  return (
    <p class={`fresh${readiness === 'ready' ? '' : ' fresh--bad'}`}>
      {t(`readiness.${readiness}`)}
      <br />
      {t('size', { size, witnessed: witnessedSize })}
    </p>
  )
}
