// SPDX-License-Identifier: EUPL-1.2
/**
 * How an application stands, and what hinders it.
 *
 * @module
 */
import type { HubApplicationLine } from '@ncv/protocol/admin/hub-application-routes.ts'
import { useTexts } from '../app/i18n.ts'
import { de } from '../i18n/de/hub-application.ts'
import { en } from '../i18n/en/hub-application.ts'
import { Badge } from '../ui/badge.tsx'

const KIND = { unknown: 'line', pending: 'amber', proposed: 'blue', 'not-carried': 'line', rejected: 'line', admitted: 'green' } as const

export function ApplicationState({ state }: { readonly state: HubApplicationLine['state'] }) {
  const t = useTexts({ de, en })
  return <Badge kind={KIND[state]}>{t(`state.${state}`)}</Badge>
}

export function Blocking({ of: blocking }: { readonly of: HubApplicationLine['blocking'] }) {
  const t = useTexts({ de, en })
  return <>{blocking.length === 0 ? t('blocking.none') : blocking.map((each) => t(`blocking.${each}`)).join('; ')}</>
}
