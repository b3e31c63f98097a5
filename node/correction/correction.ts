// SPDX-License-Identifier: EUPL-1.2
/**
 * A correction: one local alias or one "never this product", with where it came from.
 *
 * Its id is made of what it says, so that the same correction has the same id in every node that an export reaches.
 *
 * @module
 */
import { hex, utf8 } from '@ncv/protocol/bytes.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import type { NamedProduct } from '@ncv/protocol/message/catalogue.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import type { LocalAlias, MatchingRules, NeverRule } from '../matching/rules.ts'
import { aliasFor, neverFor, productKey } from '../matching/rules.ts'

/** `alias`: in our inventory `asset` is what advisories call `said`. `never`: it is not. */
export const CORRECTION_KINDS = ['alias', 'never'] as const
export type CorrectionKind = (typeof CORRECTION_KINDS)[number]

/** What a correction says. */
export interface Said {
  readonly kind: CorrectionKind
  readonly asset: NamedProduct
  readonly said: NamedProduct
}

/** The verdict that somebody corrected. */
export interface Origin {
  readonly asset?: string
  readonly advisory?: string
  readonly productId?: string
}

export interface Correction extends Said {
  readonly id: string
  readonly since: Instant
  readonly origin: Origin
  readonly note?: string
  readonly isUndone: boolean
}

/** Letters of an id: short enough to be typed. */
const ID_LENGTH = 10

export function correctionId({ kind, asset, said }: Said): string {
  return hex(sha256(utf8([kind, productKey(asset), productKey(said)].join('\u0000')))).slice(0, ID_LENGTH)
}

/** The correction that says the opposite of this one. */
export function oppositeId({ kind, asset, said }: Said): string {
  return correctionId({ kind: kind === 'alias' ? 'never' : 'alias', asset, said })
}

/** What matching reads: the corrections that hold. */
export function rulesOf(corrections: readonly Correction[]): Pick<MatchingRules, 'aliases' | 'never'> {
  const aliases: LocalAlias[] = []
  const never: NeverRule[] = []
  for (const { id, kind, asset, said, isUndone } of corrections) {
    if (isUndone) continue
    if (kind === 'alias') aliases.push(aliasFor(id, asset, said))
    else never.push(neverFor(id, asset, said))
  }
  return { aliases, never }
}

/** `Siemens: SIMATIC S7-1200`, as `--is` takes it. */
export function namedText({ vendor, product }: NamedProduct): string {
  return vendor === undefined ? product : `${vendor}: ${product}`
}

/** The inverse of {@link namedText}; a text without `: ` names a product of no house. */
export function parseNamed(text: string): NamedProduct | undefined {
  const at = text.indexOf(': ')
  const vendor = at < 0 ? '' : text.slice(0, at).trim()
  const product = (at < 0 ? text : text.slice(at + 2)).trim()
  if (product === '') return undefined
  return vendor === '' ? { product } : { vendor, product }
}
