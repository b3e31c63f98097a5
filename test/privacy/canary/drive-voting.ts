// SPDX-License-Identifier: EUPL-1.2
/**
 * Motions and votes as people of the hub and of the house deal with them. What is voted goes out by name and on purpose; nothing else does.
 *
 * @module
 */
import type { HouseStage } from './drive-node.ts'
import type { HubStage } from './drive-hub.ts'

const TITLE = 'Formblatt für Anomalien'

/** Two motions: one to be voted on, one to be withdrawn. */
export async function proposeAsHub({ client }: Pick<HubStage, 'client'>): Promise<void> {
  await client.proposeMotion({ body: { title: TITLE, subject: { kind: 'decision' } } })
  const { motion } = await client.proposeMotion({ body: { title: 'Treffen im Herbst', subject: { kind: 'decision' } } })
  await client.showMotion({ params: { motion } })
  await client.withdrawMotion({ params: { motion } })
  const { motions } = await client.motions()
  if (motions.length !== 2) throw new Error('the motions are not in the log')
}

/** Votes on what has come, and makes a motion. */
export async function voteAsHouse({ client }: Pick<HouseStage, 'client'>): Promise<void> {
  const { motions } = await client.listMotions()
  const open = motions.find(({ state }) => state === 'open')
  if (open === undefined) throw new Error('no motion has come')
  const params = { motion: open.motion }
  await client.showMotion({ params })
  await client.prepareVote({ params, body: { choices: ['no'] } })
  await client.releaseVote({ params, body: { choices: ['yes'] } })
  await client.proposeMotion({ body: { title: 'Gemeinsame Übung', subject: { kind: 'decision' } } })
  await client.readerKeys()
}

/** Once the post has gone out: the own motion is in the log, and is withdrawn. */
export async function endVotes(hub: Pick<HubStage, 'client'>, house: Pick<HouseStage, 'client'>, seen: () => Promise<unknown>): Promise<void> {
  await hub.client.conductVotes()
  await seen()
  const { motions } = await house.client.listMotions()
  const own = motions.find(({ title }) => title === 'Gemeinsame Übung')
  if (own === undefined) throw new Error('the motion of the house is not in the log')
  if (motions.find(({ title }) => title === TITLE)?.votes[0]?.state !== 'taken') throw new Error('the vote of the house is not at the hub')
  await house.client.withdrawMotion({ params: { motion: own.motion } })
  await hub.client.readerKeys()
}
