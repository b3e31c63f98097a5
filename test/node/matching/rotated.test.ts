// SPDX-License-Identifier: EUPL-1.2
/**
 * The rules of matching hold on advisories, vendors and bounds that nobody has seen: a rotated set, labelled by arithmetic.
 *
 * Runs over the project's own advisories always, and over the real ones beside the project where they are present.
 *
 * @module
 */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type { Advisory } from '@ncv/protocol/advisory/advisory.ts'
import { parseCsaf } from '@ncv/protocol/advisory/csaf.ts'
import { utf8 } from '@ncv/protocol/bytes.ts'
import type { Asset } from '../../../node/inventory/asset.ts'
import { match } from '../../../node/matching/match.ts'
import type { Verdict, VerdictKind } from '../../../node/matching/verdict.ts'
import { strongest } from '../../../node/matching/verdict.ts'
import type { Chance } from '../../bench/csaf-document.ts'
import { seededChance } from '../../bench/csaf-document.ts'
import { Names, rotate } from './rotated.ts'
import type { Numbers, PlainProduct } from './rotated-oracle.ts'
import { plainProducts, rightVerdict, squeezed, standsAlone, telling } from './rotated-oracle.ts'

const SHARED = fileURLToPath(new URL('../../../../shared/data/', import.meta.url))
const OWN = fileURLToPath(new URL('../../../federation/demo/data/advisories/', import.meta.url))

interface Label {
  readonly asset: Asset
  readonly expected: 'affected' | 'not-affected' | 'check' | 'unrelated'
  readonly kind: string
}

/** Spellings that inventories have for one product. */
const SPELLINGS: readonly ((vendor: string, name: string) => readonly [string | undefined, string])[] = [
  (vendor, name) => [vendor, name],
  (vendor, name) => [`${vendor} GmbH`, name],
  (vendor, name) => [vendor.toUpperCase(), `${vendor} ${name}`],
  (vendor, name) => [vendor, `${name} (Rathaus)`],
  (vendor, name) => [`${vendor} AG`, name.toUpperCase()],
  (vendor, name) => [vendor, `${name}®`],
]
const WRITTEN: readonly ((version: string) => string)[] = [(v) => v, (v) => `V${v}`, (v) => `v${v}`, (v) => `Version ${v}`, (v) => `FW ${v}`]

/** Another dealer in the vendor's field does not make `BD Alaris` another product. */
function namesItsVendor({ vendor, name }: PlainProduct): boolean {
  return vendor.split(/[^\p{L}]+/u).some((word) => word.length >= 2 && squeezed(name).includes(squeezed(word)))
}

/** No product of the document has the name, with a letter more or less. */
function isNobodys(name: string, { others }: PlainProduct): boolean {
  return !others.includes(name) && standsAlone(name, others)
}

function assetsOf(product: PlainProduct, id: string, chance: Chance, strangers: Names): Label[] {
  const pick = <Value>(values: readonly Value[]): Value => values[chance.below(values.length)] as Value
  const spelled = (version: Numbers | undefined, n: number): Asset => {
    const [vendor, name] = pick(SPELLINGS)(product.vendor, product.name)
    return {
      id: `${id}-${n}`,
      product: name,
      ...(vendor === undefined ? {} : { vendor }),
      ...(version === undefined ? {} : { version: pick(WRITTEN)(version.join('.')) }),
    }
  }
  const labels: Label[] = [...telling(product).slice(0, 8), undefined].flatMap((version, n) => {
    const expected = rightVerdict(product, version)
    return expected === undefined ? [] : [{ asset: spelled(version, n), expected, kind: version === undefined ? 'version missing' : 'bound' }]
  })
  const model = /\d/.exec(product.name)
  const [version] = telling(product)
  const changed = model === null ? undefined : product.name.replace(/\d/, String((Number(model[0]) + 1 + chance.below(8)) % 10))
  const near = changed !== undefined && isNobodys(changed, product) ? changed : undefined
  const given = version === undefined ? {} : { version: version.join('.') }
  if (!namesItsVendor(product)) {
    labels.push({
      asset: { id: `${id}-v`, vendor: strangers.stranger(), product: product.name, ...given },
      expected: 'unrelated',
      kind: 'other vendor',
    })
  }
  if (near !== undefined)
    labels.push({ asset: { id: `${id}-m`, vendor: product.vendor, product: near, ...given }, expected: 'unrelated', kind: 'other model' })
  return labels
}

type Fault = 'miss' | 'false alarm' | 'check lost' | 'check as affected' | 'needless check'

function faultOf({ expected }: Label, got: VerdictKind | 'nothing'): Fault | undefined {
  if (expected === 'affected') return got === 'affected' ? undefined : got === 'check' ? 'needless check' : 'miss'
  if (expected === 'check') return got === 'check' ? undefined : got === 'affected' ? 'check as affected' : 'check lost'
  return got === 'affected' ? 'false alarm' : got === 'check' ? 'needless check' : undefined
}

interface Outcome {
  readonly labels: number
  readonly byExpectation: Readonly<Record<string, number>>
  readonly faults: readonly string[]
  /** Right verdicts `check` and needless ones by rule and text. */
  readonly left: ReadonlyMap<string, number>
}

function judge(advisory: Advisory, labels: readonly Label[], outcome: { faults: string[]; left: Map<string, number> }): void {
  const found = Map.groupBy(
    match(
      advisory,
      labels.map(({ asset }) => asset),
    ),
    ({ asset }) => asset.id,
  )
  for (const label of labels) {
    const best: Verdict | undefined = strongest(found.get(label.asset.id) ?? [])
    const fault = faultOf(label, best?.verdict ?? 'nothing')
    if (fault !== undefined)
      outcome.faults.push(
        `${fault}: ${label.kind}, ${JSON.stringify(label.asset)}, ${advisory.trackingId}, ${best?.reason.rule} ${best?.reason.nodeText} ${best?.reason.rangeText}`,
      )
    if (best?.verdict !== 'check') continue
    const key = `${best.reason.rule} ${JSON.stringify(best.reason.rangeText)}`
    outcome.left.set(key, (outcome.left.get(key) ?? 0) + 1)
  }
}

function run(files: readonly string[], perDocument: number): Outcome {
  const outcome = { labels: 0, byExpectation: {} as Record<string, number>, faults: [] as string[], left: new Map<string, number>() }
  for (const [i, file] of files.entries()) {
    const advisory = parseCsaf(utf8(JSON.stringify(rotate(JSON.parse(readFileSync(file, 'utf8')), 1000 + i))))
    const chance = seededChance(77 + i)
    const strangers = new Names(500_000 + i)
    const labels = plainProducts(advisory)
      .slice(0, perDocument)
      .flatMap((product, n) => assetsOf(product, `a${i}-${n}`, chance, strangers))
    for (const { expected } of labels) outcome.byExpectation[expected] = (outcome.byExpectation[expected] ?? 0) + 1
    outcome.labels += labels.length
    judge(advisory, labels, outcome)
  }
  return outcome
}

interface Sweep {
  readonly nodes: number
  readonly lost: readonly string[]
  readonly left: ReadonlyMap<string, number>
}

/** A version that the text names, as an inventory would have it. */
function versionIn(text: string): { readonly version?: string } {
  const found = /\d+(?:\.\d+)*/.exec(text.replace(/^vers:[a-z]+\//, ''))
  return found === null ? {} : { version: found[0] }
}

/** One document puts a version where the product's name belongs. */
function isVersionOnly(name: string | undefined): boolean {
  return name !== undefined && /^v?\d+(?:\.\d+)+$/i.test(name)
}

/** One asset for each affected node, under the node's own name: it must be recognised, whatever the version's text says. */
function sweep(files: readonly string[]): Sweep {
  const lost: string[] = []
  const left = new Map<string, number>()
  let nodes = 0
  for (const [i, file] of files.entries()) {
    const advisory = parseCsaf(utf8(JSON.stringify(rotate(JSON.parse(readFileSync(file, 'utf8')), 1000 + i))))
    const affected = new Set(advisory.vulnerabilities.flatMap(({ statuses }) => statuses.get('known_affected') ?? []))
    const leaves = advisory.products.filter(
      ({ productId, name, relation }) => relation === undefined && affected.has(productId) && !isVersionOnly(name),
    )
    const assets = leaves.map(
      ({ productId, vendor, name, fullName, version, range }): Asset => ({
        id: productId,
        product: name ?? fullName,
        ...(vendor === undefined ? {} : { vendor }),
        ...versionIn(version ?? range ?? ''),
      }),
    )
    nodes += assets.length
    const found = Map.groupBy(match(advisory, assets), ({ asset }) => asset.id)
    for (const asset of assets) {
      const best = strongest(found.get(asset.id) ?? [])
      if (best === undefined) lost.push(`${advisory.trackingId} ${JSON.stringify(asset)}`)
      if (best?.verdict !== 'check') continue
      const key = `${best.reason.rule} ${JSON.stringify(best.reason.rangeText)}`
      left.set(key, (left.get(key) ?? 0) + 1)
    }
  }
  return { nodes, lost, left }
}

function toldLeft(left: ReadonlyMap<string, number>, rows: number): string[] {
  const kept = [...left].sort((a, b) => b[1] - a[1])
  return kept.slice(0, rows).map(([key, count]) => `${String(count).padStart(6)}  ${key}`)
}

function sumOf(left: ReadonlyMap<string, number>): number {
  return [...left.values()].reduce((sum, count) => sum + count, 0)
}

function told({ labels, byExpectation, left, faults }: Outcome): string {
  return [
    `${labels} labels ${JSON.stringify(byExpectation)}, ${faults.length} faults; left at check: ${sumOf(left)}`,
    ...toldLeft(left, 20),
    '',
  ].join('\n')
}

test('own advisories under other names and with shifted bounds: nothing missed, nothing alarmed for nothing', () => {
  const outcome = run(globSync(`${OWN}*.json`).sort(), 20)
  expect(outcome.faults).toEqual([])
  expect(outcome.labels).toBeGreaterThan(30)
})

const present = existsSync(`${SHARED}csaf/cisa`)
const TITLE = 'real advisories outside the labelled set, under other names and with shifted bounds: nothing missed, nothing alarmed for nothing'

test.skipIf(!present)(present ? TITLE : `${TITLE} (skipped: shared/data/csaf is not beside the project)`, { timeout: 60_000 }, () => {
  const labelled = readFileSync(`${SHARED}match/expected.jsonl`, 'utf8')
  const files = globSync(`${SHARED}csaf/cisa/**/*.json`).sort()
  const others = files.filter((file) => !labelled.includes(`"${/icsm?a-\d\d-\d{3}-\d\d[a-z]?/i.exec(file)?.[0]?.toUpperCase()}"`))
  const outcome = run(others, 6)
  process.stdout.write(told(outcome))
  expect(outcome.faults).toEqual([])
  expect(outcome.labels).toBeGreaterThan(2000)
  expect(Math.min(...['affected', 'not-affected', 'check', 'unrelated'].map((kind) => outcome.byExpectation[kind] ?? 0))).toBeGreaterThan(200)
})

const SWEEP = 'every affected node of a real advisory recognises an asset that has its own name'

test.skipIf(!present)(present ? SWEEP : `${SWEEP} (skipped: shared/data/csaf is not beside the project)`, { timeout: 60_000 }, () => {
  const { nodes, lost, left } = sweep(globSync(`${SHARED}csaf/cisa/**/*.json`).sort())
  process.stdout.write(
    [
      `${nodes} affected nodes, each asked with its own name and a version of its text; left at check: ${sumOf(left)}`,
      ...toldLeft(left, 40),
      '',
    ].join('\n'),
  )
  expect(lost).toEqual([])
  expect(nodes).toBeGreaterThan(5000)
})
