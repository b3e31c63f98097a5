// SPDX-License-Identifier: EUPL-1.2
/**
 * The documents behind warnings: fetched after the warning is shown already, checked against it, matched, kept.
 *
 * A document that does not fit its warning, or cannot be read as CSAF, does not take the warning away: it is shown with
 * the reason why it was not matched.
 *
 * @module
 */
import type { Advisory } from '@ncv/protocol/advisory/advisory.ts'
import { parseCsaf } from '@ncv/protocol/advisory/csaf.ts'
import { equalBytes } from '@ncv/protocol/bytes.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import { CodedError, ProtocolError } from '@ncv/protocol/errors.ts'
import { openBody } from '@ncv/protocol/log/body.ts'
import type { DocumentRef } from '@ncv/protocol/message/warning.ts'
import type { KeyStore } from '../store/key-store.ts'
import type { LogStore } from '../store/log-store.ts'
import type { StoredWarning, WarningStore } from '../store/warning-store.ts'
import type { Matcher } from './matcher.ts'

/** A warning with the body file of its document. */
export interface FoundDocument {
  readonly warning: StoredWarning
  readonly bytes: Uint8Array
}

export class Documents {
  readonly #log: LogStore
  readonly #keys: KeyStore
  readonly #warnings: WarningStore
  readonly #matcher: Matcher
  readonly #origin: Uint8Array

  constructor(stores: { readonly log: LogStore; readonly keys: KeyStore; readonly warnings: WarningStore }, matcher: Matcher, origin: Uint8Array) {
    this.#log = stores.log
    this.#keys = stores.keys
    this.#warnings = stores.warnings
    this.#matcher = matcher
    this.#origin = origin
  }

  /** Takes in body files of warnings' documents whose hashes the caller has checked, in one wait for the disk. */
  takeAll(found: readonly FoundDocument[]): void {
    if (found.length === 0) return
    this.#log.inOne(() => {
      this.#log.putBodies(
        found.flatMap(({ warning, bytes }) => (warning.warning.document === undefined ? [] : [{ hash: warning.warning.document.body, bytes }])),
      )
      for (const { warning, bytes } of found) {
        const { document } = warning.warning
        if (document === undefined) continue
        this.#evaluate(warning, () => this.#content(warning, document, bytes))
      }
    })
  }

  /** The document of a warning that is kept and was read before; one that cannot be read any more is marked so. */
  readAgain(index: number): Advisory | undefined {
    try {
      const warning = this.#warnings.one(index)
      return warning === undefined ? undefined : this.advisory(warning)
    } catch (error) {
      this.#markUnreadable(index, error)
      return undefined
    }
  }

  /** Looks again at the documents that could not be read: a newer program may read them. */
  retryUnreadable(): void {
    for (const index of this.#warnings.unreadable()) this.#log.inOne(() => this.#retry(index))
  }

  /** What is still to be matched, if anything. */
  async settle(): Promise<void> {
    if (this.#matcher.isOwed()) await this.#matcher.settle()
  }

  /** The document of a warning, if it is here. @throws ProtocolError `CSAF_…`, `DECRYPT_FAILED`, … */
  advisory(warning: Pick<StoredWarning, 'warning' | 'tlp' | 'epoch'>): Advisory | undefined {
    const source = this.source(warning)
    return source === undefined ? undefined : parseCsaf(source)
  }

  /** The bytes that the publisher gave out, if they are here. @throws ProtocolError `DECRYPT_FAILED`, `BODY_MISMATCH`, … */
  source({ warning, tlp, epoch }: Pick<StoredWarning, 'warning' | 'tlp' | 'epoch'>): Uint8Array | undefined {
    const bytes = warning.document === undefined ? undefined : this.#log.body(warning.document.body)
    return warning.document === undefined || bytes === undefined ? undefined : this.#content({ tlp, epoch }, warning.document, bytes)
  }

  #retry(index: number): void {
    const warning = this.#warnings.one(index)
    const document = warning?.warning.document
    const bytes = document === undefined ? undefined : this.#log.body(document.body)
    if (warning === undefined || document === undefined || bytes === undefined) return
    this.#evaluate(warning, () => this.#content(warning, document, bytes))
  }

  #evaluate({ index }: StoredWarning, content: () => Uint8Array): void {
    try {
      this.#matcher.take(index, parseCsaf(content()))
      this.#warnings.setDocument(index, 'stored')
    } catch (error) {
      this.#markUnreadable(index, error)
    }
  }

  #markUnreadable(index: number, error: unknown): void {
    if (!(error instanceof CodedError)) throw error
    this.#warnings.setDocument(index, 'unreadable', error.code)
  }

  #content({ tlp, epoch }: Pick<StoredWarning, 'tlp' | 'epoch'>, { sha256: expected, length }: DocumentRef, bytes: Uint8Array): Uint8Array {
    const key = this.#keys.bodyKey({ tlp, epoch })
    if (key === 'missing') throw new ProtocolError('EPOCH_KEY_MISSING', { epoch })
    const content = openBody(bytes, this.#origin, key === 'clear' ? undefined : key)
    if (content.length !== length || !equalBytes(sha256(content), expected))
      throw new ProtocolError('BODY_MISMATCH', { found: content.length, expected: length })
    return content
  }
}
