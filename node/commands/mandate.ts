// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv node mandate give|end MEMBER`: another member acts for this house (NDS Anhang 2 § 3(1)).
 *
 * @module
 */
import { MANDATE_SCOPES } from '@ncv/protocol/message/membership.ts'
import type { CommandIo } from '@ncv/runtime/cli.ts'
import { defineCommand, DIR_OPTION } from '@ncv/runtime/cli.ts'
import { usageError } from '@ncv/runtime/cli-arguments.ts'
import { NodeError } from '../errors.ts'
import { withNode } from '../open-in-process.ts'
import { addDays, dayText, isDay } from '../triage/day.ts'
import { declareWith, YES_OPTION } from './membership.ts'

const MEMBER = {
  name: 'MEMBER',
  required: true,
  help: { de: 'Kennung oder Name des Mitglieds, oder der Anfang davon', en: 'id or name of the member, or the beginning of it' },
} as const

function scopesOf(texts: readonly string[], io: CommandIo): (typeof MANDATE_SCOPES)[number][] {
  const found = MANDATE_SCOPES.filter((scope) => texts.includes(scope))
  const stray = texts.find((text) => !MANDATE_SCOPES.some((scope) => scope === text))
  if (stray !== undefined) throw usageError(io.lang, 'value', { option: '--scope', found: stray.slice(0, 40), expected: MANDATE_SCOPES.join(', ') })
  return found
}

/** Through the end of the day, by the clock that is furthest behind. @throws NodeError `MANDATE_UNTIL` */
function endOf(day: string): number {
  if (!isDay(day)) throw new NodeError('MANDATE_UNTIL', { found: day.slice(0, 40) })
  return Date.parse(`${addDays(day, 1)}T00:00:00Z`)
}

const give = defineCommand({
  summary: { de: 'ein anderes Mitglied bevollmächtigen', en: 'give another member a mandate' },
  description: {
    de: 'Bereiche: warnings (Warnungen), reporting (Melden), voting (Abstimmen), hosting (Betrieb des Knotens). Eine neue Vollmacht an dasselbe Mitglied ersetzt die alte.',
    en: 'Scopes: warnings, reporting, voting, hosting. A new mandate to the same member replaces the former one.',
  },
  options: {
    dir: DIR_OPTION,
    scope: { type: 'string', multiple: true, value: 'SCOPE', help: { de: MANDATE_SCOPES.join(', '), en: MANDATE_SCOPES.join(', ') } },
    until: { type: 'string', required: true, value: 'JJJJ-MM-TT', help: { de: 'letzter Tag', en: 'last day' } },
    yes: YES_OPTION,
  },
  positionals: [MEMBER],
  async run({ options, positionals: [agent = ''] }, io) {
    const scopes = scopesOf(options.scope, io)
    if (scopes.length === 0) throw usageError(io.lang, 'value', { option: '--scope', found: '', expected: MANDATE_SCOPES.join(', ') })
    const until = endOf(options.until)
    return await withNode(options.dir, io.env, io.lang, async (node) => {
      const { name } = await node.ownMembership()
      const words = io.text('rights.mandate.give', {
        agent,
        name,
        scopes: scopes.map((scope) => io.text(`party-member.scope.${scope}`)).join(', '),
        until: dayText(options.until, io.lang),
      })
      const all = scopes.includes('hosting') ? `${words}\n${io.text('rights.mandate.hosting')}` : words
      return await declareWith({ node, words: all, isSure: options.yes === true }, () => node.giveMandate({ body: { agent, scopes, until } }), io)
    })
  },
})

const end = defineCommand({
  summary: { de: 'eine Vollmacht beenden', en: 'end a mandate' },
  options: { dir: DIR_OPTION, yes: YES_OPTION },
  positionals: [MEMBER],
  async run({ options, positionals: [agent = ''] }, io) {
    return await withNode(options.dir, io.env, io.lang, async (node) => {
      const { name } = await node.ownMembership()
      const words = io.text('rights.mandate.end', { agent, name })
      const body = { agent, scopes: [], until: 0 }
      return await declareWith({ node, words, isSure: options.yes === true }, () => node.giveMandate({ body }), io)
    })
  },
})

export const MANDATE_COMMANDS = { 'node mandate give': give, 'node mandate end': end }
