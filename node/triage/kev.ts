// SPDX-License-Identifier: EUPL-1.2
/**
 * The catalogue of known exploited vulnerabilities, as CISA publishes it. It comes from a file: a node asks nobody for it.
 *
 * ```json
 * {"catalogVersion": "2026.01.05", "dateReleased": "2026-01-05T17:04:19.9796Z", "count": 1,
 *  "vulnerabilities": [{"cveID": "CVE-2026-0001", "dateAdded": "2026-01-05", "knownRansomwareCampaignUse": "Unknown"}]}
 * ```
 * @see https://www.cisa.gov/known-exploited-vulnerabilities-catalog
 * @module
 */
import type { Instant } from '@ncv/protocol/world.ts'
import { z } from 'zod'
import { NodeError } from '../errors.ts'
import { isDay } from './day.ts'

export interface KevEntry {
  readonly cve: string
  /** `YYYY-MM-DD` */
  readonly added: string
  readonly isRansomware: boolean
}

export interface KevList {
  readonly version: string
  readonly released: Instant
  readonly entries: readonly KevEntry[]
}

/** As text; the real one has 1.2 MB. */
export const KEV_MAX_BYTES = 16 * 1024 * 1024

const Entry = z.object({
  cveID: z.string().regex(/^CVE-\d{4}-\d{4,19}$/),
  dateAdded: z.string().refine(isDay),
  knownRansomwareCampaignUse: z.string().max(100).optional(),
})
const File = z.object({
  catalogVersion: z.string().min(1).max(40),
  dateReleased: z.string().refine((text) => /^\d{4}-\d{2}-\d{2}T/.test(text) && Number.isFinite(Date.parse(text))),
  count: z.int().min(1),
  vulnerabilities: z.array(Entry).min(1).max(1_000_000),
})

/** @throws NodeError `KEV_INVALID` with the place (JSON pointer) and what is wrong there */
export function parseKev(json: string): KevList {
  const parsed = File.safeParse(parseJson(json))
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw invalid(`/${issue?.path.join('/') ?? ''}`, issue?.code === 'invalid_type' ? 'type' : 'value')
  }
  const { catalogVersion, dateReleased, count, vulnerabilities } = parsed.data
  if (count !== vulnerabilities.length) throw invalid('/count', 'kev-count')
  const seen = new Set<string>()
  for (const [i, { cveID }] of vulnerabilities.entries()) {
    if (seen.has(cveID)) throw invalid(`/vulnerabilities/${i}/cveID`, 'kev-twice')
    seen.add(cveID)
  }
  const entries = vulnerabilities.map(({ cveID, dateAdded, knownRansomwareCampaignUse }) => ({
    cve: cveID,
    added: dateAdded,
    isRansomware: knownRansomwareCampaignUse?.trim().toLowerCase() === 'known',
  }))
  return { version: catalogVersion, released: Date.parse(dateReleased), entries }
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json.replace(/^\uFEFF/, ''))
  } catch (cause) {
    throw invalid('/', 'not-json', cause)
  }
}

function invalid(field: string, reason: string, cause?: unknown): NodeError {
  return new NodeError('KEV_INVALID', { field, reason }, cause === undefined ? {} : { cause })
}
