// SPDX-License-Identifier: EUPL-1.2
/**
 * Handlers: what is wrong with this node, and what to do about it.
 *
 * @module
 */
import { statfsSync, statSync } from 'node:fs'
import type { World } from '@ncv/protocol/world.ts'
import { findRunningParty } from '@ncv/runtime/party-client.ts'
import type { Lang } from '@ncv/runtime/texts.ts'
import { explain, textOf } from '@ncv/runtime/texts.ts'
import { CodedError } from '@ncv/protocol/errors.ts'
import { vaultKeyFile } from '../config.ts'
import { NODE_TEXTS } from '../i18n/texts.ts'
import { CLOCK_TOLERANCE_MS, clockDifference } from '../link/clock.ts'
import type { Source } from '../link/source.ts'
import type { Self } from '../self.ts'
import type { Stores } from '../store/stores.ts'
import type { NodeHandlers } from './contract.ts'
import type { StatusParts } from './status.ts'
import { statusView } from './status.ts'

interface Line {
  readonly check: string
  readonly isGood: boolean
  readonly text: string
}

const MIN_FREE_BYTES = 512 * 1024 * 1024

export function doctorHandlers(world: World, self: Self, stores: Stores, links: StatusParts): Pick<NodeHandlers, 'doctor'> {
  return {
    async doctor(_input, { lang }) {
      const reach: Line[] = []
      for (const source of links.sources) reach.push(await reachable(source, lang))
      const status = statusView(world, self, stores, links, lang)
      const concerns = status.concerns.map(({ code, isRed, text }) => ({ check: code, isGood: !isRed, text }))
      return { checks: [...folder(self, lang), ...face(self, lang), clock(links.sources, lang), ...reach, ...concerns] }
    },
  }
}

const line = (lang: Lang, check: string, isGood: boolean, params = {}): Line => ({
  check,
  isGood,
  text: textOf(NODE_TEXTS, lang, `doctor.${check}.${isGood ? 'good' : 'bad'}`, params),
})

function folder({ dir, config }: Self, lang: Lang): Line[] {
  const mode = statSync(dir).mode & 0o077
  const key = statSync(vaultKeyFile(dir, config)).mode & 0o077
  const { bavail, bsize } = statfsSync(dir)
  const free = bavail * bsize
  return [
    line(lang, 'folder', mode === 0, { dir }),
    line(lang, 'key-file', key === 0, { file: vaultKeyFile(dir, config) }),
    line(lang, 'disk', free >= MIN_FREE_BYTES, { free: Math.floor(free / 2 ** 20) }),
  ]
}

/** Where its interface is reached; nothing to say of a node that does not run. */
function face({ dir }: Self, lang: Lang): Line[] {
  const running = findRunningParty(dir)
  if (running === undefined) return []
  const { port, origin } = running
  const url = `http://127.0.0.1:${port}/ui/`
  return [
    line(lang, origin === undefined ? 'interface' : 'interface-proxy', true, { url, ...(origin === undefined ? {} : { origin: `${origin}/ui/` }) }),
  ]
}

/** Without an answer from anybody nothing is known of the clock, and that is no good news. */
function clock(sources: readonly Source[], lang: Lang): Line {
  const difference = clockDifference(sources)
  if (difference === undefined) return { check: 'clock', isGood: false, text: textOf(NODE_TEXTS, lang, 'doctor.clock.unknown') }
  return line(lang, 'clock', Math.abs(difference) <= CLOCK_TOLERANCE_MS, { seconds: Math.round(difference / 1000) })
}

async function reachable(source: Source, lang: Lang): Promise<Line> {
  try {
    const isThere = (await source.read('checkpoint')) !== undefined
    return line(lang, source.name, isThere)
  } catch (error) {
    if (!(error instanceof CodedError)) throw error
    return { check: source.name, isGood: false, text: `${line(lang, source.name, false).text} ${explain(error, lang, NODE_TEXTS)}` }
  }
}
