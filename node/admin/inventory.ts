// SPDX-License-Identifier: EUPL-1.2
/**
 * Handlers: the inventory. A file comes in whole or not at all; before it does, it can be seen what would change, and afterwards it can be undone.
 *
 * @module
 */
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { ImportView, InventoryFaultView, InventoryFile } from '@ncv/protocol/admin/inventory-routes.ts'
import type { Progress } from '@ncv/protocol/admin/contract.ts'
import type { World } from '@ncv/protocol/world.ts'
import { RuntimeError } from '@ncv/runtime/errors.ts'
import type { Lang } from '@ncv/runtime/texts.ts'
import { textOf } from '@ncv/runtime/texts.ts'
import { NodeError } from '../errors.ts'
import { NODE_TEXTS } from '../i18n/texts.ts'
import type { Mapping } from '../inventory/column-field.ts'
import { columnKey } from '../inventory/columns.ts'
import { MAX_BYTES } from '../inventory/csv.ts'
import type { Faulty } from '../inventory/csv-table.ts'
import type { InventoryFault } from '../inventory/fault.ts'
import type { ImportPlan } from '../inventory/import-plan.ts'
import { isShrinking, planImport, SHRINK_SHARE } from '../inventory/import-plan.ts'
import type { Preset } from '../inventory/preset.ts'
import { presetNamed, readPresets } from '../inventory/preset.ts'
import type { ReadInventory, ReadWishes } from '../inventory/reading.ts'
import { readInventory } from '../inventory/reading.ts'
import type { Links } from '../link/links.ts'
import type { Stores } from '../store/stores.ts'
import { Turns } from '../warning/turns.ts'
import type { NodeHandlers } from './contract.ts'

export type InventoryWorld = Pick<World, 'now' | 'monotonic' | 'timer'>
type Used = Pick<Stores, 'log' | 'inventory' | 'inventoryImports' | 'matches'>

/** Entries of each list that a person is shown; all of them for `isWhole`. */
const LISTED = 20
const FIRST = 5

export function inventoryHandlers(
  world: InventoryWorld,
  stores: Used,
  { matcher }: Pick<Links, 'matcher'>,
): Pick<
  NodeHandlers,
  'importInventory' | 'previewInventory' | 'undoInventoryImport' | 'redoInventoryImport' | 'listInventoryImports' | 'listInventory'
> {
  const planFor = ({ assets }: ReadInventory, { isMerge = false }: InventoryFile) => planImport(stores.inventory.all(), assets, { isMerge })
  return {
    async previewInventory({ body }, { lang }) {
      const read = await readFile(body, stores, world)
      if ('faults' in read) return { faults: faultViews(read.faults, lang) }
      return { faults: [], plan: planView(planFor(read, body), read, stores.inventory.count(), body.isWhole ?? false, lang) }
    },
    async importInventory({ body }, { report, lang }) {
      const read = await readFile(body, stores, world)
      if ('faults' in read) return { imported: 0, faults: faultViews(read.faults, lang), matches: stores.matches.counts() }
      const before = stores.inventory.count()
      const plan = planFor(read, body)
      if (body.isShrinkAllowed !== true) assertNotShrinking(plan, before)
      applyPlan(plan, { source: body.name ?? read.format, format: read.format }, stores, matcher, world, () => remember(read, stores, world))
      await matcher.settle({ onProgress: report })
      const view = planView(plan, read, before, body.isWhole ?? false, lang)
      return { imported: read.assets.length, faults: [], plan: view, matches: stores.matches.counts() }
    },
    undoInventoryImport: (_input, { report }) => turn('undo', stores, matcher, report),
    redoInventoryImport: (_input, { report }) => turn('redo', stores, matcher, report),
    listInventoryImports: () => ({ imports: stores.inventoryImports.all() }),
    listInventory: () => ({ assets: stores.inventory.all() }),
  }
}

/** What is owed to the matcher is written down with the inventory: after a crash in the middle of the matching the rest is made up for. */
export function applyPlan(
  plan: ImportPlan,
  { source, format }: { readonly source: string; readonly format: string },
  { log, inventory, inventoryImports }: Pick<Stores, 'log' | 'inventory' | 'inventoryImports'>,
  matcher: Links['matcher'],
  { now }: Pick<World, 'now'>,
  andThen: () => void = () => {},
): void {
  const changed = [...plan.put.map(({ id }) => id), ...plan.remove]
  log.inOne(() => {
    andThen()
    if (changed.length > 0) {
      inventory.apply(plan)
      const counts = { added: plan.added.length, changed: plan.changed.length, removed: plan.removed.length, total: plan.total }
      inventoryImports.add({ at: now(), source, format, ...counts }, plan.wayBack)
    }
    matcher.inventoryChanged(changed)
  })
}

/** @throws NodeError `INVENTORY_SHRINK` */
export function assertNotShrinking(plan: ImportPlan, present: number): void {
  if (isShrinking(plan, present)) throw new NodeError('INVENTORY_SHRINK', { removed: plan.removed.length, present, share: shareOf(SHRINK_SHARE) })
}

function shareOf({ numerator, denominator }: typeof SHRINK_SHARE): number {
  return (100 * numerator) / denominator
}

/** @throws NodeError `INVENTORY_NO_WAY_BACK`, `INVENTORY_NOT_UNDONE` */
async function turn(
  step: 'undo' | 'redo',
  { log, inventory, inventoryImports, matches }: Used,
  matcher: Links['matcher'],
  report: (progress: Progress) => void,
) {
  const undone = log.inOne(() => {
    const next = inventoryImports.next(step)
    if (next === undefined) throw new NodeError(step === 'undo' ? 'INVENTORY_NO_WAY_BACK' : 'INVENTORY_NOT_UNDONE')
    const { change } = next
    const ids = [...change.put.map(({ id }) => id), ...change.remove]
    const present = ids.map((id) => inventory.one(id))
    inventoryImports.turn(next.import.number, step, {
      put: present.filter((asset) => asset !== undefined),
      remove: ids.filter((_, i) => present[i] === undefined),
    })
    inventory.apply(change)
    matcher.inventoryChanged(ids)
    return next.import
  })
  await matcher.settle({ onProgress: report })
  return { undone, total: inventory.count(), matches: matches.counts() }
}

/** @throws NodeError `PRESET_UNKNOWN`, `PRESET_MALFORMED`; RuntimeError `REQUEST_MALFORMED` */
async function readFile(
  body: InventoryFile,
  { inventoryImports }: Pick<Stores, 'inventoryImports'>,
  world: InventoryWorld,
): Promise<ReadInventory | Faulty> {
  const bytes = await bytesOf(body)
  if (bytes === undefined) return { faults: [{ problem: 'too-large' }] }
  const presets = readPresets()
  const reading = readInventory(bytes, wishesOf(body, { inventoryImports }, presets), presets)
  const turns = new Turns(world)
  for (let step = reading.next(); ; step = reading.next()) {
    if (step.done === true) return step.value
    if (turns.isOver()) await turns.pause()
  }
}

/** @throws NodeError `PRESET_UNKNOWN` */
export function wishesOf(
  { format, preset, map, delimiter }: InventoryFile,
  { inventoryImports }: Pick<Stores, 'inventoryImports'>,
  presets: readonly Preset[],
): ReadWishes {
  return {
    remembered: (fingerprint) => inventoryImports.mapping(fingerprint),
    ...(format === undefined ? {} : { format }),
    ...(preset === undefined ? {} : { preset: presetNamed(preset, presets) }),
    ...(map === undefined ? {} : { map: mappingOf(map) }),
    ...(delimiter === undefined ? {} : { delimiter }),
  }
}

function mappingOf(map: NonNullable<InventoryFile['map']>): Mapping {
  return Object.fromEntries(Object.entries(map).map(([name, field]) => [columnKey(name), field]))
}

/** `undefined`: more than is read. A small file can unpack into a large one; never further than to the bound. */
export async function bytesOf({ file, isPacked }: InventoryFile): Promise<Uint8Array | undefined> {
  // Node's own: the portable one takes a hundred times the file in memory. The route has checked the letters.
  const bytes = Buffer.from(file, 'base64')
  if (isPacked !== true) return bytes
  try {
    return await promisify(gunzip)(bytes, { maxOutputLength: MAX_BYTES })
  } catch (cause) {
    if (cause instanceof RangeError) return undefined
    throw new RuntimeError('REQUEST_MALFORMED', { field: 'body.file', reason: 'gzip' }, { cause })
  }
}

/** So that the next table with this header is read in the same way. */
function remember({ table }: ReadInventory, { inventoryImports }: Pick<Stores, 'inventoryImports'>, { now }: Pick<World, 'now'>): void {
  if (table === undefined || table.columns.origin === 'own' || table.columns.origin === 'detected') return
  const { fingerprint, mapping, preset } = table.columns
  inventoryImports.remember(fingerprint, mapping, preset, now())
}

export function planView(
  plan: ImportPlan,
  read: Omit<ReadInventory, 'format'> & { readonly format: string },
  present: number,
  isWhole: boolean,
  lang: Lang,
): ImportView {
  const { added, changed, removed, unchanged, total } = plan
  const { table } = read
  const listed = <T>(all: readonly T[]): T[] => (isWhole ? [...all] : all.slice(0, LISTED))
  const columns = table?.columns.names.map((name, i) => {
    const field = table.columns.fields[i]
    return { name: name.slice(0, 200), ...(field === undefined ? {} : { field }) }
  })
  return {
    format: read.format,
    ...(table === undefined ? {} : { encoding: table.encoding, delimiter: table.delimiter }),
    ...(table?.columns.preset === undefined ? {} : { preset: table.columns.preset }),
    columns: columns ?? [],
    read: read.assets.length,
    total,
    counts: { added: added.length, changed: changed.length, removed: removed.length, unchanged },
    first: read.assets.slice(0, FIRST),
    added: listed(added),
    changed: listed(changed).map(({ before, after, fields }) => ({ before, after, fields: [...fields] })),
    removed: listed(removed),
    notes: read.notes.map(({ code, params }) => ({ code, text: textOf(NODE_TEXTS, lang, `inventory.note.${code}`, params) })),
    isShrinking: isShrinking(plan, present),
  }
}

export function faultViews(faults: readonly InventoryFault[], lang: Lang): InventoryFaultView[] {
  return faults.map((fault) => {
    const { line, field, problem, found } = fault
    const params = {
      ...(line === undefined ? {} : { line }),
      ...(field === undefined ? {} : { field }),
      ...(found === undefined ? {} : { found }),
    }
    return { ...fault, text: textOf(NODE_TEXTS, lang, `inventory.fault.${problem}`, params) }
  })
}
