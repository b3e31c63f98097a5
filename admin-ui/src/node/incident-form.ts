// SPDX-License-Identifier: EUPL-1.2
/**
 * The form of an incident: from the record to what is typed, and back to the JSON that the node takes.
 *
 * @module
 */
import type { IncidentFields } from '@ncv/protocol/admin/incident-routes.ts'
import { splitMoment } from '../app/moment.ts'

/** RSIT 1003: classes with their values. `test` marks an exercise. */
export const RSIT = {
  'malicious-code': ['infected-system', 'c2-server', 'malware-distribution', 'malware-configuration'],
  fraud: ['phishing', 'masquerade', 'unauthorised-use-of-resources', 'copyright'],
  intrusions: ['privileged-account-compromise', 'unprivileged-account-compromise', 'application-compromise', 'system-compromise', 'burglary'],
  'intrusion-attempts': ['ids-alert', 'brute-force', 'exploit'],
  availability: ['dos', 'ddos', 'misconfiguration', 'sabotage', 'outage'],
  'information-content-security': ['unauthorised-information-access', 'unauthorised-information-modification', 'data-loss', 'data-leak'],
  'information-gathering': ['scanner', 'sniffing', 'social-engineering'],
  'abusive-content': ['spam', 'harmful-speech', 'violence'],
  vulnerable: ['weak-crypto', 'ddos-amplifier', 'potentially-unwanted-accessible', 'information-disclosure', 'vulnerable-system'],
  other: ['other', 'undetermined'],
  test: ['test'],
} as const
export type RsitClass = keyof typeof RSIT
export type RsitValue = (typeof RSIT)[RsitClass][number]
export const RSIT_CLASSES = Object.keys(RSIT) as RsitClass[]

export const VCV = [
  'external-attack',
  'data-loss',
  'vulnerability',
  'disruption',
  'internal-cause',
  'external-influence',
  'finding',
] as const satisfies readonly IncidentFields['vcv'][]

/** `malicious-code/infected-system` → class and value; the value is empty where only the class is known. */
export function splitRsit(code: string): { readonly kind: RsitClass | ''; readonly value: RsitValue | '' } {
  const [kind = '', value = ''] = code.split('/')
  const known = RSIT_CLASSES.find((each) => each === kind)
  if (known === undefined) return { kind: '', value: '' }
  return { kind: known, value: (RSIT[known] as readonly RsitValue[]).find((each) => each === value) ?? '' }
}

/** What is typed: lists line by line, moments as day and time. */
export interface IncidentDraft {
  readonly title: string
  readonly description: string
  readonly kind: RsitClass | ''
  readonly value: RsitValue | ''
  readonly vcv: IncidentFields['vcv'] | ''
  readonly occurredDay: string
  readonly occurredTime: string
  readonly detectedDay: string
  readonly detectedTime: string
  readonly assets: string
  readonly people: string
  readonly indicators: string
  readonly measures: string
  readonly notes: string
}

export const NEW_DRAFT: IncidentDraft = {
  title: '',
  description: '',
  kind: '',
  value: '',
  vcv: '',
  occurredDay: '',
  occurredTime: '',
  detectedDay: '',
  detectedTime: '',
  assets: '',
  people: '',
  indicators: '',
  measures: '',
  notes: '',
}

export function draftOf(fields: IncidentFields): IncidentDraft {
  const [occurred, detected] = [splitMoment(fields.occurredAt ?? ''), splitMoment(fields.detectedAt ?? '')]
  const { title, description, vcv, measures, notes } = fields
  return {
    ...{ title, description, vcv, measures, notes, ...splitRsit(fields.rsit) },
    ...{ occurredDay: occurred.day, occurredTime: occurred.time, detectedDay: detected.day, detectedTime: detected.time },
    assets: fields.assets.join('\n'),
    people: fields.people.join('\n'),
    indicators: fields.indicators.map(({ type, value }) => `${type} ${value}`).join('\n'),
  }
}

function momentOf(day: string, time: string): string | null {
  return day === '' ? null : time === '' ? day : `${day}T${time}`
}

/** As `addIncident` and `putIncident` take it. */
export function jsonOf(draft: IncidentDraft): string {
  const { title, description, kind, value, vcv, measures, notes } = draft
  return JSON.stringify({
    title: title.trim(),
    description,
    rsit: value === '' ? kind : `${kind}/${value}`,
    vcv,
    occurredAt: momentOf(draft.occurredDay, draft.occurredTime),
    detectedAt: momentOf(draft.detectedDay, draft.detectedTime),
    assets: linesOf(draft.assets),
    people: linesOf(draft.people),
    indicators: indicatorsOf(draft.indicators),
    measures,
    notes,
  })
}

/** Of a record as it stood: what undoing an edit writes back. */
export function jsonOfFields(fields: IncidentFields): string {
  return JSON.stringify(fields)
}

export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** What the first word of a line may say of the rest. */
export const INDICATOR_TYPES = [
  'ip',
  'domain',
  'url',
  'email',
  'subject',
  'filename',
  'md5',
  'sha1',
  'sha256',
  'cve',
  'user-agent',
  'registry',
  'process',
  'malware',
  'text',
] as const

/** One indicator a line: `ip 198.51.100.7`, or the value alone, whose kind shows in its form. */
export function indicatorsOf(text: string): { type: string; value: string }[] {
  return linesOf(text).map((line) => {
    const gap = line.indexOf(' ')
    const first = line.slice(0, Math.max(0, gap)).toLowerCase().replace(/:$/, '')
    const isTyped = gap > 0 && /^[a-z][a-z0-9-]{0,31}$/.test(first)
    return isTyped ? { type: first, value: line.slice(gap + 1).trim() } : { type: guessType(line), value: line }
  })
}

/** Of a value as it was copied, also where somebody has made it harmless (`hxxps://`, `[.]`). */
export function guessType(given: string): string {
  const value = given.trim().replaceAll('[.]', '.').replaceAll('[:]', ':').replaceAll('[@]', '@').replace(/^hxxp/i, 'http')
  if (/^https?:\/\//i.test(value)) return 'url'
  if (/^[0-9a-f]+$/i.test(value)) {
    const hash = { 32: 'md5', 40: 'sha1', 64: 'sha256' }[value.length]
    if (hash !== undefined) return hash
  }
  if (/^CVE-\d{4}-\d{4,}$/i.test(value)) return 'cve'
  if (/^\d{1,3}(?:\.\d{1,3}){3}(?:\/\d{1,2})?$/.test(value)) return 'ip'
  if (/^[0-9a-f:]*:[0-9a-f:]*:[0-9a-f:.]*(?:\/\d{1,3})?$/i.test(value)) return 'ip'
  if (/^[^\s@]+@[^\s@]+$/.test(value)) return 'email'
  if (/\.(?:exe|dll|js|vbs|ps1|bat|cmd|lnk|zip|rar|7z|iso|img|docm?|docx|xlsm?|xlsx|pdf|hta|jar|msi|scr)$/i.test(value)) return 'filename'
  if (/^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+$/u.test(value)) return 'domain'
  return 'text'
}

const pad = (n: number): string => String(n).padStart(2, '0')

/** Of `datetime-local`, in the reader's own time. */
export function localInputOf(at: number): string {
  const date = new Date(at)
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}T${pad(date.getHours())}:${pad(date.getMinutes())}`
}

/** Undefined where nothing, or no moment, was typed. */
export function instantOfInput(text: string): number | undefined {
  const at = new Date(text).getTime()
  return text === '' || Number.isNaN(at) ? undefined : at
}
