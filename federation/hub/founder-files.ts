// SPDX-License-Identifier: EUPL-1.2
/**
 * Public records that founders and the relay hand to the hub: JSON with keys in hex.
 *
 * @module
 */
import { fromHex } from '@ncv/protocol/bytes.ts'
import type { Founder, Genesis } from '@ncv/protocol/message/genesis.ts'
import { MEMBER_KINDS } from '@ncv/protocol/message/genesis.ts'
import { readTextFile } from '@ncv/runtime/party-dir.ts'
import { z } from 'zod'
import { FederationError } from '../errors.ts'

const MAX_BYTES = 32 * 1024
const hexOf = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${2 * bytes}}$`))

const FounderFile = z.object({
  id: z.string().min(1).max(64),
  name: z.string().min(1).max(120),
  kind: z.enum(MEMBER_KINDS),
  category: z.int().min(1).max(4),
  key: hexOf(32),
  box: hexOf(1216),
  recovery: hexOf(32),
  isWitness: z.boolean(),
})
const RelayFile = z.object({ id: z.string().min(1).max(64), name: z.string().min(1).max(120), key: hexOf(32), box: hexOf(1216) })

function readJson<T>(file: string, schema: z.ZodType<T>): T {
  let value: unknown
  try {
    value = JSON.parse(readTextFile(file, MAX_BYTES))
  } catch (cause) {
    if (cause instanceof SyntaxError) throw new FederationError('FOUNDER_MALFORMED', { file, field: 'JSON' }, { cause })
    throw cause
  }
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw new FederationError('FOUNDER_MALFORMED', { file, field: parsed.error.issues[0]?.path.join('.') || 'JSON' })
  return parsed.data
}

/** @throws FederationError `FOUNDER_MALFORMED` with file and field */
export function readFounder(file: string): Founder {
  const { key, box, recovery, ...rest } = readJson(file, FounderFile)
  return { ...rest, key: fromHex(key), box: fromHex(box), recovery: fromHex(recovery) }
}

/** @throws FederationError `FOUNDER_MALFORMED` with file and field */
export function readRelay(file: string): Genesis['relay'] {
  const { key, box, ...rest } = readJson(file, RelayFile)
  return { ...rest, key: fromHex(key), box: fromHex(box) }
}
