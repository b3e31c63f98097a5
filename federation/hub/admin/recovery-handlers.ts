// SPDX-License-Identifier: EUPL-1.2
/**
 * The hub's answers about members that lost their keys.
 *
 * @module
 */
import type { Handlers } from '@ncv/protocol/admin/contract.ts'
import type { HUB_RECOVERY_ROUTES } from '@ncv/protocol/admin/hub-recovery-routes.ts'
import { fromBase64, fromHex, hex, utf8 } from '@ncv/protocol/bytes.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import { frameMark, openFrame } from '@ncv/protocol/membership/frames.ts'
import { KeyReplacement } from '@ncv/protocol/message/membership.ts'
import { importReaderKeys } from '../membership/import-keys.ts'
import type { Hub } from '../party.ts'
import { callBackInput, replaceAfterCallBack, takeReplacement } from '../recovery/take-replacement.ts'

export function hubHandlersOfRecovery(hub: Hub, ready: () => Promise<void>): Handlers<typeof HUB_RECOVERY_ROUTES> {
  return {
    showKeyRequest({ body }) {
      const frame = fromBase64(body.frame)
      const { payload, id } = openFrame(hub.opened.origin, 'key-replacement', frame, KeyReplacement, ({ recoveryKey, key }) => recoveryKey ?? key)
      const member = hub.registry.all.get(payload.member)
      if (member === undefined) throw new ProtocolError('MEMBER_UNKNOWN', { member: payload.member })
      const signs = hex(callBackInput(hub.opened.origin, id))
      return {
        member: member.id,
        name: member.name,
        state: member.state,
        mark: frameMark(frame),
        hasRecoveryKey: payload.recoveryKey !== undefined,
        signs,
      }
    },
    importReaderKeys({ body }) {
      const { taken, lost } = importReaderKeys(hub, utf8(body.file))
      return { taken, lost, members: hub.registry.members.size }
    },
    async replaceMemberKey({ body }) {
      await ready()
      const frame = fromBase64(body.frame)
      const consents = body.consents.map(({ analyst, signature }) => ({ analyst, signature: fromHex(signature, 64) }))
      const { member, index } = consents.length === 0 ? await takeReplacement(hub, frame) : await replaceAfterCallBack(hub, frame, consents)
      return { member, index: index ?? null }
    },
  }
}
