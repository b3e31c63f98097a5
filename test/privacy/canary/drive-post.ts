// SPDX-License-Identifier: EUPL-1.2
/**
 * The post, as people of a house and of the hub use it. What a letter says leaves by name and on purpose, so it holds no canary; the folders
 * that its files come from and go to do.
 *
 * @module
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sendPost } from '@ncv/federation/hub/post/send.ts'
import type { Ground } from '../ground.ts'
import { makeDir } from '../ground.ts'
import type { HubStage } from './drive-hub.ts'
import type { HouseStage } from './drive-node.ts'

const LETTER = { tlp: 'TLP:GREEN', text: 'Wir bitten um einen Rückruf.', files: [] } as const

/** From the house to the hub, and what is taken back. */
export async function writeToHub({ client, out, book }: HouseStage): Promise<void> {
  const file = join(makeDir(join(out, book.word('folder of an attachment'))), 'anlage.txt')
  writeFileSync(file, 'Zeile eins\n')
  const waits = await client.sendPost({ body: { ...LETTER, to: ['n-cert'], subject: 'Später', receipt: 'none', isUrgent: false, files: [] } })
  await client.undoPost({ params: { id: waits.id } })
  const uploads = [{ name: `${book.word('folder in the name of an upload')}/skizze.txt`, content: Buffer.from('Zeile zwei').toString('base64') }]
  const sent = await client.sendPost({
    body: { ...LETTER, to: ['n-cert'], subject: 'Rückruf', receipt: 'read', isUrgent: true, files: [file], uploads },
  })
  if (sent.state !== 'taken') throw new Error(`the letter is ${sent.state} (${sent.code ?? ''}): nothing is tried`)
  await client.resendPost({ params: { id: sent.id } })
  await client.listSentPost({ query: {} })
  await client.postThread({ params: { id: sent.id } })
}

/** The hub reads, saves, answers. */
export async function answerFromHub({ client, out }: HubStage, { hub }: Pick<Ground, 'hub'>, member: string): Promise<void> {
  const { posts } = await client.listPost()
  const letter = posts.find(({ isOwn, subject }) => !isOwn && subject === 'Rückruf')
  if (letter === undefined) throw new Error('no letter has arrived: nothing is tried')
  const params = { id: letter.id }
  await client.showPost({ params })
  await client.listThreads({ query: {} })
  await client.showThread({ params })
  const { files } = await client.savePost({ params, body: { path: makeDir(join(out, 'saved')) } })
  const { content } = await client.readAttachment({ params: { ...params, number: 1 } })
  if (!Buffer.from(content, 'base64').includes('Zeile eins')) throw new Error('the attachment is another one at the hub')
  await client.setPostCase({ params, body: { state: 'waiting' } })
  await client.readPost({ params })
  const answer = { ...LETTER, to: [member], subject: 'Antwort', receipt: 'read' as const, files: files.map(({ path }) => path) }
  await client.sendPost({ body: { ...answer, replyTo: letter.id } })
  await client.sendPost({ body: { ...answer, subject: 'Noch eine', files: [] } })
  // What no node can carry out.
  sendPost(hub, { kind: 'message', to: [member], content: Uint8Array.of(0xc1), tlp: 'TLP:GREEN', terms: 'n-cert' })
}

/** The house fetches, reads, saves, throws away. */
export async function readFromHub({ client, out, book }: HouseStage): Promise<void> {
  await client.fetchPost()
  const { received, aside } = await client.listPost({ query: {} })
  const answer = received.find(({ subject }) => subject === 'Antwort')
  const other = received.find(({ subject }) => subject === 'Noch eine')
  if (answer === undefined || other === undefined || aside.length !== 1) throw new Error('no answer has arrived: nothing is tried')
  const params = { id: answer.id }
  await client.showPost({ params })
  const { files } = await client.savePost({ params, body: { path: makeDir(join(out, book.word('folder for attachments'))) } })
  if (!readFileSync(files[0]?.path ?? '', 'utf8').includes('Zeile eins')) throw new Error('the attachment is another one')
  const { content } = await client.readAttachment({ params: { ...params, number: 1 } })
  if (!Buffer.from(content, 'base64').includes('Zeile eins')) throw new Error('the attachment is another one in the browser')
  await client.readPost({ params })
  await client.deletePost({ params: { id: other.id } })
}
