// SPDX-License-Identifier: EUPL-1.2
/**
 * An application as it is filled in: any part of it, in any order, with the data behind the attestations, which never leave the node.
 *
 *     { "format": "ncv-application-1", "category": 2,
 *       "contact": { "name": "Erika Muster", "phone": "+49 5199 88-0" }, "deputy": { … }, "address": "Am Markt 1, 30999 Wiesenbrück",
 *       "mailbox": "it-sicherheit@wiesenbrueck.example", "groupNumber": "+49 5199 88-99", "reachability": "Mo–Fr 8–16, sonst Bereitschaft",
 *       "rows": { "internet": { "state": "fulfilled", "asOf": "2026-01-05", "data": "Anschluss über den Landkreis" } },
 *       "optIns": { "internet": { "ranges": ["203.0.113.0/24"], "domains": ["wiesenbrueck.example"], "until": "2027-12-31" } } }
 *
 * @module
 */
import { z } from 'zod'
import { ATTESTATION_STATES, MailAddress, OPT_IN_ENTRIES_MAX, Phone } from '../message/application.ts'
import type { Application, AttestationRecord, OptIn, SpocRecord } from '../message/application.ts'
import { Day, lineOf, textOf } from '../message/fields.ts'
import type { Instant } from '../world.ts'
import { parseDomain, parseIpRange } from './ip-range.ts'
import { ATTESTED, OPTED } from './prerequisites.ts'

export const DRAFT_FORMAT = 'ncv-application-1'

const PersonDraft = z.strictObject({ name: lineOf(120).optional(), phone: Phone.optional(), mobile: Phone.optional() })
const RowDraft = z.strictObject({ state: z.enum(ATTESTATION_STATES).optional(), asOf: Day.optional(), data: textOf(4000).optional() })
const OptInDraft = z.strictObject({
  ranges: z
    .array(z.string().refine((text) => parseIpRange(text) !== undefined))
    .max(OPT_IN_ENTRIES_MAX)
    .optional(),
  domains: z
    .array(z.string().refine((text) => parseDomain(text) !== undefined))
    .max(OPT_IN_ENTRIES_MAX)
    .optional(),
  until: Day.optional(),
})

function keyed<S extends z.ZodType>(ids: readonly { readonly id: string }[], schema: S): z.ZodObject<Record<string, z.ZodOptional<S>>> {
  return z.strictObject(Object.fromEntries(ids.map(({ id }) => [id, schema.optional()])))
}

export const Draft = z.strictObject({
  format: z.literal(DRAFT_FORMAT),
  category: z.int().min(1).max(4).optional(),
  contact: PersonDraft.optional(),
  deputy: PersonDraft.optional(),
  address: textOf(300).optional(),
  mailbox: MailAddress.optional(),
  groupNumber: Phone.optional(),
  reachability: textOf(400).optional(),
  /** By the names of rows 3 to 11. */
  rows: keyed(ATTESTED, RowDraft).optional(),
  /** By the names of rows 3 to 5. */
  optIns: keyed(OPTED, OptInDraft).optional(),
})
export type Draft = z.infer<typeof Draft>

export const EMPTY_DRAFT: Draft = { format: DRAFT_FORMAT }

/** What stands in the way of what. Nothing else blocks anything. */
export const BLOCKED = ['admission', 'amber'] as const

export interface Missing {
  /** Number in table 2; 0 for the TLP pledge. */
  readonly row: number
  /** As `set` takes it. */
  readonly field: string
  /** What cannot be had without it: admission, or anything above TLP:GREEN. Null: nothing. */
  readonly blocks: (typeof BLOCKED)[number] | null
}

/** Fields without which there is no single point of contact. */
const NEEDED = ['contact.name', 'contact.phone', 'deputy.name', 'deputy.phone', 'address', 'mailbox'] as const

/** Everything that was not filled in, what blocks first. */
export function missingFrom(draft: Draft, hasPledge: boolean): Missing[] {
  const said: Readonly<Record<(typeof NEEDED)[number], string | undefined>> = {
    'contact.name': draft.contact?.name,
    'contact.phone': draft.contact?.phone,
    'deputy.name': draft.deputy?.name,
    'deputy.phone': draft.deputy?.phone,
    address: draft.address,
    mailbox: draft.mailbox,
  }
  const spoc = NEEDED.filter((field) => said[field] === undefined).map((field): Missing => ({ row: 1, field, blocks: 'admission' }))
  const pledge: Missing[] = hasPledge ? [] : [{ row: 0, field: 'pledge', blocks: 'amber' }]
  const more = (['groupNumber', 'reachability'] as const)
    .filter((field) => draft[field] === undefined)
    .map((field): Missing => ({ row: 1, field, blocks: null }))
  const category: Missing[] = draft.category === undefined ? [{ row: 2, field: 'category', blocks: null }] : []
  const rows = ATTESTED.filter(({ id }) => draft.rows?.[id]?.state === undefined).map(
    ({ row, id }): Missing => ({ row, field: `${id}.state`, blocks: null }),
  )
  return [...spoc, ...pledge, ...more, ...category, ...rows]
}

/** The SPOC record, once all that it needs is there. */
export function spocOf(draft: Draft, member: string, at: Instant): SpocRecord | undefined {
  const { contact, deputy, address, mailbox, groupNumber, reachability } = draft
  const isWhole = (person: typeof contact): person is { name: string; phone: string; mobile?: string } =>
    person?.name !== undefined && person.phone !== undefined
  if (!isWhole(contact) || !isWhole(deputy) || address === undefined || mailbox === undefined) return undefined
  return {
    member,
    contact,
    deputy,
    address,
    mailbox,
    ...(groupNumber === undefined ? {} : { groupNumber }),
    ...(reachability === undefined ? {} : { reachability }),
    at,
  }
}

/** Attestations only: no `data` goes in here. */
export function attestationsOf(draft: Draft, member: string, category: number, today: string, at: Instant): AttestationRecord {
  const attestations = ATTESTED.flatMap(({ row, id }) => {
    const said = draft.rows?.[id]
    return said?.state === undefined ? [] : [{ row, state: said.state, asOf: said.asOf ?? today }]
  })
  return { member, category, attestations, at }
}

/** Opt-ins that say something and still hold; those before that are gone now as withdrawals. */
export function optInsOf(draft: Draft, member: string, today: string, at: Instant, given: readonly number[] = []): OptIn[] {
  return OPTED.flatMap(({ row, id }): OptIn[] => {
    const said = draft.optIns?.[id]
    const ranges = [...new Set((said?.ranges ?? []).flatMap((text) => parseIpRange(text) ?? []))]
    const domains = [...new Set((said?.domains ?? []).flatMap((text) => parseDomain(text) ?? []))]
    const holds = said?.until !== undefined && said.until >= today && ranges.length + domains.length > 0
    if (holds) return [{ member, row, purpose: 'delivery-of-findings', ranges, domains, until: said.until ?? today, at }]
    return given.includes(row) ? [{ member, row, purpose: 'delivery-of-findings', ranges: [], domains: [], until: today, at }] : []
  })
}

/** All that an applicant hands in. */
export function applicationOf(draft: Draft, candidate: Uint8Array, member: string, category: number, today: string, at: Instant): Application {
  const spoc = spocOf(draft, member, at)
  return {
    candidate,
    record: attestationsOf(draft, member, category, today, at),
    ...(spoc === undefined ? {} : { spoc }),
    optIns: optInsOf(draft, member, today, at),
    at,
  }
}

/** `YYYY-MM-DD` of an instant, UTC. */
export function dayOf(at: Instant): string {
  return new Date(at).toISOString().slice(0, 10)
}
