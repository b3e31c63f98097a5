// SPDX-License-Identifier: EUPL-1.2
/** The validator's thread: what stalls or crashes it is refused, what stands behind it is not lost. */
import { utf8 } from '@ncv/protocol/bytes.ts'
import { openValidator } from '@ncv/federation/csaf/validator.ts'
import { describe, expect, test } from 'vitest'
import { baseDocument, bytesOf, withMember } from './base-document.ts'
import { hastyTimer, patientTimer } from './manual-timer.ts'

/** Test 6.1.1 compares every reference with every definition: 40,000 × 40,000 keeps it busy for many seconds. */
function stallingDocument(): Uint8Array {
  const document = baseDocument()
  const ids = Array.from({ length: 40_000 }, (_, i) => `Q-${i}`)
  return bytesOf({
    ...document,
    product_tree: { ...document.product_tree, full_product_names: ids.map((product_id) => ({ name: product_id, product_id })) },
    vulnerabilities: [{ cve: 'CVE-2099-0002', product_status: { known_affected: ids.map((id) => `${id}x`) } }],
  })
}

describe('the CSAF validator', () => {
  test('a document that takes too long is refused, and the ones behind it are checked', async () => {
    await using validator = openValidator(hastyTimer(20_000))
    const [stalling, good, broken] = await Promise.all([
      validator.validate(stallingDocument()),
      validator.validate(bytesOf(baseDocument())),
      validator.validate(bytesOf(withMember('/document/lang', 'zz-ZZ'))),
    ])
    expect(stalling).toEqual([{ testId: 'timeout', pointer: '', message: 'not done after 20000 ms' }])
    expect(good).toEqual([])
    expect(broken?.map(({ testId }) => testId)).toEqual(['6.1.12'])
  })

  test('a document that kills the thread is refused, and the ones behind it are checked', async () => {
    await using validator = openValidator(patientTimer)
    // Not JSON: the caller's duty, and the surest way to make the thread throw.
    const [killing, good] = await Promise.all([validator.validate(utf8('{')), validator.validate(bytesOf(baseDocument()))])
    expect(killing?.map(({ testId }) => testId)).toEqual(['crash'])
    expect(good).toEqual([])
  })

  test('more documents than are posted ahead are answered in any order of asking', async () => {
    await using validator = openValidator(patientTimer)
    const documents = Array.from({ length: 200 }, (_, i) => (i % 3 === 0 ? withMember('/document/lang', 'zz-ZZ') : baseDocument()))
    const answers = await Promise.all(documents.map((document) => validator.validate(bytesOf(document))))
    expect(answers.map((findings) => findings.length)).toEqual(documents.map((_, i) => (i % 3 === 0 ? 1 : 0)))
  })

  test('a thread that does not load refuses its callers instead of blaming a document', async () => {
    await using validator = openValidator(hastyTimer(60_000))
    await expect(validator.validate(bytesOf(baseDocument()))).rejects.toThrow('did not start')
  })

  test('a closed validator takes no document', async () => {
    const validator = openValidator(patientTimer)
    await validator[Symbol.asyncDispose]()
    await expect(validator.validate(bytesOf(baseDocument()))).rejects.toThrow('closed')
  })
})
