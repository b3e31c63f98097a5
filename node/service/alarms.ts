// SPDX-License-Identifier: EUPL-1.2
/**
 * Receipts for alarms: that it has come goes out by itself, once; that somebody has read it only when somebody says so.
 *
 * Both bear this house's name and say nothing of whether it is affected. When they leave is decided by the outbox and the clock alone.
 *
 * @module
 */
import type { Value } from '@ncv/protocol/codec.ts'
import { encode } from '@ncv/protocol/encode.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import type { Registry } from '@ncv/protocol/membership/registry.ts'
import type { AlarmReceipt } from '@ncv/protocol/message/alarm.ts'
import { HUB_PARTY } from '@ncv/protocol/message/post.ts'
import type { Instant, World } from '@ncv/protocol/world.ts'
import type { Repeating } from '../link/repeat.ts'
import { jittered, repeat } from '../link/repeat.ts'
import type { PostStore } from '../store/post-store.ts'
import type { ServiceStore } from '../store/service-store.ts'
import type { StoredWarning, WarningStore } from '../store/warning-store.ts'
import { isCurrent } from '../store/warning-store.ts'

const DAY_MS = 86_400_000
/** Nobody calls for the receipt of an older alarm. */
const ANSWERED_FOR_MS = 14 * DAY_MS
/** All nodes hear of an alarm at once; they do not answer at once. */
const JITTER_MAX_MS = 60_000

interface Parts {
  readonly services: ServiceStore
  readonly post: PostStore
  readonly warnings: Pick<WarningStore, 'one'>
  readonly registry: Pick<Registry, 'members' | 'rules'>
  readonly own: string
}

export interface AlarmStanding {
  readonly warning: StoredWarning
  readonly isRead: boolean
  readonly isDelivered: boolean
}

export class Alarms {
  readonly #parts: Parts
  readonly #world: World
  #forgotAt: Instant = 0

  constructor(parts: Parts, world: World) {
    this.#parts = parts
    this.#world = world
  }

  start(pollMs: number): Repeating {
    const delay = (): number => jittered(this.#world, Math.min(pollMs, JITTER_MAX_MS))
    return repeat(this.#world, 'alarms', delay, async () => {
      this.confirmDelivered()
      this.#forget()
    })
  }

  /** Queues what was not said yet. @returns how many */
  confirmDelivered(): number {
    const { services } = this.#parts
    const open = services.alarms().filter(({ index, isDelivered }) => !isDelivered && this.#isAsked(index))
    for (const { index } of open) this.#confirm(index, 'delivered')
    return open.length
  }

  /** Newest first; those that hold. */
  standing(): AlarmStanding[] {
    const { services, warnings } = this.#parts
    return services.alarms().flatMap(({ index, isRead, isDelivered }) => {
      const warning = warnings.one(index)
      return warning === undefined || !isCurrent(warning) ? [] : [{ warning, isRead, isDelivered }]
    })
  }

  /** Somebody has read it. Saying so again says nothing new. @throws ProtocolError `ALARM_UNKNOWN` */
  confirmRead(index: number): void {
    const found = this.#parts.services.alarms().find((each) => each.index === index)
    if (found === undefined) throw new ProtocolError('ALARM_UNKNOWN', { index })
    if (!found.isRead) this.#confirm(index, 'read')
  }

  /** Reports, requests and annotations are kept as long as the federation keeps personal records. */
  #forget(): void {
    const now = this.#world.now()
    if (now - this.#forgotAt < DAY_MS) return
    this.#forgotAt = now
    const { services, registry } = this.#parts
    services.forget(now - registry.rules.retentionDays * DAY_MS)
  }

  /** This house is meant: the alarm holds, is young, and came after the house had become a member. */
  #isAsked(index: number): boolean {
    const { warnings, registry, own } = this.#parts
    const [warning, member] = [warnings.one(index), registry.members.get(own)]
    if (warning === undefined || member === undefined) return false
    return isCurrent(warning) && member.since < index && this.#world.now() - warning.time < ANSWERED_FOR_MS
  }

  #confirm(index: number, state: AlarmReceipt['state']): void {
    const { services, post } = this.#parts
    const receipt: AlarmReceipt = { warning: index, state, at: this.#world.now() }
    services.inOne(() => {
      post.enqueue(
        { kind: 'alarm-receipt', to: [HUB_PARTY], content: encode(receipt as unknown as Value), tlp: 'TLP:GREEN', terms: 'member' },
        this.#world,
      )
      services.confirm(index, state)
    })
  }
}
