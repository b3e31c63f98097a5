// SPDX-License-Identifier: EUPL-1.2
/**
 * From a file to a checked CSAF document, or the reason why not.
 *
 * @module
 */
import type { JsonObject } from './document.ts'
import { readDocument } from './document.ts'
import type { Reason } from './reason.ts'
import { reasonOfFindings, reasonOfProblem } from './reason.ts'
import type { SourceFile } from './source.ts'
import type { Validator } from './validator.ts'

export type CheckedDocument = { readonly ok: true; readonly document: JsonObject } | { readonly ok: false; readonly reason: Reason }

export type CheckedFile =
  | { readonly file: string; readonly ok: true; readonly bytes: Uint8Array; readonly document: JsonObject }
  | { readonly file: string; readonly ok: false; readonly reason: Reason }

/** Strict JSON first, then the schema and the mandatory tests of CSAF 2.0. */
export async function checkDocument(bytes: Uint8Array, validator: Validator): Promise<CheckedDocument> {
  const read = readDocument(bytes)
  if (!read.ok) return { ok: false, reason: reasonOfProblem(read.problem) }
  const findings = await validator.validate(bytes)
  return findings.length === 0 ? read : { ok: false, reason: reasonOfFindings(findings, read.document) }
}

/** Files read ahead, so that the validator's thread and the caller work side by side. */
const READ_AHEAD = 32

/**
 * Checks the files of a source in their order, several ahead of the one handed out.
 *
 * @yields one result for every file of the source
 */
export async function* checkSource(source: AsyncIterable<SourceFile>, validator: Validator): AsyncGenerator<CheckedFile> {
  const ahead: Promise<CheckedFile>[] = []
  for await (const file of source) {
    const checked = checkFile(file, validator)
    // Awaited below, in order; until then a refusal must not count as unhandled.
    checked.catch(() => {})
    ahead.push(checked)
    if (ahead.length > READ_AHEAD) yield await (ahead.shift() as Promise<CheckedFile>)
  }
  for (const checked of ahead) yield await checked
}

async function checkFile(source: SourceFile, validator: Validator): Promise<CheckedFile> {
  const { file } = source
  if ('problem' in source) return { file, ok: false, reason: reasonOfProblem(source.problem) }
  const checked = await checkDocument(source.bytes, validator)
  return checked.ok ? { file, ok: true, bytes: source.bytes, document: checked.document } : { file, ok: false, reason: checked.reason }
}
