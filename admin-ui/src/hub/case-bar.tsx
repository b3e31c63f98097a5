// SPDX-License-Identifier: EUPL-1.2
/**
 * Handling a thread as a case: open, waiting, closed. Only the hub knows of it.
 *
 * @module
 */
import type { HubPostView } from '@ncv/protocol/admin/hub-post-routes.ts'
import { act } from '../app/act.ts'
import { useTexts } from '../app/i18n.ts'
import { may } from '../app/session.ts'
import { de } from '../i18n/de/hub-post.ts'
import { en } from '../i18n/en/hub-post.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { api } from './api.ts'
import type { Thread } from './threads.ts'

export type CaseState = NonNullable<HubPostView['case']>['state']
export const CASE_STATES = ['open', 'waiting', 'closed'] as const satisfies readonly CaseState[]
const KIND = { open: 'red', waiting: 'amber', closed: 'green' } as const

export function CaseBadge({ state }: { readonly state: CaseState }) {
  const t = useTexts({ de, en })
  return <Badge kind={KIND[state]}>{t(`case.set.${state}`)}</Badge>
}

export function CaseBar({ of: thread, onDone }: { readonly of: Thread; readonly onDone: () => Promise<void> }) {
  const t = useTexts({ de, en })
  const id = thread.case?.post ?? thread.posts[0]?.id
  if (id === undefined) return null
  const set = async (state: CaseState | null) => {
    const words = state === null ? t('case.dropped') : t('case.done', { state: t(`case.set.${state}`) })
    await act(() => api.setPostCase({ params: { id }, body: { state } }), words)
    await onDone()
  }
  return (
    <div class="row case-bar">
      {thread.case !== undefined && (
        <span>
          {t('case.state')}: <CaseBadge state={thread.case.state} />
        </span>
      )}
      {may('post.write') &&
        (thread.case === undefined ? (
          <Button isSmall onClick={() => set('open')}>
            {t('case.open')}
          </Button>
        ) : (
          <>
            {CASE_STATES.filter((state) => state !== thread.case?.state).map((state) => (
              <Button key={state} isSmall onClick={() => set(state)}>
                {t(`case.set.${state}`)}
              </Button>
            ))}
            <Button isSmall kind="tertiary" onClick={() => set(null)}>
              {t('case.drop')}
            </Button>
          </>
        ))}
      <span class="muted">{t('case.lead')}</span>
    </div>
  )
}
