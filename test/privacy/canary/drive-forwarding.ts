// SPDX-License-Identifier: EUPL-1.2
/**
 * Passing on, the register of recipients, and releases. The register and what was passed on stay in the house and hold canaries; what a source is
 * told leaves by name and on purpose, and holds none.
 *
 * @module
 */
import { base64, hex, utf8 } from '@ncv/protocol/bytes.ts'
import { encode } from '@ncv/protocol/encode.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { messageOf } from '@ncv/node/post/find.ts'
import type { Ground, GroundNode } from '../ground.ts'
import type { HubStage } from './drive-hub.ts'
import type { HouseStage } from './drive-node.ts'

/** @param warning index of one under TLP:GREEN */
export async function passOn({ client, book }: HouseStage, warning: number): Promise<void> {
  const word = (field: string): string => book.word(`recipient ${field}`)
  const paper = (field: string) => ({ reference: word(field), from: '2020-01-01' })
  const handle = word('handle')
  await client.addRecipient({ body: { handle, name: word('name'), kind: 'provider', mailbox: `${word('mailbox')}@kontakt.example` } })
  await client.changeRecipient({ params: { handle }, body: { agreement: paper('agreement'), pledge: paper('pledge') } })
  const csv = base64(
    utf8(`handle;name;kind;pledge;pledge-from\n${word('imported')};${word('imported name')};served;${word('imported pledge')};2020-01-01\n`),
  )
  await client.importRecipients({ body: { csv } })
  await client.listRecipients()
  const wish = {
    warning: String(warning),
    to: [handle],
    from: 'isb@kontakt.example',
    reason: word('reason'),
    link: `https://${word('link')}.example/`,
  }
  await client.forwardingDecisions({ params: { index: Number(warning) }, query: {} })
  await client.previewForwarding({ body: wish })
  await client.forwardWarning({ body: wish })
  await client.listForwardings()
  await client.removeRecipient({ params: { handle: word('imported') } })
  await client.askRelease({ body: { about: String(warning), audience: 'superior-office', reason: 'Die Aufsicht fragt nach.' } })
}

/** The house is asked by another house about a letter of its own, and looks at what it has asked itself. */
export async function answerAsSource({ client }: HouseStage, { nodes }: Pick<Ground, 'nodes'>, name: string): Promise<void> {
  const other = nodes.find((node) => node.name !== name) as GroundNode
  const { id } = await other.client.status()
  const letter = { subject: 'An Sie', text: 'Nur für Sie.', tlp: 'TLP:GREEN' as const, receipt: 'none' as const, isUrgent: true, files: [] }
  await client.sendPost({ body: { ...letter, to: [id] } })
  await other.client.fetchPost()
  await askAbout(other, (await client.status()).id)
  await client.fetchPost()
  const { asked, received } = await client.listReleases()
  const [question] = received
  if (asked.length === 0 || question === undefined) throw new Error('nobody has asked: nothing is tried')
  await client.answerRelease({ params: { id: question.id }, body: { isGranted: true } })
}

/** At once: the command would wait for a slot. */
async function askAbout({ party, world }: GroundNode, house: string): Promise<void> {
  const { post } = party.stores
  const letter = post
    .received()
    .map(messageOf)
    .find(({ from }) => from === house)
  if (letter === undefined) throw new Error('no letter has arrived: nothing is tried')
  const content = encode({ subject: { post: letter.id }, audience: 'member', reason: 'Für unseren Kreis.' } as unknown as Value)
  post.enqueue({ kind: 'release-request', to: [house], content, tlp: 'TLP:GREEN', terms: 'member', haste: 'now' }, world)
  await party.links.post.outbox.sendDue()
  if (post.sent().find(({ kind }) => kind === 'release-request')?.state !== 'taken') throw new Error(`the request about ${hex(letter.id)} did not go`)
}

/** Once the house's question is there. */
export async function answerReleases({ client }: Pick<HubStage, 'client'>): Promise<void> {
  const { requests } = await client.listReleaseRequests()
  const [request] = requests
  if (request === undefined) throw new Error('no request has arrived: nothing is tried')
  await client.answerReleaseRequest({ params: { id: request.id }, body: { isGranted: true, text: 'Bis auf Weiteres.' } })
}
