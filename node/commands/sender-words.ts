// SPDX-License-Identifier: EUPL-1.2
/**
 * How a sender without a name may be called, in words: "anonymous" only among enough, else the named way first.
 *
 * @module
 */
import type { SenderSetView } from '@ncv/protocol/admin/urgent-routes.ts'
import type { CommandIo } from '@ncv/runtime/cli.ts'

/** A sentence for whoever is about to send. */
export function sendersText({ active, isAnonymous }: SenderSetView, io: CommandIo): string {
  return io.text(isAnonymous ? 'contribute.anonymous' : 'contribute.unnamed', active === 0 ? {} : { size: active })
}

/** The word alone. */
export function senderWord({ isAnonymous }: SenderSetView, io: CommandIo): string {
  return io.text(isAnonymous ? 'status.anonymous' : 'status.unnamed')
}
