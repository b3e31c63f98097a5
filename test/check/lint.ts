// SPDX-License-Identifier: EUPL-1.2
/**
 * Biome: format, lint, and the ways around `World` (`lint/world.grit` and the forbidden globals in `biome.json`).
 *
 * @module
 */
import type { Finding, Outcome } from './finding.ts'
import { runTool } from './tool.ts'

interface BiomeReport {
  readonly summary: { readonly changed: number; readonly unchanged: number }
  readonly diagnostics: readonly {
    readonly category: string
    readonly severity: string
    readonly message: string
    readonly location?: { readonly path?: string; readonly start?: { readonly line: number } }
  }[]
}

const ARGUMENTS = ['check', '--reporter=json', '--max-diagnostics=none', '--error-on-warnings', '--colors=off', '.']

export async function lint(root: string): Promise<Outcome> {
  const { code, out, err } = await runTool('@biomejs/biome/bin/biome', ARGUMENTS, root)
  const start = out.indexOf('{')
  if (start < 0) throw new Error(`Biome gave no report: ${(err || out).trim()}`)
  const report = JSON.parse(out.slice(start)) as BiomeReport
  const files = report.summary.changed + report.summary.unchanged
  const findings: Finding[] = report.diagnostics
    .filter(({ severity }) => severity !== 'information' && severity !== 'hint')
    .map(({ category, message, location }) => ({
      rule: category === 'plugin' ? (message.split(':', 1)[0] ?? category) : category,
      file: location?.path ?? 'biome.json',
      detail: category === 'format' ? 'not formatted; npx biome check --write' : `line ${location?.start?.line ?? 0}: ${message}`,
    }))
  if (files === 0) findings.push({ rule: 'looked-at-nothing', file: 'biome.json', detail: 'no file was checked' })
  if (code !== 0 && findings.length === 0) findings.push({ rule: 'biome', file: 'biome.json', detail: err.trim() })
  return { looked: `${files} files`, findings }
}
