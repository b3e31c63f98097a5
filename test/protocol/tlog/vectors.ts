// SPDX-License-Identifier: EUPL-1.2
/**
 * The values of `test/vectors/tlog.json`, whose sources stand beside them.
 *
 * @module
 */
import { readFileSync } from 'node:fs'

interface TlogVectors {
  readonly tree: {
    readonly leaves: readonly string[]
    readonly roots: readonly string[]
    readonly inclusion: readonly { readonly index: number; readonly size: number; readonly proof: readonly string[] }[]
    readonly consistency: readonly { readonly first: number; readonly second: number; readonly proof: readonly string[] }[]
  }
  readonly note: {
    readonly verifierKey: string
    readonly seedBase64: string
    readonly text: string
    readonly signatureLine: string
    readonly refusedVerifierKeys: readonly string[]
  }
  readonly cosignature: { readonly verifierKeys: readonly string[]; readonly signature: string; readonly time: number }
  readonly c2sp: {
    readonly cosignedCheckpoint: string
    readonly cosignedAt: number
    readonly tileIndex: { readonly index: number; readonly path: string }
    readonly tilesOf70000: Readonly<Record<string, { readonly full: number; readonly partial: number }>>
  }
  readonly ncv: {
    readonly entries: readonly string[]
    readonly genesis: string
    readonly federation: string
    readonly witness: string
    readonly time: number
    readonly hubSeed: string
    readonly witnessSeed: string
    readonly note: string
  }
}

export const VECTORS = JSON.parse(readFileSync(new URL('../../vectors/tlog.json', import.meta.url), 'utf8')) as TlogVectors
