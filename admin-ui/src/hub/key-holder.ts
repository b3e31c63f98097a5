// SPDX-License-Identifier: EUPL-1.2
/**
 * Who is at the key in this tab: kept in its memory alone, and gone with the session, the page, or one click.
 *
 * @module
 */
import { session } from '../app/session.ts'
import { signal } from '../app/signal.ts'
import type { Signer } from './signing.ts'

export const keyHolder = signal<Signer | undefined>(undefined)

session.subscribe((known) => {
  if (known?.state !== 'open') keyHolder.set(undefined)
})
