// SPDX-License-Identifier: EUPL-1.2
/**
 * Who takes part in a demonstration: invented bodies with inventory, identity and incident, as files that only their own node gets.
 *
 * @module
 */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { MemberKind } from '@ncv/protocol/message/genesis.ts'
import { z } from 'zod'
import { DemoError } from './demo-error.ts'

export interface Member {
  /** `node-1`, also the name of its folder. */
  readonly id: string
  readonly name: string
  readonly kind: MemberKind
  readonly inventory: string
  /** Absent: a body that only takes part. */
  readonly identity?: string
  readonly incident?: string
}

/** What replaces the files of node-1. */
export interface OwnFiles {
  readonly inventory?: string | undefined
  readonly identity?: string | undefined
  readonly incident?: string | undefined
}

const DATA = new URL('./data/', import.meta.url)
/** The example catalogue that the hub publishes. */
export const CATALOGUE: string = fileURLToPath(new URL('catalogue.json', DATA))
export const OWN_ADVISORIES = fileURLToPath(new URL('advisories', DATA))
const BODIES = ['wiesenbrueck', 'ahlerfehn', 'hohenwehr'] as const

export const MIN_NODES = BODIES.length
export const MAX_NODES = 12

function fileOf(body: string, file: string): string {
  return fileURLToPath(new URL(`nodes/${body}/${file}`, DATA))
}

/** @throws DemoError `DEMO_IDENTITY` where the identity of node-1 has no name or cannot be read */
export function castOf(count: number, own: OwnFiles): Member[] {
  return Array.from({ length: count }, (_, i) => {
    const id = `node-${i + 1}`
    const body = BODIES[i]
    if (body === undefined)
      return {
        id,
        name: `Gemeinde Musterdorf ${i + 1}`,
        kind: 'municipality',
        inventory: fileOf(BODIES[i % BODIES.length] ?? BODIES[0], 'inventory.csv'),
      }
    const files = i === 0 ? own : {}
    const identity = given(files.identity) ?? fileOf(body, 'identity.json')
    return {
      id,
      ...nameAndKind(identity),
      identity,
      inventory: given(files.inventory) ?? fileOf(body, 'inventory.csv'),
      incident: given(files.incident) ?? fileOf(body, 'incident.json'),
    }
  })
}

function given(file: string | undefined): string | undefined {
  return file === undefined ? undefined : resolve(file)
}

const NameAndKind = z.object({ name: z.string().trim().min(1).max(120), kind: z.string().optional() })

/** The registered name is what membership data show of a body; nothing else of the identity is read here. */
function nameAndKind(file: string): { name: string; kind: MemberKind } {
  let value: unknown
  try {
    value = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''))
  } catch (cause) {
    throw new DemoError('DEMO_IDENTITY', { file, field: '(JSON)' }, { cause })
  }
  const parsed = NameAndKind.safeParse(value)
  if (!parsed.success) throw new DemoError('DEMO_IDENTITY', { file, field: parsed.error.issues[0]?.path.join('.') || '(JSON)' })
  return { name: parsed.data.name, kind: kindOf(parsed.data.kind ?? '') }
}

/** German words for bodies, the more special first: a „Zweckverband der Gemeinden“ is no Gemeinde. */
const KINDS: readonly (readonly [RegExp, MemberKind])[] = [
  [/verband(?!sgemeinde)|association/i, 'association'],
  [/dienstleister|rechenzentrum|provider/i, 'it-provider'],
  [/kreis|region(?!al)|district/i, 'district'],
  [/^(?:bundes)?land$/i, 'land'],
]

function kindOf(text: string): MemberKind {
  return KINDS.find(([words]) => words.test(text.trim()))?.[1] ?? 'municipality'
}
