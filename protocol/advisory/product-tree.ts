// SPDX-License-Identifier: EUPL-1.2
/**
 * The product tree, flattened: one {@link ProductNode} for every product id (CSAF 2.0 section 3.2.2; `product_paths` of 2.1).
 *
 * A product id lives at a leaf of `branches`, in `full_product_names`, or stands for two others put together in `relationships`.
 *
 * @module
 */
import type { IdentificationHelper, ProductNode, ProductRelation } from './advisory.ts'
import type { Cursor } from './cursor.ts'
import { list, member, optional, optionalText, refuse, text, textMember, texts } from './cursor.ts'

const MAX_DEPTH = 32
/** Each pattern is held against every identifier of an inventory. */
const MAX_PATTERNS = 5_000
const NO_HELPER: IdentificationHelper = { purls: [], modelNumbers: [], serialNumbers: [], skus: [], genericUris: [] }

/** What the branches above a leaf said so far. */
type Path = Omit<ProductNode, 'productId' | 'fullName' | 'helper' | 'relation'>

const BRANCH_MEMBERS: Readonly<Record<string, keyof Path>> = {
  vendor: 'vendor',
  product_family: 'family',
  product_name: 'name',
  product_version: 'version',
  product_version_range: 'range',
  architecture: 'architecture',
  platform: 'platform',
}
const OTHER_BRANCHES = new Set(['host_name', 'language', 'legacy', 'patch_level', 'service_pack', 'specification'])

/** `12.2(55)SE` below `12.2SE` is a version of its own; `SP1` below `14` is not. */
function extendVersion(version: string | undefined, added: string): string {
  return version === undefined || /^v?\d+[.(]/i.test(added) ? added : `${version} ${added}`
}

function descend(path: Path, branch: Cursor): Path {
  const category = textMember(branch, 'category')
  const name = textMember(branch, 'name')
  const key = Object.hasOwn(BRANCH_MEMBERS, category) ? BRANCH_MEMBERS[category] : undefined
  if (key !== undefined) return { ...path, [key]: name }
  if (!OTHER_BRANCHES.has(category)) refuse(member(branch, 'category'), 'unknown-value')
  const extends_ = category === 'service_pack' || category === 'patch_level'
  return extends_ ? { ...path, version: extendVersion(path.version, name) } : path
}

function helperOf(product: Cursor): IdentificationHelper {
  const helper = optional(product, 'product_identification_helper')
  if (helper === undefined) return NO_HELPER
  const purl = optional(helper, 'purl')
  return {
    ...optionalText(helper, 'cpe', 'cpe'),
    purls: purl === undefined ? texts(helper, 'purls') : [text(purl), ...texts(helper, 'purls')],
    modelNumbers: texts(helper, 'model_numbers'),
    serialNumbers: texts(helper, 'serial_numbers'),
    skus: texts(helper, 'skus'),
    genericUris: list(helper, 'x_generic_uris').map((entry) => ({ namespace: textMember(entry, 'namespace'), uri: textMember(entry, 'uri') })),
  }
}

function productNode(product: Cursor, path: Path): ProductNode {
  return { ...path, productId: textMember(product, 'product_id'), fullName: textMember(product, 'name'), helper: helperOf(product) }
}

type Take = (node: ProductNode, place: Cursor) => void

function walk(parent: Cursor, path: Path, depth: number, take: Take): void {
  for (const branch of list(parent, 'branches')) {
    if (depth > MAX_DEPTH) refuse(branch, 'too-deep')
    const below = descend(path, branch)
    const product = optional(branch, 'product')
    if (product !== undefined) take(productNode(product, below), product)
    walk(branch, below, depth + 1, take)
  }
}

/** A path of CSAF 2.1 over one product or several. It is a default component only where each step is. */
function pathOf(entry: Cursor): ProductRelation {
  const steps = list(entry, 'subpaths').map((step) => ({
    category: textMember(step, 'category'),
    next: textMember(step, 'next_product_reference'),
  }))
  const [first, ...others] = steps
  if (first === undefined) return refuse(member(entry, 'subpaths'), 'missing')
  const { category } = steps.find((step) => step.category !== 'default_component_of') ?? first
  const further = others.length === 0 ? {} : { further: others.map(({ next }) => next) }
  return { category, component: textMember(entry, 'beginning_product_reference'), base: first.next, ...further }
}

function relationships(tree: Cursor, take: Take): void {
  for (const entry of list(tree, 'relationships')) {
    const relation = {
      category: textMember(entry, 'category'),
      component: textMember(entry, 'product_reference'),
      base: textMember(entry, 'relates_to_product_reference'),
    }
    const product = member(entry, 'full_product_name')
    take({ ...productNode(product, {}), relation }, product)
  }
  for (const entry of list(tree, 'product_paths')) {
    const product = member(entry, 'full_product_name')
    take({ ...productNode(product, {}), relation: pathOf(entry) }, product)
  }
}

/** All products of the document by id. @throws ProtocolError `CSAF_INVALID` */
export function readProducts(document: Cursor): Map<string, ProductNode> {
  const products = new Map<string, ProductNode>()
  const tree = optional(document, 'product_tree')
  if (tree === undefined) return products
  let patterns = 0
  const take: Take = (node, place) => {
    const { modelNumbers, serialNumbers, skus } = node.helper
    for (const numbers of [modelNumbers, serialNumbers, skus]) for (const number of numbers) if (/[*?]/.test(number)) patterns++
    if (patterns > MAX_PATTERNS) refuse(place, 'too-many')
    if (products.has(node.productId)) refuse(member(place, 'product_id'), 'defined-twice')
    products.set(node.productId, node)
  }
  walk(tree, {}, 1, take)
  for (const product of list(tree, 'full_product_names')) take(productNode(product, {}), product)
  relationships(tree, take)
  for (const { productId, relation } of products.values()) {
    if (relation === undefined) continue
    for (const id of [relation.component, relation.base, ...(relation.further ?? [])]) {
      if (!products.has(id) || id === productId) refuse(member(tree, 'relationships'), 'undefined-product')
    }
  }
  return products
}

/** Product ids by group id, to resolve what remediations and threats name. */
export function readGroups(document: Cursor, products: ReadonlyMap<string, ProductNode>): Map<string, readonly string[]> {
  const groups = new Map<string, readonly string[]>()
  const tree = optional(document, 'product_tree')
  if (tree === undefined) return groups
  for (const group of list(tree, 'product_groups')) {
    const id = textMember(group, 'group_id')
    if (groups.has(id)) refuse(member(group, 'group_id'), 'defined-twice')
    groups.set(
      id,
      list(group, 'product_ids').map((entry) => knownProduct(entry, products)),
    )
  }
  return groups
}

/** A product id that the tree defines (mandatory test 6.1.1). */
export function knownProduct(place: Cursor, products: ReadonlyMap<string, ProductNode>): string {
  const id = text(place)
  return products.has(id) ? id : refuse(place, 'undefined-product')
}
