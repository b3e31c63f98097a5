// SPDX-License-Identifier: EUPL-1.2
import { rotateEpoch } from '@ncv/federation/hub/epochs.ts'
import { addDraft, draftId, previewDraft, publishDraft, signDraft } from '@ncv/federation/hub/publish/drafts.ts'
import { withdraw } from '@ncv/federation/hub/withdraw.ts'
import { fromHex } from '@ncv/protocol/bytes.ts'
import { openEnvelope } from '@ncv/protocol/envelope.ts'
import { openBody } from '@ncv/protocol/log/body.ts'
import { parseEntry } from '@ncv/protocol/log/entry.ts'
import { Warning } from '@ncv/protocol/message/warning.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { FoundedHub, TestMember } from '../../support/founded-hub.ts'
import { foundHub, testMember } from '../../support/founded-hub.ts'
import { virtualFederation } from '../../support/virtual-world.ts'

const ANNA = testMember('anna')
const BERT = testMember('bert')
let founded: FoundedHub
beforeEach(async () => {
  founded = await foundHub(virtualFederation({ seed: 'drafts' }).party('hub'))
  await rotateEpoch(founded.hub)
  founded.hub.drafts.addAnalyst('anna', ANNA.identity.publicKey)
  founded.hub.drafts.addAnalyst('bert', BERT.identity.publicKey)
})
afterEach(() => founded.dispose())

function draftBy(author: string, key: TestMember, title = 'Dringend: Fernwartung abschalten') {
  const { hub } = founded
  const { warning, tlp } = previewDraft(hub, { title, text: 'Ein Text' }, undefined)
  const id = draftId(tlp, warning)
  return addDraft(hub, warning, tlp, author, signDraft(key.identity.seed, hub.opened.origin, 'author', fromHex(id)))
}
const approval = (id: string, key: TestMember) => signDraft(key.identity.seed, founded.hub.opened.origin, 'approver', fromHex(id))

describe('four eyes', () => {
  test('a second analyst publishes, and the warning is GREEN, sealed, assessed and names nobody', async () => {
    const { hub } = founded
    const { id } = draftBy('anna', ANNA)
    const { index } = await publishDraft(hub, id, 'bert', approval(id, BERT))
    const entry = parseEntry(hub.log.entry(index)!)
    expect(entry).toMatchObject({ kind: 'warning', tlp: 'TLP:GREEN', epoch: 1 })
    const file = hub.log.body(entry.body)!
    expect(Buffer.from(file).includes('Fernwartung')).toBe(false)
    const frame = openBody(file, hub.opened.origin, { epoch: 1, key: hub.issuing.epochKey('community', 1)! })
    const { payload } = openEnvelope(
      frame,
      { type: 'warning', origin: hub.opened.origin, tlp: entry.tlp, terms: entry.terms },
      Warning,
      hub.keys.identity.publicKey,
    )
    expect(payload).toMatchObject({ lane: 'assessed', title: 'Dringend: Fernwartung abschalten' })
    expect(JSON.stringify(payload)).not.toMatch(/anna|bert/)
  })

  test('the author cannot approve, and nobody with the other one’s id', async () => {
    const { hub } = founded
    const { id } = draftBy('anna', ANNA)
    await expect(publishDraft(hub, id, 'anna', approval(id, ANNA))).rejects.toMatchObject({ code: 'FOUR_EYES' })
    await expect(publishDraft(hub, id, 'bert', approval(id, ANNA))).rejects.toMatchObject({ code: 'ANALYST_KEY' })
    expect(hub.log.size()).toBe(2)
  })

  test('one key cannot be two analysts', () => {
    expect(founded.hub.drafts.addAnalyst('anna-2', ANNA.identity.publicKey)).toBe(false)
  })

  test('an author’s signature is no approval', async () => {
    const { hub } = founded
    const { id } = draftBy('anna', ANNA)
    const asAuthor = signDraft(BERT.identity.seed, hub.opened.origin, 'author', fromHex(id))
    await expect(publishDraft(hub, id, 'bert', asAuthor)).rejects.toMatchObject({ code: 'ANALYST_KEY' })
  })

  test('publishing again answers with the same entry', async () => {
    const { hub } = founded
    const { id } = draftBy('anna', ANNA)
    const first = await publishDraft(hub, id, 'bert', approval(id, BERT))
    expect(await publishDraft(hub, id, 'bert', approval(id, BERT))).toEqual(first)
    expect(hub.log.size()).toBe(3)
  })

  test('two publications at the same moment make one entry', async () => {
    const { hub } = founded
    const { id } = draftBy('anna', ANNA)
    const results = await Promise.allSettled([publishDraft(hub, id, 'bert', approval(id, BERT)), publishDraft(hub, id, 'bert', approval(id, BERT))])
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(hub.log.size()).toBe(3)
  })
})

describe('withdrawal', () => {
  test('it carries the label of the warning that it ends', async () => {
    const { hub } = founded
    const { id } = draftBy('anna', ANNA)
    const { index } = await publishDraft(hub, id, 'bert', approval(id, BERT))
    const withdrawal = await withdraw(hub, { entry: index, reason: 'wrong' })
    expect(parseEntry(hub.log.entry(withdrawal)!)).toMatchObject({ kind: 'withdrawal', tlp: 'TLP:GREEN', epoch: 1 })
  })

  test('only a warning that exists can be withdrawn', async () => {
    await expect(withdraw(founded.hub, { entry: 0, reason: 'wrong' })).rejects.toMatchObject({ code: 'ENTRY_NOT_WARNING' })
    await expect(withdraw(founded.hub, { entry: 99, reason: 'wrong' })).rejects.toMatchObject({ code: 'ENTRY_MISSING' })
  })
})
