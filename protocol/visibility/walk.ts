// SPDX-License-Identifier: EUPL-1.2
/**
 * The fields of a schema by their paths, and the schemas inside it. What this code does not know it refuses: a field that it would overlook
 * is one that nobody describes.
 *
 * ```
 * Contribution → key, report.rsit, …, report.indicators[].type, report.indicators[].value, report.leftOut[], isExercise
 * ```
 *
 * @module
 */
import { z } from 'zod'

type AnySchema = z.core.$ZodType

/** A container is walked through, a leaf ends the path. */
const LEAVES = new Set(['string', 'number', 'int', 'boolean', 'bigint', 'literal', 'enum', 'custom', 'date', 'null'])

function unwrapped(schema: AnySchema): AnySchema | undefined {
  if (
    schema instanceof z.core.$ZodOptional ||
    schema instanceof z.core.$ZodNullable ||
    schema instanceof z.core.$ZodDefault ||
    schema instanceof z.core.$ZodReadonly
  )
    return schema._zod.def.innerType
  return undefined
}

function within(schema: AnySchema, path: string): Array<readonly [string, AnySchema]> {
  if (schema instanceof z.core.$ZodObject) {
    return Object.entries(schema._zod.def.shape).map(([name, field]) => [path === '' ? name : `${path}.${name}`, field] as const)
  }
  if (schema instanceof z.core.$ZodArray) return [[`${path}[]`, schema._zod.def.element]]
  if (schema instanceof z.core.$ZodUnion) return schema._zod.def.options.map((option) => [path, option] as const)
  const inner = unwrapped(schema)
  return inner === undefined ? [] : [[path, inner]]
}

/**
 * Every field that a message of this schema can have, once each, in the order of the schema.
 *
 * @throws TypeError for a kind of schema that it cannot look into
 */
export function fieldPaths(schema: z.ZodType): string[] {
  const found = new Set<string>()
  const walk = (each: AnySchema, path: string): void => {
    const inside = within(each, path)
    if (inside.length === 0 && !LEAVES.has(each._zod.def.type)) throw new TypeError(`cannot look into ${each._zod.def.type} at ${path || '(top)'}`)
    if (inside.length === 0) found.add(path)
    for (const [next, schemaThere] of inside) walk(schemaThere, next)
  }
  walk(schema, '')
  return [...found]
}

/** The schema itself and all objects in it. */
export function schemasIn(schema: z.ZodType): Set<AnySchema> {
  const found = new Set<AnySchema>()
  const walk = (each: AnySchema): void => {
    found.add(each)
    for (const [, inner] of within(each, '')) walk(inner)
  }
  walk(schema)
  return found
}
