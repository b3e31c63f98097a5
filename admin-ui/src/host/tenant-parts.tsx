// SPDX-License-Identifier: EUPL-1.2
/**
 * Parts of a tenant that its line and its page show alike.
 *
 * @module
 */
import type { TenantLine, TenantOpen, TenantView } from '@ncv/protocol/admin/host-routes.ts'
import type { TodayItem } from '@ncv/protocol/admin/today-routes.ts'
import { useTexts } from '../app/i18n.ts'
import { hrefOf } from '../app/location.ts'
import { de } from '../i18n/de/host-tenant.ts'
import { en } from '../i18n/en/host-tenant.ts'
import type { BadgeKind } from '../ui/badge.tsx'
import { Badge } from '../ui/badge.tsx'
import { Day, Time } from '../ui/facts.tsx'

const TEXTS = { de, en }
const COLOURS: Readonly<Record<TenantView['state'], BadgeKind>> = {
  ...{ waiting: 'line', starting: 'blue', running: 'green', 'not-joined': 'amber', failed: 'red', stopped: 'line' },
}

export function StateBadge({ of }: { readonly of: TenantView['state'] }) {
  const t = useTexts(TEXTS)
  return <Badge kind={COLOURS[of]}>{t(`state.${of}`)}</Badge>
}

export function TenantName({ of: { tenant, name } }: { readonly of: TenantView }) {
  return (
    <>
      <a class="link" href={hrefOf(`tenants/${tenant}`)}>
        {name === '' ? tenant : name}
      </a>
      {name !== '' && <span class="sub">{tenant}</span>}
    </>
  )
}

/** What is due first, and until when. */
export function Next({ of }: { readonly of: TodayItem }) {
  const t = useTexts(TEXTS)
  return (
    <>
      {of.title === '' ? t(`kind.${of.kind}`) : of.title}
      <span class="sub">
        {t(`kind.${of.kind}`)} <Until of={of} />
      </span>
    </>
  )
}

export function Until({ of: { due, dueAt, isOverdue, isExploited } }: { readonly of: TodayItem }) {
  const t = useTexts(TEXTS)
  return (
    <>
      {due !== undefined ? <Day day={due} /> : dueAt !== undefined && <Time at={dueAt} />} {isOverdue && <Badge kind="red">{t('overdue')}</Badge>}{' '}
      {isExploited === true && <Badge kind="red">{t('exploited')}</Badge>}
    </>
  )
}

/** `12 Treffer · 1 Abstimmung · 3 überfällig` */
export function OpenParts({ of }: { readonly of: TenantOpen }) {
  const t = useTexts(TEXTS)
  const { matches, alarms, questions, votes, overdue, exploited } = of
  const counted = [
    ['alarm', alarms],
    ['match', matches],
    ['question', questions],
    ['vote', votes],
  ] as const
  return (
    <span class="open-parts">
      {counted
        .filter(([, n]) => n > 0)
        .map(([kind, n]) => (
          <span key={kind}>{t(`n.${kind}`, { n })}</span>
        ))}
      {overdue > 0 && <Badge kind="red">{t('overdue.n', { n: overdue })}</Badge>}
      {exploited > 0 && <Badge kind="red">{t('exploited.n', { n: exploited })}</Badge>}
    </span>
  )
}

/** Words of a tenant that a search may find. */
export function wordsOf({ tenant, name }: TenantLine): string {
  return `${tenant} ${name}`
}
