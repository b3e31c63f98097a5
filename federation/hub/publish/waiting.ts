// SPDX-License-Identifier: EUPL-1.2
/**
 * What waits for somebody at the hub, as numbers: for the menu.
 *
 * @module
 */
import type { Hub } from '../party.ts'

export interface WaitingFigures {
  readonly drafts: number
  readonly contributions: number
}

export function waitingFigures(hub: Pick<Hub, 'drafts' | 'catalogueDrafts' | 'cases'>): WaitingFigures {
  const drafts = [...hub.drafts.list(), ...hub.catalogueDrafts.list()].filter(({ index }) => index === null).length
  return { drafts, contributions: hub.cases.unanswered() }
}
