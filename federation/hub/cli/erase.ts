// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv hub erase`, `ncv hub erasures`: takes the content of entries away, at all members, under four eyes.
 *
 * Keys are used in the command alone; the running hub sees signatures only.
 *
 * @module
 */
import type { ErasurePlanView } from '@ncv/protocol/admin/hub-erasing-routes.ts'
import { fromHex, hex } from '@ncv/protocol/bytes.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import { ERASURE_REASONS } from '@ncv/protocol/message/erased.ts'
import type { CommandIo } from '@ncv/runtime/cli.ts'
import { defineCommand, DIR_OPTION } from '@ncv/runtime/cli.ts'
import { usageError } from '@ncv/runtime/cli-arguments.ts'
import { RuntimeError } from '@ncv/runtime/errors.ts'
import type { AnalystKey } from '../analyst-key.ts'
import { readAnalystKey } from '../analyst-key.ts'
import { signErasure } from '../erasing/erase.ts'
import { withHub } from '../open-in-process.ts'

type Reason = Exclude<(typeof ERASURE_REASONS)[number], 'retired'>
const REASONS = ERASURE_REASONS.filter((reason): reason is Reason => reason !== 'retired')

const erase = defineCommand({
  summary: { de: 'den Inhalt von Einträgen löschen, bei allen Mitgliedern', en: 'erase the content of entries, at all members' },
  description: {
    de: 'Der Eintrag bleibt im Protokoll, sein Inhalt und sein Dokument verschwinden hier, im Spiegel und in allen Knoten. Eine Warnmeldung, die noch gilt, wird im selben Schritt zurückgezogen. Es braucht zweimal --key, von zwei verschiedenen Personen. Was als TLP:CLEAR öffentlich war, können Fremde kopiert haben; ältere Sicherungen enthalten es weiter.',
    en: 'The entry stays in the log; its content and its document vanish here, at the mirror and in all nodes. A warning that still holds is withdrawn in the same step. Two --key are needed, of two different people. What was public as TLP:CLEAR others may have copied; older backups still hold it.',
  },
  positionals: [
    { name: 'INDEX', required: true, many: true, help: { de: 'Nummern der Einträge, bis zu 64', en: 'numbers of the entries, up to 64' } },
  ],
  options: {
    dir: DIR_OPTION,
    reason: {
      type: 'string',
      required: true,
      choices: REASONS,
      value: 'REASON',
      help: { de: 'Grund, für alle lesbar', en: 'reason, for all to read' },
    },
    key: {
      type: 'string',
      multiple: true,
      value: 'FILE',
      help: { de: 'Schlüsseldatei einer Analystin, eines Analysten (zweimal)', en: 'key file of an analyst (twice)' },
    },
    'dry-run': { type: 'boolean', help: { de: 'nur zeigen, was gelöscht würde', en: 'only show what would be erased' } },
    confirm: { type: 'boolean', help: { de: 'ohne Rückfrage löschen', en: 'erase without asking' } },
  },
  async run({ options, positionals }, io) {
    const wanted = { entries: positionals.map((text) => indexOf(text, io)), reason: options.reason as Reason }
    const signers = options['dry-run'] ? undefined : twoKeys(options.key)
    return await withHub(options.dir, io.env, io.lang, async (hub) => {
      const plan = await hub.previewErasure({ body: wanted })
      if (signers === undefined) {
        io.reply({ erased: false, plan }, planText(plan, io))
        return 0
      }
      io.note(planText(plan, io))
      const answer = options.confirm ? 'yes' : await io.ask(io.text('erase.ask'))
      if (answer === undefined || !/^(?:j|ja|y|yes)$/i.test(answer.trim())) {
        io.reply({ erased: false, plan }, io.text('erase.declined'))
        return 1
      }
      const [author, approver] = signers
      const { index: at } = await hub.eraseEntries({
        body: { ...wanted, id: plan.id, author: signed(author, 'author', plan), approver: signed(approver, 'approver', plan) },
      })
      io.reply({ erased: true, index: at, plan }, io.text('erase.done', { index: at, count: plan.entries.length }))
      return 0
    })
  },
})

/** @throws RuntimeError `USAGE` */
function indexOf(text: string, io: CommandIo): number {
  if (/^[0-9]{1,15}$/.test(text)) return Number(text)
  throw usageError(io.lang, 'value', { option: 'INDEX', found: text.slice(0, 80), expected: '0, 1, 2 …' })
}

/** @throws RuntimeError `USAGE`; ProtocolError `FOUR_EYES` */
function twoKeys(files: readonly string[]): readonly [AnalystKey, AnalystKey] {
  const [author, approver, more] = files.map(readAnalystKey)
  if (author === undefined || approver === undefined || more !== undefined) throw new RuntimeError('USAGE', { reason: '--key FILE --key FILE' })
  if (author.id === approver.id || hex(author.publicKey) === hex(approver.publicKey)) throw new ProtocolError('FOUR_EYES', { id: author.id })
  return [author, approver]
}

function signed({ id: analyst, seed }: AnalystKey, role: 'author' | 'approver', plan: ErasurePlanView) {
  return { analyst, signature: hex(signErasure(seed, fromHex(plan.origin), role, plan.id)) }
}

function planText({ entries, documents, bytes }: ErasurePlanView, io: CommandIo): string {
  const lines = entries.map(({ index, kind, tlp, title, withdraws }) => {
    const mark = withdraws ? ` [${io.text('erase.withdraws')}]` : ''
    return `  #${index} ${tlp} ${io.text(`erase.kind.${kind}`)}${title === undefined ? '' : ` „${title}“`}${mark}`
  })
  return [io.text('erase.plan', { count: entries.length, documents, bytes }), ...lines].join('\n')
}

const erasures = defineCommand({
  summary: { de: 'gelöschte Inhalte zeigen', en: 'show what was erased' },
  options: { dir: DIR_OPTION },
  async run({ options }, io) {
    const found = await withHub(options.dir, io.env, io.lang, (hub) => hub.listErasures())
    const lines = found.erasures.map(({ index, by, reason }) => io.text('erase.line', { index, by, reason: io.text(`erase.reason.${reason}`) }))
    io.reply(found, lines.length === 0 ? io.text('erase.none') : lines.join('\n'))
  },
})

export const ERASING_COMMANDS = { 'hub erase': erase, 'hub erasures': erasures }
