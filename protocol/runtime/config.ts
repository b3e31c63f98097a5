// SPDX-License-Identifier: EUPL-1.2
/**
 * Configuration, read once at the start: a JSON file, over it the environment, checked, frozen.
 *
 * The key `relayUrl` is `NCV_RELAY_URL` in the environment, `smtp.host` is `NCV_SMTP_HOST`; `NCV_RELAY_URL_FILE` names a file that holds
 * the value (secrets in containers). Errors name the key, where it was set, and what is expected.
 *
 * @module
 */
import { fromUtf8 } from '@ncv/protocol/bytes.ts'
import type { ErrorParams } from '@ncv/protocol/errors.ts'
import { z } from 'zod'
import { RuntimeError } from './errors.ts'
import { jsonLine } from './json-line.ts'
import { nearest } from './nearest.ts'
import { readFileBounded, readTextFile } from './party-dir.ts'
import type { Environment } from './real-net.ts'
import type { Lang } from './texts.ts'
import { RUNTIME_TEXTS, textOf } from './texts.ts'

export interface ReadConfigOptions {
  /** Absent: only the environment. */
  readonly file?: string
  readonly env?: Environment
  readonly lang?: Lang
}

const MAX_CONFIG_BYTES = 256 * 1024
const LOCALES = { de: z.locales.de(), en: z.locales.en() }

/** @throws RuntimeError `CONFIG_MISSING`, `CONFIG_INVALID`, `FILE_UNREADABLE`, `FILE_MISSING` (of a `…_FILE`) */
export function readConfig<S extends z.ZodObject>(schema: S, { file, env = {}, lang = 'de' }: ReadConfigOptions): Readonly<z.output<S>> {
  const text = file === undefined ? '{}' : readText(file)
  const fromFile = parseFile(file ?? '', text)
  const values = structuredClone(fromFile)
  const origins = new Map<string, string>()
  overlayEnvironment(schema, values, env, [], origins)
  const faults = new Faults(lang)
  const strict = schema.strict().safeParse(values, { error: faults.said })
  if (!strict.success) throw invalid(strict.error.issues, (issue) => faults.reason(issue, schema), file, text, origins)
  return deepFreeze(schema.parse(values))
}

/**
 * A span of time: a number of seconds, or a number with `ms`, `s`, `m`, `h`, `d`, `w`. May be negative.
 *
 * @returns milliseconds, or `undefined` when `text` is none
 */
export function parseDuration(text: string): number | undefined {
  const match = /^(-?[0-9]{1,9})(ms|s|m|h|d|w)?$/.exec(text.trim())
  if (match === null) return undefined
  const unit = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 }[match[2] ?? 's'] ?? 1_000
  return Number(match[1]) * unit
}

/**
 * `NCV_CLOCK_OFFSET` in milliseconds, 0 where absent.
 *
 * @throws RuntimeError `CONFIG_INVALID`
 */
export function clockOffsetOf(env: Environment): number {
  const text = env['NCV_CLOCK_OFFSET']
  if (text === undefined || text === '') return 0
  const offset = parseDuration(text)
  if (offset === undefined)
    throw new RuntimeError('CONFIG_INVALID', { key: 'NCV_CLOCK_OFFSET', found: text.slice(0, 40), expected: '3600, 90s, -1h' })
  return offset
}

/** For schemas: takes `"15m"` or seconds, gives milliseconds. */
export const Duration = z.union([z.string(), z.number()]).transform((value, context) => {
  const ms = parseDuration(String(value))
  if (ms !== undefined && ms >= 0) return ms
  context.addIssue({ code: 'custom', message: '30s, 15m, 24h, 7d' })
  return z.NEVER
})

/** For schemas: the base address of another party. */
export const BaseUrl = z.string().regex(/^https?:\/\/[^\s?#@]{1,200}$/, { message: 'https://…' })

function readText(file: string): string {
  try {
    return fromUtf8(readFileBounded(file, MAX_CONFIG_BYTES))
  } catch (cause) {
    if (cause instanceof RuntimeError && cause.code === 'FILE_MISSING') throw new RuntimeError('CONFIG_MISSING', { file }, { cause })
    if (cause instanceof RuntimeError) throw cause
    throw new RuntimeError('CONFIG_INVALID', { file, reason: 'UTF-8' }, { cause })
  }
}

function parseFile(file: string, text: string): Record<string, unknown> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : ''
    // V8 says where, except at the end of the text.
    const line = Number(/\(line ([0-9]+) /.exec(message)?.[1] ?? text.split('\n').length)
    throw new RuntimeError('CONFIG_INVALID', { file, line, reason: message.replace(/ in JSON at position.*$/s, '').slice(0, 200) }, { cause })
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new RuntimeError('CONFIG_INVALID', { file, expected: '{ … }' })
  return { ...value }
}

/** Follows the schema, so that only known keys are read and each value gets its type. */
function overlayEnvironment(
  schema: z.ZodObject,
  values: Record<string, unknown>,
  env: Environment,
  path: readonly string[],
  origins: Map<string, string>,
) {
  for (const [key, raw] of Object.entries(schema.shape)) {
    const inner = unwrap(raw)
    const here = [...path, key]
    if (inner instanceof z.ZodObject) {
      const nested = values[key]
      const target: Record<string, unknown> = typeof nested === 'object' && nested !== null && !Array.isArray(nested) ? { ...nested } : {}
      overlayEnvironment(inner, target, env, here, origins)
      if (Object.keys(target).length > 0) values[key] = target
      continue
    }
    const name = `NCV_${here.map((part) => part.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()).join('_')}`
    const given = fromEnvironment(env, name)
    if (given === undefined) continue
    values[key] = typed(inner, given.text)
    origins.set(here.join('.'), given.name)
  }
}

function fromEnvironment(env: Environment, name: string): { name: string; text: string } | undefined {
  const file = env[`${name}_FILE`]
  const text = env[name]
  if (file !== undefined && text !== undefined) throw new RuntimeError('CONFIG_INVALID', { key: name, reason: `${name} + ${name}_FILE` })
  if (file !== undefined) return { name: `${name}_FILE`, text: readTextFile(file, MAX_CONFIG_BYTES).trim() }
  return text === undefined ? undefined : { name, text }
}

function unwrap(schema: unknown): unknown {
  let inner = schema
  while (inner instanceof z.ZodOptional || inner instanceof z.ZodDefault || inner instanceof z.ZodNullable || inner instanceof z.ZodReadonly)
    inner = inner.unwrap()
  return inner
}

/** What does not fit stays text: the schema then names the fault. */
function typed(schema: unknown, text: string): unknown {
  if (schema instanceof z.ZodNumber) return /^-?[0-9]+(?:\.[0-9]+)?$/.test(text) ? Number(text) : text
  if (schema instanceof z.ZodBoolean) return text === 'true' || text === '1' ? true : text === 'false' || text === '0' ? false : text
  if (schema instanceof z.ZodArray) return text === '' ? [] : text.split(',').map((part) => typed(unwrap(schema.element), part.trim()))
  return text
}

function invalid(
  issues: readonly z.core.$ZodIssue[],
  reason: (issue: z.core.$ZodIssue) => string,
  file: string | undefined,
  text: string,
  origins: Map<string, string>,
): RuntimeError {
  const faults = issues.map((issue) => {
    const keys = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : []
    const path = [...issue.path, ...keys].map(String)
    const key = path.join('.')
    return { key: origins.get(key) ?? key, isFromFile: !origins.has(key), line: jsonLine(text, path), reason: reason(issue) }
  })
  const [first] = faults
  const others = faults.slice(1).map((fault) => `${fault.key}: ${fault.reason}`)
  return new RuntimeError('CONFIG_INVALID', {
    ...(file !== undefined && first?.isFromFile === true ? { file } : {}),
    ...(first?.isFromFile === true && first.line !== undefined ? { line: first.line } : {}),
    key: first?.key ?? '',
    reason: [first?.reason ?? '', ...others].join('; '),
  })
}

/** Says what is wrong with a value. */
class Faults {
  readonly #lang: Lang
  readonly #said = new Set<string>()

  constructor(lang: Lang) {
    this.#lang = lang
  }

  /** For zod: asked only where the schema has no message of its own. */
  readonly said = (issue: z.core.$ZodRawIssue): string => {
    const isMissing = issue.code === 'invalid_type' && issue.input === undefined
    const localized = LOCALES[this.#lang].localeError(issue)
    const message = isMissing ? this.#text('config.missing') : typeof localized === 'string' ? localized : (localized?.message ?? '')
    this.#said.add(message)
    return message
  }

  reason(issue: z.core.$ZodIssue, schema: z.ZodObject): string {
    const { message } = issue
    const near = issue.code === 'unrecognized_keys' ? nearest(issue.keys[0] ?? '', Object.keys(shapeAt(schema, issue.path))) : undefined
    if (near !== undefined) return `${message} → ${near}`
    if (this.#said.has(message)) return message
    // A message of the schema is the name of a text (`not-one-line`), or an example of what fits.
    const named = `value.${message}`
    return Object.hasOwn(RUNTIME_TEXTS[this.#lang], named) ? this.#text(named) : this.#text('config.expected', { expected: message })
  }

  #text(key: string, params: ErrorParams = {}): string {
    return textOf(RUNTIME_TEXTS, this.#lang, key, params)
  }
}

/** The keys that are known where `path` leads. */
function shapeAt(schema: z.ZodObject, path: readonly PropertyKey[]): z.ZodObject['shape'] {
  let inner: unknown = schema
  for (const part of path) inner = inner instanceof z.ZodObject ? unwrap(inner.shape[String(part)]) : undefined
  return inner instanceof z.ZodObject ? inner.shape : {}
}

function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value
  for (const inner of Object.values(value)) deepFreeze(inner)
  return Object.freeze(value)
}
