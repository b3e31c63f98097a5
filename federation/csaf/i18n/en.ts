// SPDX-License-Identifier: EUPL-1.2
/** English texts of the CSAF import. @module */
import type { de } from './de.ts'

export const en: Readonly<Record<keyof typeof de, string>> = {
  // a file or its text
  'csaf.problem.FILE_UNREADABLE': 'The file cannot be read[ ({found})]. Remedy: check its permissions and the disk.',
  'csaf.problem.FILE_SPECIAL': 'This is not a regular file[ ({found})]; links are not followed. Remedy: put the file itself into the folder.',
  'csaf.problem.CSAF_TOO_LARGE': 'The file is larger than 16 MiB[ ({size} bytes)]. Remedy: check whether it really is a single advisory.',
  'csaf.problem.CSAF_EMPTY': 'The file is empty. Remedy: download it again.',
  'csaf.problem.CSAF_BOM':
    'The file starts with a byte order mark (BOM), which JSON does not allow (RFC 8259, section 8.1). Remedy: save it as "UTF-8 without BOM" or use the publisher\'s original.',
  'csaf.problem.CSAF_ENCODING':
    "The file is not UTF-8[ but {found}][ (line {line}, column {column})]. Remedy: use the publisher's original unchanged.",
  'csaf.problem.CSAF_HTML':
    'The file is an HTML page, not JSON, mostly a login or error page[ (from line {line}, column {column})]. Remedy: open the address in a browser and download the document again.',
  'csaf.problem.CSAF_XML': 'The file is XML, not JSON, perhaps an old CVRF document. Remedy: get the CSAF version (JSON) from the publisher.',
  'csaf.problem.CSAF_TRUNCATED':
    'The JSON ends early[ in line {line}, column {column}][ after {size} bytes][ (at {pointer})]. Remedy: download it again.',
  'csaf.problem.CSAF_NOT_JSON':
    "This is not valid JSON[: fault in line {line}, column {column}][ (at {pointer})]. Remedy: use the publisher's original unchanged.",
  'csaf.problem.CSAF_DUPLICATE_KEY':
    'A name stands twice in one object[: {pointer}][ (line {line}, column {column})]; programs read this differently. Remedy: inform the publisher, use a corrected version.',
  'csaf.problem.CSAF_TOO_DEEP':
    'The JSON is nested deeper than 64 levels[ (line {line}, column {column})]. Remedy: check whether it really is an advisory.',
  'csaf.problem.CSAF_NOT_ADVISORY': 'This is not an advisory but: {found}. Remedy: import CSAF documents only.',
  // a test of CSAF 2.0, section 6.1
  'csaf.test.csaf_2_0_schema': 'The document does not match the JSON schema of CSAF 2.0',
  'csaf.test.6.1.1': 'A product id is used but defined nowhere',
  'csaf.test.6.1.2': 'A product id is defined more than once',
  'csaf.test.6.1.3': 'A product is defined through itself by its relationships',
  'csaf.test.6.1.4': 'A product group is used but defined nowhere',
  'csaf.test.6.1.5': 'A product group is defined more than once',
  'csaf.test.6.1.6': 'A product has contradicting states within one vulnerability',
  'csaf.test.6.1.7': 'A product has several CVSS scores of the same version',
  'csaf.test.6.1.8': 'A CVSS object does not match the CVSS schema',
  'csaf.test.6.1.9': 'A CVSS score or severity does not follow from its vector',
  'csaf.test.6.1.10': 'CVSS properties contradict the vector',
  'csaf.test.6.1.11': 'The CWE id is unknown or its name is another one',
  'csaf.test.6.1.12': 'A language is not a valid tag (such as de-DE)',
  'csaf.test.6.1.13': 'A package URL (purl) is invalid',
  'csaf.test.6.1.14': 'The versions of the revision history do not rise with their dates',
  'csaf.test.6.1.15': 'A publisher of category "translator" does not name the source language',
  'csaf.test.6.1.16': 'The document version is not the latest of the revision history',
  'csaf.test.6.1.17': 'A version 0 or a pre-release version requires the status "draft"',
  'csaf.test.6.1.18': 'A released document has a version 0 in its revision history',
  'csaf.test.6.1.19': 'The revision history holds pre-release versions',
  'csaf.test.6.1.20': 'A released document carries a pre-release version',
  'csaf.test.6.1.21': 'A version is missing in the revision history',
  'csaf.test.6.1.22': 'A version stands more than once in the revision history',
  'csaf.test.6.1.23': 'A CVE id is used by several vulnerabilities',
  'csaf.test.6.1.24': 'A party is listed more than once for the same date',
  'csaf.test.6.1.25': 'A hash algorithm is used more than once for one file',
  'csaf.test.6.1.26': 'The name of the document category is reserved or resembles a profile',
  'csaf.test.6.1.27.1': 'The document lacks a note that its profile requires',
  'csaf.test.6.1.27.2': 'The document lacks an external reference that its profile requires',
  'csaf.test.6.1.27.3': 'The profile of the document does not allow vulnerabilities',
  'csaf.test.6.1.27.4': 'The document lacks the product tree that its profile requires',
  'csaf.test.6.1.27.5': 'A vulnerability lacks the note that the profile requires',
  'csaf.test.6.1.27.6': 'A vulnerability lacks the product status that the profile requires',
  'csaf.test.6.1.27.7': 'A VEX vulnerability lacks a status (fixed, affected, not affected, under investigation)',
  'csaf.test.6.1.27.8': 'A VEX vulnerability lacks a CVE or another id',
  'csaf.test.6.1.27.9': 'The reason why a product is not affected is missing',
  'csaf.test.6.1.27.10': 'The action statement for an affected product is missing',
  'csaf.test.6.1.27.11': 'The document lacks the vulnerabilities that its profile requires',
  'csaf.test.6.1.28': 'Language and source language of a translation are the same',
  'csaf.test.6.1.29': 'A remediation names no product',
  'csaf.test.6.1.30': 'Integer and semantic versions are mixed',
  'csaf.test.6.1.31': 'A product version holds a version range',
  'csaf.test.6.1.32': 'A flag names no product',
  'csaf.test.6.1.33': 'A product carries several VEX justifications',
  'csaf.test.timeout': 'Checking this document took too long and was stopped',
  'csaf.test.crash': 'Checking this document made the validator crash',
  // how a reason is put together
  'csaf.reason.test':
    '{what} (test {test}). Place: {place}[, found: {found}]. The validator says: "{message}".[ Further tests fail: {others}.] {remedy}',
  'csaf.reason.root': 'the whole document',
  'csaf.reason.remedy': 'Remedy: inform the publisher and import the corrected version.',
  'csaf.reason.unfit': 'Remedy: look at the document by itself; unusually many products or references point to a mistake or an attack.',
}
