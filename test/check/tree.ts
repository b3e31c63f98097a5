// SPDX-License-Identifier: EUPL-1.2
/**
 * The tree as the guards see it: its zones, and the files that people wrote.
 *
 * @module
 */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Each is compiled by itself, so that a zone sees no more of the platform than its own tsconfig grants. */
export const PROJECTS = [
  'protocol/tsconfig.pure.json',
  'protocol/tsconfig.json',
  'protocol/crypto/tsconfig.json',
  'protocol/runtime/tsconfig.json',
  'node/tsconfig.json',
  'federation/tsconfig.json',
  'federation/relay/tsconfig.json',
  'admin-ui/tsconfig.json',
  'admin-ui/tsconfig.build.json',
  'test/tsconfig.json',
  'test/browser/tsconfig.json',
  'test/admin-ui/tsconfig.json',
] as const

/** The top folders that hold code. */
export const CODE_FOLDERS = ['protocol', 'node', 'federation', 'admin-ui', 'test'] as const

const SKIPPED_FOLDERS = new Set(['node_modules', '.git', 'vectors', 'dist'])

/** All files below the code folders and those beside them, relative to `root`, sorted, with `/`. */
export function sourceFiles(root: string): readonly string[] {
  const files: string[] = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)
  for (const folder of [...CODE_FOLDERS, '.ci']) if (existsSync(join(root, folder))) collect(root, folder, files)
  return files.sort()
}

function collect(root: string, folder: string, files: string[]): void {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) {
      if (!SKIPPED_FOLDERS.has(entry.name) && !entry.name.startsWith('ncv-demo')) collect(root, path, files)
    } else if (entry.isFile()) files.push(path)
  }
}
