// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv hub revoke-issuer`: kills the issuer key of one place; its spare takes over. Shown first, done with --yes or after a question.
 *
 * @module
 */
import type { RevocationView } from '@ncv/protocol/admin/hub-ledger-routes.ts'
import type { IssuerPurpose, RevocationReason } from '@ncv/protocol/message/keys.ts'
import { ISSUER_PURPOSES, REVOCATION_REASONS } from '@ncv/protocol/message/keys.ts'
import type { CommandIo } from '@ncv/runtime/cli.ts'
import { defineCommand, DIR_OPTION } from '@ncv/runtime/cli.ts'
import { withHub } from '../open-in-process.ts'
import { optionReaders } from './option-readers.ts'

const revokeIssuer = defineCommand({
  summary: { de: 'einen Ausstellerschlüssel sperren; sein Ersatz tritt an seine Stelle', en: 'revoke an issuer key; its spare takes its place' },
  description: {
    de: 'Zeigt zuerst, was verloren geht. Alle Marken unter dem gesperrten Schlüssel sind wertlos, auch die ehrlichen; die Knoten holen unter dem Ersatz neue. Nicht umkehrbar.',
    en: 'First shows what is lost. All tokens under the revoked key are worthless, the honest ones as well; nodes fetch new ones under the spare. Cannot be undone.',
  },
  options: {
    dir: DIR_OPTION,
    period: { type: 'string', required: true, value: 'NUMBER', help: { de: 'Zeitraum des Schlüssels', en: 'period of the key' } },
    purpose: {
      type: 'string',
      choices: ISSUER_PURPOSES,
      default: 'report',
      value: 'PURPOSE',
      help: { de: 'report: Beiträge, count: Rückmeldungen', en: 'report: contributions, count: answers' },
    },
    number: {
      type: 'string',
      default: '0',
      value: 'NUMBER',
      help: { de: 'Nummer des Zählschlüssels (report: 0)', en: 'number of the counting key (report: 0)' },
    },
    reason: {
      type: 'string',
      required: true,
      choices: REVOCATION_REASONS,
      value: 'REASON',
      help: { de: 'Grund, für alle lesbar', en: 'reason, for all to read' },
    },
    yes: { type: 'boolean', help: { de: 'ohne Rückfrage sperren', en: 'revoke without asking' } },
  },
  async run({ options }, io) {
    const read = optionReaders(io.lang)
    const place = {
      period: read.number(options.period, 'period'),
      purpose: options.purpose as IssuerPurpose,
      number: read.number(options.number, 'number'),
    }
    const reason = options.reason as RevocationReason
    return await withHub(options.dir, io.env, io.lang, async (hub) => {
      const plan = await hub.previewIssuerRevocation({ body: place })
      io.note(planText(plan, io))
      const answer = options.yes ? 'yes' : await io.ask(io.text('revoke.ask'))
      if (answer === undefined || !/^(?:j|ja|y|yes)$/i.test(answer.trim())) {
        io.reply({ revoked: false, plan }, io.text('revoke.declined'))
        return 1
      }
      const { index } = await hub.revokeIssuer({ body: { ...place, keyId: plan.keyId, reason } })
      io.reply({ revoked: true, index, plan }, io.text('revoke.done', { index, period: plan.period }))
      return 0
    })
  },
})

function planText({ period, purpose, number, keyId, spare, members, isCurrent }: RevocationView, io: CommandIo): string {
  return [
    io.text('revoke.plan', { period, purpose, number, key: keyId.slice(0, 16), members }),
    io.text(spare === null ? 'revoke.no-spare' : 'revoke.spare', { key: (spare ?? '').slice(0, 16) }),
    ...(isCurrent ? [] : [io.text('revoke.over')]),
  ].join('\n')
}

export const REVOCATION_COMMANDS = { 'hub revoke-issuer': revokeIssuer }
