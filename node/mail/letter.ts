// SPDX-License-Identifier: EUPL-1.2
/**
 * The mails in words: one function a kind, in the language of whoever gets it.
 *
 * @module
 */
import type { MailSettings } from '@ncv/protocol/admin/mail-routes.ts'
import type { TlpLabel } from '@ncv/protocol/tlp.ts'
import type { Lang } from '@ncv/runtime/texts.ts'
import { textOf } from '@ncv/runtime/texts.ts'
import { NODE_TEXTS } from '../i18n/texts.ts'
import type { Day } from '../triage/day.ts'
import { dayText } from '../triage/day.ts'
import type { Line } from './line.ts'
import { distinct, strictest } from './line.ts'

export interface Letter {
  readonly label: TlpLabel
  /** Behind the label. */
  readonly subject: string
  readonly body: string
}

/** What all letters of a house need. */
export interface LetterHead {
  /** The node's name. */
  readonly house: string
  readonly link: MailSettings['link']
  readonly lang: Lang
}

export interface DigestNews {
  readonly day: Day
  readonly fresh: readonly Line[]
  /** Due today or before. */
  readonly due: readonly Line[]
  /** Nobody has confirmed them. */
  readonly alarms: readonly Line[]
}

/** Lines in one part of a mail: whoever has more to read reads on in the node. */
const LINES_MAX = 40

const text = (lang: Lang, key: string, params: Record<string, string | number> = {}): string => textOf(NODE_TEXTS, lang, `mail.${key}`, params)

/** Also where nothing is new: that it comes every day lets its absence be noticed. */
export function digestLetter(head: LetterHead, { day, fresh, due, alarms }: DigestNews): Letter {
  const { lang } = head
  const [news, late] = [distinct(fresh), distinct(due)]
  const parts = [
    ...part(head, 'alarms', alarms),
    ...part(head, 'fresh', news),
    ...part(head, 'due', late),
    ...(news.length + late.length + alarms.length === 0 ? [text(lang, 'digest.empty'), ''] : []),
  ]
  const date = dayText(day, lang)
  const subject = news.length === 0 ? text(lang, 'digest.subject.empty', { date }) : text(lang, 'digest.subject', { date, count: news.length })
  return letter(head, subject, parts, [...fresh, ...due, ...alarms])
}

export function matchLetter(head: LetterHead, lines: readonly Line[]): Letter {
  const own = distinct(lines)
  return letter(head, text(head.lang, 'match.subject', { count: own.length }), part(head, 'urgent', own), lines)
}

export function alarmLetter(head: LetterHead, lines: readonly Line[]): Letter {
  const [first] = lines
  const name = lines.length === 1 && first !== undefined ? named(first, head.lang) : String(lines.length)
  return letter(head, text(head.lang, 'alarm.subject', { name }), part(head, 'alarms', lines), lines)
}

/** Says that something waits in the node, and neither what nor how much. */
export function waitingLetter(head: LetterHead): Letter {
  const { lang, link } = head
  const where = link === undefined ? [] : [`${trimmed(link)}/ui/`, '']
  return letter(head, text(lang, 'waiting.subject'), [text(lang, 'waiting.text'), '', ...where], [])
}

/** To the deputies: nobody has confirmed it for so many hours. */
export function reminderLetter(head: LetterHead, lines: readonly Line[], hours: number): Letter {
  const { lang } = head
  const own = distinct(lines)
  return letter(
    head,
    text(lang, 'reminder.subject', { count: own.length }),
    [text(lang, 'reminder.text', { hours }), '', ...listed(head, own)],
    lines,
  )
}

export function testLetter(head: LetterHead): Letter {
  return letter(head, text(head.lang, 'test.subject'), [text(head.lang, 'test.text'), ''], [])
}

function letter({ house, lang }: LetterHead, subject: string, parts: readonly string[], lines: readonly Line[]): Letter {
  return { label: strictest(lines), subject, body: [...parts, '-- ', text(lang, 'foot', { house })].join('\n') }
}

function part(head: LetterHead, name: 'alarms' | 'fresh' | 'due' | 'urgent', lines: readonly Line[]): string[] {
  return lines.length === 0 ? [] : [text(head.lang, `part.${name}`, { count: lines.length }), '', ...listed(head, lines)]
}

/** Under the product that they touch; what may not be named comes last. */
function listed({ link, lang }: LetterHead, lines: readonly Line[]): string[] {
  const shown = lines.slice(0, LINES_MAX)
  const groups = [...Map.groupBy(shown, (line) => line.shown?.product ?? '')].sort(([a], [b]) => Number(a === '') - Number(b === ''))
  const out = groups.flatMap(([product, own]) => [
    ...(product === '' ? [] : [product]),
    ...own.flatMap((line) => [`- ${line.tlp} ${named(line, lang)}`, ...(link === undefined ? [] : [`  ${trimmed(link)}/ui/warnings/${line.index}`])]),
    '',
  ])
  return lines.length > LINES_MAX ? [...out, text(lang, 'more', { count: lines.length - LINES_MAX }), ''] : out
}

function named({ id, shown, isExercise }: Line, lang: Lang): string {
  const exercise = isExercise ? `${text(lang, 'exercise')} – ` : ''
  return `${exercise}${shown === undefined ? text(lang, 'sealed', { id }) : `${id}: ${shown.title}`}`
}

function trimmed(link: string): string {
  return link.endsWith('/') ? link.slice(0, -1) : link
}
