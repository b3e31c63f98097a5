// SPDX-License-Identifier: EUPL-1.2
/**
 * Texts of matching, English.
 *
 * @module
 */
import type { MatchingTexts } from './matching-de.ts'

export const MATCHING_EN: MatchingTexts = {
  identity: {
    'order-number': '"{asset}" carries the order or model number of "{node}"',
    cpe: '"{asset}" has the CPE name of "{node}"',
    purl: '"{asset}" has the package URL of "{node}"',
    same: '"{asset}" is "{node}"',
    alias: '"{asset}" is another name of "{node}"',
    brand: '"{asset}" is "{node}" but for the brand',
    variant: '"{asset}" is "{node}" without its variant',
    member: '"{asset}" belongs to the family "{node}"',
    unspecific: '"{asset}" may be "{node}"',
    'serial-number': '"{asset}" carries a serial number that is named for "{node}"',
    'catalogue-id': '"{asset}" stands in the product catalogue as "{via}", and the advisory names that id with "{node}"',
    'local-alias': '"{asset}" is "{via}" by your own alias, in the advisory "{node}"',
    catalogue: '"{asset}" stands in the product catalogue as "{via}", which is also called "{node}"',
    embedded: '"{node}" is built into "{asset}", as the product catalogue says ({via})',
  },
  rule: {
    'all-versions': 'all versions are named ("{range}")',
    inside: 'version "{version}" is within "{range}"',
    outside: 'version "{version}" is outside "{range}"',
    listed: 'version "{version}" is listed ("{range}")',
    'newer-than-listed': 'version "{version}" is newer than all that are listed ("{range}")',
    excluded: 'version "{version}" is expressly excluded ("{range}")',
    'own-line': 'version "{version}" is decided by the bound of its own release line, not by "{range}"',
    'version-missing': 'the inventory has no version; the advisory names "{range}"',
    'version-unclear': 'the version "{version}" of the inventory cannot be read; the advisory names "{range}"',
    'range-unclear': 'the version text "{range}" of the advisory cannot be evaluated',
    'range-missing': 'the advisory names no versions',
    condition: 'it depends on a condition: "{condition}" (versions: "{range}")',
    serial: 'the advisory counts by serial number ("{range}"), not by version "{version}"',
    manufacture: 'the advisory counts by the date of manufacture ("{range}")',
    'not-comparable': 'version "{version}" cannot be compared with "{range}"',
    wildcard: 'version "{version}" is too coarse for "{range}"',
    'not-listed': 'version "{version}" is not in the list "{range}", yet not newer than it',
    'partly-understood': 'the version text "{range}" was understood only in part',
    'variant-unknown': 'only some variants are affected, and the inventory names none ("{range}")',
    'line-unknown': 'nothing tells whether the asset is of this release line ("{range}")',
    unspecific: 'the names differ in precision; please compare ("{range}")',
    'vendor-unknown': 'the vendor is missing, and the name alone is not unique ("{range}")',
    'under-investigation': 'the vendor is still investigating ("{range}")',
    'status-missing': 'the advisory lists the product but does not say whether it is affected ("{range}")',
    'older-than-fixed': 'version "{version}" is older than the fixed one ("{range}")',
    fixed: 'fixed in version "{version}" ("{range}")',
    component: 'a component or a combination is affected; please ask the vendor',
    embedded: 'whether the part is affected ("{range}") only the vendor knows: please ask',
  },
  verdict: { affected: 'affected', check: 'check', fixed: 'fixed', 'not-affected': 'not affected' },
  csv: {
    'not-utf-8': 'The file is neither UTF-8 nor windows-1252. Remedy: choose the file type "CSV UTF-8" in Excel.',
    'mixed-encoding': 'This line is not UTF-8, others are. Remedy: save each part as "CSV UTF-8" and then put them together.',
    'unknown-value': 'The value is not known. Allowed for operator: self, it-dl, saas, district; for criticality: low, medium, high, very-high.',
    'too-large': 'The file is larger than 64 MiB. Remedy: split the inventory.',
    empty: 'The file is empty. Remedy: a header "id;vendor;product;version" and one line per asset.',
    header: 'The header does not fit. Expected is "id;vendor;product;version", with semicolons.',
    'field-count': 'The line has another number of fields than the header. Remedy: quote fields that hold a semicolon.',
    'field-missing': 'The field is empty. "id" and "product" must be filled.',
    'field-too-long': 'The field has more than 1,000 characters.',
    'duplicate-id': 'An earlier line has the same id. Remedy: use every "id" once.',
    quoting: 'Quotes are not closed or stand inside a field. Remedy: double them inside a field.',
    'control-character': 'The field holds a control character. Remedy: save it as text again.',
  },
  csaf: {
    missing: 'is missing',
    'not-text': 'is no text',
    empty: 'is empty',
    'too-long': 'is too long',
    'not-a-list': 'is no list',
    'not-an-object': 'is no object',
    'not-a-score': 'is no CVSS score from 0 to 10',
    'not-a-date': 'is no RFC 3339 instant',
    'unknown-value': 'has an unknown value',
    'too-deep': 'is nested too deeply (more than 32 levels)',
    'defined-twice': 'is defined twice',
    'undefined-product': 'names a product that is not defined',
    'undefined-group': 'names a product group that is not defined',
  },
  command: {
    help: `ncv match --inventory FILE --advisories FILE|DIR [--json] [--lang de|en]

Matches an inventory (CSV, header id;vendor;product;version) against advisories (CSAF 2.0/2.1, *.json, subfolders too).
Nothing leaves this machine.

  --json   one line of JSON per asset and product: asset, advisory, product_id, cve, verdict, reason

Exit codes: 0 done (also without a match), 1 an advisory was unreadable, 2 bad usage or inventory.
`,
    usage: 'Error: {found}\nRemedy: "ncv match --help" shows the usage.\n',
    missing: 'Error: {field} is missing.\nRemedy: "ncv match --help" shows the usage.\n',
    unreadable: 'Error: {file} cannot be read ({found}).\nRemedy: check path and permission.\n',
    'no-advisories': 'Error: {file} holds no *.json file.\nRemedy: give a folder or file with CSAF documents.\n',
    line: 'line {line}',
    field: 'field "{field}"',
    found: 'found: "{found}"',
    more: 'Nothing was taken over.\n',
    'not-json': 'no JSON',
    markup: 'a web page (HTML/XML) instead of JSON; remedy: download the CSAF document itself',
    broken: 'broken or truncated JSON',
    'too-large': 'larger than 16 MiB',
    invalid: '{pointer} {problem}',
    nothing: 'No advisory names a product of this inventory.\n',
    summary: '{affected} affected, {check} to check, {other} not affected or fixed (asset × advisory).\n',
    'windows-1252': 'Note: {file} is not UTF-8 and was read as windows-1252.\n',
    language: 'unknown language "{found}"; known are de and en',
  },
  columns: ['verdict', 'asset', 'advisory', 'CVE', 'reason'],
}
