// SPDX-License-Identifier: EUPL-1.2
/**
 * The state of a relay that does not run: what lies on the disk. Nothing of boxes does.
 *
 * @module
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { hex } from '@ncv/protocol/bytes.ts'
import { WITNESSED_LATEST } from '@ncv/protocol/log/archive.ts'
import { HUB_KEYS_PATH, hubKeyHistory, openHubCheckpoint, parseHubKeys } from '@ncv/protocol/membership/hub-key.ts'
import type { OpenedCheckpoint } from '@ncv/protocol/tlog/checkpoint.ts'
import { NOTE_MAX_BYTES } from '@ncv/protocol/tlog/note.ts'
import { readFileBounded } from '@ncv/runtime/party-dir.ts'
import { readJoined } from './joining.ts'
import { publicDir } from './public-dir.ts'
import type { RelayStatus } from './routes.ts'

const MAX_HUB_KEYS_BYTES = 64 * 1024

/** @throws RelayError `NOT_JOINED`; what a damaged join file or checkpoint throws */
export function statusAtRest(dir: string): RelayStatus {
  const { opened, hubKeys } = readJoined(dir)
  const keysFile = join(publicDir(dir), HUB_KEYS_PATH)
  const known = existsSync(keysFile) ? parseHubKeys(readFileBounded(keysFile, MAX_HUB_KEYS_BYTES)) : hubKeys
  const history = hubKeyHistory(opened, known)
  const noteAt = (path: string): OpenedCheckpoint | undefined => {
    const file = join(publicDir(dir), path)
    return existsSync(file) ? openHubCheckpoint(readFileBounded(file, NOTE_MAX_BYTES), opened, history) : undefined
  }
  const served = noteAt('checkpoint')
  return {
    federation: opened.genesis.federation,
    origin: hex(opened.origin),
    isRunning: false,
    size: served?.size ?? 0,
    root: served === undefined ? '' : hex(served.root),
    witnessedSize: noteAt(WITNESSED_LATEST)?.size ?? 0,
    refusal: null,
    slot: 0,
    boxes: 0,
    batchesWaiting: 0,
    lastBatch: null,
  }
}
