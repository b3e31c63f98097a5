// SPDX-License-Identifier: EUPL-1.2
/**
 * Corrections as a file, for a second node of the same house, for the tenants of one IT service provider, and for `ncv match --rules`.
 *
 * ```json
 * { "format": "ncv-corrections-1",
 *   "corrections": [
 *     { "kind": "alias", "asset": { "product": "Webdienst Rathaus" }, "said": { "vendor": "Apache", "product": "Tomcat" }, "since": "2026-11-22",
 *       "advisory": "WID-SEC-W-2026-0001", "productId": "CSAFPID-0001", "note": "laut Betriebshandbuch" } ] }
 * ```
 * Only corrections that hold are in it, and no asset's id: that is often the name of a host and nobody else's business. Ids are not
 * in it either: they follow from what a correction says.
 *
 * @module
 */
import { NamedProduct } from '@ncv/protocol/message/catalogue.ts'
import { Day, textOf } from '@ncv/protocol/message/fields.ts'
import { z } from 'zod'
import type { Correction } from './correction.ts'
import { CORRECTION_KINDS, correctionId, oppositeId } from './correction.ts'
import type { FileFault } from './json-file.ts'
import { isFileFault, parseJsonFile } from './json-file.ts'

const FORMAT = 'ncv-corrections-1'
/** More than a house ever makes by hand. */
const MAX_CORRECTIONS = 5_000
export const CORRECTIONS_MAX_BYTES = 8 * 1024 * 1024
export const NOTE_MAX = 500

const Line = z.strictObject({
  kind: z.enum(CORRECTION_KINDS),
  asset: NamedProduct,
  said: NamedProduct,
  since: Day,
  advisory: textOf(200).optional(),
  productId: textOf(400).optional(),
  note: textOf(NOTE_MAX).optional(),
})
const CorrectionFile = z.strictObject({ format: z.literal(FORMAT), corrections: z.array(Line).max(MAX_CORRECTIONS) })

export function formatCorrections(corrections: readonly Correction[]): string {
  const lines = corrections
    .filter(({ isUndone }) => !isUndone)
    .map(({ kind, asset, said, since, origin: { advisory, productId }, note }) => ({
      kind,
      asset,
      said,
      since: new Date(since).toISOString().slice(0, 10),
      ...(advisory === undefined ? {} : { advisory }),
      ...(productId === undefined ? {} : { productId }),
      ...(note === undefined ? {} : { note }),
    }))
  return `${JSON.stringify({ format: FORMAT, corrections: lines } satisfies z.input<typeof CorrectionFile>, null, 2)}\n`
}

function correctionOf({ kind, asset, said, since, advisory, productId, note }: z.infer<typeof Line>): Correction {
  return {
    id: correctionId({ kind, asset, said }),
    kind,
    asset,
    said,
    since: Date.parse(`${since}T00:00:00Z`),
    origin: { ...(advisory === undefined ? {} : { advisory }), ...(productId === undefined ? {} : { productId }) },
    ...(note === undefined ? {} : { note }),
    isUndone: false,
  }
}

/** All corrections, or the first thing that is wrong: never a part of the file. */
export function parseCorrections(bytes: Uint8Array): readonly Correction[] | FileFault {
  const parsed = parseJsonFile(bytes, CorrectionFile)
  if (isFileFault(parsed)) return parsed
  const corrections = parsed.value.corrections.map(correctionOf)
  const seen = new Set<string>()
  for (const [i, correction] of corrections.entries()) {
    const pointer = `/corrections/${i}`
    if (seen.has(correction.id)) return { pointer, problem: 'twice' }
    if (seen.has(oppositeId(correction))) return { pointer, problem: 'contradicts' }
    if (correction.kind === 'alias' && correctionId({ ...correction, said: correction.asset }) === correction.id) {
      return { pointer, problem: 'alias-of-itself' }
    }
    seen.add(correction.id)
  }
  return corrections
}
