// SPDX-License-Identifier: EUPL-1.2
/**
 * A planted fault, loaded before the hub's own program: the sequencer answers at once and writes seconds later.
 *
 * @module
 */
import { realWorld } from '@ncv/runtime/real-world.ts'
import { SILENT_LOG } from '@ncv/runtime/log.ts'
import { Sequencer } from '../../federation/log/sequencer.ts'

const LATE_MS = 4_000

if (process.argv.includes('hub') && process.argv.includes('run')) {
  const world = realWorld({ log: SILENT_LOG })
  const append = Sequencer.prototype.append
  Sequencer.prototype.append = function (entries) {
    world.timer(LATE_MS, async () => void (await append.call(this, entries)))
    return Promise.resolve(0)
  }
}
