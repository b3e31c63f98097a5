// SPDX-License-Identifier: EUPL-1.2
/**
 * The warnings of the hub's own log, and which of them still hold.
 *
 * Entries never change, so each is opened once while the hub runs; what became of it since (superseded, withdrawn, erased) is asked anew.
 *
 * @module
 */
import { parseFrame, parsePayload } from '@ncv/protocol/envelope.ts'
import { CodedError } from '@ncv/protocol/errors.ts'
import { openBody } from '@ncv/protocol/log/body.ts'
import type { Entry } from '@ncv/protocol/log/entry.ts'
import { parseEntry } from '@ncv/protocol/log/entry.ts'
import type { Erased } from '@ncv/protocol/message/erased.ts'
import { Warning, Withdrawal } from '@ncv/protocol/message/warning.ts'
import type { z } from 'zod'
import { erasedOf } from '../../log/erased-bodies.ts'
import type { Hub } from '../party.ts'

export type WarningState = 'valid' | 'superseded' | 'withdrawn' | 'erased' | 'unreadable'

/** What lists need of a warning; not its text. */
export type WarningHead = Pick<Warning, 'lane' | 'title' | 'publisher' | 'advisory' | 'severity' | 'supersedes' | 'isAlarm' | 'isExercise'>

export interface PublishedWarning extends Pick<Entry, 'tlp' | 'terms' | 'time'> {
  readonly index: number
  /** Undefined where its content is erased, or the hub has lost the key to it. */
  readonly head: WarningHead | undefined
  readonly state: WarningState
  /** Entry that ended it. */
  readonly by: number | null
}

type Reader = Pick<Hub, 'log' | 'issuing' | 'opened'>
type Known = Pick<PublishedWarning, 'index' | 'tlp' | 'terms' | 'time' | 'head'>

export class PublishedWarnings {
  readonly #hub: Reader
  readonly #known: Known[] = []
  /** By entry of the warning: entry that ended it. */
  readonly #superseded = new Map<number, number>()
  readonly #withdrawn = new Map<number, number>()
  readonly #erased = new Map<number, number>()
  #through = 0

  constructor(hub: Reader) {
    this.#hub = hub
  }

  /** Newest first. */
  all(): PublishedWarning[] {
    this.#readOn()
    return this.#known.map((known) => this.#standing(known)).reverse()
  }

  one(index: number): PublishedWarning | undefined {
    this.#readOn()
    const known = this.#known.find((each) => each.index === index)
    return known === undefined ? undefined : this.#standing(known)
  }

  /** The whole warning; undefined as {@link PublishedWarning.head}. */
  content(index: number): Warning | undefined {
    const bytes = this.#hub.log.entry(index)
    return bytes === undefined ? undefined : readMessage(this.#hub, parseEntry(bytes), Warning)
  }

  withdrawal(index: number): Withdrawal | undefined {
    const bytes = this.#hub.log.entry(index)
    return bytes === undefined ? undefined : readMessage(this.#hub, parseEntry(bytes), Withdrawal)
  }

  #standing(known: Known): PublishedWarning {
    const { index } = known
    const ends = [
      ['erased', this.#erased.get(index)],
      ['withdrawn', this.#withdrawn.get(index)],
      ['superseded', this.#superseded.get(index)],
    ] as const
    for (const [state, by] of ends) if (by !== undefined) return { ...known, head: state === 'erased' ? undefined : known.head, state, by }
    return { ...known, state: known.head === undefined ? 'unreadable' : 'valid', by: null }
  }

  #readOn(): void {
    const size = this.#hub.log.size()
    for (const { index, bytes } of this.#hub.log.entriesOfKinds(['warning', 'withdrawal', 'erased'], this.#through))
      this.#take(index, parseEntry(bytes))
    this.#through = size
  }

  #take(index: number, entry: Entry): void {
    const { kind, tlp, terms, time, body } = entry
    if (kind === 'withdrawal') {
      const withdrawal = readMessage(this.#hub, entry, Withdrawal)
      if (withdrawal !== undefined) this.#withdrawn.set(withdrawal.entry, index)
    } else if (kind === 'erased') {
      const bytes = this.#hub.log.body(body)
      for (const each of (bytes === undefined ? undefined : erasedOf(bytes))?.entries ?? []) this.#forget(each, index)
    } else {
      const warning = readMessage(this.#hub, entry, Warning)
      if (warning?.supersedes !== undefined) this.#superseded.set(warning.supersedes, index)
      this.#known.push({ index, tlp, terms, time, head: warning === undefined ? undefined : headOf(warning) })
    }
  }

  /** Its title must not live on in memory either. */
  #forget({ index, supersedes }: Erased['entries'][number], by: number): void {
    this.#erased.set(index, by)
    if (supersedes !== undefined) this.#superseded.set(supersedes, index)
    const at = this.#known.findIndex((each) => each.index === index)
    const known = this.#known[at]
    if (known !== undefined) this.#known[at] = { ...known, head: undefined }
  }
}

function headOf({ lane, title, publisher, advisory, severity, supersedes, isAlarm, isExercise }: Warning): WarningHead {
  return {
    ...{ lane, title, publisher, isExercise },
    ...(advisory === undefined ? {} : { advisory }),
    ...(severity === undefined ? {} : { severity }),
    ...(supersedes === undefined ? {} : { supersedes }),
    ...(isAlarm === undefined ? {} : { isAlarm }),
  }
}

/** Undefined where its epoch's key is lost here, or its body is gone. */
function readMessage<T>({ log, issuing, opened }: Reader, entry: Entry, schema: z.ZodType<T>): T | undefined {
  const bytes = log.body(entry.body)
  const key = issuing.bodyKey(entry)
  if (bytes === undefined || key === 'lost') return undefined
  try {
    return parsePayload(parseFrame(openBody(bytes, opened.origin, key === 'clear' ? undefined : key)).payload, schema)
  } catch (error) {
    if (error instanceof CodedError) return undefined
    throw error
  }
}
