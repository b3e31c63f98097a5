// SPDX-License-Identifier: EUPL-1.2
/**
 * Presets: the columns of well-known exports, as data files that can be edited (`presets/*.json`).
 *
 * ```json
 * {"name":"glpi","title":{"de":"…","en":"…"},"source":"third-party","note":{"de":"…","en":"…"},
 *  "signature":[["Name","Manufacturers","Types"]],"columns":{"Name":"host","Manufacturers":"vendor"}}
 * ```
 * `signature`: sets of columns; a header with all of one set is recognised as this export. Without any: a general preset, used when no other fits.
 * `columns`: column to field; where two columns stand for one field, the first counts.
 *
 * @module
 */
import { readdirSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { NodeError } from '../errors.ts'
import { COLUMN_FIELDS } from './column-field.ts'

/** How sure the column names are: taken from the maker's documentation, seen in others' programs that read the export, or neither. */
export const PRESET_SOURCES = ['documentation', 'third-party', 'unchecked'] as const

const Localized = z.strictObject({ de: z.string().min(1), en: z.string().min(1) })

const PresetFile = z.strictObject({
  name: z.string().regex(/^[a-z0-9-]{1,40}$/),
  title: Localized,
  source: z.enum(PRESET_SOURCES),
  note: Localized,
  signature: z.array(z.array(z.string().min(1)).min(1)),
  columns: z.record(z.string().min(1), z.enum(COLUMN_FIELDS)),
})
export type Preset = z.infer<typeof PresetFile>

const FOLDER = new URL('./presets/', import.meta.url)

/**
 * All presets, by name.
 *
 * @throws NodeError `PRESET_MALFORMED`
 */
export function readPresets(folder: URL = FOLDER): Preset[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
  return files.toSorted().map((file) => readPreset(file, readFileSync(new URL(file, folder), 'utf8')))
}

function readPreset(file: string, text: string): Preset {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (cause) {
    throw new NodeError('PRESET_MALFORMED', { file, reason: cause instanceof Error ? cause.message : 'JSON' }, { cause })
  }
  const parsed = PresetFile.safeParse(json)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new NodeError('PRESET_MALFORMED', { file, field: issue?.path.join('.') ?? '', reason: issue?.message ?? '' })
}

/** @throws NodeError `PRESET_UNKNOWN` */
export function presetNamed(name: string, presets: readonly Preset[]): Preset {
  const found = presets.find((preset) => preset.name === name)
  if (found === undefined)
    throw new NodeError('PRESET_UNKNOWN', { found: name.slice(0, 40), expected: presets.map((preset) => preset.name).join(', ') })
  return found
}
