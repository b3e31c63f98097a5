// SPDX-License-Identifier: EUPL-1.2
/** What an erasure does in nodes, at the mirror and in copies of the log. @module */
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { rotateEpoch } from '@ncv/federation/hub/epochs.ts'
import { publicDir } from '@ncv/federation/hub/party.ts'
import { composeAttachment } from '@ncv/federation/hub/publish/compose.ts'
import { erasedEntry } from '@ncv/federation/hub/erasing/erase.ts'
import { folderSource } from '@ncv/federation/log/verify-source.ts'
import { verifyLog } from '@ncv/federation/log/verify.ts'
import { restoreNode } from '@ncv/node/backup.ts'
import type { NodeParty } from '@ncv/node/party.ts'
import { openNode } from '@ncv/node/party.ts'
import { base64, utf8 } from '@ncv/protocol/bytes.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import { bodyPath } from '@ncv/protocol/log/body.ts'
import { parseEntry } from '@ncv/protocol/log/entry.ts'
import type { Warning } from '@ncv/protocol/message/warning.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { baseDocument } from '../../federation/csaf/base-document.ts'
import { eraseSigned } from '../../support/erasing.ts'
import type { NodeStage } from '../link/node-stage.ts'
import { nodeStage, stagedNode, WARNING } from '../link/node-stage.ts'
import { CALL } from '../../support/call.ts'

/** A private person's, which nobody should have published. */
const NAME = 'Friederike Beispielmann'

let stage: NodeStage
beforeEach(async () => {
  stage = await begun(await nodeStage({ seed: 'erasing' }))
})
afterEach(() => stage[Symbol.asyncDispose]())

async function begun(fresh: NodeStage): Promise<NodeStage> {
  await rotateEpoch(fresh.hub)
  await fresh.witness()
  await fresh.look()
  return fresh
}

/** A warning with a document, the name in both. */
async function publishName(tlp: 'TLP:CLEAR' | 'TLP:GREEN' = 'TLP:GREEN', supersedes?: number): Promise<number> {
  const document = baseDocument() as { document: { title: string } }
  const bytes = utf8(JSON.stringify({ ...document, document: { ...document.document, title: NAME } }))
  const body = composeAttachment(stage.hub, tlp, bytes)
  const warning: Warning = {
    ...WARNING,
    title: `Meldung von ${NAME}`,
    advisory: { namespace: 'https://cert.example', trackingId: 'PRUEF-2099-0001', version: '2' },
    document: { sha256: sha256(bytes), length: bytes.length, body: body.hash },
    ...(supersedes === undefined ? {} : { supersedes }),
  }
  return await stage.publish({ kind: 'warning', tlp, terms: 'n-cert', payload: warning as unknown as Value, attachments: [body] })
}

async function shown(node: NodeParty, index: number) {
  const { warnings } = await node.handlers.listWarnings({ query: { all: 'true' } }, CALL)
  return warnings.find((warning) => warning.index === index)
}

/** Files below a folder that hold these bytes anywhere. */
function filesWith(folder: string, text: string): string[] {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return names.map((entry) => join(entry.parentPath, entry.name)).filter((file) => readFileSync(file).includes(text))
}

function bodyOf(index: number): string {
  return bodyPath(parseEntry(stage.hub.log.entry(index) as Uint8Array).body)
}

const mirrorDir = () => join(stage.root, 'relay', 'public')
const verified = (dir: string) => verifyLog(folderSource(dir), undefined, stage.federation.now())

describe('an erased warning', () => {
  test('is shown as withdrawn and erased, and no byte of it is left in any house, at the hub or at the mirror', async () => {
    await stagedNode(stage).handlers.importInventory(
      { body: { file: base64(utf8('id;vendor;product;version\na1;Musterhaus;Musterwerk;4.1\n')) } },
      CALL,
    )
    const index = await publishName()
    await stage.look()
    expect(await shown(stagedNode(stage), index)).toMatchObject({ state: 'current', title: `Meldung von ${NAME}`, affected: 1 })
    expect(filesWith(stage.root, NAME)).not.toEqual([])

    const { index: by } = await eraseSigned(stage.hub, [index])
    await stage.witness()
    await stage.look()
    for (const { node } of stage.nodes) {
      expect(await shown(node, index)).toMatchObject({ state: 'withdrawn', erased: 'personal-data', title: '(Inhalt gelöscht)', document: 'none' })
      expect(node.stores.erasures.of(index)).toEqual({ by, reason: 'personal-data' })
      expect(node.stores.log.openCount()).toBe(0)
    }
    expect(filesWith(stage.root, NAME)).toEqual([])
    expect((await stagedNode(stage).handlers.showWarning({ params: { index } }, CALL)).matches).toMatchObject([{ asset: { id: 'a1' }, reasons: [] }])
    for (const dir of [publicDir(stage.hub.dir), mirrorDir()]) {
      expect(filesWith(dir, '').map((file) => file.slice(dir.length + 1))).not.toContain(bodyOf(index))
      expect(await verified(dir)).toMatchObject({ size: stage.hub.log.size() })
    }
  })

  test('is never fetched by a house that was away, which catches up in one look', async () => {
    await stage[Symbol.asyncDispose]()
    // A mirror that looks four times a day: nine days of looks every few seconds would only take time.
    stage = await begun(await nodeStage({ seed: 'away', relayPollMs: 6 * 3_600_000 }))
    const away = stage.nodes[2]?.node as NodeParty
    const index = await publishName()
    await eraseSigned(stage.hub, [index])
    await stage.federation.advance(9 * 86_400_000)
    for (const { node } of stage.nodes.slice(0, 2)) await node.links.witness?.pull()
    await stage.federation.advance(12 * 3_600_000)
    await away.links.feed.poll()
    expect(await shown(away, index)).toMatchObject({ state: 'withdrawn', erased: 'personal-data' })
    expect(away.stores.log.openCount()).toBe(0)
    expect(away.stores.log.missingBody()).toBeUndefined()
    expect(away.links.feed.state().code).toBeUndefined()
  })

  test('keeps its place in the chain of versions, also where it was never read', async () => {
    const first = await publishName()
    await stage.look()
    const second = await publishName('TLP:GREEN', first)
    const third = await publishName('TLP:GREEN', second)
    await eraseSigned(stage.hub, [second])
    await stage.witness()
    await stage.look()
    for (const { node } of stage.nodes) expect(await shown(node, first)).toMatchObject({ state: 'superseded', supersededBy: third })
  })

  test('is withdrawn at once and kept until a quorum of witnesses has seen the erasure', async () => {
    const index = await publishName()
    await stage.look()
    await eraseSigned(stage.hub, [index])
    await stage.look()
    expect(await shown(stagedNode(stage), index)).toMatchObject({ state: 'withdrawn', title: `Meldung von ${NAME}` })
    await stage.witness()
    await stage.look()
    expect(await shown(stagedNode(stage), index)).toMatchObject({ erased: 'personal-data' })
  })

  test('is erased again in a node that comes out of an older backup', async () => {
    const index = await publishName()
    await stage.look()
    const file = join(stage.root, 'backup-of-node')
    const { keyFile } = await stagedNode(stage).handlers.backup({ body: { path: file } }, CALL)
    await eraseSigned(stage.hub, [index])
    await stage.witness()
    await stage.look()
    const { world } = stage.nodes[0] ?? {}
    if (world === undefined) throw new RangeError('no such node')
    await stagedNode(stage).stop()
    const dir = join(stage.root, 'restored')
    await restoreNode(world, file, dir, keyFile)
    const again = openNode(world, dir)
    try {
      expect(await shown(again, index)).toMatchObject({ state: 'current', title: `Meldung von ${NAME}` })
      await again.links.feed.poll()
      expect(await shown(again, index)).toMatchObject({ state: 'withdrawn', erased: 'personal-data' })
      rmSync(file)
      expect(filesWith(stage.root, NAME)).toEqual([])
    } finally {
      await again.stop()
    }
  })
})

describe('an erasure', () => {
  test('that names what cannot be spared is set aside, and nothing is deleted', async () => {
    const entry = stage.hub.log.size() - 1
    const { body, kind } = parseEntry(stage.hub.log.entry(entry) as Uint8Array)
    expect(kind).toBe('epoch')
    const index = await stage.hub.sequencer.append([
      () => ({ ...erasedEntry(stage.hub, { entries: [{ index: entry, body }], documents: [], reason: 'court' }), alongside: () => {} }),
    ])
    await stage.witness()
    await stage.look()
    for (const { node } of stage.nodes) {
      expect(node.stores.log.quarantined()).toEqual([{ index, code: 'ERASURE_MALFORMED' }])
      expect(node.stores.log.hasBody(body)).toBe(true)
    }
    expect(readdirSync(join(mirrorDir(), 'body'))).toContain(bodyPath(body).slice('body/'.length))
    await expect(verified(publicDir(stage.hub.dir))).rejects.toMatchObject({ code: 'ERASURE_MALFORMED', params: { index } })
  })

  test('does not keep a node from handing out the whole log, from which a hub is rebuilt', async () => {
    const index = await publishName('TLP:CLEAR')
    await stage.look()
    await eraseSigned(stage.hub, [index])
    await stage.witness()
    await stage.look()
    const dir = join(stage.root, 'export')
    await stagedNode(stage).handlers.exportLog({ body: { dir } }, CALL)
    expect(await verified(dir)).toMatchObject({ size: stage.hub.log.size() })
    expect(filesWith(dir, NAME)).toEqual([])
  })
})
