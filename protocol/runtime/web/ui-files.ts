// SPDX-License-Identifier: EUPL-1.2
/**
 * The built web interface, read once into memory: a fixed map from path to bytes. What is not in it does not exist.
 *
 * @module
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join, sep } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { SessionView } from '@ncv/protocol/admin/session-routes.ts'

export interface UiFile {
  readonly type: string
  readonly body: Uint8Array<ArrayBuffer>
  /** Where it is smaller. */
  readonly packed: Uint8Array<ArrayBuffer> | undefined
  readonly isImmutable: boolean
}

/** Path below `/ui/` → file; `page` answers for every view. */
export interface UiFiles {
  readonly page: UiFile | undefined
  readonly assets: ReadonlyMap<string, UiFile>
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
}

/** Where `npm run build` leaves it; `NCV_UI_DIR` names another place. */
export const UI_DIR = process.env['NCV_UI_DIR'] ?? join(import.meta.dirname, '..', '..', '..', 'admin-ui', 'dist')

/** @param dir of the build; one that is not there gives an interface that says how to build it */
export function readUiFiles(face: SessionView['party']['kind'], dir: string = UI_DIR): UiFiles {
  if (!existsSync(dir)) return { page: undefined, assets: new Map() }
  const assets = new Map<string, UiFile>()
  for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true })) {
    const type = TYPES[extname(entry.name)]
    if (!entry.isFile() || type === undefined || extname(entry.name) === '.html') continue
    const file = join(entry.parentPath, entry.name)
    assets.set(
      file
        .slice(dir.length + 1)
        .split(sep)
        .join('/'),
      readUiFile(file, type, true),
    )
  }
  const page = join(dir, `${face}.html`)
  return { page: existsSync(page) ? readUiFile(page, TYPES['.html'] as string, false) : undefined, assets }
}

function readUiFile(file: string, type: string, isImmutable: boolean): UiFile {
  const body = new Uint8Array(readFileSync(file))
  const packed = new Uint8Array(gzipSync(body, { level: 9 }))
  return { type, body, packed: packed.length < body.length * 0.95 ? packed : undefined, isImmutable }
}
