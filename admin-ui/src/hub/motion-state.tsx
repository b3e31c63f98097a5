// SPDX-License-Identifier: EUPL-1.2
/**
 * How a motion stands: colour and word. Of one question that is counted, the result itself.
 *
 * @module
 */
import type { HubMotionView } from '@ncv/protocol/admin/hub-motion-routes.ts'
import { useTexts } from '../app/i18n.ts'
import { de } from '../i18n/de/hub-motion.ts'
import { en } from '../i18n/en/hub-motion.ts'
import { Badge } from '../ui/badge.tsx'

const KIND = { open: 'blue', counted: 'line', lapsed: 'amber', withdrawn: 'line' } as const

export function MotionState({ of: { state, questions } }: { readonly of: Pick<HubMotionView, 'state' | 'questions'> }) {
  const t = useTexts({ de, en })
  const [only, ...more] = questions
  if (state === 'counted' && only?.result && more.length === 0) return <Result isCarried={only.result.isCarried} />
  return <Badge kind={KIND[state]}>{t(`state.${state}`)}</Badge>
}

export function Result({ isCarried }: { readonly isCarried: boolean }) {
  const t = useTexts({ de, en })
  return <Badge kind={isCarried ? 'green' : 'red'}>{t(isCarried ? 'result.carried' : 'result.rejected')}</Badge>
}
