// SPDX-License-Identifier: EUPL-1.2
/**
 * What a house declares about itself by name (pledge, mandate, role), and the hub's word on a key: goes out on purpose; nothing else does.
 *
 * @module
 */
import type { HouseStage } from './drive-node.ts'
import type { HubStage } from './drive-hub.ts'

/** One after the other: the next is signed once the hub has the one before. */
export async function declareAsHouse({ client }: Pick<HouseStage, 'client'>, sent: () => Promise<unknown>): Promise<void> {
  const { id } = await client.ownMembership()
  const { members } = await client.members()
  const other = members.find((member) => member.id !== id && member.state === 'admitted')
  if (other === undefined) throw new Error('there is nobody else')
  await client.pledge({ body: { isPledged: true } })
  await sent()
  await client.requestMembership({ body: { request: 'declare-intermediary' } })
  await sent()
  await client.giveMandate({ body: { agent: other.id, scopes: [], until: 0 } })
  await sent()
  const { own, waiting } = await client.ownMembership()
  if (own?.hasPledge !== true || !own.roles.includes('intermediary') || waiting.length > 0) throw new Error('the declarations are not in the log')
}

/** The key of another house is blocked, and the block ended. */
export async function blockAsHub({ client }: Pick<HubStage, 'client'>, house: string): Promise<void> {
  const { members } = await client.members()
  const other = members.find(({ id, state }) => id !== house && state === 'admitted')
  if (other === undefined) throw new Error('there is nobody else')
  const params = { member: other.id }
  await client.showMember({ params })
  await client.hubKeys()
  await client.blockMember({ params, body: { reason: 'member-asked-by-telephone' } })
  const { member } = await client.unblockMember({ params, body: {} })
  if (member.state !== 'admitted') throw new Error('the block did not end')
}
