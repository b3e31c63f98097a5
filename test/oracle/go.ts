// SPDX-License-Identifier: EUPL-1.2
/**
 * `npm run oracle:go`: another implementation verifies our log.
 *
 * A real hub makes a log that three witnesses cosign; `verify.go`, built on Go's `golang.org/x/mod/sumdb` and sharing no code
 * with NCV, must accept it, and must refuse it with one byte changed, with a forked or foreign head, with a cosignature missing.
 *
 *     npm run oracle:go [-- --changes 200] [--seed text]
 *
 * Exit codes: 0 all as it must be · 1 accepted what it must refuse, or the reverse · 2 no Go or no x/mod here.
 * Debian: `apt-get install golang-go golang-golang-x-mod-dev`.
 *
 * @module
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { base64, hex } from '@ncv/protocol/bytes.ts'
import { rootFromStore } from '@ncv/federation/log/sequencer.ts'
import { signCheckpoint } from '@ncv/protocol/tlog/checkpoint.ts'
import { formatNote, formatVerifierKey, parseNote, SIGNATURE_TYPES } from '@ncv/protocol/tlog/note.ts'
import { cosigned, testMember } from '../support/founded-hub.ts'
import { seededRandom } from '../support/virtual-world.ts'
import { changedBytes } from './changed-byte.ts'
import type { MadeLog } from './made-log.ts'
import { makeLog, WITNESSED_AT } from './made-log.ts'

const GOPATH = '/usr/share/gocode'
const REMEDY = 'apt-get install golang-go golang-golang-x-mod-dev (Debian 12: Go 1.19, x/mod 0.7)'

interface Verdict {
  readonly ok: boolean
  readonly text: string
}

type Verifier = (folder: string, hubKey: string, witnessKeys: readonly string[]) => Verdict

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

/** Undefined where this machine has no Go or no x/mod. */
function buildVerifier(dir: string): Verifier | undefined {
  if (spawnSync('go', ['version']).status !== 0 || !existsSync(join(GOPATH, 'src/golang.org/x/mod/sumdb'))) return undefined
  const program = join(dir, 'verify')
  const env = { ...process.env, GO111MODULE: 'off', GOPATH, GOFLAGS: '' }
  const built = spawnSync('go', ['build', '-o', program, join(import.meta.dirname, 'verify.go')], { env, encoding: 'utf8' })
  if (built.status !== 0) throw new Error(`go build: ${built.stderr}`)
  return (folder, hubKey, witnessKeys) => {
    const { status, stdout, stderr } = spawnSync(program, [folder, hubKey, ...witnessKeys], { encoding: 'utf8' })
    if (status !== 0 && status !== 1) throw new Error(`verify: exit ${status} ${stderr}`)
    return { ok: status === 0, text: (status === 0 ? stdout : stderr).trim() }
  }
}

/** What Go read must also be what we say. */
function agrees({ founded: { hub }, witnessKeys }: MadeLog, { ok, text }: Verdict): boolean {
  if (!ok) return false
  const found = JSON.parse(text) as { size: number; root: string; origin: string; cosigned: number; records: number; checkpoints: number }
  const size = hub.log.size()
  return (
    found.origin === hub.opened.logOrigin &&
    found.size === size &&
    found.root === base64(rootFromStore(hub.log, size)) &&
    found.cosigned === witnessKeys.length &&
    found.records === size &&
    found.checkpoints === WITNESSED_AT.length + 1
  )
}

/** Replaces a file for the time of one look. */
function withFile<T>(file: string, bytes: Uint8Array, look: () => T): T {
  const before = readFileSync(file)
  writeFileSync(file, bytes)
  try {
    return look()
  } finally {
    writeFileSync(file, before)
  }
}

/** Lies that need a key, or another verifier's: each must be refused. */
function lies({ folder, founded, hubKey, witnessKeys }: MadeLog, verify: Verifier): [string, Verdict][] {
  const { hub, members } = founded
  const { logOrigin } = hub.opened
  const seed = hub.keys.identity.seed
  const checkpoint = join(folder, 'checkpoint')
  const look = () => verify(folder, hubKey, witnessKeys)
  const seconds = Math.floor(hub.world.now() / 1000)
  const signed = (size: number, root: Uint8Array): Uint8Array =>
    members.reduce((note, member) => cosigned(hub, member, seconds, note), signCheckpoint({ origin: logOrigin, size, root }, seed))
  const root = rootFromStore(hub.log, hub.log.size())
  const other = root.map((byte, i) => (i === 31 ? byte ^ 1 : byte))
  const { text, signatures } = parseNote(readFileSync(checkpoint))
  const vkey = (name: string, publicKey: Uint8Array) => formatVerifierKey({ name, type: SIGNATURE_TYPES.ed25519, publicKey })
  const { key } = hub.opened.genesis.hub
  return [
    ['a head with another root, signed by the hub and cosigned', withFile(checkpoint, signed(hub.log.size(), other), look)],
    ['a head of fewer entries with the root of all', withFile(checkpoint, signed(hub.log.size() - 1, root), look)],
    ['an archived head that is no beginning of the log', withFile(join(folder, 'witnessed/0'), signed(3, other), look)],
    ['a head without one of the cosignatures', withFile(checkpoint, formatNote({ text, signatures: signatures.slice(0, -1) }), look)],
    ['a head of another hub key', verify(folder, vkey(logOrigin, testMember('stranger').identity.publicKey), witnessKeys)],
    ['a log of another federation', verify(folder, vkey(`orakel.test/${hex(other)}`, key), witnessKeys)],
  ]
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { changes: { type: 'string', default: '200' }, seed: { type: 'string', default: 'oracle' } } })
  const dir = mkdtempSync(join(tmpdir(), 'ncv-oracle-'))
  try {
    const verify = buildVerifier(dir)
    if (verify === undefined) {
      process.stderr.write(`oracle:go was NOT run: it needs Go and golang.org/x/mod below ${GOPATH}.\n${REMEDY}\n`)
      return 2
    }
    using log = await makeLog(values.seed)
    const failures: string[] = []
    const verdict = verify(log.folder, log.hubKey, log.witnessKeys)
    say(`Go: ${verdict.text}`)
    if (!agrees(log, verdict)) failures.push('the log as it is was not accepted, or Go read something else in it')
    for (const [name, { ok, text }] of lies(log, verify)) {
      say(`${ok ? 'ACCEPTED' : 'refused '}  ${name}: ${text}`)
      if (ok) failures.push(name)
    }
    const world = { random: seededRandom(`${values.seed} changes`) }
    let tried = 0
    for (const { path, at } of changedBytes(log.folder, Number(values.changes), world)) {
      tried++
      if (verify(log.folder, log.hubKey, log.witnessKeys).ok) failures.push(`accepted with byte ${at} of ${path} changed`)
    }
    say(`${tried} changed bytes (checkpoint, witnessed heads, tiles, entry bundles, bodies): ${failures.length === 0 ? 'all refused' : 'see below'}`)
    if (!agrees(log, verify(log.folder, log.hubKey, log.witnessKeys))) failures.push('the log is not what it was before the changes')
    for (const failure of failures) say(`FAILED: ${failure}`)
    return failures.length === 0 && tried > 0 ? 0 : 1
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

process.exitCode = await main()
