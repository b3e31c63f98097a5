// SPDX-License-Identifier: EUPL-1.2
/**
 * The borders between the trust zones, as `.dependency-cruiser.mjs` draws them.
 *
 * The tool says "no violations" and exits 0 also when it understood no file at all, so its list of modules is held
 * against the files on disk: every source file must have been cruised.
 *
 * @module
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Finding, Outcome } from './finding.ts'
import { runTool } from './tool.ts'
import { CODE_FOLDERS, sourceFiles } from './tree.ts'

interface Cruise {
  readonly modules: readonly { readonly source: string }[]
  readonly summary: {
    readonly totalDependenciesCruised: number
    readonly violations: readonly { readonly from: string; readonly to: string; readonly rule: { readonly name: string } }[]
  }
}

const TOOL = 'dependency-cruiser/bin/dependency-cruiser.mjs'

export async function boundaries(root: string): Promise<Outcome> {
  const targets = [...CODE_FOLDERS, 'ncv.cjs'].filter((path) => existsSync(join(root, path)))
  const { out, err } = await runTool(TOOL, ['--config', '.dependency-cruiser.mjs', '--output-type', 'json', ...targets], root)
  if (!out.startsWith('{')) throw new Error(`dependency-cruiser gave no report: ${(err || out).trim()}`)
  const { modules, summary } = JSON.parse(out) as Cruise
  const cruised = new Set(modules.map(({ source }) => source))
  const expected = sourceFiles(root).filter((file) => /\.(?:tsx?|cjs|mjs)$/.test(file) && (file.includes('/') || file === 'ncv.cjs'))
  const findings: Finding[] = summary.violations.map(({ from, to, rule }) => ({ rule: rule.name, file: from, detail: `→ ${to}` }))
  for (const file of expected) if (!cruised.has(file)) findings.push({ rule: 'not-cruised', file, detail: 'no rule has seen this file' })
  if (modules.length === 0) findings.push({ rule: 'looked-at-nothing', file: '.dependency-cruiser.mjs', detail: '0 modules cruised' })
  return { looked: `${expected.length} source files, ${modules.length} modules, ${summary.totalDependenciesCruised} dependencies`, findings }
}
