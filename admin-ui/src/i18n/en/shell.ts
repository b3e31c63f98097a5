// SPDX-License-Identifier: EUPL-1.2
/** Texts of the frame around all views: English. @module */
import type { TextsLike } from '../../app/i18n.ts'
import type { de } from '../de/shell.ts'

export const en = {
  skip: 'Skip to content',
  menu: 'Menu',
  'menu.label': 'Main menu',
  'menu.toggle': 'Open or close the menu',
  'node.org': 'Node in {federation}',
  'hub.org': 'Hub of {federation}',
  'host.org': 'Hosting of tenants',
  visit: 'You are here as the host, in the role of editing. The audit trail of this house says that you were here.',
  host: 'Run by {host}. The plain text of this node can be seen there.',
  offline: 'No connection to this program: what you see may be out of date. The page reconnects by itself.',
  'lang.de': 'Deutsch',
  'lang.en': 'English',
  'theme.system': 'System',
  'theme.light': 'Light',
  'theme.dark': 'Dark',
  token: 'Access token',
  'sign-out': 'Sign out',
  'keys.title': 'Keys',
  'keys.close': 'Close',
  'keys.search': 'search',
  'keys.next': 'next entry',
  'keys.previous': 'previous entry',
  'keys.open': 'Open the entry',
  'keys.notice': 'To the latest notice (“Undo”)',
  'keys.on': 'Use letters and signs as keys (switch off if you dictate)',
  'keys.help': 'this help',
  'not-found.title': 'There is no such page',
  'not-found.text': 'The link may be old, or the entry was deleted.',
  'not-found.home': 'To the start page',
} as const satisfies TextsLike<typeof de>
