// SPDX-License-Identifier: EUPL-1.2
/**
 * A CycloneDX bill of materials (JSON, 1.4 to 1.6) as inventory: each component is an entry, nested ones too.
 *
 * ```json
 * {"bomFormat":"CycloneDX","specVersion":"1.6","components":[{"type":"library","bom-ref":"pkg:npm/lodash@4.17.20","name":"lodash","version":"4.17.20",
 *  "purl":"pkg:npm/lodash@4.17.20","cpe":"cpe:2.3:a:lodash:lodash:4.17.20:*:*:*:*:*:*:*","supplier":{"name":"OpenJS Foundation"}}]}
 * ```
 * `bom-ref` is the id, behind the name of what the bill is about: another bill may use the same one. Without it an id is derived. The vendor is who supplies, makes or publishes it: a `group` is a namespace and no vendor.
 * What the bill is about (`metadata.component`) is an entry as well. Files and data are no products and are left out, and counted.
 *
 * @see https://cyclonedx.org/docs/1.6/json/
 * @module
 */
import type { Asset } from './asset.ts'
import { assetFrom } from './asset.ts'
import { slugOf, withDerivedIds } from './asset-id.ts'
import { MAX_ASSETS } from './csv-table.ts'
import { cellFaults } from './entry.ts'
import type { InventoryFault, InventoryProblem } from './fault.ts'
import { MAX_FAULTS, shown } from './fault.ts'

const VERSIONS: readonly string[] = ['1.4', '1.5', '1.6']
const MAX_DEPTH = 32
/** Types of components that are no product. */
const NO_PRODUCT: ReadonlySet<string> = new Set(['file', 'data', 'machine-learning-model', 'cryptographic-asset'])

export interface ReadBill {
  readonly assets: readonly Asset[]
  /** Components that are no product. */
  readonly leftOut: number
  readonly version: string
}

type Json = Readonly<Record<string, unknown>>

export function readCyclonedx(text: string): ReadBill | { readonly faults: readonly InventoryFault[] } {
  const json = parsed(text)
  if ('problem' in json) return { faults: [json] }
  const { value: bill } = json
  if (!isObject(bill) || bill['bomFormat'] !== 'CycloneDX') return { faults: [{ field: '/bomFormat', problem: 'not-cyclonedx' }] }
  const version = String(bill['specVersion'])
  if (!VERSIONS.includes(version)) return { faults: [{ field: '/specVersion', problem: 'cyclonedx-version', found: shown(version) }] }
  const { metadata } = bill
  const own = isObject(metadata) ? metadata['component'] : undefined
  const walk = new BillWalk(isObject(own) && typeof own['name'] === 'string' ? `${slugOf(own['name'])}/` : '')
  if (own !== undefined) walk.component(own, '/metadata/component', 1)
  walk.list(bill['components'], '/components', 1)
  return walk.finished(version)
}

/** The engine's message holds the place of a mistake. */
function parsed(text: string): { readonly value: unknown } | InventoryFault {
  try {
    return { value: JSON.parse(text) }
  } catch (error) {
    const line = /\(line (\d+) column/.exec(error instanceof Error ? error.message : '')?.[1]
    return { ...(line === undefined ? {} : { line: Number(line) }), problem: 'json-broken' }
  }
}

class BillWalk {
  readonly #named = new Map<string, Asset>()
  readonly #nameless: Asset[] = []
  readonly #faults: InventoryFault[] = []
  readonly #prefix: string
  #leftOut = 0

  /** @param prefix of all ids */
  constructor(prefix: string) {
    this.#prefix = prefix
  }

  list(value: unknown, pointer: string, depth: number): void {
    if (value === undefined) return
    if (!Array.isArray(value)) return this.#fault(pointer, 'value-malformed')
    if (depth > MAX_DEPTH) return this.#fault(pointer, 'too-deep')
    for (const [i, component] of (value as unknown[]).entries()) {
      if (this.#faults.length >= MAX_FAULTS) return
      this.component(component, `${pointer}/${i}`, depth)
    }
  }

  component(value: unknown, pointer: string, depth: number): void {
    if (!isObject(value)) return this.#fault(pointer, 'value-malformed')
    this.#keep(value, pointer)
    this.list(value['components'], `${pointer}/components`, depth + 1)
  }

  finished(version: string): ReadBill | { readonly faults: readonly InventoryFault[] } {
    const derived = [...withDerivedIds(this.#nameless)].map((asset) => ({ ...asset, id: this.#prefix + asset.id }))
    const assets = [...this.#named.values(), ...derived]
    if (assets.length > MAX_ASSETS) this.#faults.push({ problem: 'too-many-assets', found: String(MAX_ASSETS) })
    return this.#faults.length > 0 ? { faults: this.#faults.slice(0, MAX_FAULTS) } : { assets, leftOut: this.#leftOut, version }
  }

  #keep(component: Json, pointer: string): void {
    const text = (key: string): string => this.#text(component[key], `${pointer}/${key}`)
    const named = (key: string): string => {
      const { [key]: body } = component
      return isObject(body) ? this.#text(body['name'], `${pointer}/${key}/name`) : ''
    }
    const type = text('type')
    if (NO_PRODUCT.has(type)) {
      this.#leftOut++
      return
    }
    const product = text('name')
    if (product === '') return this.#fault(`${pointer}/name`, 'field-missing')
    const vendor = named('supplier') || named('manufacturer') || text('publisher')
    const kind = type === 'operating-system' ? 'os' : undefined
    const ref = text('bom-ref')
    const id = ref === '' ? '' : this.#prefix + ref
    const asset = assetFrom({ id, vendor, product, version: text('version'), cpe: text('cpe'), purl: text('purl'), kind })
    this.#faults.push(...cellFaults(asset, { nameOf: (field) => `${pointer}/${field}` }))
    if (id === '') this.#nameless.push(asset)
    else if (this.#named.has(id)) this.#fault(`${pointer}/bom-ref`, 'duplicate-id', shown(ref))
    else this.#named.set(id, asset)
  }

  #text(value: unknown, pointer: string): string {
    if (value === undefined || value === null) return ''
    if (typeof value === 'string') return value.trim()
    this.#fault(pointer, 'value-malformed')
    return ''
  }

  #fault(field: string, problem: InventoryProblem, found?: string): void {
    this.#faults.push({ field, problem, ...(found === undefined ? {} : { found }) })
  }
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
