// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv hub post list|show|send|read|save`: letters by name between the hub and its members.
 *
 * @module
 */
import { resolve } from 'node:path'
import type { HubPostView } from '@ncv/protocol/admin/hub-post-routes.ts'
import { usageError } from '@ncv/runtime/cli-arguments.ts'
import type { CommandIo } from '@ncv/runtime/cli.ts'
import { defineCommand, DIR_OPTION } from '@ncv/runtime/cli.ts'
import { LETTER_OPTIONS, readLetter } from '@ncv/runtime/letter-options.ts'
import { readTextFile } from '@ncv/runtime/party-dir.ts'
import { withHub } from '../open-in-process.ts'

const ID_HELP = { de: 'Kennung der Post, mindestens die ersten acht Zeichen', en: 'id of the post, its first eight characters at least' }
const ID = [{ name: 'ID', required: true, help: ID_HELP }] as const

function postId(id: string, io: CommandIo): string {
  if (/^[0-9a-f]{8,64}$/.test(id)) return id
  throw usageError(io.lang, 'value', { option: 'ID', found: id.slice(0, 80), expected: '[0-9a-f]{8,64}' })
}

const list = defineCommand({
  summary: { de: 'Post an die Zentrale und von ihr', en: 'post to the hub and from it' },
  description: {
    de: 'Post, die Mitglieder untereinander senden, kann die Zentrale nicht lesen und zeigt sie hier nicht.',
    en: 'What members send each other the hub cannot read and does not show here.',
  },
  options: { dir: DIR_OPTION, sent: { type: 'boolean', help: { de: 'nur gesendete', en: 'only what went out' } } },
  async run({ options: { dir, sent } }, io) {
    const { posts } = await withHub(dir, io.env, io.lang, (hub) => hub.listPost())
    const shown = posts.filter(({ isOwn }) => isOwn || !sent)
    io.reply({ posts: shown }, shown.length === 0 ? io.text('hub.post.none') : shown.map((each) => lineOf(each, io)).join('\n'))
  },
})

const show = defineCommand({
  summary: { de: 'eine Post lesen; der Absender erfährt davon nichts', en: 'read one post; its sender does not hear of it' },
  options: { dir: DIR_OPTION },
  positionals: ID,
  async run({ options: { dir }, positionals: [id = ''] }, io) {
    const post = await withHub(dir, io.env, io.lang, (hub) => hub.showPost({ params: { id: postId(id, io) } }))
    io.reply(post, detailOf(post, io))
  },
})

const read = defineCommand({
  summary: { de: 'als gelesen vermerken; wo erbeten, erfährt es der Absender', en: 'mark as read; where asked, the sender hears of it' },
  options: { dir: DIR_OPTION },
  positionals: ID,
  async run({ options: { dir }, positionals: [id = ''] }, io) {
    const done = await withHub(dir, io.env, io.lang, (hub) => hub.readPost({ params: { id: postId(id, io) } }))
    io.reply(done, io.text(done.isReceiptSent ? 'hub.post.read-told' : 'hub.post.read'))
  },
})

const save = defineCommand({
  summary: { de: 'Anlagen einer Post in einen Ordner speichern', en: 'save the attachments of a post into a folder' },
  description: {
    de: 'Anlagen werden weder geöffnet noch geprüft; sie können Schadsoftware enthalten. Nur auf einem Rechner öffnen, der dafür da ist.',
    en: 'Attachments are neither opened nor scanned; they may hold malware. Open them only on a machine that is there for it.',
  },
  options: { dir: DIR_OPTION },
  positionals: [...ID, { name: 'DIR', required: true, help: { de: 'vorhandener Ordner', en: 'a folder that exists' } }],
  async run({ options: { dir }, positionals: [id = '', folder = ''] }, io) {
    const done = await withHub(dir, io.env, io.lang, (hub) => hub.savePost({ params: { id: postId(id, io) }, body: { path: resolve(folder) } }))
    const lines = done.files.map(({ path, bytes }) => `${path}  ${bytes}`)
    io.reply(done, lines.length === 0 ? io.text('hub.post.no-files') : [...lines, io.text('hub.post.saved')].join('\n'))
  },
})

const send = defineCommand({
  summary: { de: 'Post an Mitglieder, versiegelt', en: 'post to members, sealed' },
  description: {
    de: 'Jeder Empfänger sieht, wer sie noch bekommt. Über TLP:GREEN nur an Mitglieder mit TLP-Verpflichtung.',
    en: 'Each recipient sees who else gets it. Above TLP:GREEN only to members with a TLP pledge.',
  },
  options: {
    dir: DIR_OPTION,
    to: { type: 'string', required: true, value: 'ID[,ID…]', help: { de: 'Kennungen oder genaue Namen', en: 'ids or exact names' } },
    ...LETTER_OPTIONS,
    'reply-to': { type: 'string', value: 'ID', help: { de: 'Antwort auf diese Post', en: 'answer to this post' } },
  },
  async run({ options }, io) {
    const { dir, 'reply-to': replyTo } = options
    const letter = readLetter(options, readTextFile, 'ID[,ID…]', io)
    const body = { ...letter, ...(replyTo === undefined ? {} : { replyTo: postId(replyTo, io) }) }
    const sent = await withHub(dir, io.env, io.lang, (hub) => hub.sendPost({ body }))
    io.reply(sent, [lineOf(sent, io), io.text('hub.post.sent')].join('\n'))
  },
})

function moment(at: number, io: CommandIo): string {
  return new Intl.DateTimeFormat(io.lang === 'de' ? 'de-DE' : 'en-GB', { dateStyle: 'short', timeStyle: 'medium' }).format(new Date(at))
}

function lineOf({ id, isOwn, isRead, at, tlp, from, to, subject, kind }: HubPostView, io: CommandIo): string {
  const who = isOwn ? `→ ${to.map(({ name }) => name).join(', ')}` : `← ${from.name}`
  const mark = isOwn || isRead ? ' ' : '*'
  return `${mark} ${id.slice(0, 8)}  ${moment(at, io)}  ${tlp}  ${who}  ${subject ?? io.text(`hub.post.kind.${kind}`)}`
}

function detailOf(post: HubPostView, io: CommandIo): string {
  const { tlp, from, to, at, subject, kind, text, attachments, receipts, receipt, isRead, isOwn, id } = post
  return [
    tlp,
    io.text('hub.post.from', { name: from.name, id: from.id, at: moment(at, io) }),
    io.text('hub.post.to', { names: to.map(({ name }) => name).join(', ') }),
    subject ?? io.text(`hub.post.kind.${kind}`),
    '',
    text ?? io.text('hub.post.no-text'),
    ...attachments.map(({ number, name, media, bytes }) => io.text('hub.post.attachment', { number, name, media, bytes })),
    ...receipts.map(({ by, state, at: when }) => io.text(`hub.post.receipt.${state}`, { name: by.name, at: moment(when, io) })),
    ...(receipt === 'read' && !isRead && !isOwn ? [io.text('hub.post.wants-read', { id: id.slice(0, 8) })] : []),
  ].join('\n')
}

export const POST_COMMANDS = {
  'hub post list': list,
  'hub post show': show,
  'hub post send': send,
  'hub post read': read,
  'hub post save': save,
}
