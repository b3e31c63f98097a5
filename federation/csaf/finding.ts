// SPDX-License-Identifier: EUPL-1.2
/**
 * What a CSAF test found, and which finding to name first.
 *
 * @module
 */

/** The schema has no number in the standard; its id is the one the validators of the community use. */
export const SCHEMA_TEST = 'csaf_2_0_schema'

export interface Finding {
  /** `csaf_2_0_schema`, a mandatory test of CSAF 2.0 section 6.1 (`6.1.16`, `6.1.27.3`), or `timeout` / `crash` of the validator itself. */
  readonly testId: string
  /** JSON pointer into the document. */
  readonly pointer: string
  /** The library's own words, English. */
  readonly message: string
}

/**
 * The finding that says most: the schema first, since other tests may stumble over its violations;
 * but where a mandatory test points to the same place (6.1.8 on a CVSS object), that one.
 *
 * @param findings not empty
 */
export function leadingFinding(findings: readonly Finding[]): Finding {
  const [first] = findings
  if (first === undefined) throw new RangeError('no finding')
  const named = new Set(findings.filter(({ testId }) => testId !== SCHEMA_TEST).map(({ pointer }) => pointer))
  const bySchema = findings.filter(({ testId, pointer }) => testId === SCHEMA_TEST && !named.has(pointer))
  return bySchema.at(0) ?? findings.find(({ testId }) => testId !== SCHEMA_TEST) ?? first
}

/** Every test id once, the leading one first. */
export function testIds(findings: readonly Finding[]): string[] {
  return [...new Set([leadingFinding(findings).testId, ...findings.map(({ testId }) => testId)])]
}
