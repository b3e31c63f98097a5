// SPDX-License-Identifier: EUPL-1.2
/**
 * What the node knows about its own house: the list of what must not leave it.
 *
 * ```json
 * {"name": "Gemeinde Wiesenbrück", "kind": "Gemeinde", "ags": "03999001", "names": ["Wiesenbrück"], "people": [{"name": "…", "role": "ISB"}],
 *  "street": "…", "postcode": "…", "phones": [], "mailboxes": [], "domains": [], "hosts": [], "ipRanges": ["10.99.0.0/16"], "products": [], "partners": []}
 * ```
 *
 * @module
 */
import { z } from 'zod'
import { parseRange } from './egress-guard/network-address.ts'
import { describeIssue } from './malformed.ts'
import { RedactError } from './redact-error.ts'

const text = z.string().max(500)
const optionalText = z
  .union([text, z.null()])
  .optional()
  .transform((value) => value ?? '')
const list = z
  .union([z.array(text).max(2_000), z.null()])
  .optional()
  .transform((value) => (value ?? []).filter((item) => item.trim() !== ''))

const identitySchema = z.strictObject({
  id: text.optional(),
  name: text.min(2),
  kind: optionalText,
  ags: z
    .union([z.string().regex(/^(?:\d{2,12})?$/), z.null()])
    .optional()
    .transform((value) => (value === '' ? null : (value ?? null))),
  names: list,
  people: z
    .union([z.array(z.union([text, z.strictObject({ name: text, role: optionalText })])).max(5_000), z.null()])
    .optional()
    .transform((people) =>
      (people ?? [])
        .map((person) => (typeof person === 'string' ? { name: person, role: '' } : person))
        .filter((person) => person.name.trim() !== ''),
    ),
  street: optionalText,
  postcode: optionalText,
  phones: list,
  mailboxes: list,
  domains: list,
  hosts: list,
  ipRanges: z
    .union([
      z.array(text.refine((range) => rangeOf(range) !== undefined, { params: { expected: '203.0.113.64/28, 2001:db8:1::/48' } })).max(2_000),
      z.null(),
    ])
    .optional()
    .transform((ranges) => ranges ?? []),
  products: list,
  partners: list,
})

export type Identity = z.infer<typeof identitySchema>

export function rangeOf(text: string) {
  const [address = '', bits] = text.trim().split('/')
  return parseRange(address, bits)
}

/** @throws RedactError `IDENTITY_MALFORMED` naming the field, what is wrong with it and what is expected */
export function parseIdentity(value: unknown): Identity {
  const parsed = identitySchema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new RedactError('IDENTITY_MALFORMED', describeIssue(parsed.error, Object.keys(identitySchema.shape)))
}

/** @throws RedactError `IDENTITY_NOT_JSON`, `IDENTITY_MALFORMED` */
export function readIdentity(json: string): Identity {
  let value: unknown
  try {
    value = JSON.parse(json.replace(/^\uFEFF/, ''))
  } catch (cause) {
    throw new RedactError('IDENTITY_NOT_JSON', {}, { cause })
  }
  return parseIdentity(value)
}
