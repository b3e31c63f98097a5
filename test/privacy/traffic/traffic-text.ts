// SPDX-License-Identifier: EUPL-1.2
/**
 * What the attack found, for people.
 *
 * @module
 */
import type { Classified } from './classification.ts'
import type { Finding, TrafficResult } from './traffic-run.ts'
import { VIEWPOINT_MEANING, VIEWPOINTS } from './viewpoint.ts'

const mark = (ok: boolean): string => (ok ? 'ok    ' : 'FAILED')

function areas({ auc }: Classified): string {
  return Object.entries(auc)
    .map(([name, area]) => `${name} ${area.toFixed(3)}`)
    .join(', ')
}

function line(finding: Finding): string {
  return `${mark(finding.ok)} ${finding.name}, seen by ${finding.viewpoint}: ${areas(finding)}; ${finding.samples} samples; most by "${finding.strongest}"`
}

export function trafficText(result: TrafficResult): string {
  const { seed, days, nodes, boxes, contributions, defended, controls, presence, sets, real, together } = result
  return [
    `Traffic of ${nodes} nodes in ${days} days, seed ${seed}: ${boxes} boxes, ${contributions} contributions. Did this node write this contribution?`,
    'Areas under the curve, 5-fold cross-validated: 0.5 is guessing. The watchers know who wrote in the first third, and learn with the answers told.',
    ...VIEWPOINTS.map((viewpoint) => `  ${viewpoint}: ${VIEWPOINT_MEANING[viewpoint]}`),
    'Real: the clocks of sending and of fetching tokens, the choice of token, holding, shuffling, receipts. A number stands in the place of each sealed box.',
    '',
    'With all defences (0.50 +- 0.03; each node and each slot as often on either side, nodes that were on for an hour):',
    ...defended.map(line),
    '',
    'The same attack with one defence left out:',
    ...controls.map(line),
    '',
    'What being on or off gives away, and nothing hides (no demand):',
    ...presence.map((each) => `       ${each.name}, seen by ${each.viewpoint}: ${areas(each)}; ${each.samples} samples; most by "${each.strongest}"`),
    '',
    'Among how many members a contribution is hidden, by what can be ruled out:',
    `${mark(sets.ok)} hub: ${sets.hub.smallest} of ${sets.members} at the least, ${sets.hub.median} in the middle; relay: ${sets.relay.smallest} and ${sets.relay.median}; ` +
      `${sets.olderTokens} of ${sets.contributions} with a token of an earlier period; ${sets.waitedForToken} times a report waited for tokens`,
    `       ${sets.repeated.contributions} contributions came to the hub twice, because a reply was lost: from a hub that also watches the lines each is hidden among`,
    `       the nodes whose request failed in that slot, ${sets.repeated.smallest} at the least, ${sets.repeated.median} in the middle (no demand).`,
    '',
    'Everything real, with a contribution and without: every exchange by instant, direction, path, headers, sizes, and the logs of hub and relay:',
    `${mark(real.ok)} ${real.differences.length} differences in ${real.exchanges} exchanges and lines; ${real.boxes} boxes, ${real.contributions} of them with a contribution`,
    ...real.differences.map((difference) => `         ${difference}`),
    '',
    'Hub and relay TOGETHER break it: who brought which box, laid beside what was in it, links content to member.',
    `${mark(together.ok)} ${together.linked} of ${together.of} contributions linked to their member. They must be run by two organisations that do not obey each other.`,
    '',
  ].join('\n')
}
