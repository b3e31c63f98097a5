// SPDX-License-Identifier: EUPL-1.2
/**
 * Body bundles against the bodies (ncv-log, section "Body bundles"): who catches up reads the bundle, who is up to date the single
 * files; both must be the same.
 *
 * A copy without bundles is whole, for a bundle holds nothing of its own.
 *
 * @module
 */
import { zstdDecompressSync } from 'node:zlib'
import { hex } from '@ncv/protocol/bytes.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import { BODY_BUNDLE_MAX_BYTES, BUNDLED_BODY_MAX_BYTES, bodyBundlePath, parseBodyBundle } from '@ncv/protocol/log/body-bundle.ts'
import type { CheckedEntry, EntryContext } from './verify-entry.ts'
import { within } from './verify-place.ts'

/**
 * @param checked the 256 entries of the bundle
 * @throws ProtocolError `BUNDLE_MALFORMED`, `BODY_MISMATCH`, `BODY_ERASED`, `BODY_MISSING` with the index of the entry whose body is left out
 */
export async function checkBodyBundle(
  { read, erased }: Pick<EntryContext, 'read' | 'erased'>,
  bundle: number,
  checked: readonly CheckedEntry[],
): Promise<void> {
  const path = bodyBundlePath(bundle)
  const file = await read(path)
  if (file === undefined) return
  await within({ path }, () => compare(unpack(file), checked, erased))
}

function unpack(file: Uint8Array): Uint8Array {
  try {
    return new Uint8Array(zstdDecompressSync(file, { maxOutputLength: BODY_BUNDLE_MAX_BYTES }))
  } catch (cause) {
    throw new ProtocolError('BUNDLE_MALFORMED', { field: 'zstd' }, { cause })
  }
}

function compare(records: Uint8Array, checked: readonly CheckedEntry[], erased: EntryContext['erased']): void {
  const bundled = parseBodyBundle(records)
  const known = new Set(checked.flatMap(({ bodies }) => bodies.map(({ hash }) => hex(hash))))
  for (const { index, bodies } of checked) {
    for (const { hash, length } of bodies) {
      const fits = length <= BUNDLED_BODY_MAX_BYTES && records.length + length + 36 <= BODY_BUNDLE_MAX_BYTES
      if (fits && !bundled.has(hex(hash))) throw new ProtocolError('BODY_MISSING', { index, body: hex(hash) })
    }
  }
  // Which document a sealed warning names is not visible without its key; each names one at most.
  const sealed = checked.filter(({ entry }) => entry.epoch !== 0).length
  const foreign = [...bundled.keys()].filter((hash) => !known.has(hash))
  const kept = foreign.find((hash) => erased.has(hash))
  if (kept !== undefined) throw new ProtocolError('BODY_ERASED', { body: kept })
  if (foreign.length > sealed) throw new ProtocolError('BUNDLE_MALFORMED', { field: 'record', body: foreign[sealed] ?? '' })
}
