// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv node run`, `status`, `sync`, `doctor`, `export`.
 *
 * @module
 */
import { resolve } from 'node:path'
import type { StatusView } from '@ncv/protocol/admin/node-routes.ts'
import type { CommandIo } from '@ncv/runtime/cli.ts'
import { defineCommand, DIR_OPTION } from '@ncv/runtime/cli.ts'
import { commandsIn } from '@ncv/runtime/texts.ts'
import { ADMIN_ADDRESS_OPTIONS, adminAddressGiven } from '@ncv/runtime/web/admin-options.ts'
import { runNode } from '../main.ts'
import { withNode } from '../open-in-process.ts'
import { momentText } from './moment.ts'
import { senderWord } from './sender-words.ts'

const run = defineCommand({
  summary: { de: 'Knoten betreiben: folgt dem Protokoll, bezeugt, sendet', en: 'run the node: follows the log, witnesses, sends' },
  options: {
    dir: DIR_OPTION,
    port: {
      type: 'string',
      value: 'PORT',
      help: { de: 'Port der Oberfläche (sonst adminPort; 0: frei gewählt)', en: 'port of the interface (else adminPort; 0: any)' },
    },
    ...ADMIN_ADDRESS_OPTIONS,
  },
  async run({ options }, io) {
    await runNode({
      ...{ dir: options.dir, address: adminAddressGiven(options, options.port, 'port', io.lang), env: io.env },
      onListening(url, origin, setUp) {
        const first = setUp === undefined ? [] : [io.text('account.first', { url: setUp })]
        const where = origin === undefined ? io.text('node.listening', { url }) : io.text('node.listening.proxy', { url, origin })
        const reply = { listening: url, ...(origin === undefined ? {} : { origin }), ...(setUp === undefined ? {} : { setUp }) }
        io.reply(reply, [where, ...first].join('\n'))
      },
    })
  },
})

const status = defineCommand({
  summary: { de: 'Stand des Knotens', en: 'state of the node' },
  options: { dir: DIR_OPTION },
  async run({ options }, io) {
    const view = await withNode(options.dir, io.env, io.lang, (node) => node.status())
    io.reply(view, statusText(view, io))
  },
})

const sync = defineCommand({
  summary: { de: 'jetzt einmal nachsehen, was neu ist', en: 'look once for what is new' },
  options: { dir: DIR_OPTION },
  async run({ options }, io) {
    const view = await withNode(options.dir, io.env, io.lang, (node) => node.sync())
    io.reply(view, statusText(view, io))
    return view.feed.isHalted || view.feed.code !== null ? 1 : 0
  },
})

function statusText(view: StatusView, io: CommandIo): string {
  const { feed, matches, queue, slots, senders } = view
  const source = feed.source === null ? '–' : io.text(`source.${feed.source}`)
  return [
    io.text('status.head', { name: view.name, id: view.id, federation: view.federation }),
    ...(view.host === null ? [] : [io.text('status.host', { host: view.host })]),
    io.text('status.log', { size: view.size, witnessed: view.witnessedSize, at: momentText(feed.at, io.lang), source }),
    io.text('status.warnings', { warnings: view.warnings, inventory: view.inventory, affected: matches.affected, check: matches.check }),
    io.text('status.tokens', { tokens: view.tokens, queued: queue.queued, sent: queue.sent, delivered: queue.delivered }),
    view.intake.day === null
      ? io.text('status.intake.none')
      : io.text('status.intake', { day: view.intake.day, accepted: queue.accepted, unlogged: view.intake.unlogged }),
    io.text('status.slots', {
      ...slots,
      ...(senders.active === 0 ? {} : { active: senders.active }),
      wording: senderWord(senders, io),
    }),
    io.text('status.questions', {
      open: view.questions.open,
      unanswered: view.questions.unanswered,
      consent: io.text(`status.consent.${view.questions.consent}`),
    }),
    ...view.concerns.map(
      ({ isRed, code, text }) => `${io.text(isRed ? 'status.red' : 'status.yellow')}: ${text}${commandsIn(io.texts, io.lang, `concern.${code}`)}`,
    ),
  ].join('\n')
}

const doctor = defineCommand({
  summary: { de: 'sagt, was nicht stimmt und was zu tun ist', en: 'says what is wrong and what to do' },
  options: { dir: DIR_OPTION },
  async run({ options }, io) {
    const { checks } = await withNode(options.dir, io.env, io.lang, (node) => node.doctor())
    io.reply(
      { checks },
      checks.map(({ isGood, check, text }) => `${isGood ? '✓' : '✗'} ${text}${commandsIn(io.texts, io.lang, `concern.${check}`)}`).join('\n'),
    )
    return checks.every(({ isGood }) => isGood) ? 0 : 1
  },
})

const exportLog = defineCommand({
  summary: { de: 'das Protokoll, wie es hier liegt, als Dateien schreiben', en: 'write the log as it is here into files' },
  options: { dir: DIR_OPTION, to: { type: 'string', required: true, value: 'DIR', help: { de: 'leerer Ordner', en: 'empty folder' } } },
  async run({ options }, io) {
    const bar = io.progress(io.text('export.progress'))
    const done = await withNode(options.dir, io.env, io.lang, (node) =>
      node.exportLog({ body: { dir: resolve(options.to) } }, { onProgress: (progress) => bar.update(progress.done) }),
    ).finally(() => bar.end())
    io.reply(done, io.text('export.done', { dir: options.to, size: done.size, files: done.files }))
  },
})

export const RUN_COMMANDS = { 'node run': run, 'node status': status, 'node sync': sync, 'node doctor': doctor, 'node export': exportLog }
