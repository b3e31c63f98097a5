// SPDX-License-Identifier: EUPL-1.2
/**
 * The only way from an {@link Incident} to what leaves the house: names each field that stays, never deletes fields.
 *
 * ```
 * {rsit, vcv, occurredDay?, detectedDay?, indicators: [{type, value}], description?, measures?, leftOut: ['description']}
 * ```
 * Title, notes, people and assets never leave; own times become days; description, measures and indicators pass the egress guard.
 * An exception anywhere means that nothing leaves.
 *
 * @module
 */
import type { IncidentReport } from '@ncv/protocol/message/contribution.ts'
import type { Decision } from './decisions.ts'
import { NO_DECISIONS } from './decisions.ts'
import type { Doubt } from './doubts.ts'
import { doubtsIn } from './doubts.ts'
import type { BlockReason } from './egress-guard/finding.ts'
import type { Redaction, Touched } from './egress-guard/guard.ts'
import { redactText } from './egress-guard/guard.ts'
import { inspect } from './egress-guard/inspect.ts'
import type { Piece } from './egress-guard/pieces.ts'
import type { GuardProfile } from './guard-profile.ts'
import { withIncidentValues } from './guard-profile.ts'
import type { Incident } from './incident.ts'
import { dayOf } from './incident.ts'
import { RedactError } from './redact-error.ts'

export const MAX_DESCRIPTION = 3_000
export const MAX_MEASURES = 1_500
export const MAX_INDICATORS = 40
export const MAX_INDICATOR = 200
const MAX_INDICATOR_TYPE = 32

/** Says inside the text that it was cut. */
export const SHORTENED = ' […gekürzt]'

export const LEFT_OUT_REASONS = ['never', 'blocked', 'own', 'empty', 'too-many', 'too-long', 'unreadable', 'time'] as const
export type LeftOutReason = (typeof LEFT_OUT_REASONS)[number]

export interface LeftOut {
  /** `title`, `indicators[3]` … */
  readonly field: string
  readonly why: LeftOutReason
  /** For `blocked`: what stood in the way, for the human who rewrites it. */
  readonly reasons?: readonly BlockReason[]
}

export interface RedactedIncident {
  readonly report: IncidentReport
  readonly leftOut: readonly LeftOut[]
  readonly touched: readonly (Touched & { readonly field: string })[]
  /** Before and after, of the texts that have something in them; a blocked one as far as it could be cleaned. */
  readonly diff: readonly { readonly field: 'description' | 'measures'; readonly pieces: readonly Piece[] }[]
  readonly obstacles: readonly Obstacle[]
  /** Words that are also places, to be looked at. */
  readonly doubts: readonly (Doubt & { readonly field: string })[]
}

/** A passage that no program can clean. */
export interface Obstacle {
  readonly field: string
  readonly reason: BlockReason
  readonly text: string
}

interface Cleaned {
  readonly text: string
  readonly leftOut: readonly LeftOut[]
  readonly touched: readonly (Touched & { readonly field: string })[]
  readonly pieces: readonly Piece[]
  readonly obstacles: readonly Obstacle[]
}

/** Cuts between words; the cut text says so. */
function shortened(text: string, limit: number): string {
  if (text.length <= limit) return text
  const room = text.slice(0, limit - SHORTENED.length)
  const lastGap = Math.max(room.lastIndexOf(' '), room.lastIndexOf('\n'))
  return `${(lastGap > limit / 2 ? room.slice(0, lastGap) : room).replace(/[\uD800-\uDBFF]$/, '').trimEnd()}${SHORTENED}`
}

/** Far more than can leave; ends between words, so that no name is cut in two before the guard has read it. */
const MAX_READ = 12_000

function firstPart(text: string): string {
  if (text.length <= MAX_READ) return text
  const part = text.slice(0, MAX_READ)
  return part.slice(0, Math.max(part.lastIndexOf(' '), part.lastIndexOf('\n'), 0))
}

/** What no reader sees could carry what no reader should know. */
const HIDDEN = /(?![\n\t])[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}]/gu

interface Guard {
  readonly profile: GuardProfile
  readonly decisions: readonly Decision[]
}

function reasonsOf(redaction: Redaction): BlockReason[] {
  return [...new Set(redaction.blocks.map((block) => block.reason))]
}

function cleanText(field: string, text: string, limit: number, guard: Guard): Cleaned {
  if (text.trim() === '') return { text: '', leftOut: [{ field, why: 'empty' }], touched: [], pieces: [], obstacles: [] }
  const redaction = redactText(firstPart(text), guard.profile, guard.decisions)
  const { pieces } = redaction
  const touched = redaction.touched.map((one) => ({ field, from: one.from, to: one.to, why: one.why }))
  const obstacles = redaction.blocks.map(({ reason, text: passage }) => ({ field, reason, text: passage }))
  const leaving = (kept: string, leftOut: readonly LeftOut[]): Cleaned => ({ text: kept, leftOut, touched, pieces, obstacles })
  if (redaction.verdict === 'block') return leaving('', [{ field, why: 'blocked', reasons: reasonsOf(redaction) }])
  const visible = redaction.text.normalize('NFC').replace(/\r\n?/g, '\n').replace(HIDDEN, '').trim()
  const whole = firstPart(text) === text ? visible : `${visible}${SHORTENED}`
  return visible === '' ? leaving('', [{ field, why: 'empty' }]) : leaving(shortened(whole, limit), [])
}

interface Indicators {
  readonly kept: readonly { readonly type: string; readonly value: string }[]
  readonly leftOut: readonly LeftOut[]
}

const KNOWN_TYPES =
  /^(?:as|asn|ip|ipv4|ipv6|cidr|domain|fqdn|host|hostname|url|uri|link|e-?mail|sender|absender|subject|betreff|md5|sha-?\d*|ssdeep|imphash|tlsh|hash|file|filename|datei|dateiname|path|pfad|registry|mutex|user-agent|cve|malware|tool|process|prozess|port|certificate|ja3s?|bitcoin|btc|wallet|account|service|yara|sigma|text|cookie|pattern)(?:-(?:src|dst|addr|address|name|value|hash|key|id|source|destination|sha256|md5|sha1|regex|v4|v6))?$/

/** `sha-256`, `url`, `email-src`: a word of the trade, never a free text. */
function indicatorType(type: string): string {
  const word = type
    .trim()
    .toLowerCase()
    .replace(/[\s_|]+/g, '-')
  return word.length <= MAX_INDICATOR_TYPE && KNOWN_TYPES.test(word) ? word : 'other'
}

/** An indicator goes as it is or not at all: changed by half it finds nobody. */
function cleanIndicators(indicators: Incident['indicators'], guard: Guard): Indicators {
  const kept: Array<{ type: string; value: string }> = []
  const leftOut: LeftOut[] = []
  indicators.forEach((indicator, index) => {
    const field = `indicators[${index}]`
    const value = indicator.value.trim()
    if (value === '') leftOut.push({ field, why: 'empty' })
    else if (/[\n\t]/.test(value) || value.replace(HIDDEN, '') !== value) leftOut.push({ field, why: 'unreadable' })
    else if (value.length > MAX_INDICATOR) leftOut.push({ field, why: 'too-long' })
    else if (kept.length >= MAX_INDICATORS) leftOut.push({ field, why: 'too-many' })
    else if (!staysAsItIs(value, guard)) leftOut.push({ field, why: 'own' })
    else kept.push({ type: indicatorType(indicator.type), value })
  })
  return { kept, leftOut }
}

/** A passage that may stay may do so here too; nothing is put differently in an indicator. */
function staysAsItIs(value: string, { profile, decisions }: Guard): boolean {
  const redaction = redactText(
    value,
    profile,
    decisions.filter((one) => one.kind === 'keep'),
  )
  return redaction.verdict === 'pass' && redaction.touched.length === 0 && redaction.text === value
}

function day(field: string, moment: string | null | undefined): { day: string | undefined; leftOut: LeftOut[] } {
  const found = moment === null || moment === undefined ? undefined : dayOf(moment)
  if (found === undefined) return { day: undefined, leftOut: [{ field, why: 'empty' }] }
  return { day: found, leftOut: found === moment ? [] : [{ field, why: 'time' }] }
}

/** Every string of the finished report once more; a finding here is a fault of the rules above, so nothing leaves. */
function assertClean(report: IncidentReport, profile: GuardProfile): void {
  const strings = [report.description ?? '', report.measures ?? '', ...report.indicators.flatMap((one) => [one.type, one.value])]
  for (const text of strings) {
    if (inspect(text, profile).length > 0) throw new RedactError('GUARD_FAILED', { problem: 'still-own' })
  }
}

function isBlocked(cleaned: Cleaned): boolean {
  return cleaned.leftOut.some((one) => one.why === 'blocked')
}

const LEFT_OUT_FIELDS = ['description', 'measures', 'indicators'] as const

/** A report whose optional members may be `undefined` instead of absent. */
type Draft = { [Field in keyof IncidentReport]: IncidentReport[Field] | undefined }

function withoutAbsent(draft: Draft & Pick<IncidentReport, 'rsit' | 'vcv' | 'indicators' | 'leftOut'>): IncidentReport {
  return Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== undefined)) as unknown as IncidentReport
}

function build(incident: Incident, profile: GuardProfile, decisions: readonly Decision[]): RedactedIncident {
  const own = withIncidentValues(profile, { people: incident.people, assets: incident.assets, texts: [incident.title, incident.notes] })
  const guard = { profile: own, decisions }
  const description = cleanText('description', incident.description, MAX_DESCRIPTION, guard)
  const measures = cleanText('measures', incident.measures, MAX_MEASURES, guard)
  const indicators = cleanIndicators(incident.indicators, guard)
  const occurred = day('occurredAt', incident.occurredAt)
  const detected = day('detectedAt', incident.detectedAt)
  const fieldDoubts = (field: string, { pieces }: Cleaned) =>
    doubtsIn(pieces, own, decisions).map(({ word, isReplaced, passage, asPlace }) => ({ field, word, isReplaced, passage, asPlace }))
  const isCut = indicators.leftOut.some((one) => one.why !== 'empty')
  const report = withoutAbsent({
    rsit: incident.rsit,
    vcv: incident.vcv,
    occurredDay: occurred.day,
    detectedDay: detected.day,
    description: description.text || undefined,
    measures: measures.text || undefined,
    indicators: [...indicators.kept],
    leftOut: LEFT_OUT_FIELDS.filter((field) => ({ description: isBlocked(description), measures: isBlocked(measures), indicators: isCut })[field]),
  })
  assertClean(report, own)
  const never: LeftOut[] = (['title', 'notes', 'people', 'assets'] as const)
    .filter((field) => incident[field].length > 0)
    .map((field) => ({ field, why: 'never' }))
  return {
    report,
    leftOut: [...never, ...occurred.leftOut, ...detected.leftOut, ...description.leftOut, ...measures.leftOut, ...indicators.leftOut],
    touched: [...description.touched, ...measures.touched],
    diff: [
      { field: 'description' as const, pieces: description.pieces },
      { field: 'measures' as const, pieces: measures.pieces },
    ].filter((one) => one.pieces.length > 0),
    obstacles: [...description.obstacles, ...measures.obstacles],
    doubts: [...fieldDoubts('description', description), ...fieldDoubts('measures', measures)],
  }
}

/**
 * @param decisions what a person of the house decided about this incident's texts
 * @throws RedactError `GUARD_FAILED` whatever went wrong inside, and when it took too long: then nothing leaves
 */
export function redactIncident(incident: Incident, profile: GuardProfile, decisions: readonly Decision[] = NO_DECISIONS): RedactedIncident {
  try {
    return build(incident, profile, decisions)
  } catch (cause) {
    if (cause instanceof RedactError) throw cause
    throw new RedactError('GUARD_FAILED', { problem: 'exception' }, { cause })
  }
}

/**
 * The last look at the bytes that are about to be sealed: own identifiers in any character set or encoding.
 *
 * @throws RedactError `GUARD_FAILED`
 */
export function assertBytesClean(bytes: Uint8Array, incident: Incident, profile: GuardProfile): void {
  const guard = withIncidentValues(profile, { people: incident.people, assets: incident.assets, texts: [incident.title, incident.notes] })
  if (inspect(bytes, guard).length > 0) throw new RedactError('GUARD_FAILED', { problem: 'bytes' })
}
