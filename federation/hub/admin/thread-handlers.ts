// SPDX-License-Identifier: EUPL-1.2
/**
 * The post of the hub by threads, page by page.
 *
 * @module
 */
import type { PartyView } from '@ncv/protocol/admin/post-routes.ts'
import type { HubThreadFilter, HubThreadLine } from '@ncv/protocol/admin/hub-post-routes.ts'
import { hex } from '@ncv/protocol/bytes.ts'
import type { Letter, Thread } from '../post/threads.ts'
import { Threads } from '../post/threads.ts'
import type { Hub } from '../party.ts'

const PAGE = 50

type Naming = (id: string) => PartyView

export function threadLists({ post, registry }: Pick<Hub, 'post' | 'registry'>) {
  const index = new Threads(post)
  const party: Naming = (id) => ({ id, name: registry.all.get(id)?.name ?? id })
  return {
    list(filter: HubThreadFilter) {
      const all = index.all()
      const found = all.filter((thread) => isMeant(thread, filter, party))
      const { offset = 0, limit = PAGE } = filter
      return {
        threads: found.slice(offset, offset + limit).map((thread) => lineOf(thread, party)),
        found: found.length,
        total: filter.handling === undefined ? all.length : all.filter(({ case: held }) => held !== null).length,
        kinds: [...new Set(all.flatMap(({ kinds }) => kinds))].sort(),
      }
    },
    /** Letters of the thread that one with this hash is in, the oldest first. */
    of: (hash: string): readonly Letter[] => index.all().find(({ letters }) => letters.some((each) => hex(each.hash) === hash))?.letters ?? [],
  }
}

function isMeant({ letters, kinds, circle, isUnread, case: held }: Thread, { q = '', box, kind, handling }: HubThreadFilter, party: Naming): boolean {
  if (kind !== undefined && !kinds.includes(kind)) return false
  if (handling !== undefined && (handling === 'any' ? held === null : held?.state !== handling)) return false
  if (box === 'unread' && !isUnread) return false
  if (box === 'circle' && circle.length < 2) return false
  if ((box === 'in' || box === 'out') && !letters.some(({ isOwn }) => isOwn === (box === 'out'))) return false
  if (q.trim() === '') return true
  const hay = [...letters.map(({ words }) => words), ...circle.map((id) => party(id).name.toLowerCase())].join('\n')
  return q
    .toLowerCase()
    .split(/\s+/)
    .every((word) => hay.includes(word))
}

function lineOf({ root, letters, circle, tlp, at, isUnread, case: held }: Thread, party: Naming): HubThreadLine {
  const [first] = letters
  return {
    ...{ root, id: first === undefined ? '' : hex(first.hash), kind: first?.kind ?? 'message' },
    ...(first?.subject === undefined ? {} : { subject: first.subject }),
    circle: circle.map(party).sort((a, b) => a.name.localeCompare(b.name, 'de')),
    ...{ tlp, letters: letters.length, files: letters.reduce((sum, { files }) => sum + files, 0), at, isUnread, case: held },
  }
}
