// SPDX-License-Identifier: EUPL-1.2
/**
 * `npm run report -- version-texts FOLDER`: every distinct version text below a folder of CSAF documents, with its parsed meaning.
 *
 *     count  class       text → meaning
 *       112  versions    "<V4.4.0" → < 4.4.0
 *        13  serial      "<=23121" → counts serial numbers
 *
 * Exit codes: 0 at least 97 % of the nodes with a version text are understood · 1 fewer · 2 usage, or no document in the folder.
 *
 * @module
 */
import { globSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { readTexts, SHARE_REQUIRED, shareUnderstood, versionTextReport } from './version-texts.ts'

const USAGE = 'npm run report -- version-texts FOLDER\n'

function run([report, folder, ...more]: readonly string[]): number {
  if (report !== 'version-texts' || folder === undefined || more.length > 0) {
    process.stderr.write(USAGE)
    return 2
  }
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    process.stderr.write(`${folder} is no folder\n${USAGE}`)
    return 2
  }
  const found = readTexts(
    globSync('**/*.json', { cwd: folder })
      .sort()
      .map((file) => join(folder, file)),
  )
  if (found.documents === 0) {
    process.stderr.write(`${folder}: no CSAF document (*.json)\n`)
    return 2
  }
  process.stdout.write(versionTextReport(found))
  return shareUnderstood(found) >= SHARE_REQUIRED ? 0 : 1
}

process.exitCode = run(process.argv.slice(2))
