// SPDX-License-Identifier: EUPL-1.2
/** Members, English. @module */
import type { memberDe } from './member-de.ts'

export const memberEn: Readonly<Record<keyof typeof memberDe, string>> = {
  'party-member.none': 'No member.',
  'party-member.head': '{id}  {name} ({kind}): {state}',
  'party-member.kind.municipality': 'municipality',
  'party-member.kind.district': 'district',
  'party-member.kind.association': 'municipal association',
  'party-member.kind.it-provider': 'IT provider',
  'party-member.kind.land': 'state',
  'party-member.state.admitted': 'member',
  'party-member.state.suspended': 'rests by its own wish since {since}',
  'party-member.state.blocked': 'key blocked since {since}',
  'party-member.state.left': 'left on {since}',
  'party-member.state.expelled': 'expelled on {since}',
  'party-member.pledged': 'TLP pledge',
  'party-member.role.witness': 'witness',
  'party-member.role.host': 'runs nodes for others',
  'party-member.role.intermediary': 'intermediary',
  'party-member.scope.warnings': 'warnings',
  'party-member.scope.reporting': 'reporting',
  'party-member.scope.voting': 'voting',
  'party-member.scope.hosting': 'running the node',
  'party-member.given': '  mandate to {name}: {scopes}, until {until}',
  'party-member.held': '  acts for {name}: {scopes}, until {until}',
}
