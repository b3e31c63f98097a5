// SPDX-License-Identifier: EUPL-1.2
/**
 * What is wrong with an edition of the product catalogue before it is published: each fault with a JSON pointer (RFC 6901).
 *
 * The schema looks at one member, this looks at what members say of each other and of the edition before.
 *
 * @module
 */
import type { z } from 'zod'
import { fold } from '../advisory/normalise.ts'
import type { Catalogue, CatalogueProduct, NamedProduct } from '../message/catalogue.ts'

export const CATALOGUE_PROBLEMS = [
  'missing',
  'form',
  'choice',
  'too-long',
  'too-short',
  'unknown-member',
  'edition',
  'id-twice',
  'name-taken',
  'own-alias',
  'contains-itself',
  'unknown-id',
  'circular',
  'no-day',
  'vanished',
  'retired-used',
  'retired-unknown',
  'retired-lost',
] as const
export type CatalogueProblem = (typeof CATALOGUE_PROBLEMS)[number]

export interface CatalogueFault {
  readonly pointer: string
  readonly problem: CatalogueProblem
  /** What stands there, or what it collides with. */
  readonly found?: string
}

function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

/** Faults of form, as the schema found them. */
export function faultsOfForm({ issues }: z.ZodError): CatalogueFault[] {
  return issues.flatMap((issue): CatalogueFault[] => {
    const pointer = pointerOf(issue.path)
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => ({ pointer: pointerOf([...issue.path, key]), problem: 'unknown-member' }))
    if (issue.code === 'invalid_type' && issue.input === undefined && issue.message.includes('undefined')) return [{ pointer, problem: 'missing' }]
    if (issue.code === 'invalid_value') return [{ pointer, problem: 'choice', found: issue.values.join(', ') }]
    if (issue.code === 'too_big') return [{ pointer, problem: 'too-long', found: String(issue.maximum) }]
    if (issue.code === 'too_small') return [{ pointer, problem: 'too-short', found: String(issue.minimum) }]
    return [{ pointer, problem: 'form' }]
  })
}

/**
 * Faults of what the members say of each other, and of the edition before.
 *
 * @param isLast false where editions behind `before` may exist that nobody here can read: then the number need only be higher
 */
export function faultsOfSense(catalogue: Catalogue, before?: Catalogue, isLast = true): CatalogueFault[] {
  return [
    ...faultsOfEdition(catalogue.edition, (before?.edition ?? 0) + 1, isLast),
    ...faultsOfIds(catalogue),
    ...faultsOfNames(catalogue.products),
    ...faultsOfLines(catalogue.products),
    ...faultsOfDays(catalogue.products),
    ...faultsOfRetired(catalogue, before),
  ]
}

function faultsOfEdition(edition: number, next: number, isLast: boolean): CatalogueFault[] {
  const isGood = isLast ? edition === next : edition >= next
  return isGood ? [] : [{ pointer: '/edition', problem: 'edition', found: String(next) }]
}

function faultsOfIds({ products }: Catalogue): CatalogueFault[] {
  const seen = new Set<string>()
  return products.flatMap(({ id }, i) => {
    if (seen.has(id)) return [{ pointer: `/products/${i}/id`, problem: 'id-twice' as const, found: id }]
    seen.add(id)
    return []
  })
}

function nameKey({ vendor, product }: NamedProduct): string {
  return `${fold(vendor ?? '')}\u0000${fold(product)}`
}

/** A name of two products would make every advisory on it speak of both. */
function faultsOfNames(products: readonly CatalogueProduct[]): CatalogueFault[] {
  const owners = new Map<string, string>()
  return products.flatMap((product, i) => {
    const own = nameKey(product)
    const faults: CatalogueFault[] = []
    const take = (key: string, pointer: string): void => {
      const owner = owners.get(key)
      if (owner !== undefined && owner !== product.id) faults.push({ pointer, problem: 'name-taken', found: owner })
      owners.set(key, product.id)
    }
    take(own, `/products/${i}/product`)
    const seen = new Set([own])
    for (const [k, alias] of (product.aliases ?? []).entries()) {
      const pointer = `/products/${i}/aliases/${k}`
      const key = nameKey(alias)
      if (seen.has(key)) faults.push({ pointer, problem: 'own-alias', found: alias.product })
      else take(key, pointer)
      seen.add(key)
    }
    for (const [k, part] of (product.embedded ?? []).entries())
      if (seen.has(nameKey(part))) faults.push({ pointer: `/products/${i}/embedded/${k}`, problem: 'contains-itself', found: part.product })
    return faults
  })
}

/** Predecessors and successors exist and lead nowhere in a circle. */
function faultsOfLines(products: readonly CatalogueProduct[]): CatalogueFault[] {
  const ids = new Set(products.map(({ id }) => id))
  const newer = new Map<string, Set<string>>()
  const add = (older: string, id: string): void => void newer.set(older, (newer.get(older) ?? new Set()).add(id))
  const unknown: CatalogueFault[] = []
  for (const [i, { id, predecessor, successor }] of products.entries()) {
    if (predecessor !== undefined && !ids.has(predecessor))
      unknown.push({ pointer: `/products/${i}/predecessor`, problem: 'unknown-id', found: predecessor })
    if (successor !== undefined && !ids.has(successor)) unknown.push({ pointer: `/products/${i}/successor`, problem: 'unknown-id', found: successor })
    if (predecessor !== undefined) add(predecessor, id)
    if (successor !== undefined) add(id, successor)
  }
  const inCircle = circular(newer)
  const circles = products.flatMap(({ id, successor }, i): CatalogueFault[] =>
    inCircle.has(id) ? [{ pointer: `/products/${i}/${successor === undefined ? 'predecessor' : 'successor'}`, problem: 'circular', found: id }] : [],
  )
  return [...unknown, ...circles]
}

/** Ids that are left when all that nothing older leads to, and so on, are taken away, and from whose end the same is done. */
function circular(newer: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string> {
  const edges = [...newer].flatMap(([from, to]) => [...to].map((each) => [from, each] as const))
  let left = edges
  for (;;) {
    const starts = new Set(left.map(([from]) => from))
    const ends = new Set(left.map(([, to]) => to))
    const next = left.filter(([from, to]) => ends.has(from) && starts.has(to))
    if (next.length === left.length) return new Set(left.flat())
    left = next
  }
}

function faultsOfDays(products: readonly CatalogueProduct[]): CatalogueFault[] {
  return products.flatMap(({ endOfSupport: day }, i) => {
    if (day === undefined) return []
    const at = new Date(`${day}T00:00:00Z`)
    const isDay = !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === day
    return isDay ? [] : [{ pointer: `/products/${i}/endOfSupport`, problem: 'no-day' as const, found: day }]
  })
}

/** A product is dropped by naming it: a file that was cut off must not retire half of the catalogue. */
function faultsOfRetired({ products, retired = [] }: Catalogue, before: Catalogue | undefined): CatalogueFault[] {
  const gone = new Set(retired)
  const ids = new Set(products.map(({ id }) => id))
  const known = new Set([...(before?.products ?? []).map(({ id }) => id), ...(before?.retired ?? [])])
  const twice = new Set<string>()
  const own = retired.flatMap((id, i): CatalogueFault[] => {
    const pointer = `/retired/${i}`
    const isTwice = twice.has(id)
    twice.add(id)
    if (isTwice) return [{ pointer, problem: 'id-twice', found: id }]
    return known.has(id) ? [] : [{ pointer, problem: 'retired-unknown', found: id }]
  })
  const used = products.flatMap(({ id }, i): CatalogueFault[] =>
    gone.has(id) ? [{ pointer: `/products/${i}/id`, problem: 'retired-used', found: id }] : [],
  )
  const vanished = (before?.products ?? []).filter(({ id }) => !ids.has(id) && !gone.has(id))
  const lost = (before?.retired ?? []).filter((id) => !gone.has(id))
  return [
    ...own,
    ...used,
    ...vanished.map(({ id }): CatalogueFault => ({ pointer: '/products', problem: 'vanished', found: id })),
    ...lost.map((id): CatalogueFault => ({ pointer: '/retired', problem: 'retired-lost', found: id })),
  ]
}
