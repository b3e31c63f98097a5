// SPDX-License-Identifier: EUPL-1.2
/**
 * What a log says was erased, and who its witnesses are, read before its bodies and heads are: an erasure stands behind what it erases
 * (ncv-erasing).
 *
 * Entries are held against the signed head, erasures against the hub's key of their place.
 *
 * @module
 */
import { equalBytes, hex } from '@ncv/protocol/bytes.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import { openEnvelope } from '@ncv/protocol/envelope.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import { bodyPath, openBody } from '@ncv/protocol/log/body.ts'
import type { Entry } from '@ncv/protocol/log/entry.ts'
import { parseEntry } from '@ncv/protocol/log/entry.ts'
import type { OpenedGenesis } from '@ncv/protocol/membership/genesis.ts'
import type { HubKeyHistory } from '@ncv/protocol/membership/hub-key.ts'
import { hubKeyAt } from '@ncv/protocol/membership/hub-key.ts'
import type { WitnessesBody } from '@ncv/protocol/membership/witness-sets.ts'
import { Erased } from '@ncv/protocol/message/erased.ts'
import type { FileReader } from '@ncv/protocol/tlog/authentic-tiles.ts'
import type { OpenedCheckpoint } from '@ncv/protocol/tlog/checkpoint.ts'
import { follow } from '@ncv/protocol/tlog/follow.ts'
import type { Frontier } from '@ncv/protocol/tlog/frontier.ts'

/** @throws ProtocolError `ENVELOPE_…` for one that the hub did not sign */
export function openErased(body: Uint8Array, { tlp, terms }: Pick<Entry, 'tlp' | 'terms'>, { origin }: OpenedGenesis, key: Uint8Array): Erased {
  return openEnvelope(openBody(body, origin, undefined), { type: 'erased', origin, tlp, terms }, Erased, key).payload
}

export class ErasedAhead {
  /** Indexes of entries. */
  readonly entries = new Set<number>()
  /** Hex of body files, those of documents among them. */
  readonly bodies = new Set<string>()
  /** Entries that name witnesses, with their bodies. */
  readonly witnesses: WitnessesBody[] = []
  readonly #opened: OpenedGenesis
  readonly #history: HubKeyHistory

  constructor(opened: OpenedGenesis, history: HubKeyHistory) {
    this.#opened = opened
    this.#history = history
  }

  /** @throws ProtocolError as `follow`; `BODY_MISSING`, `BODY_MISMATCH`, `ENVELOPE_…`, `ENTRY_MALFORMED` with the index */
  async read(from: Frontier, head: OpenedCheckpoint, read: FileReader): Promise<void> {
    await follow(from, head, read, async ({ start, entries }) => {
      for (const [i, bytes] of entries.entries()) await this.#entry(start + i, bytes, read)
    })
  }

  async #entry(index: number, bytes: Uint8Array, read: FileReader): Promise<void> {
    const entry = parseEntry(bytes)
    if (entry.kind !== 'erased' && entry.kind !== 'witnesses') return
    const path = bodyPath(entry.body)
    const body = await read(path)
    if (body === undefined) throw new ProtocolError('BODY_MISSING', { index, path })
    if (!equalBytes(sha256(body), entry.body)) throw new ProtocolError('BODY_MISMATCH', { index, path })
    if (entry.kind === 'witnesses') {
      this.witnesses.push({ index, body })
      return
    }
    const erased = openErased(body, entry, this.#opened, hubKeyAt(this.#history, index).key)
    for (const each of erased.entries) {
      this.entries.add(each.index)
      this.bodies.add(hex(each.body))
    }
    for (const document of erased.documents) this.bodies.add(hex(document))
  }
}
