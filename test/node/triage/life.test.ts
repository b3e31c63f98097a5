// SPDX-License-Identifier: EUPL-1.2
/** The life of a match: decided, kept, reopened. @module */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { baseDocument } from '../../federation/csaf/base-document.ts'
import { csafDocument } from '../matching/advisory-builder.ts'
import { DAY_MS, START, TriageStage } from './triage-stage.ts'

const A1 = { id: 'a1', vendor: 'Musterhaus', product: 'Musterwerk', version: '4.1' }

let stage: TriageStage
beforeEach(() => {
  stage = new TriageStage()
})
afterEach(() => stage[Symbol.dispose]())

type Base = ReturnType<typeof baseDocument>

/** The base document as a later revision. */
function revision(version: string, change: (document: Base) => void = () => {}): Base {
  const document = structuredClone(baseDocument())
  document.document.tracking.version = version
  change(document)
  return document
}

const one = () => stage.views()[0]
const vulnerability = (cve: string) => one()?.vulnerabilities.find((each) => each.cve === cve)

describe('the status of a match', () => {
  test('is kept for each vulnerability alone, and one that is left open keeps the match open', () => {
    stage.inventory(A1)
    stage.publish(twoVulnerabilities())
    expect(stage.decide({ cve: 'CVE-2099-0001' }, { status: 'closed' })).toBe(1)
    expect(one()).toMatchObject({ status: 'open', cves: ['CVE-2099-0001', 'CVE-2099-0002'] })
    expect(vulnerability('CVE-2099-0001')).toMatchObject({ status: 'closed' })
    expect(vulnerability('CVE-2099-0002')).toMatchObject({ status: 'open' })
  })

  test('set without naming a CVE holds for all vulnerabilities', () => {
    stage.inventory(A1)
    stage.publish(twoVulnerabilities())
    expect(stage.decide({ asset: 'a1' }, { status: 'in-progress', role: 'IT-Leitung' })).toBe(2)
    expect(one()?.vulnerabilities.map(({ status, role }) => [status, role])).toEqual([
      ['in-progress', 'IT-Leitung'],
      ['in-progress', 'IT-Leitung'],
    ])
  })

  test('of a vulnerability without a CVE stands beside those that have one', () => {
    stage.inventory(A1)
    stage.publish(
      revision('2', ({ vulnerabilities }) => {
        const nameless = { ...structuredClone(vulnerabilities[0] as Base['vulnerabilities'][number]), cve: undefined, title: 'ohne Nummer' }
        vulnerabilities.push(nameless as unknown as Base['vulnerabilities'][number])
      }),
    )
    stage.decide({ cve: 'CVE-2099-0001' }, { status: 'closed' })
    expect(one()).toMatchObject({ status: 'open' })
    expect(vulnerability('*')).toMatchObject({ status: 'open' })
    stage.decide({ asset: 'a1', status: 'open' }, { status: 'closed' })
    expect(one()).toMatchObject({ status: 'closed', dueState: 'none' })
  })

  test('is each vulnerability’s own verdict, also where another one is worse', () => {
    stage.inventory({ id: 'a1', vendor: 'Musterhaus', product: 'Musterwerk' }, A1)
    const document = twoVulnerabilities()
    document.vulnerabilities[1] = {
      ...(document.vulnerabilities[1] as Base['vulnerabilities'][number]),
      product_status: { under_investigation: ['P-1'] } as never,
    }
    stage.publish(document)
    const known = stage.views().find(({ asset }) => asset.version === '4.1')
    expect(known?.vulnerabilities.map(({ cve, verdict, status }) => [cve, verdict, status])).toEqual([
      ['CVE-2099-0001', 'affected', 'open'],
      ['CVE-2099-0002', 'check', 'check'],
    ])
  })

  test('"not relevant" needs a CSAF flag or a reason, "accepted" a reason and a day that is not over', () => {
    stage.inventory(A1)
    stage.publish(baseDocument())
    const fails = (change: Parameters<TriageStage['decide']>[1], code: string) =>
      expect(() => stage.decide({ asset: 'a1' }, change)).toThrow(expect.objectContaining({ code }))
    fails({ status: 'not-relevant' }, 'STATUS_REASON')
    fails({ status: 'closed', flag: 'component_not_present' }, 'STATUS_FLAG')
    fails({ status: 'accepted', reason: 'x' }, 'STATUS_DATE')
    fails({ status: 'accepted', reason: 'x', until: '2026-01-04' }, 'STATUS_DATE')
    fails({ status: 'accepted', reason: 'x', until: '2026-02-30' }, 'STATUS_DATE')
    fails({}, 'CHANGE_EMPTY')
    expect(one()).toMatchObject({ status: 'open' })
    stage.decide({ asset: 'a1' }, { status: 'not-relevant', flag: 'vulnerable_code_not_present' })
    expect(one()).toMatchObject({ status: 'not-relevant', flag: 'vulnerable_code_not_present' })
    stage.decide({ asset: 'a1' }, { status: 'accepted', reason: 'x', until: '2026-01-05' })
    expect(one()).toMatchObject({ status: 'accepted', until: '2026-01-05' })
  })
})

function twoVulnerabilities(): Base {
  return revision('2', ({ vulnerabilities }) => {
    vulnerabilities.push({ ...structuredClone(vulnerabilities[0] as Base['vulnerabilities'][number]), cve: 'CVE-2099-0002' })
  })
}

describe('a new revision', () => {
  const closed = () => {
    stage.inventory(A1)
    const index = stage.publish(baseDocument())
    stage.decide({ asset: 'a1' }, { status: 'closed', by: 'ISB' })
    stage.now += DAY_MS * 10
    return index
  }

  test.each([
    ['its title', (document: Base) => void Object.assign(document.document, { title: 'Anderer Titel' })],
    ['its notes', (document: Base) => void document.vulnerabilities[0]?.notes.push({ category: 'general', text: 'Neues' })],
    ['its scores', (document: Base) => void Object.assign(document.vulnerabilities[0]?.scores[0]?.cvss_v3 ?? {}, { baseScore: 7.5 })],
    ['a product that is not here', (document: Base) => addOtherProduct(document)],
    ['its numbering of products', (document: Base) => renumber(document)],
  ])('that changes %s is no new match: the decision stays', (_what, change) => {
    const first = closed()
    const second = stage.publish(revision('3', change), first)
    expect(one()).toMatchObject({ index: second, status: 'closed', firstSeen: START })
    expect(stage.stores.decisions.history('a1', 'https://cert.example PRUEF-2099-0001')).toHaveLength(1)
  })

  test.each([
    [
      'the remediation',
      'remedies',
      (document: Base) => void Object.assign(document.vulnerabilities[0]?.remediations[0] ?? {}, { details: 'Auf 4.3 aktualisieren.' }),
    ],
    [
      'the status',
      'stated',
      (document: Base) => void Object.assign(document.vulnerabilities[0] ?? {}, { product_status: { first_affected: ['P-1'], fixed: ['P-2'] } }),
    ],
    ['the range', 'stated', (document: Base) => widen(document)],
    [
      'the verdict',
      'verdict',
      (document: Base) => void Object.assign(document.vulnerabilities[0] ?? {}, { product_status: { under_investigation: ['P-1'], fixed: ['P-2'] } }),
    ],
  ])('that changes %s for our product is told and reopens what was settled', (_what, cause, change) => {
    const first = closed()
    const second = stage.publish(revision('3', change), first)
    const found = one()
    expect(found).toMatchObject({ index: second, firstSeen: START, isNew: true, vulnerabilities: [{ cause, alertAt: stage.now }] })
    expect(['open', 'check']).toContain(found?.status)
    const history = stage.stores.decisions.history('a1', 'https://cert.example PRUEF-2099-0001')
    expect(history.map((line) => [line.who, line.cause, line.from])).toEqual([
      ['ISB', 'person', 'open'],
      [null, cause, 'closed'],
    ])
  })

  test('that adds a vulnerability alerts for that one alone', () => {
    const first = closed()
    stage.publish({ ...twoVulnerabilities(), document: revision('3').document }, first)
    expect(vulnerability('CVE-2099-0001')).toMatchObject({ status: 'closed', firstSeen: START })
    expect(vulnerability('CVE-2099-0002')).toMatchObject({ status: 'open', firstSeen: stage.now, cause: 'new' })
  })

  test('that does not touch the asset any more ends its match, and a later one that does begins it anew', () => {
    const first = closed()
    const second = stage.publish(
      revision(
        '3',
        (document) => void Object.assign(document.vulnerabilities[0] ?? {}, { product_status: { known_not_affected: ['P-1'], fixed: ['P-2'] } }),
      ),
      first,
    )
    expect(stage.views()).toEqual([])
    stage.publish(revision('4'), second)
    // Nothing changed the stored matches of the revision between: the stage's sweep is the start of the node.
    stage.restart()
    expect(one()).toMatchObject({ index: 2 })
  })

  test('work in progress goes on, marked', () => {
    stage.inventory(A1)
    const first = stage.publish(baseDocument())
    stage.decide({ asset: 'a1' }, { status: 'in-progress', role: 'Technik' })
    stage.now += DAY_MS
    stage.publish(revision('3', widen), first)
    expect(one()).toMatchObject({ status: 'in-progress', role: 'Technik', isNew: true })
    expect(one()?.reasons.join()).toContain('andere Versionen')
  })
})

function widen(document: Base): void {
  const text = JSON.stringify(document).replaceAll('<4.2', '<4.3')
  Object.assign(document, JSON.parse(text))
}

function renumber(document: Base): void {
  Object.assign(document, JSON.parse(JSON.stringify(document).replaceAll('P-1', 'CSAFPID-9')))
}

function addOtherProduct(document: Base): void {
  const other = { name: 'Andershaus Anderswerk <9', product_id: 'P-9' }
  const branch = { category: 'product_name', name: 'Anderswerk', branches: [{ category: 'product_version_range', name: '<9', product: other }] }
  document.product_tree.branches.push({ category: 'vendor', name: 'Andershaus', branches: [branch] } as never)
  const [first] = document.vulnerabilities
  first?.product_status.known_affected.push('P-9')
  first?.remediations.push({ category: 'mitigation', details: 'Nur für Anderswerk.', product_ids: ['P-9'] })
}

describe('the inventory', () => {
  test('that brings another version of the asset lifts what was settled', () => {
    stage.inventory(A1)
    stage.publish(baseDocument())
    stage.decide({ asset: 'a1' }, { status: 'closed' })
    stage.inventory({ ...A1, version: '4.0' })
    expect(one()).toMatchObject({ status: 'open' })
    expect(one()?.reasons.join()).toContain('früheren Version des Assets')
  })

  test('that goes back to an affected version reopens what was closed', () => {
    stage.inventory(A1)
    stage.publish(baseDocument())
    stage.decide({ asset: 'a1' }, { status: 'closed' })
    stage.inventory({ ...A1, version: '4.2' })
    expect(stage.views()).toEqual([])
    stage.now += DAY_MS
    stage.inventory(A1)
    expect(one()).toMatchObject({ status: 'open', firstSeen: stage.now, vulnerabilities: [{ cause: 'returned' }] })
  })

  test('that loses an asset for a while loses no decision about it', () => {
    stage.inventory(A1)
    stage.publish(baseDocument())
    stage.decide({ asset: 'a1' }, { status: 'closed' })
    stage.inventory({ id: 'b1', product: 'Anderswerk' })
    expect(stage.views()).toEqual([])
    stage.inventory(A1)
    expect(one()).toMatchObject({ status: 'closed', firstSeen: START })
  })
})

describe('an acceptance', () => {
  test('ends with the last second of its day in Germany, and the history says so', () => {
    stage.inventory(A1)
    stage.publish(baseDocument())
    stage.decide({ asset: 'a1' }, { status: 'accepted', reason: 'Testnetz', until: '2026-07-10', role: 'Bauamt', by: 'ISB' })
    // Midnight in Berlin is 22:00 UTC in summer.
    stage.now = Date.UTC(2026, 6, 10, 21, 59, 59)
    expect(one()).toMatchObject({ status: 'accepted', until: '2026-07-10' })
    stage.now = Date.UTC(2026, 6, 10, 22)
    expect(one()).toMatchObject({ status: 'open', role: 'Bauamt', isNew: true, isOverdue: true })
    expect(one()).not.toHaveProperty('until')
    const history = stage.stores.decisions.history('a1', 'https://cert.example PRUEF-2099-0001')
    expect(history.map(({ cause, from, to }) => [cause, from, to])).toEqual([
      ['person', 'open', 'accepted'],
      ['acceptance-ended', 'accepted', 'open'],
    ])
    stage.review()
    expect(stage.stores.decisions.history('a1', 'https://cert.example PRUEF-2099-0001')).toHaveLength(2)
  })
})

describe('what stood before comes back', () => {
  test('a revision that is withdrawn leaves the one before it with its decision', () => {
    stage.inventory(A1)
    const first = stage.publish(baseDocument())
    stage.decide({ asset: 'a1' }, { status: 'closed' })
    const second = stage.publish(
      revision('3', (document) => void Object.assign(document.document, { title: 'neu' })),
      first,
    )
    expect(one()).toMatchObject({ index: second, status: 'closed' })
    stage.withdraw(second)
    stage.restart()
    expect(one()).toMatchObject({ index: first, status: 'closed' })
  })
})

describe('an advisory that stands in two entries', () => {
  test('is shown once, under the newer one, and raises no alert each time it is looked at', () => {
    stage.inventory(A1)
    stage.publish(baseDocument())
    stage.decide({ asset: 'a1' }, { status: 'closed' })
    stage.publish(revision('3', widen))
    expect(stage.views()).toMatchObject([{ index: 1, status: 'open' }])
    stage.decide({ asset: 'a1' }, { status: 'closed' })
    stage.restart()
    stage.rematch([0, 1])
    expect(stage.views()).toMatchObject([{ index: 1, status: 'closed' }])
  })
})

describe('what is over', () => {
  test('is forgotten after three years, and what still touches an asset is not', () => {
    stage.inventory(A1, { ...A1, id: 'a2' })
    stage.publish(baseDocument())
    stage.decide({ asset: 'a*' }, { status: 'closed', by: 'ISB' })
    stage.inventory(A1)
    stage.now += 3 * 365 * DAY_MS + 1
    stage.review()
    const count = (table: string) => stage.db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get()
    expect(stage.views()).toMatchObject([{ asset: { id: 'a1' }, status: 'closed' }])
    expect(['match_life', 'decision', 'decision_change', 'decision_batch'].map(count)).toEqual([1, 1, 0, 0])
  })
})

describe('documents in the shape of the BSI', () => {
  test('have the publisher’s word as severity, and fixed products in no status are not asked about', () => {
    stage.inventory(
      { id: 'b1', vendor: 'Fortinet', product: 'FortiOS', version: '7.2.10' },
      { id: 'b2', vendor: 'Fortinet', product: 'FortiOS', version: '7.2.12' },
    )
    stage.publish(
      csafDocument({
        document: { aggregate_severity: { text: 'hoch' } },
        products: [
          { id: 'T1', vendor: 'Fortinet', product: 'FortiOS', range: '<7.2.12' },
          { id: 'T1-fixed', vendor: 'Fortinet', product: 'FortiOS', version: '7.2.12' },
        ],
        vulnerabilities: [
          { cve: 'CVE-2026-0001', product_status: { known_affected: ['T1'] } },
          { cve: 'CVE-2026-0002', product_status: { known_affected: ['T1'] } },
        ],
      }),
    )
    const found = stage.views()
    expect(found.map(({ asset }) => asset.id)).toEqual(['b1'])
    expect(found[0]).toMatchObject({ severity: 'high', cves: ['CVE-2026-0001', 'CVE-2026-0002'] })
    expect(found[0]?.vulnerabilities[0]).toMatchObject({ severitySource: 'publisher hoch' })
  })

  test('products that no status names stand as one vulnerability to be checked', () => {
    stage.inventory(A1)
    const document = baseDocument()
    Object.assign(document.vulnerabilities[0] ?? {}, { product_status: {}, remediations: [] })
    stage.publish(document)
    expect(one()).toMatchObject({
      verdict: 'check',
      status: 'check',
      cves: [],
      vulnerabilities: [{ cve: '*', verdict: 'check', severity: 'unknown' }],
    })
  })
})
