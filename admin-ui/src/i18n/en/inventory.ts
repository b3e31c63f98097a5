// SPDX-License-Identifier: EUPL-1.2
/** Texts of the inventory: English. @module */
import type { TextsLike } from '../../app/i18n.ts'
import type { de } from '../de/inventory.ts'

export const en = {
  title: 'Inventory',
  lead: 'What is in use here. It never leaves this house; it is compared with warnings on this machine.',
  import: 'Import a file',
  questionnaire: 'Questionnaire',
  add: 'Add an entry',
  catalogue: 'Product catalogue',
  search: 'Product, vendor, host, id',
  'filter.operator': 'Operator',
  'filter.office': 'Office',
  'filter.criticality': 'Criticality',
  'filter.lacks': 'Missing',
  'lacks.version': 'version',
  'lacks.operator': 'operator',
  'lacks.criticality': 'criticality',
  'column.product': 'Product',
  'column.version': 'Version',
  'column.operator': 'Operator',
  'column.office': 'Office',
  'column.criticality': 'Criticality',
  'column.host': 'Host',
  'no-version': 'missing',
  'empty.title': 'The inventory is empty',
  'empty.text':
    'Without an inventory no node can say what concerns you. The quickest way is the questionnaire by office, about 15 minutes, or a list out of Excel, GLPI or your management tool.',
  'not-found.title': 'Nothing fits search and filters',
  'not-found.text': 'Take a word away, or clear the filters.',
  'kev.title': 'List of exploited vulnerabilities (KEV)',
  'kev.lead':
    'With it the node knows what is being attacked already, and sets shorter periods. It comes in as a file; the node fetches nothing from the Internet.',
  'kev.none': 'No list has been imported yet.',
  'kev.state': 'Version {version} of {day}, {count} vulnerabilities, {here} of them in your matches.',
  'kev.old': { one: 'The list is {n} day old.', other: 'The list is {n} days old.' },
  'kev.file': 'List as a JSON file',
  'kev.file.hint': 'known_exploited_vulnerabilities.json of CISA, downloaded on another machine.',
  'kev.done': { one: 'Imported: {n} vulnerability.', other: 'Imported: {n} vulnerabilities.' },
  'kev.force': 'Import the older list all the same',
  'kev.older': 'The file is older than the list that is here.',
} satisfies TextsLike<typeof de>
