// SPDX-License-Identifier: EUPL-1.2
/** Texts of organisations of the federation, as all views name them: English. @module */
import type { TextsLike } from '../../app/i18n.ts'
import type { de } from '../de/party-words.ts'

export const en = {
  'kind.municipality': 'municipality',
  'kind.district': 'district',
  'kind.association': 'municipal association',
  'kind.it-provider': 'IT provider',
  'kind.land': 'state',
  'category.1': '1: own IT operation',
  'category.2': '2: mixed',
  'category.3': '3: all through an IT provider',
  'category.4': '4: IT provider with a data centre',
  'state.admitted': 'member',
  'state.suspended': 'rests',
  'state.blocked': 'key blocked',
  'state.left': 'left',
  'state.expelled': 'expelled',
  'role.witness': 'witness',
  'role.host': 'runs nodes for others',
  'role.intermediary': 'intermediary',
  'scope.warnings': 'warnings',
  'scope.reporting': 'reporting',
  'scope.voting': 'voting',
  'scope.hosting': 'running the node',
} as const satisfies TextsLike<typeof de>
