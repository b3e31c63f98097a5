// SPDX-License-Identifier: EUPL-1.2
/**
 * Where in a JSON text a value stands, so that an error can name the line.
 *
 * @module
 */

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],]|[^\s"{}[\],:]+/g

/**
 * The line, from 1, on which the key at the end of `path` stands, or else that of the innermost key above it that is there.
 *
 * @param text valid JSON
 * @param path keys, and places in lists from 0, from the outermost inwards
 * @returns `undefined` where not even the outermost is there
 */
export function jsonLine(text: string, path: readonly PropertyKey[]): number | undefined {
  const wanted = path.map(String)
  const here: string[] = []
  const isList: boolean[] = []
  let [isKeyNext, deepest, at] = [false, 0, -1]
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (token === '}' || token === ']') {
      isList.pop()
      here.pop()
    } else if (token === ',') {
      isKeyNext = isList.at(-1) === false
      if (!isKeyNext) here.push(String(Number(here.pop()) + 1))
    } else {
      if (isKeyNext) here.splice(-1, 1, String(JSON.parse(token)))
      isKeyNext = token === '{'
      if (here.length > deepest && here.every((part, depth) => part === wanted[depth])) [deepest, at] = [here.length, index]
      if (token === '{' || token === '[') {
        isList.push(token === '[')
        here.push(token === '[' ? '0' : '')
      }
    }
  }
  return at < 0 ? undefined : text.slice(0, at).split('\n').length
}
