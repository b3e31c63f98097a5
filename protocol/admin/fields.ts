// SPDX-License-Identifier: EUPL-1.2
/**
 * Building blocks of the admin contract: hashes in hex, counts, days.
 *
 * @module
 */
import { z } from 'zod'

/** 32 bytes in lower-case hex. */
export const Hash = z.string().regex(/^[0-9a-f]{64}$/)
export const Count = z.int().min(0)
