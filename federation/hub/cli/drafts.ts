// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv hub draft`, `ncv hub drafts`, `ncv hub publish`: own warnings under four eyes.
 *
 * Keys are used in the command alone; the running hub sees signatures only.
 *
 * @module
 */
import { BROADCAST_LABELS, epochPurposeOf } from '@ncv/protocol/log/broadcast-label.ts'
import { fromHex, hex } from '@ncv/protocol/bytes.ts'
import { WarningText } from '@ncv/protocol/admin/hub-routes.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import { TLP_LABELS } from '@ncv/protocol/tlp.ts'
import { defineCommand, DIR_OPTION } from '@ncv/runtime/cli.ts'
import { RuntimeError } from '@ncv/runtime/errors.ts'
import { readTextFile } from '@ncv/runtime/party-dir.ts'
import { FederationError } from '../../errors.ts'
import type { AnalystKey } from '../analyst-key.ts'
import { readAnalystKey } from '../analyst-key.ts'
import type { HubClient } from '../open-in-process.ts'
import { withHub } from '../open-in-process.ts'
import { signDraft } from '../publish/drafts.ts'

const FILE_OPTION = {
  type: 'string',
  value: 'FILE',
  help: {
    de: 'Warnmeldung als JSON: title, text, severity, recommendations, indicators, tlp',
    en: 'warning as JSON: title, text, severity, recommendations, indicators, tlp',
  },
} as const
const CONTRIBUTION_OPTION = {
  type: 'string',
  value: 'ID',
  help: { de: 'aus diesem anonymen Beitrag (ohne Quelle)', en: 'from this anonymous contribution (without its source)' },
} as const

const ALARM_OPTION = {
  type: 'boolean',
  help: {
    de: 'Alarm: Knoten bestätigen den Empfang namentlich („ncv hub alarm“ zeigt, wer schweigt)',
    en: 'alarm: nodes confirm by name that it came ("ncv hub alarm" shows who is silent)',
  },
} as const

function readWarning(file: string | undefined): Partial<WarningText> | undefined {
  if (file === undefined) return undefined
  let value: unknown
  try {
    value = JSON.parse(readTextFile(file, 256 * 1024))
  } catch (cause) {
    if (cause instanceof SyntaxError) throw new FederationError('DRAFT_MALFORMED', { field: 'JSON' }, { cause })
    throw cause
  }
  const label = TLP_LABELS.find((each) => isLabelled(value) && value.tlp === each)
  // Named as what it is: such a label is no slip of the pen.
  if (label !== undefined) epochPurposeOf(label)
  const parsed = WarningText.partial().safeParse(value)
  if (parsed.success) return Object.fromEntries(Object.entries(parsed.data).filter(([, each]) => each !== undefined))
  const [issue] = parsed.error.issues
  const extra = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined
  throw new FederationError('DRAFT_MALFORMED', { field: extra ?? (issue?.path.join('.') || 'JSON') })
}

function isLabelled(value: unknown): value is { readonly tlp: unknown } {
  return typeof value === 'object' && value !== null && 'tlp' in value
}

interface DraftSource {
  readonly file?: string | undefined
  readonly 'from-contribution'?: string | undefined
  readonly alarm?: boolean
}

/** Lays out the draft, signs it as author, stores it. */
async function addDraft(hub: HubClient, source: DraftSource, author: AnalystKey) {
  const written = readWarning(source.file)
  const warning = source.alarm === true ? { ...written, isAlarm: true as const } : written
  const contribution = source['from-contribution']
  if (written === undefined && contribution === undefined) throw new RuntimeError('USAGE', { reason: '--file, --from-contribution' })
  const preview = await hub.previewDraft({
    body: { ...(warning === undefined ? {} : { warning }), ...(contribution === undefined ? {} : { contribution }) },
  })
  const signature = signDraft(author.seed, fromHex(preview.origin), 'author', fromHex(preview.id))
  const tlp = BROADCAST_LABELS.find((label) => label === preview.tlp) ?? 'TLP:GREEN'
  const draft = await hub.addDraft({ body: { warning: preview.warning, tlp, author: author.id, signature: hex(signature) } })
  return { ...draft, origin: preview.origin }
}

const draft = defineCommand({
  summary: { de: 'eine eigene Warnmeldung entwerfen (erste Unterschrift)', en: 'draft an own warning (first signature)' },
  options: {
    dir: DIR_OPTION,
    file: FILE_OPTION,
    'from-contribution': CONTRIBUTION_OPTION,
    alarm: ALARM_OPTION,
    key: { type: 'string', required: true, value: 'FILE', help: { de: 'Schlüssel der Person, die entwirft', en: 'key of the author' } },
  },
  async run({ options }, io) {
    const author = readAnalystKey(options.key)
    const { origin: _origin, ...added } = await withHub(options.dir, io.env, io.lang, (hub) => addDraft(hub, options, author))
    io.reply(added, io.text('hub.draft', { id: added.id, author: added.author, title: added.title, tlp: added.tlp }))
  },
})

const drafts = defineCommand({
  summary: { de: 'Entwürfe zeigen', en: 'show drafts' },
  options: { dir: DIR_OPTION },
  async run({ options }, io) {
    const found = await withHub(options.dir, io.env, io.lang, (hub) => hub.drafts())
    const lines = found.drafts.map(
      ({ id, title, tlp, index, isAlarm }) =>
        `${id}\n  ${tlp} ${isAlarm ? `[${io.text('alarm.mark')}] ` : ''}${title}\n  ${index === null ? io.text('hub.open') : io.text('hub.drafted', { index })}`,
    )
    io.reply(found, lines.length === 0 ? io.text('hub.drafts.none') : lines.join('\n'))
  },
})

const publish = defineCommand({
  summary: {
    de: 'eine eigene Warnmeldung veröffentlichen (zweite Unterschrift einer anderen Person)',
    en: 'publish an own warning (second signature by another person)',
  },
  description: {
    de: 'Mit DRAFT genügt der Schlüssel der zweiten Person. Ohne DRAFT braucht es --file oder --from-contribution und zweimal --key: erst Entwurf, dann Freigabe, von zwei verschiedenen Personen.',
    en: 'With DRAFT the key of the second person is enough. Without it, --file or --from-contribution and two --key are needed: author first, then approver, two different people.',
  },
  options: {
    dir: DIR_OPTION,
    file: FILE_OPTION,
    'from-contribution': CONTRIBUTION_OPTION,
    alarm: ALARM_OPTION,
    key: { type: 'string', required: true, multiple: true, value: 'FILE', help: { de: 'Schlüsseldatei', en: 'key file' } },
  },
  positionals: [{ name: 'DRAFT', help: { de: 'Kennung des Entwurfs', en: 'id of the draft' } }],
  async run({ options, positionals }, io) {
    const keys = options.key.map(readAnalystKey)
    // What the first person has signed cannot become an alarm by the second.
    if (options.alarm && positionals.length > 0) throw new RuntimeError('USAGE', { reason: '--file FILE --alarm' })
    const published = await withHub(options.dir, io.env, io.lang, async (hub) => {
      const [id] = positionals
      const [first, second] = keys
      if (id !== undefined && first !== undefined && second === undefined) return await approve(hub, id, first)
      if (id !== undefined || first === undefined || second === undefined)
        throw new RuntimeError('USAGE', { reason: 'DRAFT --key FILE | --file FILE --key FILE --key FILE' })
      if (first.id === second.id || hex(first.publicKey) === hex(second.publicKey)) throw new ProtocolError('FOUR_EYES', { id: first.id })
      const added = await addDraft(hub, options, first)
      return await sign(hub, added.id, added.tlp, fromHex(added.origin), second)
    })
    io.reply(published, io.text('hub.published', { index: published.index, tlp: published.tlp }))
  },
})

async function approve(hub: HubClient, id: string, approver: AnalystKey) {
  const { drafts: all, origin } = await hub.drafts()
  const found = all.find((each) => each.id === id || (id.length >= 8 && each.id.startsWith(id)))
  if (found === undefined) throw new FederationError('DRAFT_MISSING', { id })
  return await sign(hub, found.id, found.tlp, fromHex(origin), approver)
}

async function sign(hub: HubClient, id: string, tlp: string, origin: Uint8Array, approver: AnalystKey) {
  const signature = signDraft(approver.seed, origin, 'approver', fromHex(id))
  return { ...(await hub.publishDraft({ params: { id }, body: { approver: approver.id, signature: hex(signature) } })), tlp }
}

export const DRAFT_COMMANDS = { 'hub draft': draft, 'hub drafts': drafts, 'hub publish': publish }
