// SPDX-License-Identifier: EUPL-1.2
/**
 * Entries that bring a warning or take one back.
 *
 * The hub's signature and consistency with the own log are enough here: a warning is stored before a witness has cosigned it, for a
 * late one is the worse harm.
 *
 * @module
 */
import type { Value } from '@ncv/protocol/codec.ts'
import { encode } from '@ncv/protocol/encode.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import { Warning, Withdrawal } from '@ncv/protocol/message/warning.ts'
import type { World } from '@ncv/protocol/world.ts'
import type { LogStore } from '../store/log-store.ts'
import type { ServiceStore } from '../store/service-store.ts'
import type { WarningStore } from '../store/warning-store.ts'
import type { EntryHandler } from './outcome.ts'

interface Used {
  readonly log: LogStore
  readonly warnings: WarningStore
  /** Learns of alarms. */
  readonly services: Pick<ServiceStore, 'addAlarm'>
}

export class WarningEntries {
  readonly #log: LogStore
  readonly #warnings: WarningStore
  readonly #services: Pick<ServiceStore, 'addAlarm'>
  readonly #world: Pick<World, 'log'>

  constructor({ log, warnings, services }: Used, world: Pick<World, 'log'>) {
    this.#log = log
    this.#warnings = warnings
    this.#services = services
    this.#world = world
  }

  readonly warning: EntryHandler = (entry, frame, open) => {
    const { payload, id } = open(entry, frame, Warning)
    if (payload.supersedes !== undefined && payload.supersedes >= entry.index) throw new ProtocolError('SCHEMA_MISMATCH', { field: 'supersedes' })
    if (this.#log.isFirst(id, entry.index)) {
      this.#warnings.add(entry.index, encode(payload as unknown as Value), payload)
      if (payload.isAlarm === true) this.#services.addAlarm(entry.index)
      this.#world.log.info('warning-stored', { index: entry.index })
    }
    return 'done'
  }

  readonly withdrawal: EntryHandler = (entry, frame, open) => {
    const { payload, id } = open(entry, frame, Withdrawal)
    const target = payload.entry < entry.index ? this.#log.entry(payload.entry) : undefined
    // The same label, so that whoever saw the warning also sees that it no longer holds.
    if (target?.kind !== 'warning' || target.tlp !== entry.tlp) throw new ProtocolError('SCHEMA_MISMATCH', { field: 'entry' })
    if (this.#log.isFirst(id, entry.index)) this.#warnings.withdraw(payload.entry, entry.index, payload.reason, payload.text)
    return 'done'
  }
}
