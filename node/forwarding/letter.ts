// SPDX-License-Identifier: EUPL-1.2
/**
 * What a mail about a warning says. Above TLP:GREEN: which warning it is and where to find it, and not a word of its content.
 *
 * @module
 */
import type { TlpLabel } from '@ncv/protocol/tlp.ts'
import { TLP_LABELS } from '@ncv/protocol/tlp.ts'
import type { Lang } from '@ncv/runtime/texts.ts'
import { textOf } from '@ncv/runtime/texts.ts'
import { NODE_TEXTS } from '../i18n/texts.ts'
import type { StoredWarning } from '../store/warning-store.ts'
import { dayOf, dayText } from '../triage/day.ts'

/** The strictest label whose content may stand in a mail. */
const MAIL_MAX: TlpLabel = 'TLP:GREEN'
const SUBJECT_MAX = 200

export interface Letter {
  readonly subject: string
  readonly body: string
}

export interface LetterAbout {
  readonly stored: StoredWarning
  readonly id: string
  readonly label: TlpLabel
  readonly link: string | undefined
  readonly from: string
}

export function letterAbout({ stored, id, label, link, from }: LetterAbout, lang: Lang): Letter {
  const text = (key: string, params: Record<string, string | number> = {}): string => textOf(NODE_TEXTS, lang, `forwarding.mail.${key}`, params)
  const { warning, time } = stored
  const exercise = warning.isExercise ? text('exercise') : ''
  const named = [exercise, text('name', { id })].filter((part) => part !== '').join(' – ')
  const rule = text(`rule.${label}`)
  const bound = TLP_LABELS.indexOf(label) <= TLP_LABELS.indexOf(MAIL_MAX)
  const date = dayText(dayOf(time), lang)
  const where = link === undefined ? (bound ? [] : [text('ask', { from })]) : [text('link', { link })]
  if (!bound) return { subject: named, body: [rule, '', text('sealed', { name: named, date }), ...where].join('\n') }
  const title = warning.title.replace(/\s+/g, ' ')
  return {
    subject: `${named}: ${title}`.slice(0, SUBJECT_MAX),
    body: [rule, '', `${named}: ${title}`, ...contentOf(stored, text, lang, date), ...where].join('\n'),
  }
}

function contentOf(
  { warning, terms }: StoredWarning,
  text: (key: string, params?: Record<string, string | number>) => string,
  lang: Lang,
  date: string,
) {
  const { publisher, severity, recommendations = [], indicators = [] } = warning
  const word = severity === undefined ? {} : { severity: textOf(NODE_TEXTS, lang, `severity.${severity}`) }
  return [
    text('source', { publisher, date, ...word }),
    ...(warning.lane === 'passed-through' ? [text('unchecked')] : []),
    ...(warning.text === undefined ? [] : ['', warning.text]),
    ...(recommendations.length === 0 ? [] : ['', text('recommendations'), ...recommendations.map((each) => `- ${each}`)]),
    ...(indicators.length === 0 ? [] : ['', text('indicators'), ...indicators.map(({ type, value }) => `  ${type}: ${value}`)]),
    '',
    text('terms', { terms: textOf(NODE_TEXTS, lang, `terms.${terms}`) }),
  ]
}
