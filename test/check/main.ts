// SPDX-License-Identifier: EUPL-1.2
/**
 * `npm run check`: first the guards prove themselves on planted violations, then they judge the tree.
 *
 * Everything runs, also after a failure. Exit code 0: all is well; 1: something was found; `--self-test` stops after the proof.
 *
 * @module
 */
import { boundaries } from './boundaries.ts'
import { compile } from './compile.ts'
import { compose } from './compose.ts'
import { exits } from './exits.ts'
import { formatFinding } from './finding.ts'
import type { Guard } from './finding.ts'
import { lint } from './lint.ts'
import { installed, lockfile } from './lockfile.ts'
import { selfTest } from './self-test.ts'
import { sources } from './sources.ts'
import { syntax } from './syntax.ts'
import { HOME } from './tool.ts'

const STEPS: readonly (readonly [string, Guard])[] = [
  ['types per zone', compile],
  ['format and lint (biome)', lint],
  ['trust zones (dependency-cruiser)', boundaries],
  ['length, licence, names', sources],
  ['SQL, redaction, labels', syntax],
  ['exits of the node', exits],
  ['lockfile', lockfile],
  ['installed packages (npm ls)', installed],
  ['docker-compose.yml', compose],
]

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`
}

async function proveGuards(): Promise<boolean> {
  const start = performance.now()
  const proofs = await selfTest()
  for (const { ok, guard, claim, detail } of proofs) console.log(`  ${ok ? '✓' : '✗'} ${guard.padEnd(10)} ${claim}  [${detail}]`)
  const failed = proofs.filter(({ ok }) => !ok).length
  const caught = proofs.filter(({ ok, detail }) => ok && detail !== 'passes').length
  const passed = proofs.filter(({ ok, detail }) => ok && detail === 'passes').length
  console.log(
    `${failed === 0 ? 'ok  ' : 'FAIL'} self-test: ${caught} planted violations caught, ${passed} right files passed, ${failed} failed  (${seconds(start)})\n`,
  )
  return failed === 0
}

async function judge(name: string, guard: Guard): Promise<boolean> {
  const start = performance.now()
  try {
    const { looked, findings } = await guard(HOME)
    const verdict = findings.length === 0 ? 'ok  ' : 'FAIL'
    console.log(`${verdict} ${name}: ${looked}${findings.length === 0 ? '' : `, ${findings.length} findings`}  (${seconds(start)})`)
    for (const finding of findings) console.log(`     ${formatFinding(finding)}`)
    return findings.length === 0
  } catch (error) {
    console.log(`FAIL ${name}: the guard itself is broken  (${seconds(start)})\n     ${error instanceof Error ? error.message : String(error)}`)
    return false
  }
}

const verdicts = [await proveGuards()]
if (!process.argv.includes('--self-test')) for (const [name, guard] of STEPS) verdicts.push(await judge(name, guard))
process.exitCode = verdicts.every((ok) => ok) ? 0 : 1
