// SPDX-License-Identifier: EUPL-1.2
/**
 * First part of the story: bodies make their keys, found a federation together, join it and start working.
 *
 * @module
 */
import type { Narrator } from './narrator.ts'
import type { NodeParty } from './node-party.ts'
import type { Stage } from './stage.ts'

const FEDERATION_NAME = 'Kommunaler Verbund Wiesenland'
const RELAY_NAME = 'IT-Zweckverband Wiesenland'
/** The words that whoever joins is asked for. */
const ASKED = [2, 5] as const

/** The founders are the witnesses. */
const WITNESSES = 3

/** @returns the six words of the founding */
export async function found(stage: Stage, tell: Narrator): Promise<readonly string[]> {
  const { dirs, hub, relay, nodes } = stage
  tell.begin('founding')
  tell.say('founding.keys', { nodes: nodes.map(({ member }) => member.name).join(', '), relay: RELAY_NAME })
  const record = (id: string) => dirs.exchange(`${id}.json`)
  const makeNode = (node: NodeParty, i: number) => node.init(record(node.member.id), dirs.exchange(`${node.member.id}.recovery`), i < WITNESSES)
  await Promise.all([relay.init(RELAY_NAME, record('relay')), ...nodes.map(makeNode)])
  const draft = dirs.exchange('genesis.draft')
  const founders = nodes.map(({ member }) => record(member.id))
  const shares = dirs.exchange('root-key')
  const words = await hub.init({ founders, relay: record('relay'), draft, shares }, FEDERATION_NAME, relay.url, stage.pace)
  tell.say('founding.draft')
  const signature = (id: string) => dirs.exchange(`${id}.signature`)
  await Promise.all(nodes.map((node) => node.signGenesis(draft, signature(node.member.id))))
  await hub.found(
    nodes.map(({ member }) => signature(member.id)),
    dirs.exchange('federation.join'),
  )
  tell.say('founding.done', { words: words.join(' ') })
  return words
}

/** Relay and nodes take the join file, each with two words from the letter; nodes also read their inventory. */
export async function join(stage: Stage, tell: Narrator, words: readonly string[]): Promise<void> {
  tell.begin('join')
  const asked = ASKED.map((place) => `${place}=${words[place - 1]}`).join(',')
  tell.say('join.words', { places: ASKED.join(', '), words: ASKED.map((place) => words[place - 1]).join(', ') })
  const file = stage.dirs.exchange('federation.join')
  await Promise.all([
    stage.relay.join(file, asked),
    addAnalysts(stage),
    ...stage.nodes.map(async (node) => {
      await node.join(file, asked)
      await node.importInventory()
    }),
  ])
  tell.say('join.done')
}

/** One after the other: a command that finds the hub's folder in use by another refuses. */
async function addAnalysts({ hub, dirs }: Stage): Promise<void> {
  for (const id of ['analyst-1', 'analyst-2']) await hub.addAnalyst(id, dirs.exchange(`${id}.key`))
}

export async function startAll(stage: Stage, tell: Narrator): Promise<void> {
  tell.begin('start')
  await stage.start(stage.hub.plan())
  await Promise.all([stage.relay, ...stage.nodes].map((party) => stage.start(party.plan())))
  tell.say('start.done', { hub: stage.hub.url, relay: stage.relay.url, count: stage.nodes.length })
}
