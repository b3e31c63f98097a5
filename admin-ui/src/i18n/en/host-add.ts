// SPDX-License-Identifier: EUPL-1.2
/** Texts of taking tenants in: English. @module */
import type { TextsLike } from '../../app/i18n.ts'
import type { de } from '../de/host-add.ts'

export const en = {
  title: 'Take in tenants',
  lead: 'Keys and folders come to be. Therefore it is done on the machine itself, by whoever owns the folder. The command is made here.',
  'new.title': '1. Set up a new tenant',
  'new.lead': 'Each gets a folder of its own with keys of its own.',
  name: 'Name of the organisation',
  folder: 'Name of the folder',
  'folder.hint': 'Small letters, digits, hyphen. Empty: out of the name.',
  kind: 'Kind',
  category: 'Category of the rules',
  command: 'Command',
  recovery: 'Afterwards the recovery key lies in the folder “recovery” of the host. It belongs to the tenant: hand it over and delete it here.',
  'many.title': 'Many at once',
  'many.text': 'From a list (JSON: name of the folder, name, kind, category) that you put on the machine.',
  'join.title': '2. Join the federation',
  'join.text': 'With the join file and two words of the accession letter. Without names: all that are in no federation yet.',
  'join.open': { one: '{n} tenant is in no federation yet.', other: '{n} tenants are in no federation yet.' },
  'join.none': 'All tenants are in a federation.',
  'adopt.title': 'Take over a node that runs already',
  'adopt.text':
    'Its folder is moved here. It must have been stopped there before. Its interface then says who runs it, and that its plain text can be seen there.',
} as const satisfies TextsLike<typeof de>
