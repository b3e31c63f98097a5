// SPDX-License-Identifier: EUPL-1.2
/**
 * The local record of a security incident. It never leaves the house; {@link ./redact.ts} says what does.
 *
 * ```json
 * {"title": "…", "description": "…", "rsit": "fraud/phishing", "vcv": "Externer Angriff", "occurredAt": "2026-03-12T09:42:00+01:00",
 *  "detectedAt": "2026-03-12", "assets": ["…"], "people": ["…"], "indicators": [{"type": "url", "value": "hxxps://…"}], "measures": "…", "notes": "…"}
 * ```
 *
 * @module
 */
import type { VcvCategory } from '@ncv/protocol/message/contribution.ts'
import { toLine } from '@ncv/protocol/message/fields.ts'
import { z } from 'zod'
import { describeIssue } from './malformed.ts'
import { RedactError } from './redact-error.ts'
import type { RsitCode } from './rsit.ts'
import { parseRsit, RSIT_CODES } from './rsit.ts'
import { parseVcv, VCV_GERMAN } from './vcv.ts'

const MAX_TEXT = 100_000
const MAX_LIST = 1_000

const text = z.string().max(MAX_TEXT)
const optionalText = z
  .union([text, z.array(text).max(MAX_LIST), z.null()])
  .optional()
  .transform((value) => (Array.isArray(value) ? value.join('\n') : (value ?? '')))

/** Strings, or records whose values are strings (`{name, role}`); both become a list of strings. */
const namesOf = z
  .union([z.array(z.union([text, z.record(z.string(), z.union([text, z.number(), z.null()]))])).max(MAX_LIST), z.null()])
  .optional()
  .transform((list) =>
    (list ?? []).flatMap((item) =>
      typeof item === 'string' ? [item] : Object.values(item).flatMap((value) => (value === null ? [] : [String(value)])),
    ),
  )

/** ISO 8601 date, with or without a time; the day is taken as written, in the house's own time zone. */
const moment = z.string().refine((value) => dayOf(value) !== undefined, { params: { expected: 'YYYY-MM-DD' } })

const incidentSchema = z.strictObject({
  id: z.string().max(200).optional(),
  // In lists and mails a title stands among others: one line.
  title: text.transform(toLine).pipe(z.string().min(1)),
  description: text,
  rsit: z.string().transform((value, context): RsitCode => {
    const code = parseRsit(value)
    if (code !== undefined) return code
    context.addIssue({ code: 'custom', params: { expected: `${RSIT_CODES.slice(0, 6).join(', ')} …` } })
    return z.NEVER
  }),
  vcv: z.string().transform((value, context): VcvCategory => {
    const category = parseVcv(value)
    if (category !== undefined) return category
    context.addIssue({ code: 'custom', params: { expected: Object.values(VCV_GERMAN).join(', ') } })
    return z.NEVER
  }),
  occurredAt: z.union([moment, z.null()]).optional(),
  detectedAt: z.union([moment, z.null()]).optional(),
  assets: namesOf,
  people: namesOf,
  indicators: z
    .union([z.array(z.strictObject({ type: z.string().max(100), value: text })).max(MAX_LIST), z.null()])
    .optional()
    .transform((list) => list ?? []),
  measures: optionalText,
  notes: optionalText,
})

export type Incident = z.infer<typeof incidentSchema>

/** `YYYY-MM-DD` as written, or `undefined` where this is no existing day. */
export function dayOf(moment: string): string | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:$|[T ])/.exec(moment.trim())
  if (match === null) return undefined
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1990 ? `${match[1]}-${match[2]}-${match[3]}` : undefined
}

/** @throws RedactError `INCIDENT_MALFORMED` naming the field, what is wrong with it and what is expected */
export function parseIncident(value: unknown): Incident {
  const parsed = incidentSchema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new RedactError('INCIDENT_MALFORMED', describeIssue(parsed.error, Object.keys(incidentSchema.shape)))
}

/** @throws RedactError `INCIDENT_NOT_JSON`, `INCIDENT_MALFORMED` */
export function readIncident(json: string): Incident {
  let value: unknown
  try {
    value = JSON.parse(json.replace(/^\uFEFF/, ''))
  } catch (cause) {
    throw new RedactError('INCIDENT_NOT_JSON', {}, { cause })
  }
  return parseIncident(value)
}
