// SPDX-License-Identifier: EUPL-1.2
/**
 * The options that say which matches are meant: the same for showing and for changing, so that one can look first.
 *
 * @module
 */
import type { MatchFilter } from '@ncv/protocol/admin/match-routes.ts'
import type { CommandIo } from '@ncv/runtime/cli.ts'
import { usageError } from '@ncv/runtime/cli-arguments.ts'
import { dueOf, severityOf, statusOf, verdictOf } from './status-words.ts'

export const FILTER_OPTIONS = {
  asset: { type: 'string', value: 'MUSTER', help: { de: 'Kennung im Inventar, * und ? erlaubt', en: 'id in the inventory, * and ? allowed' } },
  product: {
    type: 'string',
    value: 'TEXT',
    help: { de: 'Hersteller, Produkt, Version (ein Teil genügt)', en: 'vendor, product, version (a part will do)' },
  },
  advisory: {
    type: 'string',
    value: 'KENNUNG',
    help: { de: 'Kennung des Hinweises oder Nummer der Warnmeldung', en: 'tracking id or number of the warning' },
  },
  cve: { type: 'string', value: 'CVE', help: { de: 'eine Schwachstelle', en: 'one vulnerability' } },
  status: {
    type: 'string',
    value: 'STATUS',
    help: { de: 'prüfen, offen, in Arbeit, geschlossen, nicht relevant, akzeptiert', en: 'check, open, in-progress, closed, not-relevant, accepted' },
  },
  severity: {
    type: 'string',
    value: 'SCHWERE',
    help: { de: 'niedrig, mittel, hoch, kritisch, unbekannt', en: 'low, medium, high, critical, unknown' },
  },
  office: { type: 'string', value: 'AMT', help: { de: 'Amt oder Fachbereich (ein Teil genügt)', en: 'office (a part will do)' } },
  verdict: { type: 'string', value: 'WORT', help: { de: 'betroffen oder prüfen', en: 'affected or check' } },
  due: { type: 'string', value: 'WANN', help: { de: 'überfällig, heute, woche, später', en: 'overdue, today, week, later' } },
} as const

const KEYS = ['asset', 'product', 'advisory', 'cve', 'status', 'severity', 'office', 'role', 'verdict', 'due'] as const
type Key = (typeof KEYS)[number]
type Given = { readonly [K in Key]?: string | undefined }

function parsed(key: Key, text: string, io: CommandIo): MatchFilter {
  if (key === 'status') return { status: statusOf('--status', text, io) }
  if (key === 'severity') return { severity: severityOf(text, io) }
  if (key === 'due') return { due: dueOf(text, io) }
  if (key === 'verdict') return { verdict: verdictOf(text, io) }
  if (text.length > 200) throw usageError(io.lang, 'value', { option: `--${key}`, found: `${text.slice(0, 40)}…`, expected: '≤ 200' })
  return { [key]: text }
}

/** `--where status=offen --where "office=Bau*"` says the same as `--status offen --office "Bau*"`. */
function fromWhere(where: readonly string[], io: CommandIo): Given {
  const pairs = where.map((text) => {
    const at = text.indexOf('=')
    const key = KEYS.find((known) => known === text.slice(0, at).trim().toLowerCase())
    if (at < 0 || key === undefined || text.length === at + 1)
      throw usageError(io.lang, 'value', { option: '--where', found: text.slice(0, 60), expected: KEYS.map((known) => `${known}=…`).join(', ') })
    return [key, text.slice(at + 1).trim()] as const
  })
  const twice = pairs.find(([key], i) => pairs.findIndex(([other]) => other === key) !== i)
  if (twice !== undefined) throw usageError(io.lang, 'twice', { option: `--where ${twice[0]}` })
  return Object.fromEntries(pairs)
}

/** @throws RuntimeError `USAGE` naming the option */
export function filterOf(options: Given, io: CommandIo, where: readonly string[] = []): MatchFilter {
  const asked = { ...fromWhere(where, io) }
  const parts = KEYS.flatMap((key) => {
    const text = options[key] ?? asked[key]
    if (options[key] !== undefined && asked[key] !== undefined) throw usageError(io.lang, 'twice', { option: `--${key}` })
    return text === undefined ? [] : [parsed(key, text, io)]
  })
  return Object.assign({}, ...parts)
}

/** As shown in front of a filtered view. */
export function filterText(filter: MatchFilter): string {
  return KEYS.flatMap((key) => (filter[key] === undefined ? [] : [`${key}=${filter[key]}`])).join(' ')
}
