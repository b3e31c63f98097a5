// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv hub members`, `ncv hub block MEMBER --reason …`, `ncv hub unblock MEMBER`.
 *
 * @module
 */
import type { MemberView } from '@ncv/protocol/admin/member-view.ts'
import { BLOCK_REASONS } from '@ncv/protocol/message/membership.ts'
import type { CommandIo } from '@ncv/runtime/cli.ts'
import { defineCommand, DIR_OPTION } from '@ncv/runtime/cli.ts'
import { memberText } from '@ncv/runtime/member-text.ts'
import { withHub } from '../open-in-process.ts'

const MEMBER = [
  {
    name: 'MEMBER',
    required: true,
    help: { de: 'Kennung oder Name, oder der Anfang davon', en: 'id or name, or the beginning of it' },
  },
] as const
const YES = { type: 'boolean', help: { de: 'ohne Rückfrage', en: 'without asking' } } as const

const members = defineCommand({
  summary: { de: 'Mitglieder, ihr Stand, ihre Rollen und Vollmachten', en: 'members, their state, their roles and mandates' },
  options: { dir: DIR_OPTION, all: { type: 'boolean', help: { de: 'auch frühere', en: 'also former ones' } } },
  async run({ options }, io) {
    const found = await withHub(options.dir, io.env, io.lang, (hub) => hub.members())
    const shown = found.members.filter(({ state }) => options.all || state === 'admitted' || state === 'suspended')
    io.reply({ members: shown }, shown.length === 0 ? io.text('party-member.none') : shown.map((member) => memberText(member, io)).join('\n'))
  },
})

async function isWanted(words: string, isSure: boolean, io: CommandIo): Promise<boolean> {
  io.note(words)
  const said = isSure ? 'yes' : await io.ask(io.text('block.ask'))
  return said !== undefined && /^(?:j|ja|y|yes)$/i.test(said.trim())
}

interface Changed {
  readonly index: number
  readonly member: MemberView
}

async function changeWith(words: string, isSure: boolean, io: CommandIo, send: () => Promise<Changed>): Promise<number> {
  if (!(await isWanted(words, isSure, io))) {
    io.reply({ isChanged: false }, io.text('block.declined'))
    return 1
  }
  const changed = await send()
  io.reply(changed, `${io.text('block.done', { index: changed.index })}\n${memberText(changed.member, io)}`)
  return 0
}

const block = defineCommand({
  summary: { de: 'den Schlüssel eines Mitglieds sperren, auf technischen Beleg hin', en: 'block the key of a member, on technical evidence' },
  description: {
    de: 'Keine Sanktion: nur wenn der Schlüssel nicht mehr in den richtigen Händen ist. Ausschließen können nur die Mitglieder („ncv hub propose expulsion“).',
    en: 'No sanction: only where the key is no longer in the right hands. To expel is for the members alone (“ncv hub propose expulsion”).',
  },
  options: {
    dir: DIR_OPTION,
    reason: {
      type: 'string',
      required: true,
      choices: BLOCK_REASONS,
      value: 'REASON',
      help: { de: BLOCK_REASONS.join(', '), en: BLOCK_REASONS.join(', ') },
    },
    yes: YES,
  },
  positionals: MEMBER,
  async run({ options, positionals: [member = ''] }, io) {
    const reason = options.reason as (typeof BLOCK_REASONS)[number]
    const words = io.text('block.words', { member, reason: io.text(`block.reason.${reason}`) })
    return await withHub(options.dir, io.env, io.lang, (hub) =>
      changeWith(words, options.yes === true, io, () => hub.blockMember({ params: { member }, body: { reason } })),
    )
  },
})

const unblock = defineCommand({
  summary: { de: 'die Sperre eines Schlüssels aufheben', en: 'end the block of a key' },
  options: { dir: DIR_OPTION, yes: YES },
  positionals: MEMBER,
  async run({ options, positionals: [member = ''] }, io) {
    const words = io.text('unblock.words', { member })
    return await withHub(options.dir, io.env, io.lang, (hub) =>
      changeWith(words, options.yes === true, io, () => hub.unblockMember({ params: { member }, body: {} })),
    )
  },
})

export const MEMBER_COMMANDS = { 'hub members': members, 'hub block': block, 'hub unblock': unblock }
