// SPDX-License-Identifier: EUPL-1.2
/**
 * The guards prove themselves: each planted violation must come back as the finding it is, and what is right must pass.
 *
 * @module
 */
import { boundaries } from './boundaries.ts'
import { compile } from './compile.ts'
import { compose } from './compose.ts'
import { EXIT_LIST, exits } from './exits.ts'
import type { Finding, Guard } from './finding.ts'
import { lint } from './lint.ts'
import { lockfile } from './lockfile.ts'
import { mirrorTree } from './mirror.ts'
import type { Mirror } from './mirror.ts'
import { ALLOWED, COMPANIONS, PLANTED } from './planted.ts'
import type { GuardName, Planted } from './planted.ts'
import { sources } from './sources.ts'
import { syntax } from './syntax.ts'

const GUARDS: Readonly<Record<GuardName, Guard>> = { types: compile, lint, boundaries, sources, syntax, exits, lockfile, compose }

export interface Proof {
  readonly guard: GuardName
  readonly claim: string
  readonly ok: boolean
  /** The rule that caught it, or what came instead. */
  readonly detail: string
}

export async function selfTest(): Promise<readonly Proof[]> {
  await using mirror = await mirrorTree()
  for (const { file, source } of [...COMPANIONS, ...PLANTED, ...ALLOWED]) await mirror.write(file, source)
  const edited = [...(await plantLockfile(mirror)), ...(await plantCompose(mirror))]
  const planted: readonly Omit<Planted, 'source'>[] = [...PLANTED, ...edited]
  const findings = await runAll(mirror.root)
  const caught = planted.map((violation) => prove(violation, findings[violation.guard]))
  const passed = ALLOWED.map(({ guard, claim, file }) => {
    const wrong = findings[guard].find((finding) => finding.file === file)
    return { guard, claim, ok: wrong === undefined, detail: wrong === undefined ? 'passes' : `was refused: ${wrong.rule}` }
  })
  return [...caught, ...passed, ...(await lookedAtNothing())]
}

async function runAll(root: string): Promise<Readonly<Record<GuardName, readonly Finding[]>>> {
  const names = Object.keys(GUARDS) as readonly GuardName[]
  const outcomes = await Promise.all(names.map(async (name) => [name, (await GUARDS[name](root)).findings] as const))
  return Object.fromEntries(outcomes) as unknown as Readonly<Record<GuardName, readonly Finding[]>>
}

function prove(violation: Omit<Planted, 'source'>, findings: readonly Finding[]): Proof {
  const { guard, claim, rule, file, at = file, detail = '' } = violation
  const here = findings.filter((finding) => finding.file === at)
  const found = here.find((finding) => finding.rule.startsWith(rule) && finding.detail.includes(detail))
  const instead = here.length === 0 ? 'nothing was found' : `found only ${here.map((finding) => finding.rule).join(', ')}`
  return { guard, claim, ok: found !== undefined, detail: found?.rule ?? `NOT CAUGHT: wanted ${rule}, ${instead}` }
}

type Edited = Omit<Planted, 'source'>

async function plantLockfile(mirror: Mirror): Promise<readonly Edited[]> {
  await mirror.edit('package-lock.json', (text) => {
    const lock = JSON.parse(text) as { packages: Record<string, Record<string, unknown>> }
    const { integrity: _, ...unproven } = lock.packages['node_modules/zod'] ?? {}
    lock.packages['node_modules/zod'] = unproven
    lock.packages['node_modules/hono'] = { ...lock.packages['node_modules/hono'], resolved: 'https://registry.example/hono.tgz' }
    return JSON.stringify(lock)
  })
  await mirror.edit('node/package.json', (text) => text.replace('"dependencies": {', '"dependencies": { "planted": "1.0.0",'))
  const at = 'package-lock.json'
  return [
    { claim: 'a package without integrity', guard: 'lockfile', rule: 'lock-unproven', file: at, detail: 'node_modules/zod' },
    { claim: 'a package with the address of a registry', guard: 'lockfile', rule: 'lock-address', file: at, detail: 'node_modules/hono' },
    {
      claim: 'a package.json that the lockfile does not know',
      guard: 'lockfile',
      rule: 'lock-not-in-step',
      file: 'node/package.json',
      detail: 'planted',
    },
  ]
}

async function plantCompose(mirror: Mirror): Promise<readonly Edited[]> {
  await mirror.edit('docker-compose.yml', (text) => text.replace('    mem_limit: 1g\n', '    mem_limit: 1g\n    privilegd: true\n'))
  return [
    { claim: 'an unknown key in docker-compose.yml', guard: 'compose', rule: 'compose-schema', file: 'docker-compose.yml', detail: 'privilegd' },
  ]
}

/** A tree in which a guard sees no module must fail, not pass. */
async function lookedAtNothing(): Promise<readonly Proof[]> {
  await using empty = await mirrorTree()
  await using soft = await mirrorTree()
  await empty.write('node/only.txt', 'no source file')
  await soft.edit('docker-compose.yml', (text) =>
    text.replace('  read_only: true\n', '').replace('networks: [feed, batches, ', 'networks: [feed, secret, '),
  )
  const cruised = (await boundaries(empty.root)).findings
  const composed = (await compose(soft.root)).findings
  return [
    prove({ claim: 'cruised modules = 0', guard: 'boundaries', rule: 'looked-at-nothing', file: '.dependency-cruiser.mjs' }, cruised),
    prove(
      { claim: 'no redaction where its guard looks', guard: 'syntax', rule: 'looked-at-nothing', file: 'node/incident/redact.ts' },
      (await syntax(empty.root)).findings,
    ),
    prove(
      { claim: 'no list of exits where its guard looks', guard: 'exits', rule: 'looked-at-nothing', file: EXIT_LIST },
      (await exits(empty.root)).findings,
    ),
    prove({ claim: 'a party that may write to its image', guard: 'compose', rule: 'compose-hardening', file: 'docker-compose.yml' }, composed),
    prove({ claim: 'a network that is not declared', guard: 'compose', rule: 'compose-unknown', file: 'docker-compose.yml' }, composed),
  ]
}
