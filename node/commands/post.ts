// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv node post send|list|show|read|save|undo|resend|delete|fetch`: letters by name, sealed to the hub and to other members.
 *
 * @module
 */
import { resolve } from 'node:path'
import type { AttachmentView, PartyView, PostInView, PostOutView } from '@ncv/protocol/admin/post-routes.ts'
import { usageError } from '@ncv/runtime/cli-arguments.ts'
import type { AnyCommand, CommandIo } from '@ncv/runtime/cli.ts'
import { defineCommand, DIR_OPTION } from '@ncv/runtime/cli.ts'
import { LETTER_OPTIONS, readLetter } from '@ncv/runtime/letter-options.ts'
import { readTextFile } from '@ncv/runtime/party-dir.ts'
import type { NodeClient } from '../open-in-process.ts'
import { withNode } from '../open-in-process.ts'
import { momentText } from './moment.ts'

const ID_HELP = { de: 'Kennung der Post, mindestens die ersten acht Zeichen', en: 'id of the post, its first eight characters at least' }
const ID = [{ name: 'ID', required: true, help: ID_HELP }] as const

function postId(id: string, io: CommandIo): string {
  if (/^[0-9a-f]{8,64}$/.test(id)) return id
  throw usageError(io.lang, 'value', { option: 'ID', found: id.slice(0, 80), expected: '[0-9a-f]{8,64}' })
}

const send = defineCommand({
  summary: { de: 'namentliche, versiegelte Post an das N-CERT oder an Mitglieder', en: 'post by name, sealed, to the N-CERT or to members' },
  description: {
    de: 'Die Post trägt den Namen dieses Hauses; öffnen können sie nur die Empfänger. Sie geht ohne --now zu einem zufälligen Zeitpunkt in der zweiten Stunde hinaus, damit sie mit einem anonymen Beitrag nicht zeitlich zusammenfällt; bis dahin lässt sie sich mit „ncv node post undo“ zurücknehmen.',
    en: 'The post bears the name of this house; only its recipients can open it. Without --now it leaves at a random instant of the second hour, so that it does not fall together with an anonymous contribution; until then "ncv node post undo" takes it back.',
  },
  options: {
    dir: DIR_OPTION,
    to: {
      type: 'string',
      required: true,
      value: 'n-cert|ID[,ID…]',
      help: { de: 'n-cert, Kennungen oder genaue Namen von Mitgliedern', en: 'n-cert, ids or exact names of members' },
    },
    ...LETTER_OPTIONS,
    'reply-to': { type: 'string', value: 'ID', help: { de: 'Antwort auf eine empfangene Post', en: 'answer to a post that came in' } },
    now: {
      type: 'boolean',
      help: {
        de: 'sofort senden; wer gerade anonym meldet, sollte damit warten: beides zusammen verrät ihn',
        en: 'send at once; who reports without a name just now should wait with it: the two together give them away',
      },
    },
  },
  async run({ options }, io) {
    const { dir, 'reply-to': replyTo } = options
    const letter = readLetter(options, readTextFile, 'n-cert|ID[,ID…]', io)
    const body = { ...letter, isUrgent: options.now, ...(replyTo === undefined ? {} : { replyTo: postId(replyTo, io) }) }
    const sent = await withNode(dir, io.env, io.lang, (node) => node.sendPost({ body }))
    io.reply(sent, [sentLine(sent, io), outcomeText(sent, io)].join('\n'))
    return sent.state === 'refused' ? 1 : 0
  },
})

const list = defineCommand({
  summary: { de: 'eingegangene oder gesendete Post', en: 'post that came in or went out' },
  options: { dir: DIR_OPTION, sent: { type: 'boolean', help: { de: 'gesendete statt eingegangener', en: 'what went out instead of what came in' } } },
  async run({ options: { dir, sent } }, io) {
    await withNode(dir, io.env, io.lang, async (node) => {
      if (sent) {
        const found = await node.listSentPost({ query: {} })
        return io.reply(found, found.sent.length === 0 ? io.text('post.none-sent') : found.sent.map((each) => sentLine(each, io)).join('\n'))
      }
      const found = await node.listPost({ query: {} })
      const lines = found.received.length === 0 ? [io.text('post.none')] : found.received.map((each) => receivedLine(each, io))
      const codes = [...new Set(found.aside.map(({ code }) => code))].join(', ')
      io.reply(found, [...lines, ...(found.aside.length === 0 ? [] : [io.text('post.aside', { count: found.aside.length, codes })])].join('\n'))
    })
  },
})

const show = defineCommand({
  summary: { de: 'eine Post lesen; der Absender erfährt davon nichts', en: 'read one post; its sender does not hear of it' },
  options: { dir: DIR_OPTION },
  positionals: ID,
  async run({ options: { dir }, positionals: [id = ''] }, io) {
    const found = await withNode(dir, io.env, io.lang, (node) => node.showPost({ params: { id: postId(id, io) } }))
    const { received, sent } = found
    if (received !== undefined) io.reply(found, receivedText(received, io))
    else if (sent !== undefined) io.reply(found, sentText(sent, io))
  },
})

/** Commands that do one thing to one post. */
function onOne(
  summary: AnyCommand['summary'],
  call: (node: NodeClient, id: string, io: CommandIo) => Promise<readonly [unknown, string]>,
): AnyCommand {
  return defineCommand({
    summary,
    options: { dir: DIR_OPTION },
    positionals: ID,
    async run({ options: { dir }, positionals: [id = ''] }, io) {
      const wanted = postId(id, io)
      const [value, text] = await withNode(dir, io.env, io.lang, (node) => call(node, wanted, io))
      io.reply(value, text)
    },
  })
}

const read = onOne(
  { de: 'als gelesen vermerken; wo erbeten, erfährt es der Absender', en: 'mark as read; where asked, the sender hears of it' },
  async (node, id, io) => {
    const done = await node.readPost({ params: { id } })
    return [done, io.text(done.isReceiptSent ? 'post.read.told' : 'post.read.done')]
  },
)

const undo = onOne({ de: 'wartende Post zurücknehmen', en: 'take back post that waits' }, async (node, id, io) => [
  await node.undoPost({ params: { id } }),
  io.text('post.undone'),
])

const remove = onOne({ de: 'Post hier löschen', en: 'delete post here' }, async (node, id, io) => [
  await node.deletePost({ params: { id } }),
  io.text('post.deleted'),
])

const resend = onOne(
  { de: 'gesendete Post noch einmal abgeben, wenn die Zentrale sie verloren hat', en: 'hand in sent post again where the hub has lost it' },
  async (node, id, io) => {
    const sent = await node.resendPost({ params: { id } })
    return [sent, outcomeText(sent, io)]
  },
)

const save = defineCommand({
  summary: { de: 'Anlagen einer Post in einen Ordner speichern', en: 'save the attachments of a post into a folder' },
  description: {
    de: 'Anlagen kommen von anderen: Sie werden weder geöffnet noch geprüft. Vor dem Öffnen mit dem eigenen Virenschutz prüfen.',
    en: 'Attachments come from others: they are neither opened nor scanned. Scan them with your own protection before you open them.',
  },
  options: { dir: DIR_OPTION },
  positionals: [...ID, { name: 'DIR', required: true, help: { de: 'vorhandener Ordner', en: 'a folder that exists' } }],
  async run({ options: { dir }, positionals: [id = '', folder = ''] }, io) {
    const saved = await withNode(dir, io.env, io.lang, (node) => node.savePost({ params: { id: postId(id, io) }, body: { path: resolve(folder) } }))
    io.reply(saved, [...saved.files.map(({ path, bytes }) => `${path}  ${bytes}`), io.text('post.saved')].join('\n'))
  },
})

const fetch = defineCommand({
  summary: {
    de: 'das eigene Postfach jetzt leeren, statt auf die nächste Stunde zu warten',
    en: 'empty the own mailbox now instead of waiting for the next hour',
  },
  options: { dir: DIR_OPTION },
  async run({ options: { dir } }, io) {
    const found = await withNode(dir, io.env, io.lang, (node) => node.fetchPost())
    io.reply(found, io.text('post.fetched', { unread: found.unread }))
  },
})

function outcomeText({ id, state, code }: PostOutView, io: CommandIo): string {
  if (state === 'queued') return io.text('post.sent.queued', { id: id.slice(0, 8) })
  return io.text(`post.sent.${state}`, state === 'taken' ? {} : { code: code ?? '–' })
}

function partyText({ name, id }: PartyView): string {
  return id === 'hub' ? name : `${name} (${id})`
}

function receivedLine({ id, state, at, tlp, from, kind, subject }: PostInView, io: CommandIo): string {
  const mark = state === 'new' ? '*' : ' '
  return `${mark} ${id.slice(0, 8)}  ${momentText(at, io.lang)}  ${tlp}  ${from.name}  ${subject ?? io.text(`post.kind.${kind}`)}`
}

function sentLine({ id, state, writtenAt, tlp, to, kind, subject }: PostOutView, io: CommandIo): string {
  const names = to.map(({ name }) => name).join(', ')
  return `${id.slice(0, 8)}  ${momentText(writtenAt, io.lang)}  ${tlp}  ${names}  ${subject ?? io.text(`post.kind.${kind}`)}  ${io.text(`post.state.${state}`)}`
}

function attachmentLines(attachments: readonly AttachmentView[], io: CommandIo): string[] {
  return attachments.map(({ number, name, media, bytes }) => io.text('post.attachment', { number, name, media, bytes }))
}

function receivedText(post: PostInView, io: CommandIo): string {
  const { id, from, to, tlp, at, subject, text, kind, attachments, receipt } = post
  return [
    `${tlp}`,
    io.text('post.from', { name: partyText(from), at: momentText(at, io.lang) }),
    io.text('post.to', { names: to.map(partyText).join(', ') }),
    subject ?? io.text(`post.kind.${kind}`),
    '',
    text ?? io.text('post.no-text'),
    ...attachmentLines(attachments, io),
    ...(receipt === 'read' && post.state === 'new' ? [io.text('post.wants-read', { id: id.slice(0, 8) })] : []),
  ].join('\n')
}

function sentText(post: PostOutView, io: CommandIo): string {
  const { to, tlp, subject, text, kind, attachments, state, takenAt, dueAt, code, receipts } = post
  return [
    `${tlp}`,
    io.text('post.to', { names: to.map(partyText).join(', ') }),
    subject ?? io.text(`post.kind.${kind}`),
    '',
    text ?? io.text('post.no-text'),
    ...attachmentLines(attachments, io),
    io.text(`post.state.${state}`),
    ...(state === 'queued' && dueAt !== undefined ? [io.text('post.due', { at: momentText(dueAt, io.lang) })] : []),
    ...(takenAt === undefined ? [] : [io.text('post.taken', { at: momentText(takenAt, io.lang) })]),
    ...(code === undefined ? [] : [io.text('post.code', { code })]),
    ...receipts.map(({ by, state: said, at }) => io.text(`post.receipt.${said}`, { name: partyText(by), at: momentText(at, io.lang) })),
  ].join('\n')
}

export const POST_COMMANDS = {
  'node post send': send,
  'node post list': list,
  'node post show': show,
  'node post read': read,
  'node post save': save,
  'node post undo': undo,
  'node post resend': resend,
  'node post delete': remove,
  'node post fetch': fetch,
}
