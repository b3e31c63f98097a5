// SPDX-License-Identifier: EUPL-1.2
/**
 * GnuPG in a folder of its own, with a key for each of many recipients: how warnings are sent to many today.
 *
 * @module
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface GnuPg extends Disposable {
  readonly version: string
  /** Signs and encrypts the message for all; processor seconds of gpg itself, and the bytes of the result. */
  signAndEncrypt(message: Uint8Array): { readonly cpuMs: number; readonly bytes: number }
}

/** Undefined where this machine has no gpg. */
export function openGnuPg(recipients: number): GnuPg | undefined {
  const found = spawnSync('gpg', ['--version'], { encoding: 'utf8' })
  if (found.status !== 0) return undefined
  // Short: the agent's socket has a bound on the length of its path.
  const home = mkdtempSync(join(tmpdir(), 'pg'))
  chmodSync(home, 0o700)
  mkdirSync(join(home, 'out'))
  const env = { ...process.env, GNUPGHOME: home, LC_ALL: 'C' }
  writeFileSync(join(home, 'keys'), Array.from({ length: recipients }, (_, i) => keyParameters(i)).join(''))
  execFileSync('gpg', ['--batch', '--quiet', '--gen-key', join(home, 'keys')], { env, stdio: 'ignore' })
  const to = Array.from({ length: recipients }, (_, i) => ['-r', address(i)]).flat()
  writeFileSync(join(home, 'options'), `batch\nyes\nquiet\ntrust-model always\n`)
  return {
    version: found.stdout.split('\n')[0] ?? '',
    signAndEncrypt(message) {
      const [input, output] = [join(home, 'message'), join(home, 'out', 'message.gpg')]
      writeFileSync(input, message)
      const gpg = ['gpg', '--options', join(home, 'options'), '-u', address(0), ...to, '--sign', '--encrypt', '-o', output, input]
      const timed = spawnSync('bash', ['-c', 'TIMEFORMAT="%U %S"; time "$@"', 'bash', ...gpg], { env, encoding: 'utf8' })
      const [user, system] = /([\d.]+) ([\d.]+)\s*$/.exec(timed.stderr)?.slice(1).map(Number) ?? []
      if (timed.status !== 0 || user === undefined || system === undefined) throw new Error(`gpg: ${timed.stderr}`)
      return { cpuMs: (user + system) * 1000, bytes: statSync(output).size }
    },
    [Symbol.dispose]() {
      spawnSync('gpgconf', ['--kill', 'all'], { env })
      rmSync(home, { recursive: true, force: true })
    },
  }
}

function address(i: number): string {
  return `knoten-${i}@bench.example`
}

function keyParameters(i: number): string {
  return `%no-protection\nKey-Type: eddsa\nKey-Curve: ed25519\nSubkey-Type: ecdh\nSubkey-Curve: cv25519\nName-Email: ${address(i)}\nExpire-Date: 0\n%commit\n`
}
