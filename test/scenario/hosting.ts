// SPDX-License-Identifier: EUPL-1.2
/**
 * The story of a host: sixty houses in one process, one decision for many, no way from one to another, and ways in and out.
 *
 * @module
 */
import { cpSync, readdirSync, readFileSync, statSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { NODE_ROUTES } from '@ncv/protocol/admin/node-routes.ts'
import { adminClient, loopbackSend } from '@ncv/runtime/admin-client.ts'
import { RemoteProblem } from '@ncv/runtime/errors.ts'
import { findRunningParty } from '@ncv/runtime/party-client.ts'
import { z } from 'zod'
import { problemIn } from '../../federation/demo/ncv-commands.ts'
import { spentBy } from './crowd.ts'
import type { HostingGround, TenantLine } from './hosting-ground.ts'
import { configOf, HOST_NAME, TENANTS, tenantName } from './hosting-ground.ts'
import { askNode } from './party-client.ts'
import { claim } from './step.ts'

const MEMORY_MAX = 1.5 * 2 ** 30
const CPU_MAX = 0.05
/** Assets of a small town hall beside the shared one. */
const FILLING = 120
const CVE = 'CVE-2099-0001'

/** What the tenants have: 41 are to change, and 19 not, for four different reasons. */
const GROUPS = { hosted: 41, absent: 7, 'own-operation': 5, 'other-version': 4, decided: 3 } as const
const CHANGED = GROUPS.hosted

function groupOf(i: number): keyof typeof GROUPS {
  let left = i
  for (const [name, count] of Object.entries(GROUPS) as [keyof typeof GROUPS, number][]) {
    if (left < count) return name
    left -= count
  }
  return 'absent'
}

/** Tenants are dealt over both federations. */
const groupOfTenant = (i: number): keyof typeof GROUPS => groupOf((i * 17) % TENANTS)

function inventoryOf(i: number): string {
  const filling = Array.from({ length: FILLING }, (_, n) => `f${n};Hersteller ${n % 20};Fachverfahren ${n};${n % 9}.${i % 3};self`)
  const group = groupOfTenant(i)
  const operator = group === 'own-operation' ? 'self' : 'it-dl'
  const version = group === 'other-version' ? '4.0' : '4.1'
  const shared = group === 'absent' ? [] : [`srv-${i};Musterhaus;Musterwerk;${version};${operator}`]
  return ['id;vendor;product;version;operator', ...filling, ...shared, ''].join('\n')
}

const Assets = z.object({ assets: z.array(z.object({ id: z.string(), product: z.string(), version: z.string(), tenants: z.array(z.string()) })) })
const Decided = z.object({
  act: z.string().nullable(),
  applied: z.boolean(),
  changedTenants: z.number(),
  untouchedTenants: z.number(),
  tenants: z.array(z.object({ tenant: z.string(), changed: z.number(), untouched: z.string().nullable() })),
})
const Undone = z.object({ tenants: z.number(), restored: z.number(), kept: z.number() })
const Moved = z.looseObject({ dir: z.string() })

const isRunning = ({ state }: TenantLine): boolean => state === 'running'

/** Founded, started, filled: the ground for all that follows. */
export async function begin(ground: HostingGround): Promise<string> {
  const { world } = ground
  const started = world.monotonic()
  await ground.found()
  const founded = world.monotonic()
  await ground.startCentres()
  await ground.startHost()
  await ground.untilLines('60 tenants', (lines) => lines.filter(isRunning).length === TENANTS)
  const running = world.monotonic()
  const advisories = await ground.publish()
  for (let i = 0; i < TENANTS; i++) await ground.giveInventory(i, inventoryOf(i))
  const lines = await ground.untilLines('warnings', (all) => all.every(({ warnings }) => (warnings ?? 0) >= advisories - 1))
  const own = new Set(lines.map(({ tenant }) => ground.idOf(tenant)))
  claim(own.size === TENANTS, `${own.size} different members of ${TENANTS}`)
  const seconds = (from: number, to: number): string => `${((to - from) / 1000).toFixed(1)} s`
  return `${TENANTS} tenants made, signed and joined in ${seconds(started, founded)}, running after ${seconds(founded, running)} more; each with ${FILLING} assets and more, and ${lines[0]?.warnings} warnings`
}

/** @param ms how long is looked */
export async function idle(ground: HostingGround, ms: number, settleMs: number): Promise<string> {
  await ground.wait(settleMs)
  const before = spentBy(ground.hostPid)
  const started = ground.world.monotonic()
  await ground.wait(ms)
  const after = spentBy(ground.hostPid)
  const share = (after.cpuMs - before.cpuMs) / (ground.world.monotonic() - started)
  const figures = `${Math.round(after.memory / 2 ** 20)} MiB, ${(share * 100).toFixed(1)} % of one core over ${Math.round(ms / 1000)} s`
  claim(after.memory <= MEMORY_MAX, `${figures}: more than 1.5 GiB`)
  claim(share <= CPU_MAX, `${figures}: more than 5 %`)
  return figures
}

export async function decision(ground: HostingGround): Promise<string> {
  const { ncv, dir } = ground
  for (let i = 0; i < TENANTS; i++) if (groupOfTenant(i) === 'decided') await decideAlone(ground, i, 'closed')
  const { assets } = await ncv.run(['host', 'assets', '--dir', dir], Assets)
  const shared = assets.find(({ product, version }) => product === 'Musterwerk' && version === '4.1')
  claim(
    shared !== undefined && shared.tenants.length === CHANGED + GROUPS.decided,
    `the shared asset is had by ${shared?.tenants.length ?? 0} tenants`,
  )
  const order = ['host', 'decide', CVE, '--dir', dir, '--asset', shared.id, '--status', 'in-progress', '--reason', 'Wartung Sonntag']
  const preview = await ncv.run([...order, '--preview'], Decided)
  claim(!preview.applied && preview.changedTenants === CHANGED, `the preview says ${preview.changedTenants}`)
  claim((await hosted(ground)).length === 0, 'the preview changed something')
  const done = await ncv.run([...order, '--yes'], Decided)
  claim(done.applied && done.changedTenants === CHANGED && done.untouchedTenants === TENANTS - CHANGED, JSON.stringify(reasonsOf(done)))
  const marked = await hosted(ground)
  const wanted = Array.from({ length: TENANTS }, (_, i) => i).filter((i) => groupOfTenant(i) === 'hosted')
  claim(marked.join() === wanted.join(), `marked at ${marked.length} tenants: ${marked.join()}`)
  return `${done.changedTenants} of ${TENANTS} changed, ${done.untouchedTenants} untouched (${reasonsOf(done)}); each of the ${marked.length} shows „entschieden von ${HOST_NAME}“`
}

export async function overruled(ground: HostingGround): Promise<string> {
  const { ncv, dir } = ground
  const first = Array.from({ length: TENANTS }, (_, i) => i).find((i) => groupOfTenant(i) === 'hosted') ?? 0
  await decideAlone(ground, first, 'not-relevant')
  const { assets } = await ncv.run(['host', 'assets', '--dir', dir], Assets)
  const shared = assets.find(({ product, version }) => product === 'Musterwerk' && version === '4.1')
  const again = await ncv.run(['host', 'decide', CVE, '--dir', dir, '--asset', shared?.id ?? '', '--status', 'closed', '--yes'], Decided)
  const one = again.tenants.find(({ tenant }) => tenant === tenantName(first))
  claim(one?.untouched === 'own-decision', `the tenant's own decision: ${one?.untouched ?? 'overwritten'}`)
  claim(again.changedTenants === CHANGED - 1, `${again.changedTenants} changed`)
  const undone = await ncv.run(['host', 'undo', '--dir', dir], Undone)
  claim(undone.tenants === CHANGED - 1 && undone.kept === 0, JSON.stringify(undone))
  claim((await statusOf(ground, first)) === 'not-relevant', "the tenant's own decision is gone")
  return `a tenant's own decision stayed; the second decision reached ${again.changedTenants} and was taken back at ${undone.tenants}`
}

/** What tenant 7 has does not open tenant 8. */
export async function separation(ground: HostingGround): Promise<string> {
  const [seven, eight] = [ground.tenantDir(7), ground.tenantDir(8)]
  const [from, to] = [findRunningParty(seven), findRunningParty(eight)]
  claim(from !== undefined && to !== undefined, 'tenant 7 and 8 run')
  const status = await tokenTried(to.port, from.token)
  claim(status === 401, `the token of 7 is answered by 8 with ${status}`)
  const open = [seven, eight]
    .flatMap((dir) => [dir, ...readdirSync(dir).map((name) => join(dir, name))])
    .filter((path) => (statSync(path).mode & 0o077) !== 0)
  claim(open.length === 0, `others can read ${open.join()}`)
  const copy = join(ground.root, 'copy-of-8')
  cpSync(eight, copy, { recursive: true, filter: (path) => !/(?:run\.json|admin-token|lock)$/.test(path) })
  writeFileSync(join(copy, 'vault.key'), readFileSync(join(seven, 'vault.key')))
  const tried = await ground.ncv.attempt(['node', 'status', '--dir', copy])
  const code = problemIn(tried.err)?.code
  claim(code === 'VAULT_KEY_WRONG', `a copy of 8 with the key of 7: ${code ?? 'opened'}`)
  const link = join(ground.dir, 'tenants', 'verweis')
  symlinkSync(eight, link)
  const refused = await ground.ncv.attempt(['host', 'release', 'verweis', '--dir', ground.dir, '--to', join(ground.root, 'out-by-link')])
  unlinkSync(link)
  const why = problemIn(refused.err)?.code
  claim(why === 'TENANT_LINK', `a link among the tenants: ${why ?? 'handed out'}`)
  return `the token of 7 at the interface of 8: ${status}; a copy of 8 with the vault key of 7: ${code}; a link among the tenants: ${why}`
}

async function tokenTried(port: number, token: string): Promise<number> {
  await using send = loopbackSend(port)
  try {
    await adminClient(NODE_ROUTES, send, token).status()
    return 200
  } catch (error) {
    if (error instanceof RemoteProblem) return error.status
    throw error
  }
}

/** A tenant leaves, runs on its own, and comes back; the others do not notice. */
export async function movingOut(ground: HostingGround): Promise<string> {
  const { ncv, dir, root } = ground
  const [name, out] = [tenantName(13), join(root, 'own-13')]
  const before = (await ground.lines()).find(({ tenant }) => tenant === name)
  const id = ground.idOf(name)
  await ncv.run(['host', 'release', name, '--dir', dir, '--to', out], Moved)
  claim(configOf(out)['host'] === undefined, 'the node still says that it is hosted')
  const party = await ground.start({ name, dir: out, args: ['node', 'run', '--dir', out] })
  const alone = await askNode(out, (node) => node.sync())
  claim(alone !== undefined && alone.id === id && alone.size >= (before?.size ?? 1), `alone it is ${alone?.id} with ${alone?.size} entries`)
  const rest = (await ground.lines()).filter(isRunning).length
  claim(rest === TENANTS - 1, `${rest} of ${TENANTS - 1} run on`)
  const running = await ncv.attempt(['host', 'adopt', out, '--as', name, '--dir', dir])
  claim(problemIn(running.err)?.code === 'PARTY_LOCKED', 'it was taken back while it ran alone')
  await party[Symbol.asyncDispose]()
  await ncv.run(['host', 'adopt', out, '--as', name, '--dir', dir], Moved)
  await ground.untilLines('adopted', (lines) => lines.filter(isRunning).length === TENANTS)
  claim(configOf(ground.tenantDir(13))['host'] === HOST_NAME, 'the node does not say who hosts it')
  return `left with ${alone.size} entries and the same id, ran on its own while ${rest} ran on, was refused while it ran, and came back`
}

/** The host is killed, and one tenant's database damaged: 59 run; with the sound file all 60 do, without a hand on them. */
export async function damagedAndKilled(ground: HostingGround): Promise<string> {
  const before = await statusesOf(ground)
  process.kill(ground.hostPid, 'SIGKILL')
  await ground.wait(500)
  const file = join(ground.tenantDir(8), 'node.sqlite')
  const wal = `${file}-wal`
  const [sound, log] = [readFileSync(file), readFileSync(wal)]
  writeFileSync(file, Buffer.from(sound).fill(0x55, 4096, 40_960))
  unlinkSync(wal)
  await ground.startHost()
  const lines = await ground.untilLines(
    '59 tenants',
    (all) => all.filter(isRunning).length === TENANTS - 1 && all.some(({ state }) => state === 'failed'),
  )
  const failed = lines.find(({ state }) => state === 'failed')
  claim(failed?.tenant === tenantName(8) && failed.code?.startsWith('DB_') === true, `${failed?.tenant}: ${failed?.code}`)
  writeFileSync(wal, log, { mode: 0o600 })
  writeFileSync(file, sound)
  await ground.untilLines('60 tenants', (all) => all.filter(isRunning).length === TENANTS)
  const after = await statusesOf(ground)
  claim(after.join() === before.join(), 'a decision was lost')
  return `after kill -9 ${TENANTS - 1} ran beside ${failed.tenant} (${failed.code}); with the sound file it came back by itself; all decisions are there`
}

export async function stopping(ground: HostingGround): Promise<string> {
  const started = ground.world.monotonic()
  await ground.stopHost()
  const ms = ground.world.monotonic() - started
  const left = Array.from({ length: TENANTS }, (_, i) => readdirSync(ground.tenantDir(i))).flat()
  const rest = left.filter((name) => /^(?:run\.json|admin-token|lock)$|-wal$|\.lock$/.test(name))
  claim(rest.length === 0, `left behind: ${rest.slice(0, 5).join()}`)
  claim(ms < 10_000, `it took ${Math.round(ms)} ms`)
  return `all ${TENANTS} closed in order after ${(ms / 1000).toFixed(1)} s`
}

async function decideAlone(ground: HostingGround, i: number, status: 'closed' | 'not-relevant'): Promise<void> {
  const body = { filter: { cve: CVE }, change: { status, reason: 'selbst entschieden', by: 'IT-Leitung' }, apply: true }
  // What the host has decided already does not stand open any more.
  const { asset, advisory } = (await matchOf(ground, i)) ?? { asset: '', advisory: '' }
  const done = await askNode(ground.tenantDir(i), (node) => node.setMatch({ body: { asset, advisory, ...body.change } }))
  claim(done?.status === status, `tenant ${i} could not decide itself`)
}

async function matchOf(ground: HostingGround, i: number) {
  const listed = await askNode(ground.tenantDir(i), (node) => node.listMatches({ query: { all: 'true', cve: CVE } }))
  const [match] = listed?.matches ?? []
  return match === undefined ? undefined : { asset: match.asset.id, advisory: match.advisory, status: match.status, reasons: match.reasons }
}

async function statusOf(ground: HostingGround, i: number): Promise<string> {
  return (await matchOf(ground, i))?.status ?? ''
}

async function statusesOf(ground: HostingGround): Promise<string[]> {
  const statuses: string[] = []
  for (let i = 0; i < TENANTS; i++) statuses.push(await statusOf(ground, i))
  return statuses
}

/** Tenants whose match says that the host decided. */
async function hosted(ground: HostingGround): Promise<number[]> {
  const found: number[] = []
  for (let i = 0; i < TENANTS; i++)
    if ((await matchOf(ground, i))?.reasons.some((reason) => reason.includes(`entschieden von ${HOST_NAME}`)) === true) found.push(i)
  return found
}

function reasonsOf({ tenants }: z.infer<typeof Decided>): string {
  const reasons = Map.groupBy(tenants, ({ untouched }) => untouched ?? 'changed')
  return [...reasons].map(([reason, all]) => `${reason} ${all.length}`).join(', ')
}
