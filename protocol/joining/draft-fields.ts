// SPDX-License-Identifier: EUPL-1.2
/**
 * The fields of an application one by one, as a person sets them: `contact.phone`, `internet.state` (or `4.state`), `internet.ranges`.
 *
 * @module
 */
import { ProtocolError } from '../errors.ts'
import type { AttestationState } from '../message/application.ts'
import { ATTESTATION_STATES, MailAddress, OPT_IN_ENTRIES_MAX, Phone } from '../message/application.ts'
import { Day, lineOf, textOf } from '../message/fields.ts'
import type { Instant } from '../world.ts'
import type { Draft } from './draft.ts'
import { dayOf } from './draft.ts'
import { parseDomain, parseIpRange } from './ip-range.ts'
import type { Prerequisite } from './prerequisites.ts'
import { ATTESTED, OPT_IN_MAX_MS, OPTED, prerequisiteOf } from './prerequisites.ts'

export interface DraftField {
  readonly name: string
  /** Number in table 2. */
  readonly row: number
  /** Leaves the house when the application is sent. */
  readonly isSent: boolean
  /** The value as it would be typed; undefined where there is none. */
  read(draft: Draft): string | undefined
  /** Undefined takes the value away. @throws ProtocolError `APPLICATION_FIELD` with what is expected; never with what was found */
  write(draft: Draft, text: string | undefined, now: Instant): Draft
}

/** The value, or an error that says what would be right. */
type Reading<T> = (text: string, now: Instant) => T | undefined

const PHONE = '+49 5199 88-0'
const text = (max: number): { readonly expected: string; readonly read: Reading<string> } => ({
  expected: `1 … ${max}`,
  read: (value) => textOf(max).safeParse(value).data,
})
/** A name: one line. */
const name = (max: number): { readonly expected: string; readonly read: Reading<string> } => ({
  expected: `1 … ${max}`,
  read: (value) => lineOf(max).safeParse(value).data,
})
const phone = { expected: PHONE, read: (value: string) => Phone.safeParse(value).data }

/** A part of the draft with one member more or less; undefined where none is left. */
function put<T extends object>(part: T | undefined, key: string, value: unknown): T | undefined {
  const rest = Object.entries(part ?? {}).filter(([name]) => name !== key)
  const next = value === undefined ? rest : [...rest, [key, value] as const]
  return next.length === 0 ? undefined : (Object.fromEntries(next) as T)
}

function field<T>(
  name: string,
  row: number,
  isSent: boolean,
  { expected, read }: { readonly expected: string | ((now: Instant) => string); readonly read: Reading<T> },
  access: { get(draft: Draft): string | undefined; set(draft: Draft, value: T | undefined, now: Instant): Draft },
): DraftField {
  return {
    name,
    row,
    isSent,
    read: access.get,
    write(draft, given, now) {
      if (given === undefined || given.trim() === '') return access.set(draft, undefined, now)
      const value = read(given.trim(), now)
      if (value === undefined)
        throw new ProtocolError('APPLICATION_FIELD', { field: name, expected: typeof expected === 'string' ? expected : expected(now) })
      return access.set(draft, value, now)
    },
  }
}

function person(who: 'contact' | 'deputy'): DraftField[] {
  const one = (key: 'name' | 'phone' | 'mobile', how: { readonly expected: string; readonly read: Reading<string> }): DraftField =>
    field(`${who}.${key}`, 1, true, how, {
      get: (draft) => draft[who]?.[key],
      set: (draft, value) => withPart(draft, who, put(draft[who], key, value)),
    })
  return [one('name', name(120)), one('phone', phone), one('mobile', phone)]
}

function withPart<K extends keyof Draft>(draft: Draft, key: K, value: Draft[K] | undefined): Draft {
  const { [key]: _before, ...rest } = draft
  return (value === undefined ? rest : { ...rest, [key]: value }) as Draft
}

function plain(
  key: 'address' | 'mailbox' | 'groupNumber' | 'reachability',
  how: { readonly expected: string; readonly read: Reading<string> },
): DraftField {
  return field(key, 1, true, how, { get: (draft) => draft[key], set: (draft, value) => withPart(draft, key, value) })
}

const CATEGORY = field<number>(
  'category',
  2,
  true,
  { expected: '1, 2, 3, 4', read: (value) => (/^[1-4]$/.test(value) ? Number(value) : undefined) },
  { get: (draft) => draft.category?.toString(), set: (draft, value) => withPart(draft, 'category', value) },
)

function inRow(draft: Draft, id: string, key: string, value: unknown): Draft {
  return withPart(draft, 'rows', put(draft.rows, id, put(draft.rows?.[id], key, value)))
}

/** A day that is there in the calendar. */
function realDay(value: string): string | undefined {
  if (!Day.safeParse(value).success) return undefined
  const at = Date.parse(`${value}T00:00:00Z`)
  return Number.isNaN(at) || dayOf(at) !== value ? undefined : value
}

/** As people say it. */
const WORDS: ReadonlyMap<string, AttestationState> = new Map([
  ...ATTESTATION_STATES.map((state) => [state, state] as const),
  ['erfüllt', 'fulfilled'],
  ['teilweise', 'partly'],
  ['noch nicht', 'not-yet'],
  ['keine verlässlichen informationen', 'no-reliable-information'],
])

function attested({ row, id }: Prerequisite): DraftField[] {
  const state = { expected: ATTESTATION_STATES.join(', '), read: (value: string) => WORDS.get(value.toLowerCase()) }
  const asOf = {
    expected: (now: Instant) => `≤ ${dayOf(now)}`,
    read: (value: string, now: Instant) => ((realDay(value) ?? '9') <= dayOf(now) ? realDay(value) : undefined),
  }
  return [
    field(`${id}.state`, row, true, state, {
      get: (draft) => draft.rows?.[id]?.state,
      // An attestation is as of the day on which it is made, unless another day is said.
      set: (draft, value, now) => inRow(inRow(draft, id, 'state', value), id, 'asOf', value === undefined ? undefined : dayOf(now)),
    }),
    field(`${id}.date`, row, true, asOf, { get: (draft) => draft.rows?.[id]?.asOf, set: (draft, value) => inRow(draft, id, 'asOf', value) }),
    field(`${id}.data`, row, false, text(4000), { get: (draft) => draft.rows?.[id]?.data, set: (draft, value) => inRow(draft, id, 'data', value) }),
  ]
}

function listOf(parse: (value: string) => string | undefined): Reading<string[]> {
  return (value) => {
    const parsed = value
      .split(/[\s,;]+/)
      .filter((each) => each !== '')
      .map(parse)
    const found = parsed.filter((each) => each !== undefined)
    return found.length === parsed.length && found.length > 0 && found.length <= OPT_IN_ENTRIES_MAX ? [...new Set(found)] : undefined
  }
}

function opted({ row, id, optIn }: Prerequisite): DraftField[] {
  const set = (draft: Draft, key: string, value: unknown): Draft =>
    withPart(draft, 'optIns', put(draft.optIns, id, put(draft.optIns?.[id], key, value)))
  const lists = {
    ranges: { expected: '203.0.113.0/24, 2001:db8:1200::/40', parse: parseIpRange },
    domains: { expected: 'gemeinde.example', parse: parseDomain },
  }
  const until = {
    expected: (now: Instant) => `${dayOf(now)} … ${dayOf(now + OPT_IN_MAX_MS)}`,
    read(value: string, now: Instant) {
      const day = realDay(value)
      return day !== undefined && day >= dayOf(now) && day <= dayOf(now + OPT_IN_MAX_MS) ? day : undefined
    },
  }
  return [
    ...optIn.map((key) =>
      field<string[]>(
        `${id}.${key}`,
        row,
        true,
        { expected: lists[key].expected, read: listOf(lists[key].parse) },
        {
          get: (draft) => draft.optIns?.[id]?.[key]?.join(', '),
          set: (draft, value) => set(draft, key, value),
        },
      ),
    ),
    field(`${id}.until`, row, true, until, { get: (draft) => draft.optIns?.[id]?.until, set: (draft, value) => set(draft, 'until', value) }),
  ]
}

/** In the order in which a person is asked. */
export const DRAFT_FIELDS: readonly DraftField[] = [
  ...person('contact'),
  ...person('deputy'),
  plain('address', text(300)),
  plain('mailbox', { expected: 'it-sicherheit@gemeinde.example', read: (value) => MailAddress.safeParse(value).data }),
  plain('groupNumber', phone),
  plain('reachability', text(400)),
  CATEGORY,
  ...ATTESTED.flatMap((row) => [...attested(row), ...(OPTED.includes(row) ? opted(row) : [])]),
]

/** By name; rows also by their number: `4.state`. @throws ProtocolError `APPLICATION_FIELD_UNKNOWN` */
export function draftField(name: string): DraftField {
  const [first = '', ...rest] = name.trim().split('.')
  const row = /^[0-9]{1,2}$/.test(first) ? prerequisiteOf(first)?.id : first
  const wanted = [row, ...rest].join('.').toLowerCase()
  const found = DRAFT_FIELDS.find((each) => each.name.toLowerCase() === wanted)
  if (found === undefined) throw new ProtocolError('APPLICATION_FIELD_UNKNOWN', { field: name.slice(0, 60) })
  return found
}
