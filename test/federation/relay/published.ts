// SPDX-License-Identifier: EUPL-1.2
/**
 * Warnings in a real hub's log, and a hub whose answers can be bent on the way.
 *
 * @module
 */
import { compose, composeAttachment } from '@ncv/federation/hub/publish/compose.ts'
import type { Hub } from '@ncv/federation/hub/party.ts'
import { hubApp } from '@ncv/federation/hub/public-app.ts'
import { utf8 } from '@ncv/protocol/bytes.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import type { FileReader } from '@ncv/protocol/tlog/authentic-tiles.ts'
import type { VirtualApp } from '../../support/virtual-world.ts'

/** Appends `count` warnings, each with a document; returns the hex names' source: the hashes of the documents' body files. */
export async function publish(hub: Hub, count: number, tlp: 'TLP:CLEAR' | 'TLP:GREEN' = 'TLP:CLEAR'): Promise<Uint8Array[]> {
  const documents: Uint8Array[] = []
  const entries = Array.from({ length: count }, () => {
    const bytes = utf8(`{"document":"${documents.length} of ${hub.log.size()}"}`)
    const attachment = composeAttachment(hub, tlp, bytes)
    documents.push(attachment.hash)
    const document = { sha256: sha256(bytes), length: bytes.length, body: attachment.hash }
    const payload = { lane: 'assessed', title: 'Warnung', publisher: 'N-CERT', document, isExercise: false }
    return compose(hub, { kind: 'warning', tlp, terms: 'n-cert', payload: payload as Value, attachments: [attachment] })
  })
  await hub.sequencer.append(entries)
  return documents
}

/** The hub, but for these paths: other bytes, or `undefined` for none. */
export function bentHub(hub: Hub, bent: Map<string, Uint8Array | undefined>): VirtualApp {
  const app = hubApp(hub)
  return {
    fetch(request) {
      const path = new URL(request.url).pathname.slice(1)
      if (!bent.has(path)) return app.fetch(request)
      const bytes = bent.get(path)
      return bytes === undefined ? new Response(null, { status: 404 }) : new Response(new Uint8Array(bytes))
    },
  }
}

/** A hub that is nothing but files. */
export function fileHub(files: ReadonlyMap<string, Uint8Array>): VirtualApp {
  return {
    fetch(request) {
      const bytes = files.get(new URL(request.url).pathname.slice(1))
      return bytes === undefined ? new Response(null, { status: 404 }) : new Response(new Uint8Array(bytes))
    },
  }
}

export function readerOver(app: VirtualApp): FileReader {
  return async (path) => {
    const reply = await app.fetch(new Request(`http://reader.test/${path}`))
    return reply.status === 200 ? new Uint8Array(await reply.arrayBuffer()) : undefined
  }
}
