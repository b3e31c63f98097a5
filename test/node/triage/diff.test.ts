// SPDX-License-Identifier: EUPL-1.2
/** What changed between two revisions of an advisory. @module */
import { parseCsaf } from '@ncv/protocol/advisory/csaf.ts'
import { utf8 } from '@ncv/protocol/bytes.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { warningDiffHandlers } from '../../../node/admin/warning-diff.ts'
import { NO_RULES } from '../../../node/matching/rules.ts'
import { diffOf } from '../../../node/triage/diff.ts'
import { baseDocument } from '../../federation/csaf/base-document.ts'
import { TriageStage } from './triage-stage.ts'
import { CALL } from '../../support/call.ts'

const ASSETS = [
  { id: 'a1', vendor: 'Musterhaus', product: 'Musterwerk', version: '4.1' },
  { id: 'a2', vendor: 'Musterhaus', product: 'Musterwerk', version: '4.1' },
  { id: 'x', vendor: 'Anders', product: 'Anderswerk' },
]
type Base = ReturnType<typeof baseDocument>
const parsed = (document: unknown) => parseCsaf(utf8(JSON.stringify(document)))

function diff(change: (document: Base) => void) {
  const after = structuredClone(baseDocument())
  change(after)
  return diffOf(parsed(baseDocument()), parsed(after), ASSETS, NO_RULES)
}

describe('the difference of two revisions', () => {
  test('of equal content is empty', () => {
    expect(diff(() => {})).toEqual({ own: [], rest: [] })
  })

  test('names what concerns our products first, once for all assets of which the same is to be said', () => {
    const { own, rest } = diff((document) => {
      Object.assign(document, JSON.parse(JSON.stringify(document).replaceAll('<4.2', '<4.3')))
      Object.assign(document.vulnerabilities[0]?.remediations[0] ?? {}, { details: 'Auf 4.3 aktualisieren.' })
    })
    expect(own.map(({ kind, assets, cve }) => [kind, assets, cve])).toEqual([
      ['own.stated', ['a1', 'a2'], 'CVE-2099-0001'],
      ['own.remedy-added', ['a1', 'a2'], 'CVE-2099-0001'],
      ['own.remedy-gone', ['a1', 'a2'], 'CVE-2099-0001'],
    ])
    expect(own[0]?.params).toEqual({ from: '<4.2 (known_affected)', to: '<4.3 (known_affected)' })
    expect(rest.map(({ kind }) => kind)).toEqual(['rest.products-added', 'rest.products-gone', 'rest.remedies'])
  })

  test('tells what came and what went', () => {
    const { own, rest } = diff(({ vulnerabilities, document }) => {
      Object.assign(vulnerabilities[0] ?? {}, { cve: 'CVE-2099-0009' })
      document.title = 'Neuer Titel'
      document.notes.splice(0)
    })
    expect(own.map(({ kind, cve }) => [kind, cve])).toEqual([
      ['own.new', 'CVE-2099-0009'],
      ['own.gone', 'CVE-2099-0001'],
    ])
    expect(rest.map(({ kind }) => kind)).toEqual(['rest.title', 'rest.cves-added', 'rest.cves-gone', 'rest.notes'])
  })
})

describe('as people read it', () => {
  let stage: TriageStage
  beforeEach(() => {
    stage = new TriageStage()
  })
  afterEach(() => stage[Symbol.dispose]())

  const call = CALL

  test('the newest revision stands against the one before, others as they are named', async () => {
    stage.inventory(...ASSETS)
    let last = stage.publish(baseDocument())
    for (const version of ['3', '4']) {
      const document = structuredClone(baseDocument())
      document.document.tracking.version = version
      Object.assign(document.vulnerabilities[0]?.remediations[0] ?? {}, { details: `Auf {4.${version}} [neu] aktualisieren.` })
      last = stage.publish(document, last)
    }
    const handlers = warningDiffHandlers(stage.stores, stage)
    const ask = async (query: { warning: string; from?: string; to?: string }) => await handlers.warningDiff({ query }, call)
    const newest = await ask({ warning: 'PRUEF-2099-0001' })
    expect(newest).toMatchObject({ advisory: 'PRUEF-2099-0001', from: { index: 1, version: '3' }, to: { index: 2, version: '4' } })
    expect(newest.own.map(({ text }) => text)).toEqual([
      'a1, a2: CVE-2099-0001: neue Maßnahme (Update des Herstellers): „Auf {4.4} [neu] aktualisieren.“',
      'a1, a2: CVE-2099-0001: entfallene Maßnahme (Update des Herstellers): „Auf {4.3} [neu] aktualisieren.“',
    ])
    expect(await ask({ warning: '1' })).toMatchObject({ from: { index: 0 }, to: { index: 1 } })
    expect(await ask({ warning: 'PRUEF-2099-0001', from: '2', to: '#1' })).toMatchObject({ from: { index: 0 }, to: { index: 1 } })
    await expect(ask({ warning: '0' })).rejects.toMatchObject({ code: 'REVISION_MISSING' })
    await expect(ask({ warning: 'gibt-es-nicht' })).rejects.toMatchObject({ code: 'REVISION_MISSING' })
    await expect(ask({ warning: 'PRUEF-2099-0001', to: '9' })).rejects.toMatchObject({ code: 'REVISION_MISSING', params: { found: '9' } })
  })
})
