// SPDX-License-Identifier: EUPL-1.2
/**
 * What a reader may expect of every file: a length that can be read, a licence, a name that says something, no guard switched off.
 *
 * @module
 */
import { readFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import type { Finding, Outcome } from './finding.ts'
import { sourceFiles } from './tree.ts'

const MAX_LINES = 400
const MAX_SPEC_LINES = 200
const COUNTED = new Set(['.ts', '.tsx', '.cjs', '.mjs', '.css', '.sql'])
const LICENSED = new Set(['.ts', '.tsx', '.cjs', '.mjs'])
const EMPTY_NAMES = new Set(['utils', 'util', 'helpers', 'helper', 'common', 'manager', 'service', 'middleware', 'types'])

const SPDX = '// SPDX-License-Identifier: EUPL-1.2'
/** Spelt in halves, so that this file does not find itself. */
const SWITCHED_OFF = new RegExp(
  ['biome-', '@ts-', '@ts-no', 'eslint-'].map((half, i) => half + ['ignore', 'ignore', 'check', 'disable'][i]).join('|'),
)
const EXPECTED_ERROR = new RegExp(`@ts-${'expect-error'}`)

export async function sources(root: string): Promise<Outcome> {
  const files = sourceFiles(root).filter((file) => COUNTED.has(extname(file)) || isSpec(file))
  const findings = await Promise.all(files.map(async (file) => inspect(file, await readFile(join(root, file), 'utf8'))))
  return { looked: `${files.length} files`, findings: findings.flat() }
}

function isSpec(file: string): boolean {
  return file.startsWith('protocol/spec/') && file.endsWith('.md')
}

function inspect(file: string, text: string): readonly Finding[] {
  const findings: Finding[] = []
  const report = (rule: string, detail: string) => findings.push({ rule, file, detail })
  const lines = text.replace(/\n$/, '').split('\n')
  const limit = isSpec(file) ? MAX_SPEC_LINES : MAX_LINES
  if (lines.length > limit) report('too-long', `${lines.length} lines, at most ${limit}: split by noun`)
  if (!LICENSED.has(extname(file))) return findings
  const first = lines[0]?.startsWith('#!') ? lines[1] : lines[0]
  if (first !== SPDX) report('no-licence', `the first line must be: ${SPDX}`)
  if (EMPTY_NAMES.has(basename(file, extname(file)))) report('empty-name', 'name the file after the one noun it holds')
  lines.forEach((line, index) => {
    if (SWITCHED_OFF.test(line)) report('guard-switched-off', `line ${index + 1}: repair what the guard found instead`)
    if (EXPECTED_ERROR.test(line) && !file.startsWith('test/')) report('guard-switched-off', `line ${index + 1}: only a test may expect a type error`)
  })
  return findings
}
