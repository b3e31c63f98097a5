// SPDX-License-Identifier: EUPL-1.2
/**
 * Letters that belong together: a message, the answers to it, and who reads them.
 *
 * An answer names the message that it answers, which may itself be an answer; what its chain begins with may be deleted already.
 *
 * @module
 */
import type { HubPostView } from '@ncv/protocol/admin/hub-post-routes.ts'

type Label = HubPostView['tlp']
const ORDER: readonly Label[] = ['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED']

export interface Thread {
  /** What all of it hangs on: an id of a message, whether it is there or not. */
  readonly root: string
  /** Oldest first, never empty. */
  readonly posts: readonly HubPostView[]
  /** Members that take part, without the hub, by name. */
  readonly circle: readonly HubPostView['from'][]
  /** The strictest of its labels. */
  readonly tlp: Label
  readonly isUnread: boolean
  /** Where the hub handles it as a case, with the letter that says so. */
  readonly case: (NonNullable<HubPostView['case']> & { readonly post: string }) | undefined
}

const HUB = 'hub'

export function strictest(labels: readonly Label[]): Label {
  return ORDER.findLast((label) => labels.includes(label)) ?? 'TLP:RED'
}

/** The one that was written in last first. */
export function threadsOf(posts: readonly HubPostView[]): Thread[] {
  const answered = new Map(posts.map(({ message, thread }) => [message, thread]))
  const groups = new Map<string, HubPostView[]>()
  for (const post of posts) {
    const root = rootOf(post.message, answered)
    groups.set(root, [...(groups.get(root) ?? []), post])
  }
  const threads = [...groups].map(([root, group]) => threadOf(root, group))
  return threads.sort((a, b) => (b.posts.at(-1)?.at ?? 0) - (a.posts.at(-1)?.at ?? 0))
}

/** Each step goes to an older message; the bound is for chains that somebody has bent into a ring. */
function rootOf(message: string, answered: ReadonlyMap<string, string | undefined>): string {
  let root = message
  for (let step = 0; step < answered.size; step += 1) {
    const older = answered.get(root)
    if (older === undefined) return root
    root = older
  }
  return root
}

function threadOf(root: string, group: readonly HubPostView[]): Thread {
  const posts = [...group].sort((a, b) => a.at - b.at)
  const parties = new Map(posts.flatMap(({ from, to }) => [from, ...to]).map((party) => [party.id, party]))
  const marked = posts.find((post) => post.case !== null)
  return {
    root,
    case: marked === undefined || marked.case === null ? undefined : { ...marked.case, post: marked.id },
    posts,
    circle: [...parties.values()].filter(({ id }) => id !== HUB).sort((a, b) => a.name.localeCompare(b.name, 'de')),
    tlp: strictest(posts.map(({ tlp }) => tlp)),
    isUnread: posts.some(({ isOwn, isRead }) => !isOwn && !isRead),
  }
}
