// SPDX-License-Identifier: EUPL-1.2
/**
 * A handler called without the interface around it: by the owner of the folder, in German, waiting for no progress.
 *
 * @module
 */
import type { Caller } from '@ncv/protocol/admin/contract.ts'

export const OWNERS_CALLER: Caller = { roles: ['owner'], account: null }

export const CALL = { report() {}, signal: new AbortController().signal, lang: 'de', caller: OWNERS_CALLER } as const
