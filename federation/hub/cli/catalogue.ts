// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv hub catalogue publish`, `ncv hub catalogue draft`, `ncv hub catalogue show`: the product catalogue under four eyes.
 *
 * Keys are used in the command alone; the running hub sees signatures only.
 *
 * @module
 */
import { existsSync } from 'node:fs'
import { fromHex, hex } from '@ncv/protocol/bytes.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import type { CommandIo } from '@ncv/runtime/cli.ts'
import { defineCommand, DIR_OPTION } from '@ncv/runtime/cli.ts'
import { RuntimeError } from '@ncv/runtime/errors.ts'
import { readTextFile } from '@ncv/runtime/party-dir.ts'
import { FederationError } from '../../errors.ts'
import type { AnalystKey } from '../analyst-key.ts'
import { readAnalystKey } from '../analyst-key.ts'
import type { HubClient } from '../open-in-process.ts'
import { withHub } from '../open-in-process.ts'
import { signDraft } from '../publish/drafts.ts'

const FILE_MAX_BYTES = 8 * 1024 * 1024
const SHOWN = 20

const TLP_OPTION = {
  type: 'string',
  default: 'TLP:CLEAR',
  choices: ['TLP:CLEAR', 'TLP:GREEN'],
  value: 'TLP',
  help: { de: 'TLP:CLEAR (öffentlich) oder TLP:GREEN (für Mitglieder verschlüsselt)', en: 'TLP:CLEAR (public) or TLP:GREEN (sealed for members)' },
} as const
const KEY_HELP = { de: 'Schlüsseldatei einer Analystin, eines Analysten', en: 'key file of an analyst' }

type Tlp = 'TLP:CLEAR' | 'TLP:GREEN'
type Preview = Awaited<ReturnType<HubClient['previewCatalogue']>>

/** @throws FederationError `CATALOGUE_INVALID` naming the first fault; the others are told before it */
async function laidOut(
  hub: HubClient,
  file: string,
  text: string,
  tlp: Tlp,
  io: CommandIo,
): Promise<{ draft: NonNullable<Preview['draft']>; origin: string }> {
  const { faults, draft, origin } = await hub.previewCatalogue({ body: { text, tlp } })
  if (draft !== null) return { draft, origin }
  for (const { pointer, text: said } of faults.slice(1, SHOWN)) io.note(io.text('catalogue.fault', { pointer: pointer || '/', text: said }))
  const [first] = faults
  throw new FederationError('CATALOGUE_INVALID', { file, pointer: first?.pointer || '/', reason: first?.text ?? '', count: faults.length })
}

async function addDraft(hub: HubClient, file: string, tlp: Tlp, author: AnalystKey, io: CommandIo) {
  const text = readTextFile(file, FILE_MAX_BYTES)
  const { draft, origin } = await laidOut(hub, file, text, tlp, io)
  const signature = hex(signDraft(author.seed, fromHex(origin), 'author', fromHex(draft.id)))
  return { origin, added: await hub.addCatalogueDraft({ body: { text, tlp, author: author.id, signature } }), difference: draft.difference }
}

async function approve(hub: HubClient, id: string, origin: string, approver: AnalystKey) {
  const signature = hex(signDraft(approver.seed, fromHex(origin), 'approver', fromHex(id)))
  return await hub.publishCatalogueDraft({ params: { id }, body: { approver: approver.id, signature } })
}

/** A file of such a name would be an odd one. */
function isDraftId(text: string): boolean {
  return /^[0-9a-f]{8,64}$/.test(text) && !existsSync(text)
}

async function approveKnown(hub: HubClient, given: string, approver: AnalystKey) {
  const { drafts, origin } = await hub.showCatalogue()
  const found = drafts.find(({ id }) => id === given || (given.length >= 8 && id.startsWith(given)))
  if (found === undefined) throw new FederationError('CATALOGUE_DRAFT_MISSING', { id: given })
  return await approve(hub, found.id, origin, approver)
}

/** „3 neu, 1 geändert, 0 entfallen“, and the ids. */
function differenceText({ added, changed, removed }: NonNullable<Preview['draft']>['difference'], io: CommandIo): string {
  const lines = [...added.map((id) => `  + ${id}`), ...changed.map((id) => `  ~ ${id}`), ...removed.map((id) => `  - ${id}`)]
  const more = lines.length > SHOWN ? [`  … ${lines.length - SHOWN}`] : []
  return [
    io.text('catalogue.difference', { added: added.length, changed: changed.length, removed: removed.length }),
    ...lines.slice(0, SHOWN),
    ...more,
  ].join('\n')
}

function markOf(isExample: boolean, io: CommandIo): string {
  return isExample ? ` [${io.text('catalogue.example')}]` : ''
}

const draft = defineCommand({
  summary: {
    de: 'eine Ausgabe des Produktkatalogs entwerfen (erste Unterschrift)',
    en: 'draft an edition of the product catalogue (first signature)',
  },
  options: { dir: DIR_OPTION, tlp: TLP_OPTION, key: { type: 'string', required: true, value: 'FILE', help: KEY_HELP } },
  positionals: [{ name: 'FILE', required: true, help: { de: 'Katalog als JSON', en: 'catalogue as JSON' } }],
  async run({ options, positionals: [file = ''] }, io) {
    const author = readAnalystKey(options.key)
    const { added, difference } = await withHub(options.dir, io.env, io.lang, (hub) => addDraft(hub, file, options.tlp as Tlp, author, io))
    io.reply(
      { ...added, difference },
      `${io.text('catalogue.drafted', { id: added.id, edition: added.edition, author: added.author })}\n${differenceText(difference, io)}`,
    )
  },
})

const publish = defineCommand({
  summary: {
    de: 'eine Ausgabe des Produktkatalogs veröffentlichen (zweite Unterschrift einer anderen Person)',
    en: 'publish an edition of the product catalogue (second signature by another person)',
  },
  description: {
    de: 'Mit der Kennung eines Entwurfs genügt der Schlüssel der zweiten Person. Mit einer Datei braucht es zweimal --key: erst Entwurf, dann Freigabe, von zwei verschiedenen Personen. --preview zeigt nur, was sich ändert, und braucht keinen Schlüssel. Jede Ausgabe ist vollständig; was entfällt, steht unter „retired“.',
    en: 'With the id of a draft the key of the second person is enough. With a file two --key are needed: author first, then approver, two different people. --preview only shows what changes and needs no key. Every edition is whole; what is dropped stands under "retired".',
  },
  options: {
    dir: DIR_OPTION,
    tlp: TLP_OPTION,
    key: { type: 'string', multiple: true, value: 'FILE', help: KEY_HELP },
    preview: { type: 'boolean', help: { de: 'nur prüfen und zeigen', en: 'only check and show' } },
  },
  positionals: [
    { name: 'FILE', required: true, help: { de: 'Katalog als JSON, oder Kennung eines Entwurfs', en: 'catalogue as JSON, or id of a draft' } },
  ],
  async run({ options, positionals: [given = ''] }, io) {
    const tlp = options.tlp as Tlp
    if (options.preview) return await showPreview(options.dir, given, tlp, io)
    const [first, second] = options.key.map(readAnalystKey)
    if (first === undefined) throw new RuntimeError('USAGE', { reason: '--key FILE' })
    const published = await withHub(options.dir, io.env, io.lang, async (hub) => {
      if (second === undefined && isDraftId(given)) return await approveKnown(hub, given, first)
      if (second === undefined) throw new RuntimeError('USAGE', { reason: 'DRAFT --key FILE | FILE --key FILE --key FILE' })
      if (first.id === second.id || hex(first.publicKey) === hex(second.publicKey)) throw new ProtocolError('FOUR_EYES', { id: first.id })
      const { added, origin } = await addDraft(hub, given, tlp, first, io)
      return await approve(hub, added.id, origin, second)
    })
    const { edition, products, index, isExample } = published
    io.reply(published, `${io.text('catalogue.published', { edition, products, index, tlp: published.tlp })}${markOf(isExample, io)}`)
    return undefined
  },
})

async function showPreview(dir: string, file: string, tlp: Tlp, io: CommandIo): Promise<undefined> {
  const text = readTextFile(file, FILE_MAX_BYTES)
  const { draft: laid } = await withHub(dir, io.env, io.lang, (hub) => laidOut(hub, file, text, tlp, io))
  const { edition, products, parts, difference, isExample } = laid
  io.reply(laid, `${io.text('catalogue.preview', { edition, products, parts })}${markOf(isExample, io)}\n${differenceText(difference, io)}`)
  return undefined
}

const show = defineCommand({
  summary: {
    de: 'die geltende Ausgabe des Produktkatalogs und Entwürfe zeigen',
    en: 'show the edition of the product catalogue in force, and drafts',
  },
  options: { dir: DIR_OPTION },
  async run({ options }, io) {
    const { origin: _, ...shown } = await withHub(options.dir, io.env, io.lang, (hub) => hub.showCatalogue())
    const { catalogue, drafts } = shown
    const head =
      catalogue === null
        ? io.text('catalogue.none')
        : `${io.text('catalogue.head', { title: catalogue.title, edition: catalogue.edition, products: catalogue.products.length, index: catalogue.index, tlp: catalogue.tlp })}${markOf(catalogue.isExample, io)}`
    const lines = (catalogue?.products ?? []).map(({ id, vendor, product }) => `  ${id}  ${vendor}: ${product}`)
    const open = drafts
      .filter(({ index }) => index === null)
      .map(({ id, edition, author }) => io.text('catalogue.draft.open', { id, edition, author }))
    io.reply(shown, [head, ...lines, ...open].join('\n'))
  },
})

export const CATALOGUE_COMMANDS = { 'hub catalogue show': show, 'hub catalogue draft': draft, 'hub catalogue publish': publish }
