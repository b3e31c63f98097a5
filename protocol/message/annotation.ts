// SPDX-License-Identifier: EUPL-1.2
/**
 * An intermediary's four lines on a warning for the clients that it acts for, post kind `annotation`.
 *
 * The warning itself is never altered: the annotation stands beside it, signed by whoever wrote it, and its label is never wider.
 *
 * @module
 */
import { z } from 'zod'
import { Count, lineOf, textOf } from './fields.ts'

export const Annotation = z.strictObject({
  /** Index of the entry of the warning. */
  warning: Count,
  /** „Betrifft uns das?“ */
  concerns: textOf(1000),
  /** „Was tun?“ */
  action: textOf(2000),
  /** „Bis wann?“ */
  until: lineOf(300),
  /** „Wer macht es?“: a body or a post, as people say it. */
  who: lineOf(300),
})
export type Annotation = z.infer<typeof Annotation>
