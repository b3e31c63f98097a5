// SPDX-License-Identifier: EUPL-1.2
/** Files out of a browser with a letter, and back into one. */
import { ProtocolError } from '@ncv/protocol/errors.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CALL } from '../../support/call.ts'
import type { NodeStage } from '../link/node-stage.ts'
import { stagedNode } from '../link/node-stage.ts'
import { deliver, idOf, postStage } from './post-stage.ts'

let stage: NodeStage
beforeEach(async () => {
  stage = await postStage('uploads')
})
afterEach(() => stage[Symbol.asyncDispose]())

const handlers = (at: number) => stagedNode(stage, at).handlers
const content = (text: string): string => Buffer.from(text).toString('base64')
const LETTER = { subject: 'Protokoll', text: 'Anbei.', tlp: 'TLP:GREEN', receipt: 'none', isUrgent: true, files: [] } as const

async function send(uploads: { name: string; content: string }[], replyTo?: string) {
  const body = { ...LETTER, to: [idOf(stage, 1)], uploads, ...(replyTo === undefined ? {} : { replyTo }) }
  return await handlers(0).sendPost({ body: { ...body, to: [...body.to], files: [] } }, CALL)
}

describe('a file that is handed over with a letter', () => {
  test('reaches the reader byte for byte, under a harmless name', async () => {
    await send([{ name: 'C:\\Users\\meier\\..\\Lage "1".txt', content: content('Zeile eins\n') }])
    await deliver(stage)
    const { received } = await handlers(1).listPost({ query: {} }, CALL)
    const [letter] = received
    expect(letter?.attachments).toMatchObject([{ number: 1, name: 'Lage "1".txt', media: 'text/plain', bytes: 11 }])
    const file = await handlers(1).readAttachment({ params: { id: letter?.id ?? '', number: 1 } }, CALL)
    expect(file).toEqual({ name: '1-Lage _1_.txt', bytes: 11, content: content('Zeile eins\n') })
  })

  test('is refused by its kind before anything is queued', async () => {
    await expect(send([{ name: 'setup.exe', content: content('MZ') }])).rejects.toMatchObject({ code: 'ATTACHMENT_TYPE' })
    expect((await handlers(0).listSentPost({ query: {} }, CALL)).sent).toEqual([])
  })

  test('counts with the files of the machine: no more than five together', async () => {
    const six = Array.from({ length: 6 }, (_, i) => ({ name: `${i}.txt`, content: content('x') }))
    await expect(send(six)).rejects.toBeInstanceOf(ProtocolError)
  })

  test('that a letter does not have is not read', async () => {
    await send([])
    await deliver(stage)
    const [letter] = (await handlers(1).listPost({ query: {} }, CALL)).received
    await expect(handlers(1).readAttachment({ params: { id: letter?.id ?? '', number: 1 } }, CALL)).rejects.toMatchObject({ code: 'POST_NO_FILES' })
  })
})

test('a letter and its answer name each other, at both ends', async () => {
  const first = await send([])
  await deliver(stage)
  const [came] = (await handlers(1).listPost({ query: {} }, CALL)).received
  expect(came?.message).toBe(first.id)
  const body = { ...LETTER, to: [idOf(stage, 0)], files: [], replyTo: came?.id ?? '' }
  const answer = await handlers(1).sendPost({ body }, CALL)
  expect(answer.thread).toBe(first.id)
  await deliver(stage)
  const [back] = (await handlers(0).listPost({ query: {} }, CALL)).received
  expect(back).toMatchObject({ thread: first.id, message: answer.id })
})
