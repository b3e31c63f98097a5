// SPDX-License-Identifier: EUPL-1.2
/**
 * The admin contract as the server side sees it; it is declared in `protocol/admin/contract.ts`, where the browser finds it too.
 *
 * @module
 */
export type {
  AdminClient,
  CallOf,
  CallOptions,
  Handler,
  HandlerCall,
  Handlers,
  InputOf,
  ProgressOf,
  ReplyOf,
  Route,
  Routes,
} from '@ncv/protocol/admin/contract.ts'
export { defineRoutes, NDJSON, Progress } from '@ncv/protocol/admin/contract.ts'
