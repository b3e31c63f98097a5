// SPDX-License-Identifier: EUPL-1.2
/**
 * Routes of a node's admin interface: annotations by an intermediary for its clients.
 *
 * @module
 */
import { z } from 'zod'
import { TLP_LABELS } from '../tlp.ts'
import { defineRoutes } from './contract.ts'
import { PartyView } from './post-routes.ts'
import { Count } from './fields.ts'

/** The four lines, by whom, under which label. */
export const AnnotationView = z.object({
  warning: Count,
  author: PartyView,
  isOwn: z.boolean(),
  tlp: z.enum(TLP_LABELS),
  sentAt: Count,
  concerns: z.string(),
  action: z.string(),
  until: z.string(),
  who: z.string(),
})
export type AnnotationView = z.infer<typeof AnnotationView>

const IndexParam = z.object({ index: z.coerce.number().int().min(0) })
const Audience = { clients: z.array(PartyView), unpledged: z.array(PartyView), tlp: z.enum(TLP_LABELS) }

export const ANNOTATION_ROUTES = defineRoutes({
  listAnnotations: {
    method: 'GET',
    path: '/annotations',
    action: 'annotation.read',
    reply: z.object({
      annotations: z.array(AnnotationView),
      /** For whom this house prepares warnings, and who does it for this house. */
      clients: z.array(PartyView),
      annotators: z.array(PartyView),
    }),
  },
  /** Queues it for all clients that may be given it. */
  annotate: {
    method: 'POST',
    path: '/warnings/:index/annotations',
    action: 'annotation.write',
    params: IndexParam,
    body: z.strictObject({
      concerns: z.string().min(1).max(1000),
      action: z.string().min(1).max(2000),
      until: z.string().min(1).max(300),
      who: z.string().min(1).max(300),
      /** That of the warning where absent. */
      tlp: z.enum(TLP_LABELS).optional(),
      isUrgent: z.boolean(),
    }),
    /** `unpledged`: clients that cannot be given this label. */
    reply: z.object(Audience),
  },
})
