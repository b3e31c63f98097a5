// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv node vote MOTION yes|no|abstain`: lays a vote out and shows what is signed; `--release` signs and sends it.
 *
 *     ncv node vote 3f9a yes                       one question
 *     ncv node vote 3f9a --all yes --except 3=no   a joint motion
 *     ncv node vote 3f9a --choice 1=yes --choice 2=abstain
 *
 * @module
 */
import type { NodeMotionView } from '@ncv/protocol/admin/motion-routes.ts'
import type { Choice } from '@ncv/protocol/message/membership.ts'
import { CHOICES } from '@ncv/protocol/message/membership.ts'
import type { CommandIo } from '@ncv/runtime/cli.ts'
import { defineCommand, DIR_OPTION } from '@ncv/runtime/cli.ts'
import { usageError } from '@ncv/runtime/cli-arguments.ts'
import { MOTION_SHOWN } from '@ncv/runtime/motion-text.ts'
import { NodeError } from '../errors.ts'
import { withNode } from '../open-in-process.ts'
import { momentText } from './moment.ts'
import { choicesText, MOTION_POSITIONAL, motionOf } from './motion.ts'

const WORDS: Readonly<Record<string, Choice>> = { ja: 'yes', nein: 'no', enthaltung: 'abstain' }

function choiceOf(option: string, text: string, io: CommandIo): Choice {
  const folded = text.trim().toLowerCase()
  const found = CHOICES.find((choice) => choice === folded) ?? (Object.hasOwn(WORDS, folded) ? WORDS[folded] : undefined)
  if (found === undefined)
    throw usageError(io.lang, 'value', { option, found: text.slice(0, 40), expected: 'yes, no, abstain (ja, nein, enthaltung)' })
  return found
}

interface Words {
  readonly word: string | undefined
  readonly all: string | undefined
  readonly except: readonly string[]
  readonly choice: readonly string[]
}

/** `3=no`, the number from 1. */
function pairsOf(option: string, texts: readonly string[], count: number, io: CommandIo): Map<number, Choice> {
  const found = new Map<number, Choice>()
  for (const text of texts) {
    const match = /^([0-9]{1,2})=(.+)$/.exec(text)
    const number = Number(match?.[1])
    if (match === null || number < 1 || number > count || found.has(number))
      throw usageError(io.lang, 'value', { option, found: text.slice(0, 40), expected: `1=yes … ${count}=no` })
    found.set(number, choiceOf(option, match[2] ?? '', io))
  }
  return found
}

/** @throws NodeError `VOTE_WORDS` unless each question has one choice */
function choicesOf({ questions }: NodeMotionView, { word, all, except, choice }: Words, io: CommandIo): Choice[] {
  const count = questions.length
  const ways = [word, all, choice.length === 0 ? undefined : ''].filter((way) => way !== undefined).length
  if (ways !== 1 || (except.length > 0 && all === undefined) || (word !== undefined && count > 1)) throw new NodeError('VOTE_WORDS', { count })
  if (word !== undefined) return [choiceOf('CHOICE', word, io)]
  const base = all === undefined ? undefined : choiceOf('--all', all, io)
  const given = all === undefined ? pairsOf('--choice', choice, count, io) : pairsOf('--except', except, count, io)
  return questions.map(({ number }) => {
    const found = given.get(number) ?? base
    if (found === undefined) throw new NodeError('VOTE_WORDS', { count, missing: number })
    return found
  })
}

const vote = defineCommand({
  summary: { de: 'über einen Antrag abstimmen', en: 'vote on a motion' },
  description: {
    de: 'Ohne --release wird die Stimme nur vorbereitet und gezeigt, was unterschrieben würde. Mit --release gibt sie eine dazu befugte Person frei: dann wird sie unterschrieben und gesendet und kann nicht mehr geändert werden. Die Abstimmung ist offen: Nach dem Ende sehen alle Mitglieder, wie jedes gestimmt hat; Namen von Personen stehen nirgends.',
    en: 'Without --release the vote is only laid out, and what would be signed is shown. With --release a person entitled to it releases it: it is signed and sent then, and cannot be changed any more. The ballot is open: after the end all members see how each has voted; names of persons stand nowhere.',
  },
  options: {
    dir: DIR_OPTION,
    all: { type: 'string', value: 'CHOICE', help: { de: 'gemeinsamer Antrag: für alle', en: 'joint motion: for all' } },
    except: { type: 'string', multiple: true, value: 'N=CHOICE', help: { de: 'davon abweichend für Nummer N', en: 'but for number N' } },
    choice: {
      type: 'string',
      multiple: true,
      value: 'N=CHOICE',
      help: { de: 'gemeinsamer Antrag: jeder einzeln', en: 'joint motion: each by itself' },
    },
    for: { type: 'string', value: 'MEMBER', help: { de: 'für dieses Mitglied, mit dessen Vollmacht', en: 'for this member, under its mandate' } },
    release: { type: 'boolean', help: { de: 'freigeben: unterschreiben und senden', en: 'release: sign and send' } },
    yes: { type: 'boolean', help: { de: 'ohne Rückfrage', en: 'without asking' } },
  },
  positionals: [MOTION_POSITIONAL, { name: 'CHOICE', help: { de: 'yes, no oder abstain (ja, nein, enthaltung)', en: 'yes, no or abstain' } }],
  async run({ options, positionals: [given = '', word] }, io) {
    const params = { motion: motionOf(given, io) }
    const voter = options.for === undefined ? {} : { voter: options.for }
    return await withNode(options.dir, io.env, io.lang, async (node) => {
      const choices = choicesOf(await node.showMotion({ params }), { word, all: options.all, except: options.except, choice: options.choice }, io)
      const body = { ...voter, choices }
      const laidOut = await node.prepareVote({ params, body })
      const mine = laidOut.votes.find((each) => (options.for === undefined ? !each.isMandate : each.voter === options.for))
      const words = io.text('vote.preview', {
        motion: laidOut.motion.slice(0, MOTION_SHOWN),
        title: laidOut.title,
        name: mine?.name ?? '',
        choices: choicesText({ choices }, laidOut, io),
        closes: momentText(laidOut.closes, io.lang),
      })
      if (!options.release) {
        io.reply(laidOut, `${words}\n${io.text('vote.prepared')}`)
        return 0
      }
      io.note(words)
      if (!options.yes && !(await isConfirmed(io))) {
        io.reply(laidOut, io.text('vote.declined'))
        return 1
      }
      const released = await node.releaseVote({ params, body })
      io.reply(released, io.text('vote.released', { motion: released.motion.slice(0, MOTION_SHOWN) }))
      return 0
    })
  },
})

/** @throws NodeError `CONFIRMATION_MISSING` where nobody sits at the terminal */
async function isConfirmed(io: CommandIo): Promise<boolean> {
  const said = await io.ask(io.text('vote.ask'))
  if (said === undefined) throw new NodeError('CONFIRMATION_MISSING')
  return /^(?:j|ja|y|yes)$/i.test(said.trim())
}

export const VOTE_COMMANDS = { 'node vote': vote }
