// SPDX-License-Identifier: EUPL-1.2
/**
 * Import of CSAF documents from a file or folder into the pass-through lane.
 *
 * A bad document is listed with file, test and place, and the rest goes on. Documents are committed in groups; what was
 * reported as published is durable. Importing the same folder again publishes nothing twice, also after a crash halfway.
 *
 * @module
 */
import type { Advisory } from '@ncv/protocol/advisory/advisory.ts'
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
import type { RefusedDocument } from '../../store/import-store.ts'
import type { EntrySource } from '../../store/log-store.ts'
import type { Hub } from '../party.ts'
import type { PassThroughOptions } from './pass-through.ts'
import { passThrough } from './pass-through.ts'

const GROUP = 64

/** As a person reads it who has called for it. */
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

/** What one import has done so far. */
interface Tally {
  files: number
  published: number
  revised: number
  unchanged: number
  readonly rejected: RefusedDocument[]
}

interface Waiting {
  readonly entry: EntrySource
  readonly document: string
  /** A document with this id is published in another version. */
  readonly isRevision: boolean
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
  const tally: Tally = { files: 0, published: 0, revised: 0, unchanged: 0, rejected: [] }
  const at = hub.world.now()
  const note = (failure: string | null): void => hub.imports.add({ at, path, ...counted(tally), failure }, tally.rejected)
  try {
    await takeDocuments(
      hub,
      checkSource(
        readSource(path, ({ read, total }) => report({ done: read, total })),
        validator,
      ),
      options,
      texts,
      tally,
      ready,
    )
  } catch (error) {
    note(error instanceof CodedError ? error.code : 'INTERNAL')
    throw error
  }
  note(null)
  const { rejected, revised: _, ...counts } = tally
  for (const { code } of rejected) hub.world.log.warn('document-rejected', { code })
  hub.world.log.info('import-finished', { count: counts.published, size: counts.files })
  return { ...counts, rejected: rejected.map((each) => rejectionOf(each, lang)), size: hub.log.size() }
}

function counted({ rejected: _, ...counts }: Tally): Omit<Tally, 'rejected'> {
  return counts
}

async function takeDocuments(
  hub: Hub,
  source: AsyncIterable<CheckedFile>,
  options: PassThroughOptions,
  texts: Texts,
  tally: Tally,
  ready: () => Promise<void>,
): Promise<void> {
  let waiting: Waiting[] = []
  const flush = async (): Promise<void> => {
    if (waiting.length === 0) return
    await ready()
    await hub.sequencer.append(waiting.map(({ entry }) => entry))
    tally.published += waiting.length
    tally.revised += waiting.filter(({ isRevision }) => isRevision).length
    waiting = []
  }
  for await (const checked of source) {
    tally.files++
    if (checked.ok) {
      // Another version of a document in this group must be in the log before this one can replace it.
      const advisory = attempt(() => parseCsaf(checked.bytes))
      if (advisory.ok && waiting.some(({ document }) => document === documentOf(advisory.value))) await flush()
      const entry = advisory.ok ? attempt(() => passThrough(hub, advisory.value, checked.bytes, options)) : advisory
      if (!entry.ok) tally.rejected.push(refusal(checked.file, entry.error, texts))
      else if (entry.value === 'unchanged') tally.unchanged++
      else if (advisory.ok) waiting.push({ entry: entry.value, document: documentOf(advisory.value), isRevision: isRevision(hub, advisory.value) })
    } else tally.rejected.push(refusedDocument(checked))
    if (waiting.length >= GROUP) await flush()
  }
  await flush()
}

function isRevision({ advisories }: Pick<Hub, 'advisories'>, { publisher, trackingId }: Advisory): boolean {
  return advisories.versions(publisher.namespace, trackingId).length > 0
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

function refusal(file: string, error: CodedError, texts: Texts): RefusedDocument {
  const { pointer } = error.params
  const [reasonDe, reasonEn] = [explain(error, 'de', texts), explain(error, 'en', texts)]
  return { file, code: error.code, test: null, pointer: typeof pointer === 'string' ? pointer : '', reasonDe, reasonEn }
}

function refusedDocument({ file, reason }: Extract<CheckedFile, { ok: false }>): RefusedDocument {
  const { code, testId, pointer, de, en } = reason
  return { file, code, test: testId ?? null, pointer, reasonDe: de, reasonEn: en }
}

function rejectionOf({ file, code, test, pointer, reasonDe, reasonEn }: RefusedDocument, lang: Lang): Rejection {
  return { file, code, pointer, reason: lang === 'de' ? reasonDe : reasonEn, ...(test === null ? {} : { testId: test }) }
}
