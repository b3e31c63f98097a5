// SPDX-License-Identifier: EUPL-1.2
/**
 * A hand-written warning while somebody writes it: fields as texts, and what is sent of them.
 *
 * @module
 */
import type { WarningText } from '@ncv/protocol/admin/hub-routes.ts'
import type { WarningContent } from '@ncv/protocol/admin/hub-warning-routes.ts'

export const SEVERITIES = ['low', 'medium', 'high', 'critical'] as const satisfies readonly NonNullable<WarningText['severity']>[]
export const BROADCAST = ['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER'] as const satisfies readonly NonNullable<WarningText['tlp']>[]
export type BroadcastTlp = (typeof BROADCAST)[number]

export interface WarningForm {
  readonly title: string
  readonly text: string
  readonly severity: (typeof SEVERITIES)[number] | ''
  /** One a line. */
  readonly recommendations: string
  /** One a line: kind, blank, value. */
  readonly indicators: string
  readonly classification: string
  readonly isAlarm: boolean
  readonly isExercise: boolean
  readonly tlp: BroadcastTlp
}

export const EMPTY_FORM: WarningForm = {
  title: '',
  text: '',
  severity: '',
  recommendations: '',
  indicators: '',
  classification: '',
  isAlarm: false,
  isExercise: false,
  tlp: 'TLP:GREEN',
}

export const RECOMMENDATIONS_MAX = 20
export const LINE_MAX = 1000
export const INDICATORS_MAX = 200

export function formOf(content: WarningContent, tlp: string): WarningForm {
  const { title, text = '', severity = '', recommendations, indicators, classification = '', isAlarm, isExercise } = content
  return {
    ...{ title, text, severity, classification, isAlarm, isExercise },
    // A recommendation is one line here: breaks inside of one become blanks.
    recommendations: recommendations.map((each) => each.replace(/\s*\n\s*/g, ' ')).join('\n'),
    indicators: indicators.map(({ type, value }) => `${type} ${value}`).join('\n'),
    tlp: BROADCAST.find((label) => label === tlp) ?? 'TLP:GREEN',
  }
}

export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

export interface IndicatorLines {
  readonly indicators: readonly { readonly type: string; readonly value: string }[]
  /** Numbers of lines, from 1, that are no indicator. */
  readonly wrong: readonly number[]
}

export function readIndicators(text: string): IndicatorLines {
  const indicators: { type: string; value: string }[] = []
  const wrong: number[] = []
  for (const [i, line] of text.split('\n').entries()) {
    const words = line.trim()
    if (words === '') continue
    const blank = words.search(/\s/)
    const [type, value] = [words.slice(0, blank).replace(/:$/, ''), words.slice(blank).trim()]
    if (blank < 1 || type.length > 40 || value.length > 256) wrong.push(i + 1)
    else indicators.push({ type, value })
  }
  return { indicators, wrong }
}

/** Fields with what is wrong about them. */
export type FormFault = 'title' | 'recommendations' | 'indicators'

export function faultsOf(form: WarningForm): ReadonlySet<FormFault> {
  const faults = new Set<FormFault>()
  const lines = linesOf(form.recommendations)
  const { indicators, wrong } = readIndicators(form.indicators)
  if (form.title.trim() === '') faults.add('title')
  if (lines.length > RECOMMENDATIONS_MAX || lines.some((line) => line.length > LINE_MAX)) faults.add('recommendations')
  if (wrong.length > 0 || indicators.length > INDICATORS_MAX) faults.add('indicators')
  return faults
}

function wordsOf({ title, text, recommendations }: WarningForm): string {
  return `${title}\n${text}\n${recommendations}`
}

/** What templates and redaction leave to be filled in: words in square brackets. Those of a defanged address are none. */
export function openPlaces(form: WarningForm): string[] {
  return [...new Set(wordsOf(form).match(/\[[^[\]\n]{2,60}\]/g) ?? [])]
}

/** Days and times of day in the words: together with what others know, one of them can name a house. */
export function daysIn(form: WarningForm): string[] {
  return [...new Set(wordsOf(form).match(/\b(?:\d{1,2}\.\d{1,2}\.(?:\d{4})?|\d{4}-\d{2}-\d{2}|\d{1,2}:\d{2})(?!\d)/g) ?? [])]
}

/** What is laid out and signed; empty fields are left out. */
export function warningOf(form: WarningForm): WarningText {
  const { title, text, severity, classification, isAlarm, isExercise, tlp } = form
  const recommendations = linesOf(form.recommendations)
  const { indicators } = readIndicators(form.indicators)
  return {
    title: title.trim(),
    tlp,
    ...(text.trim() === '' ? {} : { text: text.trim() }),
    ...(severity === '' ? {} : { severity }),
    ...(recommendations.length === 0 ? {} : { recommendations }),
    ...(indicators.length === 0 ? {} : { indicators: [...indicators] }),
    ...(classification.trim() === '' ? {} : { classification: classification.trim() }),
    ...(isAlarm ? { isAlarm: true as const } : {}),
    ...(isExercise ? { isExercise: true as const } : {}),
  }
}
