// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv hub motions`, `ncv hub motion …`, `ncv hub propose …`: what members are asked to decide, and how many have voted.
 *
 * @module
 */
import { writeFileSync } from 'node:fs'
import type { HubMotionView } from '@ncv/protocol/admin/hub-motion-routes.ts'
import type { CommandIo } from '@ncv/runtime/cli.ts'
import { defineCommand, DIR_OPTION } from '@ncv/runtime/cli.ts'
import { usageError } from '@ncv/runtime/cli-arguments.ts'
import { MOTION_SHOWN, motionText } from '@ncv/runtime/motion-text.ts'
import type { SendMotion } from '@ncv/runtime/motion-commands.ts'
import { SECRET_MODE } from '@ncv/runtime/party-dir.ts'
import { motionCommands } from '@ncv/runtime/motion-commands.ts'
import { readerKeysCommand } from '@ncv/runtime/reader-keys-command.ts'
import { relayMotion } from '@ncv/runtime/relay-motion.ts'
import { FederationError } from '../../errors.ts'
import { withHub } from '../open-in-process.ts'

const MOTION = {
  name: 'MOTION',
  required: true,
  help: { de: 'Kennung des Antrags oder ihr Anfang', en: 'id of the motion or its beginning' },
} as const

function motionOf(text: string, io: CommandIo): string {
  if (!/^[0-9a-f]{4,64}$/.test(text))
    throw usageError(io.lang, 'value', { option: 'MOTION', found: text.slice(0, 80), expected: '3f9a… (4 … 64 × 0-9 a-f)' })
  return text
}

function viewText(view: HubMotionView, io: CommandIo): string {
  const voted = view.state === 'open' ? [io.text('motion.voted', { voted: view.voted, electorate: view.electorate })] : []
  const hindered = view.hindrances.map(({ number, code }) => io.text('motion.hindered', { number, code }))
  return [motionText(view, io, voted), ...hindered].join('\n')
}

const motions = defineCommand({
  summary: { de: 'Anträge zeigen, und wie viele abgestimmt haben', en: 'show motions, and how many have voted' },
  options: { dir: DIR_OPTION },
  async run({ options }, io) {
    const all = await withHub(options.dir, io.env, io.lang, (hub) => hub.motions())
    const refused = all.refused.map(({ proposer, code }) => io.text('motion.refused', { proposer, code }))
    io.reply(
      all,
      all.motions.length + refused.length === 0
        ? io.text('motion.none')
        : [...all.motions.map((view) => viewText(view, io)), ...refused].join('\n\n'),
    )
  },
})

const show = defineCommand({
  summary: { de: 'einen Antrag zeigen', en: 'show a motion' },
  options: { dir: DIR_OPTION },
  positionals: [MOTION],
  async run({ options, positionals: [given = ''] }, io) {
    const params = { motion: motionOf(given, io) }
    const view = await withHub(options.dir, io.env, io.lang, (hub) => hub.showMotion({ params }))
    io.reply(view, viewText(view, io))
  },
})

const withdraw = defineCommand({
  summary: { de: 'einen eigenen Antrag zurückziehen', en: 'withdraw an own motion' },
  options: { dir: DIR_OPTION },
  positionals: [MOTION],
  async run({ options, positionals: [given = ''] }, io) {
    const params = { motion: motionOf(given, io) }
    const view = await withHub(options.dir, io.env, io.lang, (hub) => hub.withdrawMotion({ params }))
    io.reply(view, io.text('motion.withdrawn', { motion: view.motion.slice(0, MOTION_SHOWN) }))
  },
})

const close = defineCommand({
  summary: { de: 'fällige Anträge sofort auszählen', en: 'count what is due now' },
  description: {
    de: 'Die laufende Zentrale tut das von selbst. Vor Ablauf der Frist wird nur ausgezählt, worüber alle abgestimmt haben.',
    en: 'The running hub does it by itself. Before the end only what all have voted on is counted.',
  },
  options: { dir: DIR_OPTION },
  async run({ options }, io) {
    const all = await withHub(options.dir, io.env, io.lang, (hub) => hub.conductVotes())
    io.reply(all, all.motions.length === 0 ? io.text('motion.none') : all.motions.map((view) => viewText(view, io)).join('\n\n'))
  },
})

const send: SendMotion = async (dir, body, io) => {
  const view = await withHub(dir, io.env, io.lang, (hub) => hub.proposeMotion({ body }))
  io.reply(view, `${io.text('motion.proposed', { motion: view.motion.slice(0, MOTION_SHOWN), title: view.title })}\n${viewText(view, io)}`)
}

const keys = readerKeysCommand((dir, io) => withHub(dir, io.env, io.lang, (hub) => hub.readerKeys()), writeSecret)

/** Never over what is there. @throws FederationError `OUT_EXISTS`, `OUT_UNWRITABLE` */
function writeSecret(file: string, text: string): void {
  try {
    writeFileSync(file, text, { flag: 'wx', mode: SECRET_MODE })
  } catch (cause) {
    const isThere = cause instanceof Error && 'code' in cause && cause.code === 'EEXIST'
    throw new FederationError(isThere ? 'OUT_EXISTS' : 'OUT_UNWRITABLE', { file }, { cause })
  }
}

export const MOTION_COMMANDS = {
  'hub keys': keys,
  'hub motions': motions,
  'hub motion show': show,
  'hub motion withdraw': withdraw,
  'hub motion close': close,
  ...motionCommands('hub', send),
  ...relayMotion('hub', send),
}
