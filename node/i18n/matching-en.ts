// SPDX-License-Identifier: EUPL-1.2
/**
 * Texts of matching, English.
 *
 * @module
 */
import type { MatchingTexts } from './matching-de.ts'

export const MATCHING_EN: MatchingTexts = {
  identity: {
    'order-number': '"{asset}" carries the order or model number "{identifier}" of "{node}"',
    cpe: '"{asset}" has the CPE name "{identifier}", which the advisory gives for "{node}"',
    purl: '"{asset}" has the package URL "{identifier}", which the advisory gives for "{node}"',
    same: '"{asset}" is "{node}"',
    alias: '"{asset}" is another name for "{node}"',
    brand: '"{asset}" is "{node}" except for the brand',
    variant: '"{asset}" is "{node}", without saying which variant',
    member: '"{asset}" belongs to the family "{node}"',
    unspecific: '"{asset}" may be "{node}"',
    'serial-number': '"{asset}" carries the serial number "{identifier}", which is named for "{node}"',
    'catalogue-id': '"{asset}" stands in the product catalogue as "{via}", whose id "{identifier}" the advisory names with "{node}"',
    'local-alias': '"{asset}" is "{via}" by your own alias, in the advisory "{node}"',
    catalogue: '"{asset}" stands in the product catalogue as "{via}", which is also called "{node}"',
    embedded: '"{node}" is built into "{asset}", as the product catalogue says ({via})',
  },
  rule: {
    'all-versions': 'the advisory names all versions ("{range}")',
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
    'variant-unknown': 'only some variants are affected, and the inventory names none (versions named: "{range}")',
    'line-unknown': 'nothing tells whether it belongs to this release line (versions named: "{range}")',
    unspecific: 'please compare whether both are the same product (versions named: "{range}")',
    'vendor-unknown': 'the inventory or the advisory names no vendor, and the name alone is not unique (versions named: "{range}")',
    'under-investigation': 'the vendor is still investigating whether it is affected (versions named: "{range}")',
    'status-missing': 'the advisory lists the product but does not say whether it is affected (versions named: "{range}")',
    'older-than-fixed': 'version "{version}" is older than the fixed one ("{range}")',
    'known-not-affected': 'the advisory expressly names it as not affected (versions: "{range}")',
    fixed: 'fixed in version "{version}" ("{range}")',
    'too-much': 'the advisory names the product in so many nodes that it was not evaluated; please read it yourself',
    component: 'the advisory is about a component or a combination; please ask the vendor',
    embedded: 'whether the part is affected only the vendor knows: please ask{contact}',
  },
  verdict: { affected: 'affected', check: 'check', fixed: 'fixed', 'not-affected': 'not affected' },
  csv: {
    'not-utf-8': 'The file is neither UTF-8 nor windows-1252. Remedy: choose the file type "CSV UTF-8" in Excel.',
    'mixed-encoding': 'This line is not UTF-8, others are. Remedy: save each part as "CSV UTF-8" and then put them together.',
    'nul-byte': 'The line holds a NUL byte: this is no text file, or it is damaged. Remedy: save it anew as "CSV UTF-8".',
    'too-many-columns': 'The line has more than 1,000 columns.',
    'too-many-assets': 'More than 250,000 entries. Remedy: split the inventory.',
    'unknown-value':
      'The value is not known. Allowed for operator: self, it-dl, saas, district; criticality: low, medium, high, very-high; protection needs: normal, high, very-high; exposure: internet, internal, isolated; kind: exact, family, os.',
    'too-large': 'The file is larger than 128 MiB. Remedy: split the inventory.',
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
    'too-deep': 'is nested too deeply (more than 80 levels)',
    'defined-twice': 'is defined twice',
    'undefined-product': 'names a product that is not defined',
    'too-many': 'holds more than an honest document needs (over 5,000 patterns or 5 million references)',
    'undefined-group': 'names a product group that is not defined',
  },
  command: {
    help: `ncv match --inventory FILE --advisories FILE|DIR [--rules FILE] [--catalogue FILE] [--suggest] [--json] [--lang de|en]

Matches an inventory (CSV, header id;vendor;product;version) against advisories (CSAF 2.0/2.1, *.json, subfolders too).
Nothing leaves this machine.

  --json            one line of JSON per asset and product: asset, advisory, product_id, cve, verdict, reason
  --rules FILE      corrections as "ncv node corrections export" writes them
  --catalogue FILE  product catalogue (JSON)
  --suggest         then similar names for products that no advisory names (suggestions only; with --json lines {"suggestion":…})

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
    'example-catalogue': 'Note: "{found}" is an example catalogue, not agreed with any vendor.\n',
    language: 'unknown language "{found}"; known are de and en',
  },
  columns: ['verdict', 'asset', 'advisory', 'CVE', 'reason'],
}
