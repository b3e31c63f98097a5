// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv node rescan`.
 *
 * @module
 */
import { defineCommand, DIR_OPTION } from '@ncv/runtime/cli.ts'
import { withNode } from '../open-in-process.ts'

const rescan = defineCommand({
  summary: { de: 'alle Hinweise mit dem ganzen Inventar neu abgleichen', en: 'match all advisories with the whole inventory anew' },
  description: {
    de: 'Nach Änderungen an Inventar, Korrekturen oder Produktkatalog geschieht das von selbst; der Befehl ist zum Nachsehen da. Entscheidungen zu Treffern bleiben.',
    en: 'After changes of inventory, corrections or product catalogue this happens by itself; the command is there to make sure. Decisions about matches stay.',
  },
  options: { dir: DIR_OPTION },
  async run({ options }, io) {
    const bar = io.progress(io.text('rescan.progress'))
    const done = await withNode(options.dir, io.env, io.lang, (node) =>
      node.rescan({}, { onProgress: (progress) => bar.update(progress.done, progress.total) }),
    ).finally(() => bar.end())
    const { advisories, assets, opened, changed, matches, ms } = done
    const text = done.isComplete
      ? io.text('rescan.done', { advisories, assets, changed, affected: matches.affected, check: matches.check, seconds: (ms / 1000).toFixed(1) })
      : io.text('rescan.broken-off', { opened, changed })
    io.reply(done, text)
    return done.isComplete ? 0 : 1
  },
})

export const RESCAN_COMMANDS = { 'node rescan': rescan }
