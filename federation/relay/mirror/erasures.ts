// SPDX-License-Identifier: EUPL-1.2
/**
 * What the log says was erased: the mirror deletes its copies before it serves the head that says so, and misses nothing else
 * (ncv-erasing).
 *
 * An erasure stands behind what it erases. A body that the hub does not have is therefore owed until the entries behind it are read; a head under
 * which something is still owed is not served.
 *
 * @module
 */
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { equalBytes, fromHex, hex } from '@ncv/protocol/bytes.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import { CodedError, ProtocolError } from '@ncv/protocol/errors.ts'
import { BODY_MAX_BYTES, bodyPath } from '@ncv/protocol/log/body.ts'
import { BODY_BUNDLE_MAX_BYTES, bodyBundlePath, ENTRIES_PER_BUNDLE, formatBodyBundle, parseBodyBundle } from '@ncv/protocol/log/body-bundle.ts'
import type { Entry } from '@ncv/protocol/log/entry.ts'
import { isErasable } from '@ncv/protocol/log/erasing.ts'
import type { Erased } from '@ncv/protocol/message/erased.ts'
import type { Source } from './hub-source.ts'
import type { MirrorFiles } from './mirror-files.ts'

export class Erasures {
  readonly #files: MirrorFiles
  /** Hex of body files. */
  readonly #erased = new Set<string>()
  readonly #owed = new Set<string>()
  /** Bodies that somebody needs for ever: a hub that erases one of them would only break its own mirrors. */
  readonly #kept = new Set<string>()

  constructor(files: MirrorFiles) {
    this.#files = files
  }

  isErased(hash: Uint8Array): boolean {
    return this.#erased.has(hex(hash))
  }

  /** An entry of the log is met; of what kinds the body must stay is known by then. */
  meet({ kind, body }: Pick<Entry, 'kind' | 'body'>): void {
    if (!isErasable(kind)) this.#kept.add(hex(body))
  }

  /** The hub does not have this body or document, and it is of a kind that may have been erased. */
  owe(hash: Uint8Array): void {
    this.#owed.add(hex(hash))
  }

  /** What was erased need not be looked for. */
  learn({ entries, documents }: Erased): void {
    for (const hash of [...entries.map(({ body }) => body), ...documents]) {
      const name = hex(hash)
      if (this.#kept.has(name)) continue
      this.#erased.add(name)
      this.#owed.delete(name)
    }
  }

  /** Bundles first: as long as a body file is there, this has not been done. */
  async carryOut(erased: Erased): Promise<void> {
    this.learn(erased)
    const bundles = new Set(erased.entries.map(({ index }) => Math.floor(index / ENTRIES_PER_BUNDLE)))
    for (const bundle of bundles) await this.#rewrite(bodyBundlePath(bundle))
    for (const hash of [...erased.entries.map(({ body }) => body), ...erased.documents]) {
      if (this.isErased(hash)) await this.#files.remove(bodyPath(hash))
    }
  }

  /** One that cannot be read goes: its bodies are fetched by their names then. */
  async #rewrite(path: string): Promise<void> {
    const file = await this.#files.read(path)
    if (file === undefined) return
    let bodies: Map<string, Uint8Array>
    try {
      bodies = parseBodyBundle(new Uint8Array(zstdDecompressSync(file, { maxOutputLength: BODY_BUNDLE_MAX_BYTES })))
    } catch (error) {
      if (!(error instanceof CodedError) && !(error instanceof Error && 'code' in error)) throw error
      await this.#files.remove(path)
      return
    }
    const left = [...bodies].filter(([name]) => !this.#erased.has(name))
    if (left.length === bodies.size) return
    const records = formatBodyBundle(left.map(([name, bytes]) => ({ hash: fromHex(name), bytes })))
    await this.#files.put(path, new Uint8Array(zstdCompressSync(records)))
  }

  /** What was missing at an earlier look may be there by now. */
  async settle(source: Source): Promise<void> {
    for (const name of [...this.#owed]) {
      const path = bodyPath(fromHex(name))
      const bytes = await source.get(path, BODY_MAX_BYTES)
      if (bytes === undefined) continue
      if (!equalBytes(sha256(bytes), fromHex(name))) throw new ProtocolError('BODY_MISMATCH', { path })
      await this.#files.put(path, bytes)
      this.#owed.delete(name)
    }
  }

  /** @throws ProtocolError `BODY_MISSING` with the path of a body that is missing and was not erased */
  assertNoneOwed(): void {
    const [name] = this.#owed
    if (name !== undefined) throw new ProtocolError('BODY_MISSING', { path: `body/${name}` })
  }
}
