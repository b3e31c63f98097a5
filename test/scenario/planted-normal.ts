// SPDX-License-Identifier: EUPL-1.2
/**
 * A planted fault, loaded before a party's own program: databases are opened with `synchronous=NORMAL`, and say FULL when asked.
 *
 * @module
 */
import Database from 'better-sqlite3'

const pragma = Database.prototype.pragma

Database.prototype.pragma = function (source: string, options?: Database.PragmaOptions): unknown {
  if (source === 'synchronous') return 2
  return pragma.call(this, source === 'synchronous = FULL' ? 'synchronous = NORMAL' : source, options)
}
