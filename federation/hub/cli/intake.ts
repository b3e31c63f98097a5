// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv hub contributions`: what came in without a sender.
 *
 * @module
 */
import { defineCommand, DIR_OPTION } from '@ncv/runtime/cli.ts'
import { withHub } from '../open-in-process.ts'

const contributions = defineCommand({
  summary: { de: 'anonyme Beiträge zeigen', en: 'show anonymous contributions' },
  options: { dir: DIR_OPTION },
  async run({ options }, io) {
    const found = await withHub(options.dir, io.env, io.lang, (hub) => hub.contributions())
    const lines = found.contributions.map(({ id, rsit, detectedDay, occurredDay, description }) =>
      io.text('hub.contribution', { id, rsit, day: detectedDay ?? occurredDay ?? io.text('hub.contribution.dayless'), text: description ?? '–' }),
    )
    io.reply(found, lines.length === 0 ? io.text('hub.contributions.none') : lines.join('\n\n'))
  },
})

export const INTAKE_COMMANDS = { 'hub contributions': contributions }
