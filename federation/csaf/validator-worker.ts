// SPDX-License-Identifier: EUPL-1.2
/**
 * Thread of the CSAF validator: receives documents, answers each with its findings, in order.
 *
 * ```
 * → { id: 7, bytes }              one document, checked JSON
 * ← { ready: true }               once, when the library is loaded
 * ← { id: 7, findings: [] }
 * ```
 *
 * @module
 */
import { parentPort } from 'node:worker_threads'
import { fromUtf8 } from '@ncv/protocol/bytes.ts'
import type { Finding } from './finding.ts'
import { runMandatoryTests } from './mandatory-tests.ts'

export interface WorkerRequest {
  readonly id: number
  readonly bytes: Uint8Array
}

export type WorkerReply = { readonly ready: true } | { readonly id: number; readonly findings: readonly Finding[] }

function reply(message: WorkerReply): void {
  parentPort?.postMessage(message)
}

parentPort?.on('message', ({ id, bytes }: WorkerRequest) => {
  reply({ id, findings: runMandatoryTests(JSON.parse(fromUtf8(bytes))) })
})
reply({ ready: true })
