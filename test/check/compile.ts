// SPDX-License-Identifier: EUPL-1.2
/**
 * Types, zone by zone. Nothing is emitted: Node runs the sources as they are.
 *
 * @module
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Finding, Outcome } from './finding.ts'
import { runTool } from './tool.ts'
import { PROJECTS } from './tree.ts'

const ERROR = /^([^\s(][^(]*)\((\d+),\d+\): error (TS\d+): (.*)$/
const ERROR_WITHOUT_FILE = /^error (TS\d+): (.*)$/

export async function compile(root: string): Promise<Outcome> {
  const perProject = await Promise.all(PROJECTS.map((config) => compileProject(root, config)))
  const unique = new Map(perProject.flat().map((finding) => [`${finding.file} ${finding.rule} ${finding.detail}`, finding]))
  return { looked: `${PROJECTS.length} projects`, findings: [...unique.values()] }
}

async function compileProject(root: string, config: string): Promise<readonly Finding[]> {
  if (!existsSync(join(root, config))) return [{ rule: 'no-tsconfig', file: config, detail: 'the zone is not compiled by itself; add the file' }]
  const { code, out } = await runTool('typescript/bin/tsc', ['--noEmit', '--pretty', 'false', '-p', config], root)
  const findings: Finding[] = []
  for (const line of out.split('\n')) {
    const located = ERROR.exec(line)
    if (located !== null) findings.push({ rule: located[3] ?? '', file: located[1] ?? '', detail: `line ${located[2]}: ${located[4]}` })
    const general = ERROR_WITHOUT_FILE.exec(line)
    if (general !== null) findings.push({ rule: general[1] ?? '', file: config, detail: general[2] ?? '' })
  }
  if (code !== 0 && findings.length === 0) findings.push({ rule: 'tsc', file: config, detail: out.trim() || `exit code ${code}` })
  return findings
}
