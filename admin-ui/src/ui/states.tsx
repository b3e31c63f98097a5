// SPDX-License-Identifier: EUPL-1.2
/**
 * What stands where data is not: loading, nothing there, failed. Each says what can be done.
 *
 * @module
 */
import type { ComponentChildren } from 'preact'
import { OFFLINE } from '../app/api.ts'
import type { Problem } from '../app/api.ts'
import { useTexts } from '../app/i18n.ts'
import type { Resource } from '../app/resource.ts'
import { de } from '../i18n/de/ui.ts'
import { en } from '../i18n/en/ui.ts'
import { Alert } from './alert.tsx'
import { Button } from './button.tsx'

const UI = { de, en }

export function Loading() {
  const t = useTexts(UI)
  return (
    <p class="loading" role="status">
      <span class="loading__dot" aria-hidden="true" />
      {t('loading')}
    </p>
  )
}

/** Nothing to show, and why that may be right; children: what to do next. */
export function Empty({ title, children }: { readonly title: string; readonly children?: ComponentChildren }) {
  return (
    <div class="empty">
      <p class="empty__title">{title}</p>
      {children}
    </div>
  )
}

export function ProblemBox({ problem, onRetry }: { readonly problem: Problem; readonly onRetry?: () => void }) {
  const t = useTexts(UI)
  if (problem.code === 'REQUEST_FORBIDDEN') return <Refused sentence={problem.message} />
  const isOffline = problem.code === OFFLINE
  return (
    <Alert kind="danger" title={isOffline ? t('offline.title') : t('problem.title')}>
      <p>{isOffline ? t('offline.text') : problem.message || t('problem.text')}</p>
      <p class="muted">{t('problem.code', { code: problem.code })}</p>
      {onRetry && <Button onClick={onRetry}>{t('retry')}</Button>}
    </Alert>
  )
}

/** Nothing has gone wrong: this is for others. */
function Refused({ sentence }: { readonly sentence: string }) {
  const t = useTexts(UI)
  return (
    <div data-refused>
      <Alert kind="info" title={t('refused.title')}>
        <p>{sentence}</p>
      </Alert>
    </div>
  )
}

/**
 * The three states of a resource around its view. What was read last stays on the page when reading it again fails, under a word about it.
 */
export function Loaded<T>({ of, children }: { readonly of: Resource<T>; readonly children: (data: T) => ComponentChildren }) {
  const { data, problem, reload } = of
  if (data === undefined) return problem === undefined ? <Loading /> : <ProblemBox problem={problem} onRetry={() => void reload()} />
  return (
    <>
      {problem && <ProblemBox problem={problem} onRetry={() => void reload()} />}
      {children(data)}
    </>
  )
}
