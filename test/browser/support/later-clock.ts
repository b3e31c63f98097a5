// SPDX-License-Identifier: EUPL-1.2
/**
 * Loaded into a party before anything else (`NODE_OPTIONS=--import`): its wall clock can then be moved while it runs, as if hours had passed.
 *
 * `SIGUSR2` makes it read the file named by `NCV_TEST_CLOCK`: milliseconds that its clock is ahead.
 *
 * @module
 */
import { readFileSync } from 'node:fs'

const file = process.env['NCV_TEST_CLOCK']
let ahead = 0
Object.defineProperty(Date, 'now', { value: () => Math.floor(performance.timeOrigin + performance.now()) + ahead })
process.on('SIGUSR2', () => {
  if (file !== undefined) ahead = Number(readFileSync(file, 'utf8'))
})
