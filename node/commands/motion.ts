// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv node motions`, `ncv node motion …`, `ncv node propose …`, `ncv node keys`: what the members decide, own motions, the keys for a replay.
 *
 * @module
 */
import { writeFileSync } from 'node:fs'
import type { NodeMotionView, OwnVoteView } from '@ncv/protocol/admin/motion-routes.ts'
import type { CommandIo } from '@ncv/runtime/cli.ts'
import { defineCommand, DIR_OPTION } from '@ncv/runtime/cli.ts'
import { usageError } from '@ncv/runtime/cli-arguments.ts'
import { MOTION_SHOWN, motionText } from '@ncv/runtime/motion-text.ts'
import type { SendMotion } from '@ncv/runtime/motion-commands.ts'
import { motionCommands } from '@ncv/runtime/motion-commands.ts'
import { readerKeysCommand } from '@ncv/runtime/reader-keys-command.ts'
import { relayMotion } from '@ncv/runtime/relay-motion.ts'
import { SECRET_MODE } from '@ncv/runtime/party-dir.ts'
import { NodeError } from '../errors.ts'
import { withNode } from '../open-in-process.ts'
import { momentText } from './moment.ts'

export const MOTION_POSITIONAL = {
  name: 'MOTION',
  required: true,
  help: { de: 'Kennung des Antrags oder ihr Anfang', en: 'id of the motion or its beginning' },
} as const

export function motionOf(text: string, io: CommandIo): string {
  if (!/^[0-9a-f]{4,64}$/.test(text))
    throw usageError(io.lang, 'value', { option: 'MOTION', found: text.slice(0, 80), expected: '3f9a… (4 … 64 × 0-9 a-f)' })
  return text
}

/** „ja, ja, nein“, by candidates where there are several. */
export function choicesText({ choices }: Pick<OwnVoteView, 'choices'>, { questions }: Pick<NodeMotionView, 'questions'>, io: CommandIo): string {
  const words = (choices ?? []).map((choice) => io.text(`vote.choice.${choice}`))
  return words.length === 1 ? (words[0] ?? '') : words.map((word, i) => `${i + 1}. ${questions[i]?.name ?? ''}: ${word}`).join('; ')
}

function voteText(vote: OwnVoteView, view: NodeMotionView, io: CommandIo): string[] {
  const { name, isMandate, state, choices, takenAt, code } = vote
  const head = isMandate ? io.text('vote.of', { name }) : io.text('vote.own')
  if (choices === null) return [`${head}${io.text('vote.state.none', { motion: view.motion.slice(0, MOTION_SHOWN) })}`]
  const params = { ...(state === 'taken' ? { at: momentText(takenAt, io.lang) } : {}), ...(state === 'refused' ? { code: code ?? '' } : {}) }
  return [`${head}${choicesText(vote, view, io)}: ${io.text(`vote.state.${state}`, params)}`]
}

export function motionViewText(view: NodeMotionView, io: CommandIo): string {
  return motionText(
    view,
    io,
    view.votes.flatMap((vote) => voteText(vote, view, io)),
  )
}

const motions = defineCommand({
  summary: { de: 'Anträge, über die die Mitglieder entscheiden, und die eigene Stimme', en: 'motions on which the members decide, and the own vote' },
  description: {
    de: 'Offene Anträge und solche, bei denen mit der eigenen Stimme etwas nicht stimmt; mit --all auch beendete.',
    en: 'Open motions, and those where something is wrong with the own vote; with --all also those that are over.',
  },
  options: { dir: DIR_OPTION, all: { type: 'boolean', help: { de: 'auch beendete', en: 'also those that are over' } } },
  async run({ options }, io) {
    const all = await withNode(options.dir, io.env, io.lang, (node) => node.listMotions())
    const isWrong = ({ state }: OwnVoteView): boolean => state === 'missing' || state === 'other' || state === 'refused'
    const shown = all.motions.filter(({ state, votes }) => options.all || state === 'open' || votes.some(isWrong))
    const outgoing = all.outgoing.map(({ title, state, code }) =>
      io.text('motion.outgoing', { title, state: io.text(`motion.outgoing.${state}`), ...(code === null ? {} : { code }) }),
    )
    const lines = [...shown.map((view) => motionViewText(view, io)), ...outgoing]
    io.reply({ ...all, motions: shown }, lines.length === 0 ? io.text('motion.none') : lines.join('\n\n'))
  },
})

const show = defineCommand({
  summary: { de: 'einen Antrag zeigen: Kandidaten, Stimmen, Ergebnis', en: 'show a motion: candidates, votes, result' },
  description: {
    de: 'Mit --json stehen unter „evidence“ die unterschriebene Stimme und die Quittung der Zentrale: der Beleg, falls sie im Ergebnis fehlt.',
    en: 'With --json “evidence” holds the signed vote and the hub’s receipt: the proof, should it be missing in the result.',
  },
  options: { dir: DIR_OPTION },
  positionals: [MOTION_POSITIONAL],
  async run({ options, positionals: [given = ''] }, io) {
    const params = { motion: motionOf(given, io) }
    const view = await withNode(options.dir, io.env, io.lang, (node) => node.showMotion({ params }))
    io.reply(view, motionViewText(view, io))
  },
})

const withdraw = defineCommand({
  summary: { de: 'einen eigenen Antrag zurückziehen', en: 'withdraw an own motion' },
  options: { dir: DIR_OPTION },
  positionals: [MOTION_POSITIONAL],
  async run({ options, positionals: [given = ''] }, io) {
    const params = { motion: motionOf(given, io) }
    const done = await withNode(options.dir, io.env, io.lang, (node) => node.withdrawMotion({ params }))
    io.reply(done, io.text('motion.withdrawing', { motion: done.motion.slice(0, MOTION_SHOWN) }))
  },
})

const keys = readerKeysCommand((dir, io) => withNode(dir, io.env, io.lang, (node) => node.readerKeys()), writeSecret)

/** Never over what is there. @throws NodeError `OUT_EXISTS`, `OUT_UNWRITABLE` */
function writeSecret(file: string, text: string): void {
  try {
    writeFileSync(file, text, { flag: 'wx', mode: SECRET_MODE })
  } catch (cause) {
    const isThere = cause instanceof Error && 'code' in cause && cause.code === 'EEXIST'
    throw new NodeError(isThere ? 'OUT_EXISTS' : 'OUT_UNWRITABLE', { file }, { cause })
  }
}

const send: SendMotion = async (dir, body, io) => {
  const { motion } = await withNode(dir, io.env, io.lang, (node) => node.proposeMotion({ body }))
  io.reply({ motion, title: body.title }, io.text('motion.sent', { motion: motion.slice(0, MOTION_SHOWN), title: body.title }))
}

export const MOTION_COMMANDS = {
  'node motions': motions,
  'node motion show': show,
  'node motion withdraw': withdraw,
  'node keys': keys,
  ...motionCommands('node', send),
  ...relayMotion('node', send),
}
