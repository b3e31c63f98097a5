// SPDX-License-Identifier: EUPL-1.2
/**
 * Revoking an issuer key in the admin contract.
 *
 * @module
 */
import type { Handlers } from '@ncv/protocol/admin/contract.ts'
import type { HUB_LEDGER_ROUTES } from '@ncv/protocol/admin/hub-ledger-routes.ts'
import type { Hub } from '../party.ts'
import { planRevocation, revokeIssuer } from '../revoke-issuer.ts'

export function hubHandlersOfLedger(hub: Hub, ready: () => Promise<void>): Handlers<typeof HUB_LEDGER_ROUTES> {
  return {
    previewIssuerRevocation: ({ body }) => planRevocation(hub, body),
    async revokeIssuer({ body: { keyId, reason, ...place } }) {
      await ready()
      return { index: await revokeIssuer(hub, place, keyId, reason) }
    },
  }
}
