// SPDX-License-Identifier: EUPL-1.2
/**
 * The way up: from an incident that stays in the house to a warning that names nobody.
 *
 * @module
 */
import { DemoError } from './demo-error.ts'
import type { Narrator } from './narrator.ts'
import type { Contributed, NodeParty, Report } from './node-party.ts'
import type { Stage } from './stage.ts'
import { until } from './until.ts'

/** All nodes contribute, so that node-1's box goes out among others. @returns node-1's contribution, as only the node and we know it */
export async function contribute(stage: Stage, tell: Narrator): Promise<{ id: string; bytes: number }> {
  tell.begin('incident')
  const reporters = stage.nodes.filter(({ member }) => member.incident !== undefined)
  const incidents = await Promise.all(reporters.map((node) => node.addIncident(node.member.incident ?? '')))
  tell.say('incident.stays', { name: reporters[0]?.member.name ?? '' })
  const sent = await Promise.all(reporters.map((node, i) => contributeWhenReady(stage, node, incidents[i] ?? '')))
  const [first] = sent
  if (first === undefined) throw new DemoError('DEMO_NODES', { found: 0, expected: 3 })
  tell.say('incident.leaves')
  tellReport(tell, first.report)
  tell.begin('contribution')
  tell.say('contribution.way', { bytes: first.bytes, count: sent.length })
  await untilReceived(stage, sent)
  tell.say('contribution.received', { count: sent.length, nodes: stage.nodes.length })
  return { id: first.id, bytes: first.bytes }
}

function tellReport(tell: Narrator, { rsit, occurredDay, detectedDay, description, measures, indicators }: Report): void {
  const texts = { rsit, occurredDay, detectedDay, description, measures }
  for (const [field, text] of Object.entries(texts)) if (text !== undefined) tell.quoteField(field, text)
  for (const { type, value } of indicators) tell.quoteField('indicator', `${type} ${value}`)
}

/** A node has tokens as soon as the hub's keys are witnessed: moments after the founding. */
async function contributeWhenReady(stage: Stage, node: NodeParty, incident: string): Promise<Contributed> {
  return await until(stage.world, { what: 'tokens', everyMs: 1_000, atMostMs: 60_000 }, async () => {
    try {
      return await node.contribute(incident)
    } catch (error) {
      if (error instanceof DemoError && /\[(?:TOKENS_MISSING|LINK_STALE)\]$/.test(String(error.params['reason']))) return undefined
      throw error
    }
  })
}

async function untilReceived(stage: Stage, sent: readonly Contributed[]): Promise<void> {
  await until(stage.world, { what: 'contributions', everyMs: 1_000, atMostMs: 60_000 }, async () => {
    const received = new Set((await stage.hub.contributions()).map(({ id }) => id))
    return sent.every(({ id }) => received.has(id)) ? true : undefined
  })
}

/** Four eyes make a warning of it. @returns the index of its entry */
export async function warn(stage: Stage, tell: Narrator, contribution: string): Promise<number> {
  tell.begin('warning')
  const draft = await stage.hub.draftFrom(contribution, stage.dirs.exchange('analyst-1.key'))
  tell.say('warning.draft', { title: draft.title })
  const entry = await stage.hub.publish(draft.id, stage.dirs.exchange('analyst-2.key'))
  tell.say('warning.published', { entry })
  return entry
}
