// SPDX-License-Identifier: EUPL-1.2
/**
 * One run of the house with its canaries: everything that people and programs do in it, then the search outside.
 *
 * @module
 */
import { accountHandlers } from '@ncv/runtime/account/account-handlers.ts'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Exchange } from '../capture.ts'
import type { Ground, GroundNode, Wrapping } from '../ground.ts'
import { makeDir, openGround } from '../ground.ts'
import type { Template } from '../template.ts'
import { TIMING } from '../template.ts'
import type { CanaryBook } from './canary-book.ts'
import type { Column } from './columns.ts'
import { columnsOf } from './columns.ts'
import { knock, unusedDoors } from './doors.ts'
import { askAll, askBack, beginAsHub, countAnswers, endAsHub, importRevision, publishWarning } from './drive-hub.ts'
import type { HouseStage } from './drive-node.ts'
import { answerQuestion, correctMatching, decideMatches, followUp, lookAround, report, reportUrgently, reveal, settleIn } from './drive-node.ts'
import { keepAccounts } from './drive-accounts.ts'
import { writeMails } from './drive-mail.ts'
import { answerAsSource, answerReleases, passOn } from './drive-forwarding.ts'
import { applyBeside, lookAtContacts, tellContacts } from './drive-joining.ts'
import { answerFromHub, readFromHub, writeToHub } from './drive-post.ts'
import { replaceKeysAsHub } from './drive-recovery.ts'
import { blockAsHub, declareAsHouse } from './drive-rights.ts'
import { useServices } from './drive-services.ts'
import { endVotes, proposeAsHub, voteAsHouse } from './drive-voting.ts'
import { haystack } from './haystack.ts'
import { environmentOf, folderOf, furnish, HOUSE, settingsWithCanary, unknownSettings } from './house.ts'
import { noteOwnValues } from './own-values.ts'
import { plantRows } from './plant-rows.ts'
import type { Searched } from './search.ts'
import { search } from './search.ts'
import { functionsOf } from './uncovered.ts'

export interface Coverage {
  readonly functions: number
  readonly columns: number
  readonly withWord: number
  readonly withOwnValue: number
  /** Closed lists, and those with a reason. */
  readonly without: readonly { readonly place: string; readonly why: string }[]
  readonly settings: number
  /** Anything here fails the run. */
  readonly uncovered: readonly string[]
}

export interface Played {
  readonly searched: Searched
  readonly coverage: Coverage
  readonly exchanges: readonly Exchange[]
  readonly contributions: number
}

export interface PlayOptions {
  readonly seed: string
  readonly book: CanaryBook
  readonly wrapping?: Wrapping
  /** Every function, all columns; else only the way from an incident to the hub, which takes a fraction of the time. */
  readonly isWhole: boolean
}

const MINUTE = 60_000
/** Tokens are fetched within this share of a period. */
const UNTIL_TOKENS = TIMING.periodMs / 20 + MINUTE

export async function play(template: Template, { seed, book, wrapping, isWhole }: PlayOptions): Promise<Played> {
  const out = mkdtempSync(join(tmpdir(), 'ncv-privacy-out-'))
  try {
    await using ground = await openGround(template, {
      seed,
      wrapping,
      folders: new Map([[HOUSE, folderOf(book)]]),
      furnish: (name, dir) => {
        if (name === HOUSE) furnish(dir, book)
      },
      env: environmentOf(book),
    })
    const node = ground.nodes.find(({ name }) => name === HOUSE) as GroundNode
    const house: HouseStage = {
      get client() {
        return node.client
      },
      book,
      out: makeDir(join(out, book.word('folder of the people'))),
      now: ground.federation.now,
      incidents: [],
    }
    const beside: string[] = []
    const covering = await tellingDefects(ground, () => (isWhole ? live(ground, house, out, beside) : liveShortly(ground, house)))
    const heard = await knock(ground)
    const relayReply = { door: 'relay admin status', bytes: Buffer.from(JSON.stringify(ground.relay.status())) }
    const { contributions } = await ground.hubClient.contributions()
    await ground.rest()
    const covered = [...covering, ...noteOwnValues(node.dir, book, true)]
    const coverage = await coverageOf(ground, heard, node.dir, covered, beside)
    const straws = haystack(ground, [...heard, relayReply])
    return { searched: search(straws, book.all()), coverage, exchanges: ground.capture.exchanges, contributions: contributions.length }
  } finally {
    rmSync(out, { recursive: true, force: true })
  }
}

/** What went wrong inside says more than that something did. */
async function tellingDefects<T>({ defects, federation }: Ground, run: () => Promise<T>): Promise<T> {
  try {
    const result = await run()
    if (federation.failures.length > 0) throw federation.failures[0]
    return result
  } catch (error) {
    throw defects[0] ?? error
  }
}

/** @param beside gets the functions that another node than the house was driven with */
async function live(ground: Ground, house: HouseStage, out: string, beside: string[]): Promise<readonly Column[]> {
  const { federation, hubClient: client } = ground
  const hub = { client, out: join(out, 'hub') }
  await settleIn(house)
  await tellContacts(house)
  beside.push(...(await accountsOf(ground, house.book)))
  await federation.advance(UNTIL_TOKENS)
  await beginAsHub(hub)
  await federation.advance(3 * MINUTE)
  await importRevision(hub, '3')
  const warning = await publishWarning(hub, 'Welle von Phishing', 'TLP:GREEN')
  await askAll(hub, warning, federation.now() + 16 * MINUTE)
  await proposeAsHub(hub)
  await federation.advance(3 * MINUTE)
  await lookAround(house)
  await decideMatches(house)
  await correctMatching(house)
  await passOn(house, warning)
  await writeMails(house)
  await report(house, 'first')
  await answerQuestion(house)
  await voteAsHouse(house)
  const covered: Column[] = []
  // While the contribution waits in the queue.
  await ground.reopen(HOUSE, (dir) => void covered.push(...noteOwnValues(dir, house.book, false), ...plantRows(dir, house.book)))
  await federation.advance(6 * MINUTE)
  await askBack(hub)
  await federation.advance(3 * MINUTE)
  await followUp(house)
  await federation.advance(4 * MINUTE)
  await countAnswers(hub)
  await reportUrgently(house)
  await reveal(house)
  await writeToHub(house)
  await answerFromHub(hub, ground, (await house.client.status()).id)
  await readFromHub(house)
  await useServices(house, hub, ground, HOUSE)
  await answerReleases(hub)
  await answerAsSource(house, ground, HOUSE)
  await federation.advance(3 * MINUTE)
  await endVotes(hub, house, () => federation.advance(3 * MINUTE))
  await declareAsHouse(house, () => federation.advance(3 * MINUTE))
  await blockAsHub(hub, (await house.client.ownMembership()).id)
  await lookAtContacts(hub)
  beside.push(...(await applyBeside(ground, hub, house.book, join(out, 'beside'))))
  await replaceKeysAsHub(hub, ground, (await house.client.ownMembership()).id)
  await endAsHub(hub)
  await federation.advance(3 * MINUTE)
  await lookAgain(house)
  await federation.advance(2 * MINUTE)
  return covered
}

/** At the house and at the hub. */
async function accountsOf({ nodes, hub }: Ground, book: CanaryBook): Promise<string[]> {
  const party = (nodes.find(({ name }) => name === HOUSE) as GroundNode).party
  return [
    ...(await keepAccounts('node', party.accounts, party.handlers, book)),
    ...(await keepAccounts('hub', hub.accounts, accountHandlers(hub.accounts, hub.world.now), book)),
  ]
}

/** With planted rows among the real ones. */
async function lookAgain({ client }: HouseStage): Promise<void> {
  await client.sync()
  await client.status()
  await client.listMatches({ query: { all: 'true' } })
  await client.listContributions()
  await client.listInventory()
  await client.rescan()
}

async function liveShortly({ federation }: Ground, house: HouseStage): Promise<readonly Column[]> {
  await settleIn(house)
  await federation.advance(UNTIL_TOKENS)
  await report(house, 'first')
  await federation.advance(4 * MINUTE)
  return []
}

async function coverageOf(
  ground: Ground,
  heard: readonly { readonly door: string }[],
  dir: string,
  covering: readonly Column[],
  beside: readonly string[],
): Promise<Coverage> {
  const columns = columnsOf(dir)
  const covered = new Set(covering.map(({ place }) => place))
  const by = (how: Column['cover']['how']): number => columns.filter(({ place, cover }) => cover.how === how && covered.has(place)).length
  const without = columns.flatMap(({ place, cover }) => (cover.how === 'none' ? [{ place, why: cover.why }] : []))
  const bare = columns.filter(({ place, cover }) => cover.how !== 'none' && !covered.has(place))
  const functions = await functionsOf(new Set([...ground.driven, ...beside, 'relay status']))
  return {
    functions: functions.total,
    columns: columns.length,
    withWord: by('word'),
    withOwnValue: by('value'),
    without,
    settings: settingsWithCanary(),
    uncovered: [
      ...functions.undriven.map((name) => `function ${name} was not driven`),
      ...unusedDoors(ground, heard).map((door) => `door ${door} was not used`),
      ...unknownSettings().map((name) => `setting ${name} has no canary`),
      ...bare.map(({ place }) => `column ${place} has no canary`),
    ],
  }
}
