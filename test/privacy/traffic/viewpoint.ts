// SPDX-License-Identifier: EUPL-1.2
/**
 * From where the traffic is watched.
 *
 * @module
 */
export const VIEWPOINTS = ['hub', 'relay', 'network', 'hub+network'] as const
export type Viewpoint = (typeof VIEWPOINTS)[number]

export const VIEWPOINT_MEANING: Readonly<Record<Viewpoint, string>> = {
  hub: 'all that the hub receives, logs and stores: batches with their instants, order and contents; who fetched tokens when',
  relay: 'all that the relay receives and logs: who, when, how long, in which place of which batch; the public log',
  network: 'times, sizes and directions on the lines of every node, and between relay and hub',
  'hub+network': 'the hub together with whoever watches the lines of all nodes',
}
