// SPDX-License-Identifier: EUPL-1.2
/**
 * The lockfile: every package provable by its hash, no address of a registry, in step with every package.json.
 *
 * An address in the lockfile would decide for every operator where packages come from; a missing hash would let anybody decide what they hold.
 *
 * ```json
 * "node_modules/zod": { "version": "4.6.7", "integrity": "sha512-…" }
 * ```
 *
 * @see https://docs.npmjs.com/cli/configuring-npm/package-lock-json
 * @module
 */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Finding, Outcome } from './finding.ts'
import { runFile } from './tool.ts'

const LOCKFILE = 'package-lock.json'
const SHA512 = /^sha512-[A-Za-z0-9+/]{86}==$/
const FIELDS = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'] as const

interface Manifest {
  readonly name?: string
  readonly version?: string
  readonly workspaces?: readonly string[]
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
}

interface Locked extends Manifest {
  readonly resolved?: string
  readonly integrity?: string
  readonly link?: boolean
  readonly inBundle?: boolean
}

type Packages = Readonly<Record<string, Locked>>

export async function lockfile(root: string): Promise<Outcome> {
  const rootManifest = await readJson<Manifest>(root, 'package.json')
  const { packages } = await readJson<{ packages: Packages }>(root, LOCKFILE)
  const findings: Finding[] = Object.entries(packages).flatMap(([path, locked]) => provable(path, locked))
  for (const folder of ['', ...(rootManifest.workspaces ?? [])]) {
    const manifest = folder === '' ? rootManifest : await readJson<Manifest>(root, `${folder}/package.json`)
    findings.push(...inStep(folder, manifest, packages))
  }
  return { looked: `${Object.keys(packages).length} packages`, findings }
}

/** `npm ls`: what is installed is what the lockfile says. Works offline. */
export async function installed(root: string): Promise<Outcome> {
  const npm = process.env['npm_execpath']
  const args = ['ls', '--all', '--json', '--offline']
  const { out, err } = npm === undefined ? await runFile('npm', args, root) : await runFile(process.execPath, [npm, ...args], root)
  if (!out.trimStart().startsWith('{')) throw new Error(`npm ls gave no report: ${err.trim()}`)
  const { problems = [] } = JSON.parse(out) as { problems?: readonly string[] }
  return {
    looked: 'node_modules',
    findings: problems.map((detail) => ({ rule: 'not-in-step', file: 'node_modules', detail: `${detail} — run npm ci` })),
  }
}

async function readJson<T>(root: string, file: string): Promise<T> {
  if (!existsSync(join(root, file))) throw new Error(`${file} is missing`)
  return JSON.parse(await readFile(join(root, file), 'utf8')) as T
}

function provable(path: string, locked: Locked): readonly Finding[] {
  if (!path.includes('node_modules/')) return []
  const report = (rule: string, detail: string): Finding => ({ rule, file: LOCKFILE, detail: `${path}: ${detail}` })
  if (locked.link === true) {
    return locked.resolved === undefined || /^[a-z][a-z/-]*$/.test(locked.resolved) ? [] : [report('lock-address', `links to ${locked.resolved}`)]
  }
  const findings: Finding[] = []
  if (locked.resolved !== undefined) findings.push(report('lock-address', 'has `resolved`; set omit-lockfile-registry-resolved and lock again'))
  if (locked.inBundle !== true && !SHA512.test(locked.integrity ?? '')) findings.push(report('lock-unproven', 'has no SHA-512 `integrity`'))
  return findings
}

/** The lockfile repeats every package.json; npm reads the copy, people the original. */
function inStep(folder: string, manifest: Manifest, packages: Packages): readonly Finding[] {
  const file = folder === '' ? 'package.json' : `${folder}/package.json`
  const findings: Finding[] = []
  const report = (detail: string) => findings.push({ rule: 'lock-not-in-step', file, detail: `${detail} — lock again (npm install, then npm ci)` })
  const locked = packages[folder]
  if (locked === undefined) {
    report('the workspace is not in the lockfile')
    return findings
  }
  if (locked.version !== manifest.version) report(`version ${manifest.version}, locked ${locked.version}`)
  for (const field of FIELDS) {
    const asked = manifest[field] ?? {}
    const copy = locked[field] ?? {}
    for (const name of new Set([...Object.keys(asked), ...Object.keys(copy)])) {
      if (asked[name] !== copy[name]) report(`${field}: ${name} ${asked[name] ?? 'absent'}, locked ${copy[name] ?? 'absent'}`)
      else if (!resolves(folder, name, asked[name] ?? '', packages))
        report(`${field}: ${name} ${asked[name]} leads to no locked package of that version`)
    }
  }
  return findings
}

/** As Node looks: from the workspace's own `node_modules` upwards. Ranges are left to npm; exact versions must be met. */
function resolves(folder: string, name: string, version: string, packages: Packages): boolean {
  const steps = folder === '' ? [''] : folder.split('/').map((_, index, all) => `${all.slice(0, all.length - index).join('/')}/`)
  for (const step of [...steps, '']) {
    const found = packages[`${step}node_modules/${name}`]
    if (found === undefined) continue
    const target = found.link === true ? packages[found.resolved ?? ''] : found
    return target !== undefined && (!/^\d+\.\d+\.\d/.test(version) || target.version === version)
  }
  return false
}
