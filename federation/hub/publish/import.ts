// SPDX-License-Identifier: EUPL-1.2
/**
 * Import of CSAF documents from a file or folder into the pass-through lane.
 *
 * A bad document is listed with file, test and place, and the rest goes on. Documents are committed in groups; what was
 * reported as published is durable. Importing the same folder again publishes nothing twice, also after a crash halfway.
 *
 * @module
 */
import { parseCsaf } from '@ncv/protocol/advisory/csaf.ts'
import { CodedError } from '@ncv/protocol/errors.ts'
import type { Progress } from '@ncv/protocol/admin/contract.ts'
import type { Lang, Texts } from '@ncv/runtime/texts.ts'
import { explain } from '@ncv/runtime/texts.ts'
import type { CheckedFile } from '../../csaf/check.ts'
import { checkSource } from '../../csaf/check.ts'
import { readSource } from '../../csaf/source.ts'
import type { Validator } from '../../csaf/validator.ts'
import { FederationError } from '../../errors.ts'
import type { EntrySource } from '../../store/log-store.ts'
import type { Hub } from '../party.ts'
import type { PassThroughOptions } from './pass-through.ts'
import { passThrough } from './pass-through.ts'

const GROUP = 64

export interface Rejection {
  readonly file: string
  readonly code: string
  readonly testId?: string
  readonly pointer: string
  readonly reason: string
}

export interface ImportResult {
  readonly files: number
  readonly published: number
  readonly unchanged: number
  readonly rejected: readonly Rejection[]
  readonly size: number
}

interface Waiting {
  readonly entry: EntrySource
  readonly document: string
}

/** How refusals are put into words. */
export interface Wording {
  readonly lang: Lang
  readonly texts: Texts
}

export async function importDocuments(
  hub: Hub,
  validator: Validator,
  path: string,
  options: PassThroughOptions,
  { lang, texts }: Wording,
  report: (progress: Progress) => void,
  ready: () => Promise<void> = () => Promise.resolve(),
): Promise<ImportResult> {
  const rejected: Rejection[] = []
  let waiting: Waiting[] = []
  let files = 0
  let published = 0
  let unchanged = 0
  const flush = async (): Promise<void> => {
    if (waiting.length === 0) return
    await ready()
    await hub.sequencer.append(waiting.map(({ entry }) => entry))
    published += waiting.length
    waiting = []
  }
  const source = readSource(path, ({ read, total }) => report({ done: read, total }))
  for await (const checked of checkSource(source, validator)) {
    files++
    if (checked.ok) {
      // Another version of a document in this group must be in the log before this one can replace it.
      const advisory = attempt(() => parseCsaf(checked.bytes))
      if (advisory.ok && waiting.some(({ document }) => document === documentOf(advisory.value))) await flush()
      const entry = advisory.ok ? attempt(() => passThrough(hub, advisory.value, checked.bytes, options)) : advisory
      if (!entry.ok) rejected.push(refusal(checked.file, entry.error, lang, texts))
      else if (entry.value === 'unchanged') unchanged++
      else if (advisory.ok) waiting.push({ entry: entry.value, document: documentOf(advisory.value) })
    } else rejected.push(rejectionOf(checked, lang))
    if (waiting.length >= GROUP) await flush()
  }
  await flush()
  for (const { code } of rejected) hub.world.log.warn('document-rejected', { code })
  hub.world.log.info('import-finished', { count: published, size: files })
  return { files, published, unchanged, rejected, size: hub.log.size() }
}

function documentOf({ publisher, trackingId }: { publisher: { namespace: string }; trackingId: string }): string {
  return `${publisher.namespace}\u0000${trackingId}`
}

type Attempt<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: CodedError }

/** A fault of one document becomes a value; anything else ends the import. */
function attempt<T>(work: () => T): Attempt<T> {
  try {
    return { ok: true, value: work() }
  } catch (error) {
    if (error instanceof CodedError && !(error instanceof FederationError && error.code === 'EPOCH_MISSING')) return { ok: false, error }
    throw error
  }
}

function refusal(file: string, error: CodedError, lang: Lang, texts: Texts): Rejection {
  const { pointer } = error.params
  return { file, code: error.code, pointer: typeof pointer === 'string' ? pointer : '', reason: explain(error, lang, texts) }
}

function rejectionOf({ file, reason }: Extract<CheckedFile, { ok: false }>, lang: Lang): Rejection {
  const { code, testId, pointer } = reason
  return { file, code, pointer, reason: reason[lang], ...(testId === undefined ? {} : { testId }) }
}
