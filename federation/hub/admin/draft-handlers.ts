// SPDX-License-Identifier: EUPL-1.2
/**
 * Drafts and their publication in the admin contract.
 *
 * @module
 */
import type { Handlers } from '@ncv/protocol/admin/contract.ts'
import type { HUB_ROUTES, WarningText } from '@ncv/protocol/admin/hub-routes.ts'
import { fromHex, hex } from '@ncv/protocol/bytes.ts'
import { parsePayload } from '@ncv/protocol/envelope.ts'
import { Warning } from '@ncv/protocol/message/warning.ts'
import { FederationError } from '../../errors.ts'
import type { Draft } from '../../store/draft-store.ts'
import type { Hub } from '../party.ts'
import { addDraft, discardDraft, draftId, previewDraft, publishDraft } from '../publish/drafts.ts'
import { contentView } from './warning-handlers.ts'

type DraftRoutes = Pick<Handlers<typeof HUB_ROUTES>, 'previewDraft' | 'addDraft' | 'drafts' | 'showDraft' | 'discardDraft' | 'publishDraft'>

export function hubHandlersOfDrafts(hub: Hub, ready: () => Promise<void>): DraftRoutes {
  const origin = hex(hub.opened.origin)
  return {
    previewDraft({ body }) {
      const { warning, tlp } = previewDraft(hub, body.warning === undefined ? undefined : withoutHoles(body.warning), body.contribution)
      const content = contentView(parsePayload(warning, Warning))
      return { warning: hex(warning), tlp, title: content.title, id: draftId(tlp, warning), origin, content }
    },
    addDraft: ({ body: { warning, tlp, author, signature, contribution } }) =>
      viewOf(addDraft(hub, fromHex(warning), tlp, author, fromHex(signature), contribution)),
    drafts: () => ({ drafts: hub.drafts.list().map(viewOf), origin }),
    showDraft({ params: { id } }) {
      const found = hub.drafts.get(id)
      if (found === undefined) throw new FederationError('DRAFT_MISSING', { id })
      const content = contentView(parsePayload(new Uint8Array(found.warning), Warning))
      return { ...viewOf(found), content, contribution: found.contribution === null ? null : hex(new Uint8Array(found.contribution)), origin }
    },
    discardDraft({ params: { id } }) {
      discardDraft(hub, id)
      return { id }
    },
    async publishDraft({ params: { id }, body: { approver, signature } }) {
      await ready()
      return { id, ...(await publishDraft(hub, id, approver, fromHex(signature))) }
    },
  }
}

/** A member that is absent and one that is `undefined` are the same in JSON, but not to the schema of the message. */
function withoutHoles(text: { readonly [Name in keyof WarningText]?: WarningText[Name] | undefined }): Partial<WarningText> {
  return Object.fromEntries(Object.entries(text).filter(([, value]) => value !== undefined))
}

function viewOf({ id, warning, tlp, author, approver, index }: Draft) {
  const { title, isAlarm = false } = parsePayload(new Uint8Array(warning), Warning)
  return { id, title, isAlarm, tlp, author, approver, index }
}
