// SPDX-License-Identifier: EUPL-1.2
/**
 * A chosen file as the server takes it: base64, packed with gzip where it is large.
 *
 * @module
 */
import type { InventoryFile } from '@ncv/protocol/admin/inventory-routes.ts'
import { base64OfBytes } from '../../app/save-file.ts'

const PACK_FROM_BYTES = 1_000_000

export type ReadFile = Pick<InventoryFile, 'file' | 'isPacked' | 'name'>

export async function readFile(file: File): Promise<ReadFile> {
  const isPacked = file.size >= PACK_FROM_BYTES
  const stream = isPacked ? file.stream().pipeThrough(new CompressionStream('gzip')) : file.stream()
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer())
  return { file: base64OfBytes(bytes), isPacked, name: file.name.slice(0, 200) }
}
