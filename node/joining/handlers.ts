// SPDX-License-Identifier: EUPL-1.2
/**
 * Handlers: the application, and later the own contacts.
 *
 * @module
 */
import type { APPLICATION_ROUTES } from '@ncv/protocol/admin/application-routes.ts'
import type { Handlers } from '@ncv/protocol/admin/contract.ts'
import type { World } from '@ncv/protocol/world.ts'
import type { Links } from '../link/links.ts'
import type { Self } from '../self.ts'
import type { Stores } from '../store/stores.ts'
import { askApplication, confirmContacts, exportDraft, importDraft, sendApplication, setField, viewOf } from './application.ts'
import type { ApplicationParts } from './parts.ts'

export function applicationHandlers(parts: ApplicationParts): Handlers<typeof APPLICATION_ROUTES> {
  return {
    readApplication: () => viewOf(parts),
    setApplication({ body: { field, value } }) {
      setField(parts, field, value)
      return viewOf(parts)
    },
    importApplication({ body: { json } }) {
      importDraft(parts, json)
      return viewOf(parts)
    },
    exportApplication: () => ({ json: exportDraft(parts) }),
    async sendApplication({ body: { digest } }) {
      await sendApplication(parts, digest)
      return viewOf(parts)
    },
    async askApplication() {
      await askApplication(parts)
      return viewOf(parts)
    },
    confirmContacts() {
      confirmContacts(parts)
      return viewOf(parts)
    },
  }
}

/** Of a node that has joined. */
export function joinedApplication(
  world: World,
  self: Self,
  stores: Stores,
  { registry, trust }: Pick<Links, 'registry' | 'trust'>,
): ApplicationParts {
  const { dir, keys, config, opened, addresses } = self
  const joined = { opened, registry, trust, log: stores.log, post: stores.post, hubUrl: addresses.hubUrl }
  return { dir, world, store: stores.joining, keys, config, joined }
}
