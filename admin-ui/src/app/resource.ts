// SPDX-License-Identifier: EUPL-1.2
/**
 * Data of a view: loading, there, or failed; read again when it changes on the server, without taking away what is shown.
 *
 * @module
 */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { Problem } from './api.ts'
import { lang } from './i18n.ts'
import { onChange } from './live.ts'

export interface Resource<T> {
  /** What was read last; stays while it is read again and when that fails. */
  readonly data: T | undefined
  readonly problem: Problem | undefined
  readonly isLoading: boolean
  reload(): Promise<void>
}

/** Changes that follow each other are one for the reader. Milliseconds. */
const GATHER_MS = 400

/**
 * @param read reads it; the signal ends when the view is left
 * @param key what it depends on: another key is another reading, and nothing of the old one is shown
 * @param topics the nouns of `action`s whose changes concern it (`match` of `match.write`), and what the party adds (`feed`)
 */
export function useResource<T>(read: (signal: AbortSignal) => Promise<T>, key: string, topics: readonly string[] = []): Resource<T> {
  const [state, setState] = useState<{ key: string; data?: T; problem?: Problem; isLoading: boolean }>({ key, isLoading: true })
  const reading = useRef(read)
  reading.current = read
  const language = lang.use()
  const wanted = `${language} ${key}`
  const newest = useRef(0)

  const reload = useCallback(async () => {
    newest.current += 1
    const mine = newest.current
    setState((old) => (old.key === wanted ? { ...old, isLoading: true } : { key: wanted, isLoading: true }))
    try {
      const data = await reading.current(new AbortController().signal)
      if (mine === newest.current) setState({ key: wanted, data, isLoading: false })
    } catch (error) {
      const problem = error instanceof Problem ? error : new Problem('INTERNAL', 0, error instanceof Error ? error.message : '')
      if (mine === newest.current) setState((old) => ({ ...(old.key === wanted ? old : { key: wanted }), problem, isLoading: false }))
    }
  }, [wanted])

  useEffect(() => {
    void reload()
    let timer = 0
    const stop = onChange((changed) => {
      if (changed !== 'all' && !topics.some((topic) => changed.has(topic))) return
      clearTimeout(timer)
      timer = window.setTimeout(() => void reload(), GATHER_MS)
    })
    return () => {
      clearTimeout(timer)
      stop()
      newest.current += 1
    }
  }, [reload, topics.join(' ')])

  const shown = state.key === wanted ? state : { isLoading: true }
  return {
    data: 'data' in shown ? shown.data : undefined,
    problem: 'problem' in shown ? shown.problem : undefined,
    isLoading: shown.isLoading,
    reload,
  }
}
