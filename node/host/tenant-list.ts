// SPDX-License-Identifier: EUPL-1.2
/**
 * A file that names many tenants to be made.
 *
 *     [ { "tenant": "wiesenbrueck", "name": "Gemeinde Wiesenbrück", "kind": "municipality", "category": 3 }, … ]
 *
 * `kind` and `category` may be left out: a municipality through a provider.
 *
 * @module
 */
import { Name } from '@ncv/protocol/message/fields.ts'
import { MEMBER_KINDS } from '@ncv/protocol/message/genesis.ts'
import { jsonLine } from '@ncv/runtime/json-line.ts'
import { readTextFile } from '@ncv/runtime/party-dir.ts'
import { z } from 'zod'
import { NodeError } from '../errors.ts'

const LIST_MAX_BYTES = 1024 * 1024
const TENANTS_MAX = 500

export const NewTenant = z.strictObject({
  tenant: z.string().min(1).max(40),
  name: Name,
  kind: z.enum(MEMBER_KINDS).optional(),
  category: z.int().min(1).max(4).optional(),
  isWitness: z.boolean().optional(),
})
export type NewTenant = z.infer<typeof NewTenant>

const TenantList = z.array(NewTenant).min(1).max(TENANTS_MAX)

/** @throws NodeError `TENANT_LIST` naming entry and field; RuntimeError `FILE_…` */
export function readTenantList(file: string): NewTenant[] {
  const text = readTextFile(file, LIST_MAX_BYTES).replace(/^\uFEFF/, '')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    // V8 says where, except at the end of the text.
    const line = Number(/\(line ([0-9]+) /.exec(cause instanceof Error ? cause.message : '')?.[1] ?? text.trimEnd().split('\n').length)
    throw new NodeError('TENANT_LIST', { file, field: 'JSON', line }, { cause })
  }
  const wrong = (path: readonly PropertyKey[], reason?: string): NodeError => {
    const line = jsonLine(text, path)
    const field = path.join('.') || '(JSON)'
    return new NodeError('TENANT_LIST', { file, field, ...(line === undefined ? {} : { line }), ...(reason === undefined ? {} : { reason }) })
  }
  const parsed = TenantList.safeParse(value)
  if (!parsed.success) throw wrong(pathOf(parsed.error.issues[0]))
  const names = parsed.data.map(({ tenant }) => tenant)
  const twice = names.findIndex((name, i) => names.indexOf(name) !== i)
  if (twice >= 0) throw wrong([twice, 'tenant'], `„${names[twice]}“ ×2`)
  return parsed.data
}

/** Such as `3.name`; an unknown field by its own name. */
function pathOf(issue: z.core.$ZodIssue | undefined): readonly PropertyKey[] {
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : []
  return [...(issue?.path ?? []), ...unknown]
}
