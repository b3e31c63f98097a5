// SPDX-License-Identifier: EUPL-1.2
/**
 * Why a document was refused, for people and for programs.
 *
 * @module
 */
import type { ErrorParams } from '@ncv/protocol/errors.ts'
import type { Lang, Texts } from '@ncv/runtime/texts.ts'
import { textOf } from '@ncv/runtime/texts.ts'
import type { JsonObject } from './document.ts'
import type { Finding } from './finding.ts'
import { leadingFinding, testIds } from './finding.ts'
import { de } from './i18n/de.ts'
import { en } from './i18n/en.ts'
import type { DocumentProblem, DocumentProblemCode } from './problem.ts'

export const CSAF_TEXTS: Texts = { de, en }

export interface Reason {
  /** `CSAF_INVALID`: a test of the standard failed. */
  readonly code: DocumentProblemCode | 'CSAF_INVALID'
  /** The test that says most, and all that failed, it first; empty where the file did not get that far. */
  readonly testId?: string
  readonly testIds: readonly string[]
  /** JSON pointer; empty for the whole document. */
  readonly pointer: string
  readonly de: string
  readonly en: string
}

export function reasonOfProblem(problem: DocumentProblem): Reason {
  const { code, ...params } = problem
  return { code, testIds: [], pointer: problem.pointer ?? '', ...inBoth(`csaf.problem.${code}`, withoutEmpty(params)) }
}

/** @param findings not empty */
export function reasonOfFindings(findings: readonly Finding[], document: JsonObject): Reason {
  const { testId, pointer, message } = leadingFinding(findings)
  const ids = testIds(findings)
  const found = scalarAt(document, pointer)
  const paramsIn = (lang: Lang): ErrorParams => {
    const word = (key: string): string => textOf(CSAF_TEXTS, lang, key)
    const isOfValidator = testId === 'timeout' || testId === 'crash'
    return {
      what: word(`csaf.test.${testId}`),
      test: testId,
      place: pointer === '' ? word('csaf.reason.root') : pointer,
      message,
      remedy: word(isOfValidator ? 'csaf.reason.unfit' : 'csaf.reason.remedy'),
      ...(found === undefined ? {} : { found }),
      ...(ids.length > 1 ? { others: ids.slice(1).join(', ') } : {}),
    }
  }
  return {
    code: 'CSAF_INVALID',
    testId,
    testIds: ids,
    pointer,
    de: textOf(CSAF_TEXTS, 'de', 'csaf.reason.test', paramsIn('de')),
    en: textOf(CSAF_TEXTS, 'en', 'csaf.reason.test', paramsIn('en')),
  }
}

function inBoth(key: string, params: ErrorParams): { de: string; en: string } {
  return { de: textOf(CSAF_TEXTS, 'de', key, params), en: textOf(CSAF_TEXTS, 'en', key, params) }
}

/** An empty pointer would read as a place that was forgotten. */
function withoutEmpty(params: Omit<DocumentProblem, 'code'>): ErrorParams {
  return Object.fromEntries(Object.entries(params).filter(([, value]) => value !== undefined && value !== ''))
}

/** The value a pointer names, quoted so that blanks show; nothing for objects, arrays and what is missing. */
function scalarAt(document: JsonObject, pointer: string): string | undefined {
  let value: unknown = document
  for (const step of pointer.split('/').slice(1)) {
    const key = step.replaceAll('~1', '/').replaceAll('~0', '~')
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = (value as JsonObject)[key]
  }
  if (typeof value === 'object' || value === undefined) return undefined
  return JSON.stringify(typeof value === 'string' ? value.slice(0, 80) : value)
}
