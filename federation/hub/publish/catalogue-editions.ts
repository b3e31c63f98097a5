// SPDX-License-Identifier: EUPL-1.2
/**
 * The edition of the product catalogue in force, out of the hub's own log: the log alone says what was published.
 *
 * @module
 */
import type { EditionPlace, PartHead } from '@ncv/protocol/catalogue/editions.ts'
import { headOf, orderOfEditions } from '@ncv/protocol/catalogue/editions.ts'
import { joinParts } from '@ncv/protocol/catalogue/parts.ts'
import { parseFrame, parsePayload } from '@ncv/protocol/envelope.ts'
import { openBody } from '@ncv/protocol/log/body.ts'
import type { Entry } from '@ncv/protocol/log/entry.ts'
import { parseEntry } from '@ncv/protocol/log/entry.ts'
import type { Catalogue } from '@ncv/protocol/message/catalogue.ts'
import { CataloguePart } from '@ncv/protocol/message/catalogue.ts'
import type { TlpLabel } from '@ncv/protocol/tlp.ts'
import type { Hub } from '../party.ts'

export interface PublishedEdition {
  readonly catalogue: Catalogue
  readonly place: EditionPlace
  readonly tlp: TlpLabel
}

export interface PublishedEditions {
  readonly current: PublishedEdition | undefined
  /** False where the hub cannot read all: after a recovery it has no key to what was sealed before. */
  readonly isComplete: boolean
}

type Reader = Pick<Hub, 'log' | 'issuing' | 'opened'>

export function publishedEditions(hub: Reader): PublishedEditions {
  const heads: PartHead[] = []
  const unread: number[] = []
  const messages = new Map<number, CataloguePart>()
  for (const { index, body } of hub.log.bodiesOfKind('catalogue')) {
    const entry = parseEntry(hub.log.entry(index) ?? new Uint8Array())
    const message = messageIn(hub, entry, body)
    if (message === undefined) unread.push(index)
    else {
      heads.push(headOf(index, entry.tlp, message))
      messages.set(index, message)
    }
  }
  const { current: place } = orderOfEditions(heads, unread, hub.log.size())
  const isComplete = !unread.some((index) => index > (place?.first ?? 0))
  if (place === undefined) return { current: undefined, isComplete }
  const indexes = Array.from({ length: place.parts }, (_, i) => place.first + i)
  const catalogue = joinParts(indexes.flatMap((index) => messages.get(index) ?? []))
  const tlp = heads.find(({ index }) => index === place.first)?.tlp ?? 'TLP:GREEN'
  return { current: { catalogue, place, tlp }, isComplete }
}

function messageIn({ issuing, opened }: Reader, entry: Entry, body: Uint8Array): CataloguePart | undefined {
  const key = issuing.bodyKey(entry)
  if (key === 'lost') return undefined
  return parsePayload(parseFrame(openBody(body, opened.origin, key === 'clear' ? undefined : key)).payload, CataloguePart)
}
