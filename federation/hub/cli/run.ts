// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv hub run`, `ncv hub status`, `ncv hub import`, `ncv hub withdraw`.
 *
 * @module
 */
import { resolve } from 'node:path'
import type { BroadcastLabel } from '@ncv/protocol/log/broadcast-label.ts'
import { BROADCAST_LABELS } from '@ncv/protocol/log/broadcast-label.ts'
import { defineCommand, DIR_OPTION } from '@ncv/runtime/cli.ts'
import { ADMIN_ADDRESS_OPTIONS, adminAddressGiven } from '@ncv/runtime/web/admin-options.ts'
import { readHubConfig } from '../hub-config.ts'
import { runHub } from '../main.ts'
import { withHub } from '../open-in-process.ts'
import { optionReaders } from './option-readers.ts'

const run = defineCommand({
  summary: { de: 'Zentrale betreiben', en: 'run the hub' },
  options: {
    dir: DIR_OPTION,
    host: { type: 'string', value: 'ADDRESS', help: { de: 'Adresse, auf der sie hört', en: 'address to listen on' } },
    port: { type: 'string', value: 'PORT', help: { de: 'Port', en: 'port' } },
    'admin-port': {
      type: 'string',
      value: 'PORT',
      help: {
        de: 'Port der Weboberfläche (sonst aus config.json, adminPort)',
        en: 'port of the web interface (else from config.json, adminPort)',
      },
    },
    ...ADMIN_ADDRESS_OPTIONS,
    'without-mirror': {
      type: 'boolean',
      help: { de: 'nach dem Start nicht auf den Spiegel warten (wenn er dauerhaft aus ist)', en: 'do not wait for the mirror after the start' },
    },
  },
  async run({ options }, io) {
    const read = readHubConfig(options.dir, io.env, io.lang)
    const config = {
      ...read,
      host: options.host ?? read.host,
      port: options.port === undefined ? read.port : optionReaders(io.lang).port(options.port),
      ...adminAddressGiven(options, options['admin-port'], 'admin-port', io.lang),
    }
    await runHub({
      dir: options.dir,
      config,
      withMirror: !options['without-mirror'],
      env: io.env,
      onListening(url, admin, origin, setUp) {
        const first = setUp === undefined ? [] : [io.text('account.first', { url: setUp })]
        const ui = `${admin}/ui/`
        const listening =
          origin === undefined ? io.text('hub.listening', { url, admin: ui }) : io.text('hub.listening.proxy', { url, admin: ui, origin })
        const proxied = origin === undefined ? {} : { origin }
        io.reply({ listening: url, admin: ui, ...proxied, ...(setUp === undefined ? {} : { setUp }) }, [listening, ...first].join('\n'))
      },
    })
  },
})

const status = defineCommand({
  summary: { de: 'Stand der Zentrale', en: 'state of the hub' },
  options: { dir: DIR_OPTION },
  async run({ options }, io) {
    const found = await withHub(options.dir, io.env, io.lang, (hub) => hub.status())
    const words = { ready: 'hub.ready', waiting: 'hub.wait', behind: 'hub.behind' } as const
    const { openRequests: open, overdueRequests: overdue, overdueReports: reports, silentAlarms: alarms } = found.services
    // What somebody waits for stands on top.
    const services = io.text('hub.services', { open, overdue, reports, alarms })
    const hub = io.text('hub.status', {
      federation: found.federation,
      size: found.size,
      witnessed: found.witnessedSize,
      advisories: found.advisories,
      contributions: found.contributions,
      batches: found.batches,
      boxes: found.boxes,
      readiness: io.text(words[found.readiness]),
    })
    io.reply(found, (overdue + reports + alarms > 0 ? [services, hub] : [hub, services]).join('\n'))
  },
})

const importCommand = defineCommand({
  summary: { de: 'CSAF-Dokumente aus Datei oder Ordner übernehmen', en: 'take over CSAF documents from a file or folder' },
  description: {
    de: 'Jedes Dokument wird geprüft (Schema und Pflichttests von CSAF 2.0); zurückgewiesene werden mit Stelle und Test genannt, die übrigen veröffentlicht. Ein zweiter Lauf veröffentlicht nichts doppelt.',
    en: 'Every document is checked (schema and mandatory tests of CSAF 2.0); rejected ones are named with place and test, the others are published. A second run publishes nothing twice.',
  },
  options: {
    dir: DIR_OPTION,
    tlp: {
      type: 'string',
      choices: BROADCAST_LABELS,
      value: 'LABEL',
      help: { de: 'Einstufung für Dokumente ohne eigene', en: 'label for documents without one' },
    },
    terms: {
      type: 'string',
      choices: ['public-domain', 'publisher-terms'],
      value: 'TERMS',
      help: { de: 'Nutzungsbedingungen der Quelle', en: 'terms of the source' },
    },
  },
  positionals: [{ name: 'PATH', required: true, help: { de: 'Datei oder Ordner', en: 'file or folder' } }],
  async run({ options, positionals }, io) {
    const bar = io.progress(io.text('hub.progress'))
    const body = {
      path: resolve(positionals[0] as string),
      ...(options.tlp === undefined ? {} : { tlp: options.tlp as BroadcastLabel }),
      ...(options.terms === undefined ? {} : { terms: options.terms as 'public-domain' | 'publisher-terms' }),
    }
    const result = await withHub(options.dir, io.env, io.lang, (hub) =>
      hub.importDocuments({ body }, { onProgress: ({ done, total }) => bar.update(done, total) }),
    )
    bar.end()
    const lines = result.rejected.map(({ file, reason }) => io.text('hub.rejected', { file, reason }))
    const { published, unchanged, files, rejected } = result
    io.reply(result, [io.text('hub.imported', { published, unchanged, rejected: rejected.length, files }), ...lines].join('\n'))
    return published + unchanged === 0 && rejected.length > 0 ? 1 : 0
  },
})

const REASONS = ['wrong', 'superseded', 'wrong-label', 'licence', 'identifies-somebody'] as const

const withdraw = defineCommand({
  summary: { de: 'eine Warnmeldung zurückziehen', en: 'withdraw a warning' },
  options: {
    dir: DIR_OPTION,
    reason: { type: 'string', required: true, choices: REASONS, value: 'REASON', help: { de: 'Grund', en: 'reason' } },
    text: { type: 'string', value: 'TEXT', help: { de: 'Erläuterung für die Mitglieder', en: 'explanation for the members' } },
  },
  positionals: [{ name: 'ENTRY', required: true, help: { de: 'Nummer des Eintrags', en: 'index of the entry' } }],
  async run({ options, positionals }, io) {
    const [entry = ''] = positionals
    const reason = options.reason as (typeof REASONS)[number]
    const body = { entry: optionReaders(io.lang).index(entry), reason, ...(options.text === undefined ? {} : { text: options.text }) }
    const { index } = await withHub(options.dir, io.env, io.lang, (hub) => hub.withdraw({ body }))
    io.reply({ index }, io.text('hub.withdrawn', { index }))
  },
})

export const RUN_COMMANDS = { 'hub run': run, 'hub status': status, 'hub import': importCommand, 'hub withdraw': withdraw }
