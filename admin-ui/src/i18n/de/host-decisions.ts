// SPDX-License-Identifier: EUPL-1.2
/** Texts of the host's decisions: German. @module */
export const de = {
  title: 'Entscheidungen für viele',
  lead: 'Was dieses Haus für mehrere Mandanten entschieden hat und noch gilt. Sie stehen auch bei jedem Mandanten, in der Geschichte des Treffers.',
  new: 'Für viele entscheiden',
  'empty.title': 'Noch keine Entscheidung, die gilt',
  'empty.text': 'Was Sie für mehrere Mandanten auf einmal entscheiden, lässt sich hier wieder zurücknehmen.',
  'column.at': 'Wann',
  'column.about': 'Wozu',
  'column.to': 'Entscheidung',
  'column.tenants': 'Mandanten',
  'column.actions': 'Tun',
  by: 'von {by}',
  tenants: { one: '{n} Mandant', other: '{n} Mandanten' },
  changed: { one: '{n} Schwachstelle', other: '{n} Schwachstellen' },
  undo: 'Zurücknehmen',
  'undo.label': 'Entscheidung „{about}“ zurücknehmen',
  'undo.title': 'Bei allen Mandanten zurücknehmen?',
  'undo.text': 'Danach steht es dort wie zuvor. Was ein Mandant inzwischen selbst entschieden hat, bleibt.',
} as const
