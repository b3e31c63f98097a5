// SPDX-License-Identifier: EUPL-1.2
/**
 * Erasing in the admin contract.
 *
 * @module
 */
import type { Handlers } from '@ncv/protocol/admin/contract.ts'
import type { HUB_ERASING_ROUTES } from '@ncv/protocol/admin/hub-erasing-routes.ts'
import { fromHex, hex } from '@ncv/protocol/bytes.ts'
import { erasedIn } from '../../log/erased-bodies.ts'
import { erase } from '../erasing/erase.ts'
import { planErasure } from '../erasing/plan.ts'
import type { Hub } from '../party.ts'

export function hubHandlersOfErasing(hub: Hub, ready: () => Promise<void>): Handlers<typeof HUB_ERASING_ROUTES> {
  return {
    previewErasure({ body: { entries, reason } }) {
      const plan = planErasure(hub, entries, reason)
      return {
        id: plan.id,
        entries: plan.entries.map((each) => ({ ...each })),
        documents: plan.erased.documents.length,
        bytes: plan.bytes,
        origin: hex(hub.opened.origin),
      }
    },
    async eraseEntries({ body: { entries, reason, id, author, approver } }) {
      await ready()
      const signer = (by: typeof author) => ({ analyst: by.analyst, signature: fromHex(by.signature) })
      const { index } = await erase(hub, entries, reason, { id, author: signer(author), approver: signer(approver) })
      return { index }
    },
    listErasures: () => ({
      erasures: [...erasedIn(hub.log).entries].map(([index, each]) => ({ index, ...each })).sort((a, b) => a.index - b.index),
    }),
  }
}
