// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv hub post list|show|send|read|save`: letters by name between the hub and its members.
 *
 * @module
 */
import { resolve } from 'node:path'
import type { HubPostView } from '@ncv/protocol/admin/hub-post-routes.ts'
import { fromUtf8 } from '@ncv/protocol/bytes.ts'
import { RECEIPT_WISHES } from '@ncv/protocol/message/post.ts'
import { parseTlp, TLP_LABELS } from '@ncv/protocol/tlp.ts'
import { usageError } from '@ncv/runtime/cli-arguments.ts'
import type { CommandIo } from '@ncv/runtime/cli.ts'
import { defineCommand, DIR_OPTION } from '@ncv/runtime/cli.ts'
import { RuntimeError } from '@ncv/runtime/errors.ts'
import { readFileBounded } from '@ncv/runtime/party-dir.ts'
import { withHub } from '../open-in-process.ts'

const TEXT_MAX_BYTES = 64 * 1024
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
    subject: { type: 'string', required: true, value: 'TEXT', help: { de: 'Betreff', en: 'subject' } },
    text: { type: 'string', value: 'TEXT', help: { de: 'Wortlaut', en: 'the words' } },
    'text-file': { type: 'string', value: 'FILE', help: { de: 'Wortlaut aus einer Datei', en: 'the words from a file' } },
    attach: {
      type: 'string',
      multiple: true,
      value: 'FILE',
      help: { de: 'Anlage bis 10 MiB, höchstens fünf', en: 'attachment up to 10 MiB, five at most' },
    },
    label: {
      type: 'string',
      required: true,
      choices: TLP_LABELS,
      value: TLP_LABELS.join('|'),
      help: { de: 'TLP-Einstufung; gilt auch für Anlagen', en: 'TLP label; holds for attachments too' },
    },
    receipt: {
      type: 'string',
      choices: RECEIPT_WISHES,
      default: 'none',
      value: 'none|delivered|read',
      help: { de: 'Bestätigung erbitten: zugestellt oder gelesen', en: 'ask for a receipt: delivered or read' },
    },
    'reply-to': { type: 'string', value: 'ID', help: { de: 'Antwort auf diese Post', en: 'answer to this post' } },
  },
  async run({ options }, io) {
    const { dir, to, subject, text, attach, label, receipt } = options
    const [file, replyTo] = [options['text-file'], options['reply-to']]
    if ((text === undefined) === (file === undefined)) throw new RuntimeError('USAGE', { reason: '--text TEXT | --text-file FILE' })
    const words = (text ?? fromUtf8(readFileBounded(file ?? '', TEXT_MAX_BYTES))).trim()
    if (words === '' || words.length > 15_000)
      throw usageError(io.lang, 'value', { option: text === undefined ? '--text-file' : '--text', found: `(${words.length})`, expected: '1 … 15000' })
    if (subject.length > 160) throw usageError(io.lang, 'value', { option: '--subject', found: `(${subject.length})`, expected: '1 … 160' })
    if (attach.length > 5) throw usageError(io.lang, 'value', { option: '--attach', found: `(${attach.length})`, expected: '0 … 5' })
    const body = {
      to: to
        .split(',')
        .map((each) => each.trim())
        .filter((each) => each !== ''),
      subject,
      text: words,
      tlp: parseTlp(label),
      receipt: RECEIPT_WISHES.find((known) => known === receipt) ?? 'none',
      files: attach.map((each) => resolve(each)),
      ...(replyTo === undefined ? {} : { replyTo: postId(replyTo, io) }),
    }
    if (body.to.length === 0 || body.to.length > 64)
      throw usageError(io.lang, 'value', { option: '--to', found: to.slice(0, 80), expected: 'ID[,ID…] (1 … 64)' })
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
