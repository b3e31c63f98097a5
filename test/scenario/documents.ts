// SPDX-License-Identifier: EUPL-1.2
/**
 * Many valid CSAF documents, made from the demonstration's own by giving each a tracking id of its own.
 *
 * @module
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { OWN_ADVISORIES } from '../../federation/demo/cast.ts'

const Csaf = z.looseObject({ document: z.looseObject({ tracking: z.looseObject({ id: z.string() }) }) })

/** Writes `count` documents whose ids carry `batch`; one base document, so one publisher and one version. */
export function writeDocuments(folder: string, batch: string, count: number): string {
  mkdirSync(folder, { recursive: true })
  const [base = ''] = readdirSync(OWN_ADVISORIES)
    .filter((name) => name.startsWith('wdm-'))
    .sort()
  const csaf = Csaf.parse(JSON.parse(readFileSync(join(OWN_ADVISORIES, base), 'utf8')))
  for (let n = 0; n < count; n++) {
    const id = `${csaf.document.tracking.id}-${batch}-${n}`
    const own = { ...csaf, document: { ...csaf.document, tracking: { ...csaf.document.tracking, id } } }
    writeFileSync(join(folder, `${id.toLowerCase()}.json`), JSON.stringify(own))
  }
  return folder
}

/** Tracking ids of the documents in a folder. */
export function documentIds(folder: string): string[] {
  return readdirSync(folder).map((name) => Csaf.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))).document.tracking.id)
}
