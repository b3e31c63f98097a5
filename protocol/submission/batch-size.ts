// SPDX-License-Identifier: EUPL-1.2
/**
 * How many boxes one batch holds (ncv-submission, section 4).
 *
 * @module
 */

/** One slot of a Land with all its Kommunen and districts fits in one batch. */
export const BATCH_MAX_BOXES = 2000
