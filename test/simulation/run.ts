// SPDX-License-Identifier: EUPL-1.2
/**
 * One seed: a safety phase with faults, then everything is healed and what is owed must arrive.
 *
 * @module
 */
import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fromHex } from '@ncv/protocol/bytes.ts'
import type { IssuerKeyGenerator } from '@ncv/protocol/crypto/rsa.ts'
import { issuerKeyFixtures } from '../support/issuer-keys.ts'
import { GREEN_STEM, HOUSE_STEM } from './canaries.ts'
import type { Chance } from './chance.ts'
import { chanceFrom } from './chance.ts'
import type { Invariant } from './checker/checker.ts'
import { Checker, Violation } from './checker/checker.ts'
import { checkDisk } from './checker/disk.ts'
import { watchWire } from './checker/wire.ts'
import { heldAnswers } from './count-operation.ts'
import { startFate } from './fate.ts'
import { missingGoal } from './goals.ts'
import type { Interloper } from './network.ts'
import { faultyNetwork } from './network.ts'
import type { Expectations, Stage } from './operations.ts'
import { heldContributions, startOperations } from './operations.ts'
import type { Parties, Wrapping } from './parties.ts'
import { openParties } from './parties.ts'
import { countSubtle, virtualScheduler } from './scheduler.ts'
import type { Template } from './template.ts'
import { fastDir, NODES, TIMING } from './template.ts'
import { startTrace } from './trace.ts'

/** A fault planted from outside; made anew for every run. */
export interface Plant extends Wrapping {
  interloper?: Interloper
  /** A party that dies more often, where the fault shows only then. */
  readonly falls?: string
}

export interface RunOptions {
  readonly plant?: Plant | undefined
  readonly isTraceKept?: boolean
  /** The hub's public files take their time, so that other events fall between them. */
  readonly isDiskSlow?: boolean
}

export interface RunResult {
  readonly seed: number
  readonly violation: { readonly invariant: Invariant; readonly what: string } | undefined
  /** SHA-256 over the trace. */
  readonly hash: string
  readonly events: number
  readonly entries: number
  readonly kills: number
  readonly acknowledged: number
  readonly contributions: number
  readonly lines: readonly string[]
}

const SAFETY_MS = 80_000
const LIVENESS_MS = 900_000
const PARTIES = ['relay', 'hub', ...NODES] as const

export async function runSeed(
  template: Template,
  seed: number,
  { plant = {}, isTraceKept = false, isDiskSlow = true }: RunOptions = {},
): Promise<RunResult> {
  const dir = fastDir('ncv-sim-')
  using _counted = countSubtle()
  cpSync(template.dir, dir, { recursive: true })
  try {
    return await play(template, seed, dir, { plant, isTraceKept, isDiskSlow })
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

/** Some runs cross the turn of a period: new keys, new tokens. */
function startOf(template: Template, chance: Chance): number {
  const turn = template.opened.genesis.createdAt + TIMING.periodMs
  return chance.isTrue(0.25) ? turn - chance.between(20_000, 100_000) : template.at + chance.below(turn - template.at - 600_000)
}

async function play(
  template: Template,
  seed: number,
  dir: string,
  { plant, isTraceKept, isDiskSlow }: Required<RunOptions> & { plant: Plant },
): Promise<RunResult> {
  const label = `ncv ${seed}`
  const scheduler = virtualScheduler(startOf(template, chanceFrom(`${label} start`)))
  const trace = startTrace(isTraceKept)
  const failures: unknown[] = []
  const failed = (error: unknown): void => void failures.push(error)
  const checker = new Checker({
    origin: template.opened.logOrigin,
    hubKey: template.opened.genesis.hub.key,
    hubPublicDir: join(dir, 'hub', 'public'),
    houseStem: HOUSE_STEM,
    greenStem: GREEN_STEM,
  })
  const network = faultyNetwork(scheduler, chanceFrom(`${label} network`), watchWire(checker, trace, scheduler.now, failed))
  network.interloper = plant.interloper
  const fate = startFate(chanceFrom(`${label} fate`), SAFETY_MS, plant.falls)
  const ground = {
    dir,
    seed: label,
    template,
    scheduler,
    network,
    trace,
    generate: issuerKeys(template),
    wrapping: plant,
    disk: chanceFrom(`${label} disk`),
    isDiskSlow,
    died: fate.died,
    failed,
  }
  const parties = openParties(ground)
  const stage: Stage = { seed: String(seed), template, scheduler, network, parties, checker, trace, failed }
  let violation: RunResult['violation']
  let expected: Expectations = { orders: [], editions: [], questions: [], contributions: [], cases: [], open: 0 }
  try {
    for (const name of PARTIES) await parties.open(name)
    await scheduler.settle()
    network.flush()
    expected = startOperations(stage, chanceFrom(`${label} people`), SAFETY_MS * 0.8)
    fate.start(stage, network, plant)
    const check = (owner: string): void => look(stage, owner, [...failures, ...scheduler.failures])
    await runUntil(scheduler.now() + SAFETY_MS, stage, check, () => false)
    network.heal()
    fate.heal()
    parties.heal()
    trace.add(`${scheduler.now()} healed`)
    await runUntil(scheduler.now() + LIVENESS_MS, stage, check, () => missingGoal(parties, expected) === undefined)
    const missing = missingGoal(parties, expected)
    if (missing !== undefined) throw new Violation('liveness', missing)
    for (const name of PARTIES) look(stage, name, [])
    parties.close()
    await scheduler.settle()
    checkDisk(checker, dir, NODES)
  } catch (error) {
    violation = asViolation(error)
    trace.add(`${scheduler.now()} VIOLATION ${violation.invariant} ${violation.what}`)
  }
  await scheduler.settle()
  parties.close()
  return {
    seed,
    violation,
    hash: trace.hash(),
    events: scheduler.events,
    entries: checker.size,
    kills: fate.kills(),
    lines: trace.lines,
    acknowledged: expected.orders.filter(({ index }) => index !== undefined).length,
    contributions: expected.contributions.length,
  }
}

function asViolation(error: unknown): { invariant: Invariant; what: string } {
  if (error instanceof Violation) return { invariant: error.invariant, what: error.message }
  return { invariant: 'no-crash', what: error instanceof Error ? (error.stack ?? error.message) : String(error) }
}

async function runUntil(end: number, { scheduler, parties, network }: Stage, check: (owner: string) => void, isDone: () => boolean): Promise<void> {
  for (;;) {
    const owner = await scheduler.step(end)
    network.flush()
    parties.bury()
    if (owner === undefined) return
    check(owner)
    if (isDone()) return
  }
}

/** After every event: what the acting party holds now. */
function look({ parties, checker }: Stage, owner: string, failures: readonly unknown[]): void {
  if (failures.length > 0) throw failures[0]
  const everybody = owner === 'people' || owner === 'fate'
  if (everybody || owner === 'hub') lookAtHub(parties, checker)
  for (const name of NODES) if (everybody || owner === name) lookAtNode(parties, checker, name)
}

function lookAtHub({ hub }: Parties, checker: Checker): void {
  if (hub === undefined) return
  checker.hubHead()
  const held = heldContributions(hub)
  checker.contributions(held)
  for (const { commitments, cells } of heldAnswers(hub)) checker.counted(commitments, cells)
  for (const { id } of held)
    checker.followUps(
      id,
      hub.cases.followUps(fromHex(id)).map(({ payload }) => payload),
    )
}

function lookAtNode(parties: Parties, checker: Checker, name: string): void {
  const node = parties.node(name)
  if (node === undefined) return
  const { log, warnings, catalogue } = node.stores
  checker.nodeLog(name, log.size(), (from, to) => log.entryBytes(from, to))
  const edition = catalogue.edition()
  if (edition !== undefined && !checker.hasCatalogue(name, edition.edition, catalogue.count()))
    checker.nodeCatalogue(
      name,
      edition.edition,
      edition.index,
      catalogue.all().map(({ id }) => id),
    )
  const { replies } = node.stores.cases.book()
  if (replies.length > 0) checker.nodeReads(name, replies)
  const { all } = warnings.counts()
  if (!checker.hasSeen(name, all))
    checker.nodeShows(
      name,
      warnings.all().map(({ index, warning, tlp }) => ({ index, title: warning.title, label: tlp })),
    )
}

/** The published keys go on where the template stopped, over all lives of the hub. */
function issuerKeys({ usedIssuerKeys }: Template): IssuerKeyGenerator {
  const next = issuerKeyFixtures()
  const skipped = Array.from({ length: usedIssuerKeys }, () => next())
  return async () => {
    await Promise.all(skipped)
    return await next()
  }
}
