// SPDX-License-Identifier: EUPL-1.2
/**
 * Retention, and data on members, in the admin contract.
 *
 * @module
 */
import type { Handlers } from '@ncv/protocol/admin/contract.ts'
import type { HUB_MEMBER_DATA_ROUTES } from '@ncv/protocol/admin/hub-member-data-routes.ts'
import type { HUB_RETENTION_ROUTES } from '@ncv/protocol/admin/retention-routes.ts'
import { forgetMemberData, memberDataOf } from '../member-data/member-data.ts'
import type { Hub } from '../party.ts'
import { retain } from '../retention/retain.ts'

export function hubHandlersOfRetention(hub: Hub): Handlers<typeof HUB_RETENTION_ROUTES & typeof HUB_MEMBER_DATA_ROUTES> {
  return {
    hubRetention({ body: { isDry } }, { lang }) {
      const lines = retain(hub, { isDry, hasConsent: false, lang })
      return { isDry, days: hub.registry.rules.retentionDays, lines: lines.map((line) => ({ ...line })) }
    },
    showMemberData: ({ params: { member } }, { lang }) => memberDataOf(hub, member, lang),
    forgetMemberData: ({ params: { member } }, { lang }) => forgetMemberData(hub, member, lang),
  }
}
