// SPDX-License-Identifier: EUPL-1.2
/**
 * The node's mails to its own people: written into a queue with what they tell, sent from it, tried again until they have gone.
 *
 * A crash between the server's "yes" and the note of it sends the mail a second time, under the same Message-ID, by which mail servers and
 * programs know a copy; to lose a warning would be worse. What the server refuses for good stays in the queue and is shown.
 *
 * @module
 */
import type { MailConfig, MailSettings } from '@ncv/protocol/admin/mail-routes.ts'
import { fromUtf8, hex } from '@ncv/protocol/bytes.ts'
import type { Registry } from '@ncv/protocol/membership/registry.ts'
import { CodedError } from '@ncv/protocol/errors.ts'
import type { Instant, World } from '@ncv/protocol/world.ts'
import { readFileBounded } from '@ncv/runtime/party-dir.ts'
import { formatMail } from '../forwarding/mail.ts'
import type { OneAtATime } from '../link/one-at-a-time.ts'
import { oneAtATime } from '../link/one-at-a-time.ts'
import type { Repeating } from '../link/repeat.ts'
import { jittered, repeat } from '../link/repeat.ts'
import type { KeptMail, MailStore, QueuedMail } from '../store/mail-store.ts'
import type { DueDays } from '../triage/due.ts'
import type { Letter } from './letter.ts'
import { testLetter } from './letter.ts'
import type { NewsStores } from './news.ts'
import type { Note } from './round.ts'
import { roundOf } from './round.ts'
import type { MailAccess, SendMail } from './smtp.ts'
import type { Told } from './told.ts'
import { wallClock } from './wall-clock.ts'
import { whoGets } from './who-gets.ts'

export interface MailParts {
  readonly stores: NewsStores & { readonly mail: MailStore }
  readonly registry: Pick<Registry, 'rules'>
  readonly house: string
  /** From the configuration file; what is set through the interface does not count beside it. */
  readonly config: MailConfig | undefined
  readonly table: DueDays
  readonly send: SendMail
}

const STEP_MAX_MS = 60_000
const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
const KEPT_MS = 30 * DAY_MS
/** Servers give up after four to five days as well (RFC 5321 section 4.5.4.1). */
const GIVEN_UP_MS = 5 * DAY_MS
const WAITS_MIN: readonly number[] = [1, 5, 15, 60, 240]
const ID_BYTES = 16
const SECRET_MAX_BYTES = 1024
const CA_MAX_BYTES = 1024 * 1024

export class HouseMail {
  readonly #parts: MailParts
  readonly #world: World
  readonly #inTurn: OneAtATime = oneAtATime()
  #forgotAt: Instant = 0

  constructor(parts: MailParts, world: World) {
    this.#parts = parts
    this.#world = world
  }

  get isFixed(): boolean {
    return this.#parts.config !== undefined
  }

  /** Undefined where none were given. */
  settings(): MailConfig | MailSettings | undefined {
    return this.#parts.config ?? this.#parts.stores.mail.settings()
  }

  start(pollMs: number): Repeating {
    return repeat(
      this.#world,
      'mail',
      () => jittered(this.#world, Math.min(pollMs, STEP_MAX_MS)),
      () => this.step(),
    )
  }

  /** Writes what is to be told, and sends what is due. */
  async step(): Promise<void> {
    this.write()
    if (this.settings()?.isOn === true) await this.sendDue()
    this.#forget()
  }

  /** In one transaction: what is told, and the mails that tell it. @returns how many mails */
  write(): number {
    const { stores, registry, table } = this.#parts
    const settings = this.settings()
    return stores.mail.inOne(() => {
      const before = stores.mail.told()
      if (settings?.isOn !== true) {
        // Whoever switches mails on again is not told what happened meanwhile.
        if (before.since > 0) stores.mail.putTold({ ...before, since: 0, watched: [], alarms: [] })
        return 0
      }
      const now = this.#world.now()
      const clock = wallClock(now, settings.timezone)
      const { told, notes } = roundOf({ stores, rules: registry.rules, table, settings, now, clock }, before)
      if (told !== before) stores.mail.putTold(told)
      return notes.reduce((sum, note) => sum + this.#enqueue(note, settings, told, clock.day), 0)
    })
  }

  /** Written and tried at once; it stays in the queue where it does not go. @returns undefined where nothing is set */
  async test(address: string): Promise<KeptMail | undefined> {
    const { mail } = this.#parts.stores
    const settings = this.settings()
    if (settings === undefined) return undefined
    const lang = settings.recipients.find((each) => each.address === address)?.lang ?? 'de'
    const queued = this.#mail('test', settings, address, testLetter({ house: this.#parts.house, link: settings.link, lang }))
    mail.enqueue(queued, this.#world.now())
    await this.#inTurn(() => this.#sendOne(queued.id))
    return mail.line(queued.id)
  }

  async sendDue(): Promise<void> {
    await this.#inTurn(async () => {
      for (const { id } of this.#parts.stores.mail.due(this.#world.now())) {
        // Where the server cannot be reached, the next mail would only wait for the same.
        if (!(await this.#sendOne(id))) break
      }
    })
  }

  /** Everything that has not gone is tried now. */
  async retry(): Promise<void> {
    this.#parts.stores.mail.retryAll(this.#world.now())
    await this.sendDue()
  }

  /** @returns false where it was not the mail that was refused */
  async #sendOne(id: string): Promise<boolean> {
    const { stores, send } = this.#parts
    const [queued, settings] = [stores.mail.one(id), this.settings()]
    const before = stores.mail.line(id)
    if (queued === undefined || settings === undefined || before?.state !== 'queued') return true
    const access = this.#access(settings)
    const outcome = access === undefined ? ({ isSent: false, code: 'password', isFinal: false } as const) : await send(access, queued)
    const now = this.#world.now()
    if (outcome.isSent) {
      stores.mail.markSent(id, now)
      return true
    }
    this.#world.log.warn('request-failed', { kind: 'mail', code: outcome.code })
    const wait = WAITS_MIN[Math.min(before.attempts, WAITS_MIN.length - 1)] ?? 0
    const isOver = outcome.isFinal || now - before.at > GIVEN_UP_MS || queued.kind === 'test'
    stores.mail.markTried(id, outcome.code, isOver ? undefined : now + wait * MINUTE_MS)
    return outcome.isFinal
  }

  #access(settings: MailConfig): MailAccess | undefined {
    const { host, port, tls, user, passwordFile, caFile } = settings
    try {
      const password = passwordFile === undefined ? this.#parts.stores.mail.password() : textIn(passwordFile, SECRET_MAX_BYTES)
      const ca = caFile === undefined ? undefined : textIn(caFile, CA_MAX_BYTES)
      return {
        ...{ host, port, tls },
        ...(user === undefined ? {} : { user }),
        ...(password === undefined ? {} : { password }),
        ...(ca === undefined ? {} : { ca }),
      }
    } catch (error) {
      if (error instanceof CodedError) return undefined
      throw error
    }
  }

  #enqueue(note: Note, settings: MailSettings, told: Told, day: string): number {
    const { stores, house } = this.#parts
    const readers = whoGets(settings.recipients, told.absences, day, note.to)
    for (const { address, lang } of readers) {
      stores.mail.enqueue(this.#mail(note.kind, settings, address, note.compose({ house, link: settings.link, lang })), this.#world.now())
    }
    return readers.length
  }

  #mail(kind: QueuedMail['kind'], { from }: MailSettings, to: string, { label, subject, body }: Letter): QueuedMail {
    const id = hex(this.#world.random(ID_BYTES))
    return { id, kind, from, to, eml: formatMail(this.#world, { from, to, label, subject, body, id, isAutomatic: true }) }
  }

  #forget(): void {
    const now = this.#world.now()
    if (now - this.#forgotAt < DAY_MS) return
    this.#forgotAt = now
    this.#parts.stores.mail.forget(now - KEPT_MS)
  }
}

function textIn(file: string, maxBytes: number): string {
  return fromUtf8(readFileBounded(file, maxBytes)).trim()
}
