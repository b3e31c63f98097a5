// SPDX-License-Identifier: EUPL-1.2
/**
 * A planted fault, loaded before the program: one check of a node is left out, the one that stands behind the `?` of this module's address.
 *
 * @module
 */
import { registerHooks } from 'node:module'
import { SKIPPED_CHECKS } from './skipped-check-list.ts'

const wanted = new URL(import.meta.url).search.slice(1)
const skipped = SKIPPED_CHECKS.find(({ name }) => name === wanted)
if (skipped === undefined) throw new RangeError(`no such check: ${wanted}`)
const { file, check, instead } = skipped

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context)
    if (!url.endsWith(`/${file}`)) return loaded
    const source = String(loaded.source ?? '')
    if (!source.includes(check)) throw new Error(`${file} does not hold „${check}“`)
    return { ...loaded, source: source.replaceAll(check, instead) }
  },
})
