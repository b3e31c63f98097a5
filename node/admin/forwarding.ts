// SPDX-License-Identifier: EUPL-1.2
/**
 * Handlers: the register of recipients, and passing warnings on.
 *
 * @module
 */
import type { Recipient } from '@ncv/protocol/admin/forwarding-routes.ts'
import { fromBase64 } from '@ncv/protocol/bytes.ts'
import type { World } from '@ncv/protocol/world.ts'
import { NodeError } from '../errors.ts'
import { decisionsAbout } from '../forwarding/decisions.ts'
import { forward, planForwarding } from '../forwarding/forward.ts'
import { parseRecipients, recipientFault } from '../forwarding/recipients-file.ts'
import { recipientView } from '../forwarding/register.ts'
import type { Links } from '../link/links.ts'
import type { Stores } from '../store/stores.ts'
import type { NodeHandlers } from './contract.ts'

type Mine =
  | 'listRecipients'
  | 'addRecipient'
  | 'changeRecipient'
  | 'removeRecipient'
  | 'importRecipients'
  | 'previewForwarding'
  | 'forwardWarning'
  | 'listForwardings'
  | 'forwardingDecisions'

export function forwardingHandlers(
  world: World,
  stores: Stores,
  { registry, documents }: Pick<Links, 'registry' | 'documents'>,
): Pick<NodeHandlers, Mine> {
  const { forwardings: book } = stores
  const used = { world, stores, registry, documents }
  const view = (recipient: Recipient) => recipientView(recipient, registry, world.now())
  const known = (handle: string): Recipient => {
    const found = book.recipients().find((each) => each.handle === handle)
    if (found === undefined) throw new NodeError('RECIPIENT_MISSING', { recipient: handle })
    return found
  }
  const put = (recipient: Recipient) => {
    assertSound(recipient)
    book.putRecipients([...book.recipients().filter(({ handle }) => handle !== recipient.handle), recipient])
    return view(recipient)
  }
  return {
    listRecipients: () => ({ recipients: book.recipients().map(view) }),
    addRecipient({ body }) {
      if (book.recipients().some(({ handle }) => handle === body.handle)) throw new NodeError('RECIPIENT_EXISTS', { recipient: body.handle })
      return put(body)
    },
    changeRecipient: ({ params, body }) => put(changed(known(params.handle), body)),
    removeRecipient({ params: { handle } }) {
      known(handle)
      book.putRecipients(book.recipients().filter((each) => each.handle !== handle))
      return { handle }
    },
    importRecipients({ body: { csv, preview = false } }) {
      const { recipients, faults } = parseRecipients(fromBase64(csv))
      const before = new Map(book.recipients().map((each) => [each.handle, each]))
      const added = recipients.filter(({ handle }) => !before.has(handle))
      const other = recipients.filter((each) => before.has(each.handle) && JSON.stringify(before.get(each.handle)) !== JSON.stringify(each))
      const isApplied = !preview && faults.length === 0
      if (isApplied) book.putRecipients([...new Map([...before, ...recipients.map((each) => [each.handle, each] as const)]).values()])
      const same = recipients.length - added.length - other.length
      return { added: added.map(({ handle }) => handle), changed: other.map(({ handle }) => handle), same, faults: [...faults], isApplied }
    },
    previewForwarding: ({ body }, { lang }) => planForwarding(used, body, lang),
    forwardWarning: ({ body }, { lang }) => forward(used, body, lang),
    forwardingDecisions: ({ params, query }) => decisionsAbout(used, params.index, query.label),
    listForwardings: () => ({ forwardings: book.forwardings() }),
  }
}

type Change = { readonly [Name in keyof Omit<Recipient, 'handle'>]?: Recipient[Name] | null | undefined }

function changed(before: Recipient, change: Change): Recipient {
  const merged = { ...before, ...Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) }
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null)) as Recipient
}

/** @throws NodeError `RECIPIENT_MALFORMED` */
function assertSound(recipient: Recipient): void {
  const fault = recipientFault(recipient)
  if (fault !== undefined) throw new NodeError('RECIPIENT_MALFORMED', { field: fault.field, found: fault.found })
}
