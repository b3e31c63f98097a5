// SPDX-License-Identifier: EUPL-1.2
/** Releases: a source is asked over the post, and what it answers opens one audience for the one who asked. */
import { rotateEpoch } from '@ncv/federation/hub/epochs.ts'
import { hubHandlersOfReleases } from '@ncv/federation/hub/admin/release-handlers.ts'
import { sendPost } from '@ncv/federation/hub/post/send.ts'
import { encode } from '@ncv/protocol/encode.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { CodedError } from '@ncv/protocol/errors.ts'
import { fromHex } from '@ncv/protocol/bytes.ts'
import type { ReleaseAnswer } from '@ncv/protocol/message/release.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { NodeStage } from '../link/node-stage.ts'
import { stagedNode } from '../link/node-stage.ts'
import { deliver, enqueue, idOf, letter, postStage } from '../post/post-stage.ts'
import { CALL } from '../../support/call.ts'

const DAY_MS = 86_400_000
const from = 'isb@stadt.example'

let stage: NodeStage
beforeEach(async () => {
  stage = await postStage('release')
  await rotateEpoch(stage.hub)
  await stage.witness()
  await stage.look()
})
afterEach(() => stage[Symbol.asyncDispose]())

const handlers = (at = 0) => stagedNode(stage, at).handlers
const hub = () => hubHandlersOfReleases(stage.hub)
const asked = async (at = 0) => (await handlers(at).listReleases({}, CALL)).asked

async function codeOf(run: () => unknown): Promise<string> {
  try {
    await run()
  } catch (error) {
    if (error instanceof CodedError) return error.code
    throw error
  }
  return 'nothing was refused'
}

async function warn(): Promise<string> {
  const index = await stage.warn({}, 'TLP:GREEN')
  await stage.witness()
  await stage.look()
  return String(index)
}

/** All that waits in the outboxes goes out. */
async function carry(): Promise<void> {
  await stage.federation.advance(8 * 60_000)
  await deliver(stage)
}

const toStrict = (warning: string, at = 0) =>
  handlers(at).previewForwarding({ body: { warning, to: ['aufsicht'], from, label: 'TLP:AMBER+STRICT' } }, CALL)

describe('a release of a warning', () => {
  test('is asked of the hub, and its answer opens this audience for the one who asked', async () => {
    const warning = await warn()
    for (const at of [0, 1]) await handlers(at).addRecipient({ body: { handle: 'aufsicht', name: 'Aufsicht', kind: 'supervision' } }, CALL)
    expect((await toStrict(warning)).decisions[0]?.reason).toBe('label-strict')
    await handlers().askRelease({ body: { about: warning, audience: 'superior-office', reason: 'Die Aufsicht fragt nach.' } }, CALL)
    await carry()
    const { requests } = await hub().listReleaseRequests({}, CALL)
    expect(requests).toMatchObject([
      { subject: `#${warning}`, from: idOf(stage, 0), audience: 'superior-office', reason: 'Die Aufsicht fragt nach.' },
    ])
    const until = new Date(stage.federation.now() + 3 * DAY_MS).toISOString().slice(0, 10)
    const id = requests[0]?.id ?? ''
    await hub().answerReleaseRequest({ params: { id }, body: { isGranted: true, until } }, CALL)
    expect(await codeOf(() => hub().answerReleaseRequest({ params: { id }, body: { isGranted: false } }, CALL))).toBe('RELEASE_ANSWERED')
    await carry()
    expect((await asked())[0]?.answer).toMatchObject({ isGranted: true })
    expect((await toStrict(warning)).decisions[0]).toMatchObject({ allowed: true, reason: 'released' })
    const done = await handlers().forwardWarning({ body: { warning, to: ['aufsicht'], from, label: 'TLP:AMBER+STRICT' } }, CALL)
    // It went further; its label is what it was.
    expect(done.mails[0]?.eml).toContain('[TLP:AMBER+STRICT]')
    expect((await handlers().listForwardings({}, CALL)).forwardings[0]?.rule).toBe('released')
    expect((await toStrict(warning, 1)).decisions[0]?.reason).toBe('label-strict')
  })

  test('that is refused opens nothing', async () => {
    const warning = await warn()
    await handlers().addRecipient({ body: { handle: 'aufsicht', name: 'Aufsicht', kind: 'supervision' } }, CALL)
    const { id } = await handlers().askRelease({ body: { about: warning, audience: 'superior-office', reason: 'x' } }, CALL)
    await carry()
    await hub().answerReleaseRequest({ params: { id }, body: { isGranted: false, text: 'Noch nicht.' } }, CALL)
    await carry()
    expect((await asked())[0]?.answer).toMatchObject({ isGranted: false, text: 'Noch nicht.' })
    expect((await toStrict(warning)).decisions[0]?.reason).toBe('label-strict')
  })

  test('from somebody who was not asked, or about something else, does not count', async () => {
    const warning = await warn()
    const { id } = await handlers().askRelease({ body: { about: warning, audience: 'superior-office', reason: 'x' } }, CALL)
    await carry()
    const answer: ReleaseAnswer = { request: fromHex(id), subject: { entry: Number(warning) }, audience: 'superior-office', isGranted: true }
    // Another member releases what is the hub's.
    enqueue(stage, 1, {
      kind: 'release-answer',
      to: [idOf(stage, 0)],
      content: encode(answer as unknown as Value),
      tlp: 'TLP:GREEN',
      terms: 'member',
      haste: 'now',
    })
    await carry()
    // The hub answers for another audience and another warning than it was asked for.
    for (const wrong of [{ audience: 'public' }, { subject: { entry: Number(warning) + 1 } }, { request: new Uint8Array(16) }] as const)
      sendPost(stage.hub, { kind: 'release-answer', to: [idOf(stage, 0)], content: { ...answer, ...wrong }, tlp: 'TLP:GREEN', terms: 'member' })
    await carry()
    expect((await asked())[0]?.answer).toBeUndefined()
    expect(
      stagedNode(stage)
        .stores.post.aside()
        .map(({ code }) => code),
    ).toEqual(Array(4).fill('RELEASE_UNASKED'))
  })

  test('is asked for warnings alone: the hub refuses a question about another entry', async () => {
    const content = encode({ subject: { entry: 0 }, audience: 'public', reason: 'x' })
    const id = enqueue(stage, 0, { kind: 'release-request', to: ['hub'], content, tlp: 'TLP:GREEN', terms: 'member', haste: 'now' })
    await deliver(stage)
    expect(stagedNode(stage).stores.post.out(id)).toMatchObject({ state: 'refused', code: 'POST_MALFORMED' })
  })
})

describe('a release of a post', () => {
  test('is asked of its sender, who alone can answer, once', async () => {
    enqueue(stage, 0, letter([idOf(stage, 1)]))
    await deliver(stage)
    const post = stagedNode(stage, 1).stores.post.received()[0]?.id ?? ''
    await handlers(1).askRelease({ body: { about: post.slice(0, 12), audience: 'member', reason: 'für den Kreis' } }, CALL)
    await carry()
    const { received } = await handlers().listReleases({}, CALL)
    expect(received).toMatchObject([{ from: idOf(stage, 1), audience: 'member', reason: 'für den Kreis' }])
    const params = { id: received[0]?.id ?? '' }
    expect((await handlers().answerRelease({ params, body: { isGranted: true } }, CALL)).answer).toMatchObject({ isGranted: true })
    expect(await codeOf(() => handlers().answerRelease({ params, body: { isGranted: false } }, CALL))).toBe('RELEASE_ANSWERED')
    await carry()
    expect((await asked(1))[0]?.answer).toMatchObject({ isGranted: true })
  })

  test('that this house never sent cannot be released by it', async () => {
    const content = encode({ subject: { post: new Uint8Array(16).fill(7) }, audience: 'member', reason: 'x' } as unknown as Value)
    enqueue(stage, 1, { kind: 'release-request', to: [idOf(stage, 0)], content, tlp: 'TLP:GREEN', terms: 'member', haste: 'now' })
    await deliver(stage)
    const { received } = await handlers().listReleases({}, CALL)
    expect(await codeOf(() => handlers().answerRelease({ params: { id: received[0]?.id ?? '' }, body: { isGranted: true } }, CALL))).toBe(
      'RELEASE_NOT_OURS',
    )
  })
})
