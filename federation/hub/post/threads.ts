// SPDX-License-Identifier: EUPL-1.2
/**
 * Letters of the hub that belong together: a message, the answers to it, and who reads them.
 *
 * An answer names the message that it answers, which may itself be an answer; what its chain begins with may be deleted already. What a letter
 * says never changes, so it is opened once: the list is asked for with each change at the hub, and holds thousands.
 *
 * @module
 */
import { hex } from '@ncv/protocol/bytes.ts'
import type { PostKind } from '@ncv/protocol/message/post.ts'
import { labelIn, messageIn, wordsOf } from '@ncv/protocol/post/words.ts'
import type { TlpLabel } from '@ncv/protocol/tlp.ts'
import { TLP_LABELS } from '@ncv/protocol/tlp.ts'
import type { HubPost, PostStore } from '../../store/post-store.ts'

/** What the frame of a letter says. */
interface Said {
  readonly message: string
  readonly thread: string | undefined
  readonly parties: readonly string[]
  readonly tlp: TlpLabel
  readonly subject: string | undefined
  /** Lower case, to search in. */
  readonly words: string
  readonly files: number
}

export type Letter = HubPost & Said

export interface Thread {
  /** What all of it hangs on: an id of a message, whether it is there or not. */
  readonly root: string
  /** Oldest first, never empty. */
  readonly letters: readonly Letter[]
  readonly kinds: readonly PostKind[]
  /** Ids of all that read it, without the hub. */
  readonly circle: readonly string[]
  /** The strictest of its labels. */
  readonly tlp: TlpLabel
  readonly at: number
  readonly isUnread: boolean
  /** Where the hub handles it as a case. */
  readonly case: { readonly state: NonNullable<HubPost['caseState']>; readonly at: number } | null
}

export class Threads {
  readonly #store: Pick<PostStore, 'hubPosts'>
  #said = new Map<string, Said>()

  constructor(store: Pick<PostStore, 'hubPosts'>) {
    this.#store = store
  }

  /** The one that was written in last first. */
  all(): Thread[] {
    const said = new Map<string, Said>()
    const letters = this.#store.hubPosts(ALL).map((post) => {
      const key = hex(post.hash)
      const known = this.#said.get(key) ?? read(post)
      said.set(key, known)
      return { ...post, ...known }
    })
    // Of what is gone nothing is kept here.
    this.#said = said
    return threadsOf(letters)
  }
}

/** SQLite's word for no limit. */
const ALL = -1

function read({ frame }: HubPost): Said {
  const message = messageIn(frame)
  const words = wordsOf(message)
  return {
    message: hex(message.id),
    thread: message.thread === undefined ? undefined : hex(message.thread),
    parties: [message.from, ...message.to],
    tlp: labelIn(frame),
    subject: words?.subject,
    words: `${words?.subject ?? ''}\n${words?.text ?? ''}`.toLowerCase(),
    files: message.attachments.length,
  }
}

export function threadsOf(letters: readonly Letter[]): Thread[] {
  const answered = new Map(letters.map(({ message, thread }) => [message, thread]))
  const roots = new Map<string, string>()
  const groups = new Map<string, Letter[]>()
  for (const letter of letters) {
    const root = rootOf(letter.message, answered, roots)
    const group = groups.get(root)
    if (group === undefined) groups.set(root, [letter])
    else group.push(letter)
  }
  return [...groups].map(([root, group]) => threadOf(root, group)).sort((a, b) => b.at - a.at)
}

/**
 * Each step goes to an older message; a chain that somebody has bent into a ring has the least of the ring's names.
 *
 * @param roots of what was looked at before: a long chain is walked once
 */
function rootOf(message: string, answered: ReadonlyMap<string, string | undefined>, roots: Map<string, string>): string {
  const path = new Set<string>()
  let at = message
  let root: string | undefined
  while (root === undefined) {
    root = roots.get(at)
    if (root !== undefined) break
    path.add(at)
    const older = answered.get(at)
    if (older === undefined) root = at
    else if (path.has(older)) root = [...path].slice([...path].indexOf(older)).sort()[0]
    else at = older
  }
  for (const each of path) roots.set(each, root ?? message)
  return root ?? message
}

const HUB = 'hub'

function threadOf(root: string, group: Letter[]): Thread {
  const letters = group.sort((a, b) => a.at - b.at)
  const marked = letters.find(({ caseState }) => caseState !== null)
  return {
    root,
    letters,
    kinds: [...new Set(letters.map(({ kind }) => kind))],
    circle: [...new Set(letters.flatMap(({ parties }) => parties))].filter((id) => id !== HUB),
    tlp: TLP_LABELS.findLast((label) => letters.some(({ tlp }) => tlp === label)) ?? 'TLP:RED',
    at: letters.at(-1)?.at ?? 0,
    isUnread: letters.some(({ isOwn, readAt }) => !isOwn && readAt === null),
    case: marked?.caseState == null ? null : { state: marked.caseState, at: marked.caseAt ?? marked.at },
  }
}
