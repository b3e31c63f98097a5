// SPDX-License-Identifier: EUPL-1.2
/**
 * The federation that the stories play on: hub, relay and three nodes, each a process of its own, in one folder.
 *
 *     <dir>/{hub,relay,node-1,node-2,node-3}/run.json     {"pid":…,"port":…}, as every running party writes it
 *     <dir>/<party>.pid                                   so that the end of the run ends them all
 *
 * @module
 */
import type { ChildProcess } from 'node:child_process'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, existsSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export const HOME = join(import.meta.dirname, '../../..')
export const PARTIES = ['relay', 'hub', 'node-1', 'node-2', 'node-3'] as const
export type Party = (typeof PARTIES)[number]

/** Founds the federation by the demonstration's story; afterwards nothing runs. Half a minute. */
export function foundStage(dir: string): void {
  const { status, stderr } = spawnSync(process.execPath, ['ncv.cjs', 'demo', '--once', '--dir', dir], { cwd: HOME, encoding: 'utf8' })
  if (status !== 0) throw new Error(`ncv demo ended with ${status}: ${stderr.slice(-2000)}`)
}

/** Where a party's interface was before: pages that are open find it there again. */
function portOption(dir: string, party: Party): readonly string[] {
  const file = join(dir, `${party}.port`)
  if (party === 'relay' || !existsSync(file)) return []
  return [party === 'hub' ? '--admin-port' : '--port', readFileSync(file, 'utf8')]
}

/**
 * Starts a party and waits until it says that it listens.
 *
 * @param env beside this process's own environment
 */
export async function startParty(dir: string, party: Party, env: Readonly<Record<string, string>> = {}): Promise<void> {
  const group = party.startsWith('node') ? 'node' : party
  const errors = openSync(join(dir, `${party}.err`), 'a')
  const child = spawn(process.execPath, ['ncv.cjs', group, 'run', '--dir', join(dir, party), '--json', ...portOption(dir, party)], {
    cwd: HOME,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', errors],
    detached: true,
  })
  closeSync(errors)
  writeFileSync(join(dir, `${party}.pid`), String(child.pid))
  await firstLine(child, party)
  writeFileSync(join(dir, `${party}.port`), new URL(addressOf(dir, party).origin).port)
  child.stdout?.destroy()
  child.unref()
}

async function firstLine(child: ChildProcess, party: Party): Promise<void> {
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`${party} ended with ${code} before it listened`)
  })
  await Promise.race([once(child.stdout as NonNullable<ChildProcess['stdout']>, 'data'), ended])
  ended.catch(() => {})
}

/** @param signal SIGKILL: as when the power fails */
export async function stopParty(dir: string, party: Party, signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
  const file = join(dir, `${party}.pid`)
  if (!existsSync(file)) return
  const pid = Number(readFileSync(file, 'utf8'))
  rmSync(file)
  try {
    process.kill(pid, signal)
    await goneOf(pid)
  } catch {
    // It has ended by itself.
  }
}

/** Whether it was started and not stopped again. */
export function isRunning(dir: string, party: Party): boolean {
  return existsSync(join(dir, `${party}.pid`))
}

/** Waits until the process is gone; asks the system, which is the only one to know. */
async function goneOf(pid: number): Promise<void> {
  const wait = spawn('tail', ['--pid', String(pid), '-f', '/dev/null'], { stdio: 'ignore' })
  await once(wait, 'exit')
}

export interface Address {
  /** `http://127.0.0.1:41873` */
  readonly origin: string
  /** Of the folder's owner. */
  readonly token: string
}

export function addressOf(dir: string, party: Party): Address {
  const { port } = JSON.parse(readFileSync(join(dir, party, 'run.json'), 'utf8')) as { port: number }
  return { origin: `http://127.0.0.1:${port}`, token: readFileSync(join(dir, party, 'admin-token'), 'utf8') }
}

/** `ncv …` with `--json`; its reply. */
export function ncv(args: readonly string[]): unknown {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['ncv.cjs', ...args, '--json'], { cwd: HOME, encoding: 'utf8', maxBuffer: 1 << 28 })
  if (status !== 0) throw new Error(`ncv ${args.join(' ')} ended with ${status}: ${stderr.slice(-1000)}${stdout.slice(-1000)}`)
  return JSON.parse(stdout)
}
