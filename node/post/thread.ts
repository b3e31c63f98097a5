// SPDX-License-Identifier: EUPL-1.2
/**
 * Letters that hang together by naming each other: what came in and what went out.
 *
 * @module
 */

export interface Linked {
  /** Id of the message itself, hex. */
  readonly message: string
  /** The message that it belongs to. */
  readonly thread?: string | undefined
}

/** The one given and all that are linked to it, over any number of steps. */
export function kinOf<L extends Linked>(start: L, all: readonly L[]): L[] {
  const byName = new Map<string, L[]>()
  const add = (name: string, letter: L): void => {
    const group = byName.get(name)
    if (group === undefined) byName.set(name, [letter])
    else group.push(letter)
  }
  for (const letter of all) {
    add(letter.message, letter)
    if (letter.thread !== undefined) add(letter.thread, letter)
  }
  const found = new Set<L>([start])
  const names = new Set<string>()
  for (const letter of found) {
    for (const name of [letter.message, letter.thread]) {
      if (name === undefined || names.has(name)) continue
      names.add(name)
      for (const each of byName.get(name) ?? []) found.add(each)
    }
  }
  return [...found]
}
