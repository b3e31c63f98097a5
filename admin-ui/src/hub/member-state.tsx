// SPDX-License-Identifier: EUPL-1.2
/**
 * How a member stands: colour and word.
 *
 * @module
 */
import type { MemberView } from '@ncv/protocol/admin/member-view.ts'
import { useTexts } from '../app/i18n.ts'
import { de } from '../i18n/de/party-words.ts'
import { en } from '../i18n/en/party-words.ts'
import { Badge } from '../ui/badge.tsx'

const KIND = { admitted: 'green', suspended: 'amber', left: 'line', expelled: 'line' } as const

export function MemberState({ of: { state, suspendedBy } }: { readonly of: Pick<MemberView, 'state' | 'suspendedBy'> }) {
  const t = useTexts({ de, en })
  if (suspendedBy === 'key') return <Badge kind="red">{t('state.blocked')}</Badge>
  return <Badge kind={KIND[state]}>{t(`state.${state}`)}</Badge>
}
