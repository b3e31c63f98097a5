// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv hub experts`, `ncv hub experts add|remove|import`: the directory of providers and experts.
 *
 * @module
 */
import type { ExpertView as Expert } from '@ncv/protocol/admin/hub-request-routes.ts'
import { ExpertView } from '@ncv/protocol/admin/hub-request-routes.ts'
import type { RequestTopic } from '@ncv/protocol/message/spoc-request.ts'
import { REQUEST_TOPICS } from '@ncv/protocol/message/spoc-request.ts'
import type { CommandIo } from '@ncv/runtime/cli.ts'
import { defineCommand, DIR_OPTION } from '@ncv/runtime/cli.ts'
import { readTextFile } from '@ncv/runtime/party-dir.ts'
import { FederationError } from '../../errors.ts'
import { withHub } from '../open-in-process.ts'

const MAX_BYTES = 1024 * 1024

const list = defineCommand({
  summary: { de: 'Verzeichnis der Anbieter und Fachleute', en: 'directory of providers and experts' },
  options: {
    dir: DIR_OPTION,
    topic: { type: 'string', choices: REQUEST_TOPICS, value: 'TOPIC', help: { de: 'nur dieses Thema', en: 'this topic only' } },
  },
  async run({ options }, io) {
    const { experts } = await withHub(options.dir, io.env, io.lang, (hub) => hub.experts())
    const shown = experts.filter(({ topics }) => options.topic === undefined || topics.some((topic) => topic === options.topic))
    io.reply({ experts: shown }, shown.length === 0 ? io.text('expert.none') : shown.map((each) => lineOf(each, io)).join('\n'))
  },
})

const add = defineCommand({
  summary: { de: 'einen Anbieter eintragen oder ändern', en: 'enter or change a provider' },
  options: {
    dir: DIR_OPTION,
    name: { type: 'string', required: true, value: 'NAME', help: { de: 'Name der Stelle', en: 'name of the body' } },
    topic: {
      type: 'string',
      required: true,
      multiple: true,
      choices: REQUEST_TOPICS,
      value: 'TOPIC',
      help: { de: 'Thema, mehrfach möglich', en: 'topic, may be repeated' },
    },
    contact: { type: 'string', required: true, value: 'TEXT', help: { de: 'wie sie zu erreichen ist', en: 'how it can be reached' } },
    region: { type: 'string', value: 'TEXT', help: { de: 'wo sie tätig ist', en: 'where it works' } },
    note: { type: 'string', value: 'TEXT', help: { de: 'Anmerkung', en: 'note' } },
  },
  positionals: [{ name: 'ID', required: true, help: { de: 'eigene Kennung: a–z, 0–9, -', en: 'own id: a–z, 0–9, -' } }],
  async run({ options, positionals: [id = ''] }, io) {
    const { name, contact, region, note } = options
    const topics = [...new Set(options.topic)] as RequestTopic[]
    const expert = expertOf({ id, name, topics, contact, ...(region === undefined ? {} : { region }), ...(note === undefined ? {} : { note }) }, 1)
    const done = await withHub(options.dir, io.env, io.lang, (hub) => hub.putExperts({ body: { experts: [expert] } }))
    io.reply({ ...done, id }, io.text('expert.added', { id }))
  },
})

const importCommand = defineCommand({
  summary: {
    de: 'Anbieter aus einer JSON-Datei eintragen: Liste von {id, name, topics, contact, region?, note?}',
    en: 'enter providers from a JSON file: list of {id, name, topics, contact, region?, note?}',
  },
  options: { dir: DIR_OPTION },
  positionals: [{ name: 'FILE', required: true, help: { de: 'Datei', en: 'file' } }],
  async run({ options, positionals: [file = ''] }, io) {
    const experts = readExperts(file)
    const done = await withHub(options.dir, io.env, io.lang, (hub) => hub.putExperts({ body: { experts } }))
    io.reply({ ...done, imported: experts.length }, io.text('expert.imported', { imported: experts.length, count: done.count }))
  },
})

const remove = defineCommand({
  summary: { de: 'einen Anbieter austragen', en: 'take a provider out' },
  options: { dir: DIR_OPTION },
  positionals: [{ name: 'ID', required: true, help: { de: 'Kennung', en: 'id' } }],
  async run({ options, positionals: [id = ''] }, io) {
    if (!ExpertView.shape.id.safeParse(id).success) throw new FederationError('EXPERT_UNKNOWN', { id: id.slice(0, 60) })
    const done = await withHub(options.dir, io.env, io.lang, (hub) => hub.removeExpert({ params: { id } }))
    io.reply(done, io.text('expert.removed', { id }))
  },
})

/** @throws FederationError `EXPERT_FILE` naming line, entry and field; RuntimeError `FILE_…` */
function readExperts(file: string): Expert[] {
  const text = readTextFile(file, MAX_BYTES)
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause
    const at = Number(/position (\d+)/.exec(cause.message)?.[1] ?? Number.NaN)
    const line = Number.isFinite(at) ? { line: text.slice(0, at).split('\n').length } : {}
    throw new FederationError('EXPERT_FILE', { field: 'JSON', ...line }, { cause })
  }
  if (!Array.isArray(value) || value.length === 0) throw new FederationError('EXPERT_FILE', { field: '[]' })
  return value.map((each: unknown, i) => expertOf(each, i + 1))
}

function expertOf(value: unknown, number: number): Expert {
  const parsed = ExpertView.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const extra = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined
  throw new FederationError('EXPERT_FILE', { number, field: extra ?? (issue?.path.join('.') || '{}') })
}

function lineOf({ id, name, topics, contact, region }: Expert, io: CommandIo): string {
  const where = region === undefined ? '' : ` · ${region}`
  return `${id}  ${name} (${topics.map((topic) => io.text(`topic.${topic}`)).join(', ')})\n  ${contact}${where}`
}

export const EXPERT_COMMANDS = { 'hub experts': list, 'hub experts add': add, 'hub experts import': importCommand, 'hub experts remove': remove }
