// SPDX-License-Identifier: EUPL-1.2
/**
 * What fields for the subject of a motion know.
 *
 * @module
 */
import type { MotionDraft } from '@ncv/protocol/admin/motion-view.ts'

export type MotionSubject = MotionDraft['subject']

export interface SubjectProps {
  readonly onChange: (subject: MotionSubject | undefined) => void
}
