// SPDX-License-Identifier: EUPL-1.2
/**
 * Carries out what a button asked for: says that it was done, or why not. Nothing fails in silence.
 *
 * @module
 */
import { OFFLINE, Problem } from './api.ts'
import { translate } from './i18n.ts'
import { notify } from './notice.ts'
import { de } from '../i18n/de/ui.ts'
import { en } from '../i18n/en/ui.ts'

/** @returns what `work` answered; undefined where it failed, which has been said then */
export async function act<T>(work: () => Promise<T>, done?: string | ((reply: T) => string), undo?: () => Promise<void>): Promise<T | undefined> {
  try {
    const reply = await work()
    if (done !== undefined) notify('success', typeof done === 'string' ? done : done(reply), undo)
    return reply
  } catch (error) {
    notify('danger', sentenceOf(error))
    return undefined
  }
}

/** The server's own sentence, which names field and remedy, or ours where there is none. */
export function sentenceOf(error: unknown): string {
  const t = translate({ de, en })
  if (!(error instanceof Problem)) return t('problem.text')
  if (error.code === OFFLINE) return `${t('offline.title')}. ${t('offline.text')}`
  return error.message === '' ? t('problem.text') : error.message
}
