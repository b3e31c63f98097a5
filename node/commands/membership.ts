// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv node members`, `membership`, `pledge`, `rest`, `resume`, `leave`, `role …`: who takes part, and what this house decides about itself.
 *
 * @module
 */
import type { OwnMembershipView } from '@ncv/protocol/admin/member-routes.ts'
import type { MEMBER_REQUESTS } from '@ncv/protocol/message/membership.ts'
import { MEMBER_ROLES } from '@ncv/protocol/message/membership.ts'
import type { CommandIo } from '@ncv/runtime/cli.ts'
import { defineCommand, DIR_OPTION } from '@ncv/runtime/cli.ts'
import { usageError } from '@ncv/runtime/cli-arguments.ts'
import { memberText } from '@ncv/runtime/member-text.ts'
import { NodeError } from '../errors.ts'
import { withNode } from '../open-in-process.ts'
import { momentText } from './moment.ts'

export const YES_OPTION = { type: 'boolean', help: { de: 'ohne Rückfrage', en: 'without asking' } } as const

type Client = Parameters<Parameters<typeof withNode>[3]>[0]

export function membershipText(view: OwnMembershipView, io: CommandIo): string {
  const { own, id, waiting, epochs } = view
  const keyOf = (epoch: number | null): string => (epoch === null ? io.text('rights.no-key') : String(epoch))
  return [
    own === null ? io.text('rights.applicant', { id }) : memberText(own, io),
    io.text('rights.epochs', { community: keyOf(epochs.community), pledge: keyOf(epochs.pledge) }),
    ...waiting.map(({ kind, writtenAt, state, code }) =>
      io.text('rights.waiting', {
        kind: io.text(`rights.waiting.${kind}`),
        at: momentText(writtenAt, io.lang),
        state: io.text(`rights.post.${state}`),
        ...(code === null ? {} : { code }),
      }),
    ),
    ...(own?.state === 'left' || own?.state === 'expelled' ? [io.text('rights.keeps')] : []),
  ].join('\n')
}

/** Shows what is signed, and asks. @throws NodeError `CONFIRMATION_MISSING` where nobody sits at the terminal */
export async function isWanted(words: string, isSure: boolean, io: CommandIo): Promise<boolean> {
  io.note(words)
  if (isSure) return true
  const said = await io.ask(io.text('rights.ask'))
  if (said === undefined) throw new NodeError('CONFIRMATION_MISSING')
  return /^(?:j|ja|y|yes)$/i.test(said.trim())
}

/** What is signed is shown, confirmed, sent. @returns the exit code */
export async function declareWith(
  { node, words, isSure }: { readonly node: Client; readonly words: string; readonly isSure: boolean },
  send: () => Promise<OwnMembershipView>,
  io: CommandIo,
): Promise<number> {
  if (!(await isWanted(words, isSure, io))) {
    io.reply(await node.ownMembership(), io.text('rights.declined'))
    return 1
  }
  const view = await send()
  io.reply(view, `${io.text('rights.sent')}\n${membershipText(view, io)}`)
  return 0
}

const members = defineCommand({
  summary: {
    de: 'Mitglieder des Verbunds, wie dieser Knoten sie aus dem Protokoll errechnet hat',
    en: 'members, as this node has computed them from the log',
  },
  options: { dir: DIR_OPTION, all: { type: 'boolean', help: { de: 'auch ruhende und frühere', en: 'also those that rest, and former ones' } } },
  async run({ options }, io) {
    const found = await withNode(options.dir, io.env, io.lang, (node) => node.members())
    const shown = found.members.filter(({ state }) => options.all || state === 'admitted')
    io.reply({ members: shown }, shown.length === 0 ? io.text('party-member.none') : shown.map((member) => memberText(member, io)).join('\n'))
  },
})

const membership = defineCommand({
  summary: { de: 'die eigene Mitgliedschaft: Stand, TLP-Erklärung, Rollen, Schlüssel', en: 'the own membership: state, TLP pledge, roles, keys' },
  options: { dir: DIR_OPTION },
  async run({ options }, io) {
    const view = await withNode(options.dir, io.env, io.lang, (node) => node.ownMembership())
    io.reply(view, membershipText(view, io))
  },
})

function pledgeWords({ name, amberToSupervision }: OwnMembershipView, isWithdrawn: boolean, io: CommandIo): string {
  if (isWithdrawn) return `${io.text('rights.pledge.withdraw', { name })}\n${io.text('rights.keeps')}`
  return io.text('rights.pledge.text', {
    name,
    supervision: io.text(amberToSupervision ? 'rights.pledge.supervision' : 'rights.pledge.no-supervision'),
  })
}

const pledge = defineCommand({
  summary: { de: 'sich auf TLP verpflichten, oder die Erklärung zurücknehmen', en: 'pledge to keep to TLP, or take the pledge back' },
  description: {
    de: 'Zeigt den Wortlaut, fragt nach, unterschreibt mit dem Schlüssel dieses Hauses und sendet. Ohne Erklärung erhält ein Mitglied nichts, was über TLP:GREEN liegt.',
    en: 'Shows the words, asks, signs with the key of this house and sends. Without a pledge a member gets nothing above TLP:GREEN.',
  },
  options: {
    dir: DIR_OPTION,
    withdraw: { type: 'boolean', help: { de: 'die Erklärung zurücknehmen', en: 'take the pledge back' } },
    yes: YES_OPTION,
  },
  async run({ options }, io) {
    return await withNode(options.dir, io.env, io.lang, async (node) => {
      const view = await node.ownMembership()
      if (view.own?.hasPledge === !options.withdraw) {
        io.reply(view, io.text(options.withdraw ? 'rights.pledge.none' : 'rights.pledge.already'))
        return 0
      }
      const declared = { node, words: pledgeWords(view, options.withdraw === true, io), isSure: options.yes === true }
      return await declareWith(declared, () => node.pledge({ body: { isPledged: options.withdraw !== true } }), io)
    })
  },
})

type Request = (typeof MEMBER_REQUESTS)[number]
type Role = (typeof MEMBER_ROLES)[number]

async function request(dir: string, isSure: boolean, io: CommandIo, wish: Request, role?: Role): Promise<number> {
  return await withNode(dir, io.env, io.lang, async (node) => {
    const { name } = await node.ownMembership()
    const text = io.text(`rights.request.${wish}`, { name, ...(role === undefined ? {} : { role: io.text(`party-member.role.${role}`) }) })
    const words = wish === 'leave' ? `${text}\n${io.text('rights.keeps')}` : text
    const body = { request: wish, ...(role === undefined ? {} : { role }) }
    return await declareWith({ node, words, isSure }, () => node.requestMembership({ body }), io)
  })
}

const rest = defineCommand({
  summary: { de: 'ruhen: vorübergehend nicht teilnehmen', en: 'rest: not take part for a while' },
  options: { dir: DIR_OPTION, yes: YES_OPTION },
  run: ({ options }, io) => request(options.dir, options.yes === true, io, 'suspend'),
})

const resume = defineCommand({
  summary: { de: 'das Ruhen beenden', en: 'end the rest' },
  options: { dir: DIR_OPTION, yes: YES_OPTION },
  run: ({ options }, io) => request(options.dir, options.yes === true, io, 'resume'),
})

const leave = defineCommand({
  summary: { de: 'den Verbund verlassen; nicht umkehrbar', en: 'leave the federation; cannot be undone' },
  options: { dir: DIR_OPTION, yes: YES_OPTION },
  run: ({ options }, io) => request(options.dir, options.yes === true, io, 'leave'),
})

const ROLE = {
  name: 'ROLE',
  required: true,
  help: { de: 'witness (Zeuge), host (Betreiber), intermediary (Zwischenebene)', en: 'witness, host, intermediary' },
} as const

function roleOf(text: string, allowed: readonly Role[], io: CommandIo): Role {
  const found = allowed.find((role) => role === text)
  if (found === undefined) throw usageError(io.lang, 'value', { option: 'ROLE', found: text.slice(0, 40), expected: allowed.join(', ') })
  return found
}

const declareRole = defineCommand({
  summary: { de: 'eine Rolle übernehmen, über die das Haus selbst entscheidet', en: 'take a role that the house decides on itself' },
  description: {
    de: 'host oder intermediary. Zeuge wird ein Haus nur durch Beschluss der Mitglieder („ncv node propose role“).',
    en: 'host or intermediary. A witness is made by a decision of the members alone (“ncv node propose role”).',
  },
  options: { dir: DIR_OPTION, yes: YES_OPTION },
  positionals: [ROLE],
  run({ options, positionals: [given = ''] }, io) {
    const role = roleOf(given, ['host', 'intermediary'], io)
    return request(options.dir, options.yes === true, io, role === 'host' ? 'declare-host' : 'declare-intermediary')
  },
})

const giveUpRole = defineCommand({
  summary: { de: 'eine Rolle abgeben', en: 'give up a role' },
  options: { dir: DIR_OPTION, yes: YES_OPTION },
  positionals: [ROLE],
  run: ({ options, positionals: [given = ''] }, io) =>
    request(options.dir, options.yes === true, io, 'give-up-role', roleOf(given, MEMBER_ROLES, io)),
})

export const MEMBERSHIP_COMMANDS = {
  'node members': members,
  'node membership': membership,
  'node pledge': pledge,
  'node rest': rest,
  'node resume': resume,
  'node leave': leave,
  'node role take': declareRole,
  'node role give-up': giveUpRole,
}
