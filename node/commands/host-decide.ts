// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv host assets`, `decide`, `decisions`, `undo`: one decision of the host for all tenants concerned.
 *
 * @module
 */
import type { HostDecisionView, SharedAssetView, TenantOutcome } from '@ncv/protocol/admin/host-routes.ts'
import type { CommandIo } from '@ncv/runtime/cli.ts'
import { defineCommand, DIR_OPTION } from '@ncv/runtime/cli.ts'
import { withHost } from '../host/main.ts'
import { changeOf, DECISION_OPTIONS } from './match.ts'
import { momentText } from './moment.ts'

const assets = defineCommand({
  summary: { de: 'Assets, die hier für mehrere betrieben werden', en: 'assets that are run here for several' },
  description: {
    de: 'Aus den Inventaren der Mandanten, jedes Mal neu: gleicher Hersteller, gleiches Produkt, gleiche Version (oder gleiche CPE oder purl), Betreiber „it-dl“.',
    en: 'From the inventories of the tenants, anew each time: same vendor, product and version (or same CPE or purl), operator "it-dl".',
  },
  options: { dir: DIR_OPTION },
  async run({ options: { dir } }, io) {
    const found = await withHost(dir, io.env, io.lang, (host) => host.sharedAssets())
    io.reply(found, found.assets.length === 0 ? io.text('host.assets.none') : found.assets.map((asset) => assetLine(asset, io)).join('\n'))
  },
})

function assetLine({ id, vendor, product, version, tenants, others }: SharedAssetView, io: CommandIo): string {
  const name = [vendor, product, version].filter((part) => part !== '').join(' ')
  return io.text('host.assets.line', { id, product: name, count: tenants.length, ...(others.length === 0 ? {} : { others: others.length }) })
}

const decide = defineCommand({
  summary: { de: 'einmal für alle betroffenen Mandanten entscheiden', en: 'decide once for all tenants concerned' },
  description: {
    de: 'ZIEL ist eine CVE, die Kennung eines Hinweises oder die Nummer einer Warnmeldung. Geändert wird nur, was dieser Betreiber für den Mandanten betreibt (Betreiber „it-dl“); was ein Mandant selbst entschieden hat, bleibt. Ohne --yes wird nur gezeigt, was sich änderte.',
    en: 'TARGET is a CVE, the id of an advisory or the number of a warning. Only what this host runs for the tenant is changed (operator "it-dl"); what a tenant has decided itself stays. Without --yes it only shows what would change.',
  },
  options: {
    dir: DIR_OPTION,
    asset: {
      type: 'string',
      multiple: true,
      required: true,
      value: 'ID',
      help: { de: 'Kennung aus „ncv host assets“; mehrfach möglich', en: 'id from "ncv host assets"; may be given several times' },
    },
    status: {
      type: 'string',
      required: true,
      value: 'STATUS',
      help: {
        de: 'prüfen, offen, in Arbeit, geschlossen, nicht relevant, akzeptiert',
        en: 'check, open, in-progress, closed, not-relevant, accepted',
      },
    },
    preview: { type: 'boolean', help: { de: 'nur zeigen (wie ohne --yes)', en: 'only show (as without --yes)' } },
    yes: { type: 'boolean', help: { de: 'entscheiden', en: 'decide' } },
    ...DECISION_OPTIONS,
  },
  positionals: [{ name: 'target', required: true, help: { de: 'CVE, Hinweis oder Warnmeldung', en: 'CVE, advisory or warning' } }],
  async run({ options, positionals: [target = ''] }, io) {
    const { dir, asset, status, preview, yes } = options
    const change = changeOf(options, status, '--status', io)
    return await withHost(dir, io.env, io.lang, async (host) => {
      const call = (apply: boolean) => host.decideForTenants({ body: { assets: [...asset], target, change, apply } })
      const shown = await call(yes && !preview)
      const isAsked = !yes && !preview && shown.changedTenants > 0 && (await isConfirmed(shown, io))
      const done = isAsked ? await call(true) : shown
      io.reply(done, outcomeLines(done, io).join('\n'))
      return 0
    })
  },
})

async function isConfirmed(preview: HostDecisionView, io: CommandIo): Promise<boolean> {
  if (!io.isTty || io.json) return false
  io.note(outcomeLines(preview, io).slice(0, -1).join('\n'))
  return /^(?:j|ja|y|yes)$/i.test(((await io.ask(io.text('match.set-ask'))) ?? '').trim())
}

function outcomeLines({ act, applied, by, changedTenants, untouchedTenants, tenants }: HostDecisionView, io: CommandIo): string[] {
  const params = { by, changed: changedTenants, untouched: untouchedTenants, count: tenants.length }
  return [
    applied ? io.text('host.decide.done', { ...params, ...(act === null ? {} : { act }) }) : io.text('host.decide.preview', params),
    ...tenants.map((tenant) => outcomeLine(tenant, io)),
    ...(applied ? [] : [io.text('host.decide.apply')]),
  ]
}

function outcomeLine({ tenant, changed, from, untouched, own }: TenantOutcome, io: CommandIo): string {
  if (untouched !== null) return io.text('host.decide.untouched', { tenant, why: io.text(`host.untouched.${untouched}`) })
  const before = from.map((each) => io.text(`match.status.${each}`)).join(', ')
  return io.text('host.decide.line', { tenant, changed, from: before, ...(own === 0 ? {} : { own }) })
}

const decisions = defineCommand({
  summary: { de: 'Entscheidungen dieses Betreibers, die gelten', en: 'decisions of this host that hold' },
  options: { dir: DIR_OPTION },
  async run({ options: { dir } }, io) {
    const found = await withHost(dir, io.env, io.lang, (host) => host.hostDecisions())
    const lines = found.decisions.map(({ act, at, by, to, tenants, changed }) =>
      io.text('host.decisions.line', { act, at: momentText(at, io.lang), by, to: io.text(`match.status.${to}`), tenants, changed }),
    )
    io.reply(found, lines.length === 0 ? io.text('host.decisions.none') : lines.join('\n'))
  },
})

const undo = defineCommand({
  summary: { de: 'eine Entscheidung bei allen Mandanten zurücknehmen', en: 'take a decision back at all tenants' },
  description: {
    de: 'Ohne Nummer die letzte. Was ein Mandant inzwischen selbst entschieden hat, bleibt.',
    en: 'Without a number the last one. What a tenant has decided itself since then stays.',
  },
  options: { dir: DIR_OPTION, by: DECISION_OPTIONS.by },
  positionals: [{ name: 'act', required: false, help: { de: 'Nummer aus „ncv host decisions“', en: 'number from "ncv host decisions"' } }],
  async run({ options: { dir, by }, positionals: [act] }, io) {
    const body = { ...(act === undefined ? {} : { act }), ...(by === undefined ? {} : { by }) }
    const done = await withHost(dir, io.env, io.lang, (host) => host.undoHostDecision({ body }))
    const { tenants, restored, kept, missed } = done
    const rest = { ...(kept === 0 ? {} : { kept }), ...(missed.length === 0 ? {} : { missed: missed.join(', ') }) }
    io.reply(done, io.text('host.undone', { tenants, restored, ...rest }))
  },
})

export const HOST_DECISION_COMMANDS = { 'host assets': assets, 'host decide': decide, 'host decisions': decisions, 'host undo': undo }
