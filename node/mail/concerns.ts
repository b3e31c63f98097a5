// SPDX-License-Identifier: EUPL-1.2
/**
 * What of the own mails should be looked at: for `ncv node status` and the start page. Who relies on mails must learn elsewhere that none go.
 *
 * @module
 */
import { localText } from '@ncv/protocol/calendar/local-text.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import type { Lang } from '@ncv/runtime/texts.ts'
import { textOf } from '@ncv/runtime/texts.ts'
import { NODE_TEXTS } from '../i18n/texts.ts'
import type { MailStore } from '../store/mail-store.ts'

export interface MailConcern {
  readonly code: string
  readonly isRed: boolean
  readonly params: Readonly<Record<string, string | number>>
}

/** A server that is being restarted is nothing to look at. */
const PATIENCE_MS = 3_600_000

export function mailConcerns(mail: Pick<MailStore, 'counts'>, now: Instant, lang: Lang): MailConcern[] {
  const { queued, failed, oldest, code } = mail.counts()
  const why = code === null ? '' : textOf(NODE_TEXTS, lang, `mail.code.${code}`)
  return [
    ...(failed > 0 ? [{ code: 'mail-failed', isRed: true, params: { count: failed } }] : []),
    ...(oldest !== null && now - oldest > PATIENCE_MS
      ? [{ code: 'mail-stuck', isRed: true, params: { count: queued, since: localText(oldest, lang), why } }]
      : []),
  ]
}
