// SPDX-License-Identifier: EUPL-1.2
/**
 * What `ncv demo --once --json` prints: one JSON object on standard output.
 *
 * ```json
 * {"ok":true,"published":28,"rejected":[],"catalogue":{"edition":1,"products":92},"log":{"origin":"wiesenland/4f5b…","size":34,"root":"CsUY…2I="},
 *  "nodes":[{"name":"Gemeinde Wiesenbrück","size":34,"root":"CsUY…2I=","warnings":28,"matches":{"affected":7,"check":2}}, …],
 *  "contribution":{"bytes":9328,"accepted":true,"entry":33,"receivedBy":3},"reply":{"received":true},"count":{"question":35,"answers":3},"slots":{"sent":57,"cover":56}}
 * ```
 *
 * @module
 */
import type { StepName } from './step.ts'

export interface NodeResult {
  readonly name: string
  readonly size: number
  /** Base64 of the root hash that this node has computed itself. */
  readonly root: string
  readonly warnings: number
  /** Distinct asset × advisory by strongest verdict. */
  readonly matches: { readonly affected: number; readonly check: number }
}

export interface DemoResult {
  readonly ok: true
  /** Files. */
  readonly published: number
  readonly rejected: readonly { readonly file: string; readonly reason: string }[]
  /** The example catalogue that was published. */
  readonly catalogue: { readonly edition: number; readonly products: number }
  readonly log: { readonly origin: string; readonly size: number; readonly root: string }
  readonly nodes: readonly NodeResult[]
  readonly contribution: {
    /** Of the box that left node-1. */
    readonly bytes: number
    readonly accepted: boolean
    /** Index of the warning made from node-1's contribution. */
    readonly entry: number
    /** Number of nodes that show it. */
    readonly receivedBy: number
  }
  /** Whether node-1 has read what the hub asked back. */
  readonly reply: { readonly received: true }
  /** The hub's question about that warning, by its entry, and how many nodes have answered it. */
  readonly count: { readonly question: number; readonly answers: number }
  /** Boxes that left all nodes in their slots, and how many of them said nothing. */
  readonly slots: { readonly sent: number; readonly cover: number }
}

export interface DemoFailure {
  readonly ok: false
  readonly error: { readonly step: StepName; readonly detail: string }
}
