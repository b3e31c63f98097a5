// SPDX-License-Identifier: EUPL-1.2
/**
 * Load on a real federation, and a record of what was acknowledged to whoever made it: documents by the hub, contributions by nodes.
 *
 * @module
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { NodeParty } from '../../federation/demo/node-party.ts'
import { documentIds, writeDocuments } from './documents.ts'
import type { Federation } from './federation.ts'
import { askHub, askNode } from './party-client.ts'

export interface Folder {
  readonly path: string
  /** Tracking ids. */
  readonly ids: readonly string[]
  /** The hub said that all of it is published. */
  isAcknowledged: boolean
}

export class Load {
  readonly folders: Folder[] = []
  /** Ids of contributions that a node said it has queued, by the node's folder. */
  readonly contributed = new Map<string, Set<string>>()
  /** The largest log that the hub has acknowledged. */
  size = 0
  readonly #federation: Federation

  constructor(federation: Federation) {
    this.#federation = federation
  }

  addFolder(name: string, count: number): void {
    const path = writeDocuments(join(this.#federation.dir, 'documents', name), name, count)
    this.folders.push({ path, ids: documentIds(path), isAcknowledged: false })
  }

  /** Ids of all documents whose import was answered. */
  acknowledgedDocuments(): string[] {
    return this.folders.filter(({ isAcknowledged }) => isAcknowledged).flatMap(({ ids }) => ids)
  }

  /** Whatever was not answered is imported again, as an operator would. @returns whether all was answered */
  async importAll(): Promise<boolean> {
    for (const folder of this.folders.filter(({ isAcknowledged }) => !isAcknowledged)) {
      const done = await askHub(this.#federation.stage.hub.dir, (hub) => hub.importDocuments({ body: { path: folder.path } }))
      if (done === undefined || done.published + done.unchanged !== folder.ids.length) return false
      folder.isAcknowledged = true
      this.size = Math.max(this.size, done.size)
    }
    return true
  }

  /** Each node that has a token, and is drawn, makes a contribution. @returns how many said that theirs is queued */
  async contribute(isDrawn: () => boolean = () => true): Promise<number> {
    const drawn = this.#federation.stage.nodes.filter(isDrawn)
    const done = await Promise.all(drawn.map((node) => this.#contribute(node)))
    return done.filter(Boolean).length
  }

  async #contribute({ dir, member }: NodeParty): Promise<boolean> {
    const json = readFileSync(member.incident ?? '', 'utf8')
    const queued = await askNode(dir, async (node) => {
      const { id } = await node.addIncident({ body: { json } })
      const { digest } = await node.previewContribution({ params: { id } })
      return await node.contribute({ params: { id }, body: { digest } })
    })
    if (queued === undefined) return false
    const own = this.contributed.get(dir) ?? new Set()
    this.contributed.set(dir, own.add(queued.id))
    return true
  }
}
