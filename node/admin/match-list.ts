// SPDX-License-Identifier: EUPL-1.2
/**
 * Handlers: matches as a list to work through.
 *
 * @module
 */
import type { World } from '@ncv/protocol/world.ts'
import type { Trust } from '../link/trust.ts'
import type { Stores } from '../store/stores.ts'
import type { Triage } from '../triage/triage.ts'
import type { Documents } from '../warning/documents.ts'
import type { MatchBoard } from '../warning/match-board.ts'
import { grouped, groupView } from '../warning/match-groups.ts'
import { isToShow } from '../warning/match-view.ts'
import type { NodeHandlers } from './contract.ts'
import { kevView } from './kev.ts'

const GROUPS = 25
const ROWS = 3

interface Used {
  readonly trust: Pick<Trust, 'witnessedSize'>
  readonly documents: Pick<Documents, 'settle'>
}

export function matchListHandlers(
  world: Pick<World, 'now'>,
  stores: Stores,
  { trust, documents }: Used,
  triage: Pick<Triage, 'review'>,
  board: MatchBoard,
): Pick<NodeHandlers, 'matchGroups'> {
  return {
    async matchGroups({ query: { all, order = 'rank', offset = 0, limit = GROUPS, from = 0, rows = ROWS, ...filter } }, { report, signal }) {
      await documents.settle()
      await triage.review({ report, signal })
      const read = board.reader()
      const found = read.find(filter, true)
      const meant = found.filter((each) => all === 'true' || isToShow(each, filter))
      const groups = grouped(meant, order, read)
      const everything = read.find({}, true)
      return {
        groups: groups
          .slice(offset, offset + limit)
          .map((group) => groupView(group, group.matches.slice(from, from + rows), trust.witnessedSize(), read)),
        total: groups.length,
        matches: meant.length,
        open: everything.filter((each) => isToShow(each, {})).length,
        everything: everything.length,
        summary: read.summary(found),
        kev: kevView(stores.kev.state(), world.now()),
        offices: namesIn(everything.map(({ asset }) => asset.office)),
        roles: namesIn(everything.flatMap(({ vulnerabilities }) => vulnerabilities.map(({ role }) => role))),
      }
    },
  }
}

function namesIn(names: readonly (string | undefined)[]): string[] {
  return [...new Set(names.flatMap((name) => (name === undefined || name === '' ? [] : [name])))].sort((a, b) => a.localeCompare(b, 'de'))
}
