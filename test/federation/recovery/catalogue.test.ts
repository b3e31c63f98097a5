// SPDX-License-Identifier: EUPL-1.2
/**
 * The product catalogue of a hub that was lost: the log says which edition holds, not a table beside it.
 *
 * @module
 */
import { rotateEpoch } from '@ncv/federation/hub/epochs.ts'
import type { Hub } from '@ncv/federation/hub/party.ts'
import { publishedEditions } from '@ncv/federation/hub/publish/catalogue-editions.ts'
import { addCatalogueDraft, prepareEdition, publishCatalogueDraft } from '@ncv/federation/hub/publish/catalogue.ts'
import { signDraft } from '@ncv/federation/hub/publish/drafts.ts'
import { recoverHub } from '@ncv/federation/hub/recover.ts'
import { folderSource } from '@ncv/federation/log/verify-source.ts'
import { fromHex } from '@ncv/protocol/bytes.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { testMember, witnessAll } from '../../support/founded-hub.ts'
import type { Stage } from './restored-hub.ts'
import { recoveryStage } from './restored-hub.ts'

const [ANNA, BERT] = [testMember('anna'), testMember('bert')]

let stage: Stage
beforeEach(async () => {
  stage = await recoveryStage('catalogue')
  const { hub } = stage.founded
  await rotateEpoch(hub)
  hub.drafts.addAnalyst('anna', ANNA.identity.publicKey)
  hub.drafts.addAnalyst('bert', BERT.identity.publicKey)
})
afterEach(() => stage[Symbol.asyncDispose]())

const edition = (count: number): string =>
  JSON.stringify({
    title: 'Katalog',
    isExample: false,
    products: Array.from({ length: count }, (_, n) => ({
      id: `p-${n}`,
      vendor: 'Haus',
      product: `Verfahren ${n}`,
      kind: 'specialist',
      versions: 'none',
    })),
  })

function draft(hub: Hub, count: number): string {
  const prepared = prepareEdition(hub, edition(count), 'TLP:CLEAR')
  if ('faults' in prepared) throw new Error(JSON.stringify(prepared.faults))
  return addCatalogueDraft(hub, edition(count), 'TLP:CLEAR', 'anna', signDraft(ANNA.identity.seed, hub.opened.origin, 'author', fromHex(prepared.id)))
    .id
}
const publish = (hub: Hub, id: string) =>
  publishCatalogueDraft(hub, id, 'bert', signDraft(BERT.identity.seed, hub.opened.origin, 'approver', fromHex(id)))

describe('a hub out of an older backup', () => {
  test('counts on from the edition in the log, and publishes no draft a second time', async () => {
    const original = stage.founded.hub
    await publish(original, draft(original, 2))
    const waiting = draft(original, 300)
    await witnessAll(stage.founded)
    const file = await stage.backup()
    await publish(original, waiting)
    await witnessAll(stage.founded)
    stage.mirrorNow()
    const hub = await stage.restored(file)
    expect(publishedEditions(hub).current?.catalogue.edition).toBe(1)
    await recoverHub(hub, folderSource(stage.mirror))
    expect(publishedEditions(hub)).toMatchObject({ isComplete: true, current: { catalogue: { edition: 2 } } })
    expect(publishedEditions(hub).current?.catalogue.products).toHaveLength(300)
    await expect(publish(hub, waiting)).rejects.toMatchObject({ code: 'CATALOGUE_EDITION', params: { found: 2, expected: 3 } })
    expect(prepareEdition(hub, edition(301), 'TLP:CLEAR')).toMatchObject({ catalogue: { edition: 3 } })
  })
})
