// SPDX-License-Identifier: EUPL-1.2
/**
 * The schema and all mandatory tests of CSAF 2.0 (section 6.1) over one parsed document.
 *
 * The only importer of @secvisogram/csaf-validator-lib, and itself imported only by the worker: the library takes more than a second and
 * some 150 MB to load. Its "informative" tests are never run: one of them requests the addresses that stand in the document.
 *
 * @module
 */
/// <reference path="./csaf-validator-lib.d.ts" />
import type { DocumentTest } from '@secvisogram/csaf-validator-lib/mandatoryTests.js'
import * as mandatory from '@secvisogram/csaf-validator-lib/mandatoryTests.js'
import { csaf_2_0 } from '@secvisogram/csaf-validator-lib/schemaTests.js'
import type { Finding } from './finding.ts'
import { SCHEMA_TEST } from './finding.ts'

/** Per test and document; a hostile document could otherwise make millions of them. */
const MAX_FINDINGS_PER_TEST = 10

const MANDATORY_TESTS: readonly (readonly [testId: string, test: DocumentTest])[] = Object.entries(mandatory)
  .map(([name, test]) => [name.replace('mandatoryTest_', '').replaceAll('_', '.'), test] as const)
  .sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))

/** Ids of the tests that are run, the schema first. */
export const TEST_IDS: readonly string[] = [SCHEMA_TEST, ...MANDATORY_TESTS.map(([testId]) => testId)]

/** Empty for a good document. */
export function runMandatoryTests(document: unknown): Finding[] {
  const bySchema = runTest(SCHEMA_TEST, csaf_2_0, document)
  const isShaped = bySchema.length === 0
  return [
    ...bySchema,
    ...MANDATORY_TESTS.flatMap(([testId, test]) => {
      try {
        return runTest(testId, test, document)
      } catch (error) {
        // On a document of the wrong shape a test may stumble: the schema has said why. On a well-shaped one, what could not be tested has not passed.
        return isShaped ? [{ testId, pointer: '', message: `test failed to run: ${error instanceof Error ? error.name : 'unknown'}` }] : []
      }
    }),
  ]
}

/** The CWE list itself has a name with a blank at its end (CWE-280) that the library's table has lost: such a blank is no fault of a document. */
const CWE_TEST = '6.1.11'

function withoutTrailingBlanks(document: unknown): unknown {
  const { vulnerabilities, ...rest } = document as { readonly vulnerabilities?: readonly { readonly cwe?: { readonly name?: unknown } }[] }
  if (!Array.isArray(vulnerabilities)) return document
  const trimmed = vulnerabilities.map((each) =>
    typeof each?.cwe?.name === 'string' ? { ...each, cwe: { ...each.cwe, name: each.cwe.name.trimEnd() } } : each,
  )
  return { ...rest, vulnerabilities: trimmed }
}

function runTest(testId: string, test: DocumentTest, document: unknown): Finding[] {
  let { isValid, errors } = test(document)
  if (!isValid && testId === CWE_TEST) ({ isValid, errors } = test(withoutTrailingBlanks(document)))
  if (isValid) return []
  if (errors.length === 0) return [{ testId, pointer: '', message: 'not valid' }]
  return errors
    .slice(0, MAX_FINDINGS_PER_TEST)
    .map(({ instancePath, message }) => ({ testId, pointer: instancePath.slice(0, 500), message: message.slice(0, 500) }))
}
