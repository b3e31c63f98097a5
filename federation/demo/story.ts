// SPDX-License-Identifier: EUPL-1.2
/**
 * The story of the demonstration: a warning comes down, a contribution goes up, on real input.
 *
 * @module
 */
import { CATALOGUE } from './cast.ts'
import { contribute, warn } from './contribution.ts'
import { count } from './count.ts'
import { DemoError } from './demo-error.ts'
import { found, join, startAll } from './founding.ts'
import type { HubStatus, Imported, PublishedCatalogue } from './hub-party.ts'
import type { Narrator } from './narrator.ts'
import type { NodeParty, NodeStatus } from './node-party.ts'
import { askBack } from './reply.ts'
import type { DemoResult, NodeResult } from './result.ts'
import type { Stage } from './stage.ts'
import { until } from './until.ts'

/** Rejected files that are told one by one; the result names all. */
const TOLD_REJECTIONS = 5

/** @throws DemoError, told with the step that the narrator is in */
export async function tellStory(stage: Stage, tell: Narrator, advisories: string): Promise<DemoResult> {
  const words = await found(stage, tell)
  await join(stage, tell, words)
  await startAll(stage, tell)
  const catalogue = await publishCatalogue(stage, tell)
  const imported = await importAdvisories(stage, tell, advisories)
  const before = await tellFeed(stage, tell)
  await tellMatches(stage, tell, before)
  const { id, bytes } = await contribute(stage, tell)
  const reply = await askBack(stage, tell, id)
  const entry = await warn(stage, tell, id)
  tell.begin('arrival')
  const arrived = await untilLevel(stage)
  const shown = await Promise.all(stage.nodes.map((node) => node.warnings()))
  const receivedBy = shown.filter((indexes) => indexes.includes(entry)).length
  tell.say('arrival.done', { entry, received: receivedBy, count: arrived.nodes.length, size: arrived.log.size, root: arrived.log.root })
  const counted = await count(stage, tell, entry)
  const { log, nodes } = await untilLevel(stage)
  const slots = slotsOf(nodes)
  tell.say('slots.done', slots)
  return {
    ok: true,
    // A file whose like is published already counts as published: it is in the log.
    published: imported.published + imported.unchanged,
    rejected: imported.rejected.map(({ file, reason }) => ({ file, reason })),
    catalogue: { edition: catalogue.edition, products: catalogue.products },
    log: { origin: log.origin, size: log.size, root: log.root },
    nodes: stage.nodes.map(({ member: { name } }, i) => resultOf(name, nodes[i] as NodeStatus)),
    contribution: { bytes, accepted: true, entry, receivedBy },
    reply,
    count: counted,
    slots,
  }
}

/** What left all nodes together. */
function slotsOf(nodes: readonly NodeStatus[]): DemoResult['slots'] {
  const sum = (count: (node: NodeStatus) => number): number => nodes.reduce((total, node) => total + count(node), 0)
  return { sent: sum(({ slots }) => slots.sent), cover: sum(({ slots }) => slots.cover) }
}

function resultOf(name: string, { size, root, warnings, matches }: NodeStatus): NodeResult {
  return { name, size, root, warnings, matches: { affected: matches.affected, check: matches.check } }
}

async function publishCatalogue({ hub, dirs }: Stage, tell: Narrator): Promise<PublishedCatalogue> {
  tell.begin('catalogue')
  const published = await hub.publishCatalogue(CATALOGUE, [dirs.exchange('analyst-1.key'), dirs.exchange('analyst-2.key')])
  tell.say('catalogue.done', { ...published })
  return published
}

async function importAdvisories(stage: Stage, tell: Narrator, path: string): Promise<Imported> {
  tell.begin('import')
  tell.say('import.begin', { path })
  const imported = await stage.hub.import(path)
  tell.say('import.done', { files: imported.files, published: imported.published, rejected: imported.rejected.length })
  for (const { file, reason } of imported.rejected.slice(0, TOLD_REJECTIONS)) tell.say('import.rejected', { file, reason })
  return imported
}

async function tellFeed(stage: Stage, tell: Narrator): Promise<Level> {
  tell.begin('feed')
  const level = await untilLevel(stage)
  const { size, root, witnessedSize } = level.log
  tell.say('feed.done', { size, root, witnessed: witnessedSize })
  return level
}

async function tellMatches(stage: Stage, tell: Narrator, { nodes }: Level): Promise<void> {
  tell.begin('matches')
  const found = await Promise.all(stage.nodes.map((node) => node.matches()))
  for (const [i, matches] of found.entries()) {
    const { affected = 0, check = 0 } = nodes[i]?.matches ?? {}
    tell.say(matches.length === 0 ? 'matches.none' : 'matches.count', { name: stage.nodes[i]?.member.name ?? '', affected, check })
    for (const verdict of ['affected', 'check']) {
      const example = matches.find((match) => match.verdict === verdict)
      if (example !== undefined) tell.quote(`${example.asset.product} – ${example.title}\n${example.reasons.join('\n')}`)
    }
  }
}

interface Level {
  readonly log: HubStatus
  /** In the order of the cast. */
  readonly nodes: readonly NodeStatus[]
}

/**
 * Waits until every node has computed the hub's root itself, holds all that belongs to it, and has tokens. The log may grow
 * meanwhile: then again.
 */
async function untilLevel(stage: Stage): Promise<Level> {
  for (;;) {
    const log = await stage.hub.status()
    const nodes = await Promise.all(stage.nodes.map((node) => untilCaughtUp(stage, node, log)))
    if (nodes.every(({ size, root }) => size === log.size && root === log.root)) return { log, nodes }
    const ahead = nodes.find(({ size, root }) => size === log.size && root !== log.root)
    if (ahead !== undefined) throw new DemoError('DEMO_ROOT', { size: log.size })
  }
}

async function untilCaughtUp(stage: Stage, node: NodeParty, log: HubStatus): Promise<NodeStatus> {
  return await until(stage.world, { what: 'feed', everyMs: 500, atMostMs: 120_000 }, async () => {
    const status = await node.status()
    const { size, waiting, documentsMissing, tokens } = status
    return size >= log.size && waiting === 0 && documentsMissing === 0 && tokens > 0 ? status : undefined
  })
}
