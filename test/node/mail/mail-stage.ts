// SPDX-License-Identifier: EUPL-1.2
/**
 * A house with matches, alarms and a mail server: stores in memory, time is a number, the server is real.
 *
 * @module
 */
import type { MailConfig, MailRecipient, MailSettings } from '@ncv/protocol/admin/mail-routes.ts'
import type { Warning } from '@ncv/protocol/message/warning.ts'
import type { TlpLabel } from '@ncv/protocol/tlp.ts'
import type { World } from '@ncv/protocol/world.ts'
import { HouseMail } from '@ncv/node/mail/house-mail.ts'
import type { SendMail } from '@ncv/node/mail/smtp.ts'
import { sendBySmtp } from '@ncv/node/mail/smtp.ts'
import { CaseStore } from '@ncv/node/store/case-store.ts'
import { MailStore } from '@ncv/node/store/mail-store.ts'
import { PostStore } from '@ncv/node/store/post-store.ts'
import { ServiceStore } from '@ncv/node/store/service-store.ts'
import type { StoredWarning } from '@ncv/node/store/warning-store.ts'
import type { Stores } from '@ncv/node/store/stores.ts'
import { DUE_DAYS } from '@ncv/node/triage/due.ts'
import { vaultWith } from '@ncv/node/vault.ts'
import { baseDocument } from '../../federation/csaf/base-document.ts'
import { seededRandom } from '../../support/virtual-world.ts'
import { TriageStage } from '../triage/triage-stage.ts'

export const MINUTE_MS = 60_000
export const HOUR_MS = 3_600_000
export const ISB: MailRecipient = { address: 'isb@haus.example', role: 'ISB', lang: 'de' }
export const ASSET = { id: 'a1', vendor: 'Musterhaus', product: 'Musterwerk', version: '4.1' }

export function settingsFor(port: number, change: Partial<MailSettings> = {}): MailSettings {
  return {
    ...{ isOn: true, host: '127.0.0.1', port, tls: 'none', from: 'ncv@haus.example', link: 'https://ncv.haus.example/', threshold: 'high' },
    ...{ digestAt: '07:30', timezone: 'Europe/Berlin', escalateAfterHours: 24, recipients: [ISB] },
    ...change,
  }
}

export interface Published {
  readonly title?: string
  readonly tlp?: TlpLabel
  readonly id?: string
  /** As the hub rates it; the document bears no score. */
  readonly severity?: NonNullable<Warning['severity']>
}

/** Begins on Monday, 5 January 2026, at 07:00 in Berlin. */
export class MailStage implements Disposable {
  readonly triage = new TriageStage()
  readonly stores: Stores
  readonly world: World
  readonly logged: string[] = []
  mail: HouseMail
  readonly #random = seededRandom('mail')
  readonly #titles = new Map<number, string>()

  constructor(settings?: MailSettings) {
    const { db } = this.triage
    const vault = vaultWith(this.#random(32), { random: this.#random })
    this.stores = {
      ...this.triage.stores,
      // The stage of the triage finds documents by the title: the house reads another one.
      warnings: { one: (index: number) => this.#named(index) } as Stores['warnings'],
      services: new ServiceStore(db, vault),
      cases: new CaseStore(db, vault),
      post: new PostStore(db, vault),
      mail: new MailStore(db, vault),
    }
    const log = { info: () => {}, warn: (event: string) => void this.logged.push(event), error: (event: string) => void this.logged.push(event) }
    this.world = { now: () => this.triage.now, monotonic: () => 0, random: this.#random, log } as unknown as World
    if (settings !== undefined) this.stores.mail.putSettings(settings)
    this.mail = this.open()
  }

  /** As after a start of the node. */
  open({ config, send = sendBySmtp }: { readonly config?: MailConfig; readonly send?: SendMail } = {}): HouseMail {
    const rules = { amberToSupervision: false } as never
    this.mail = new HouseMail({ stores: this.stores, registry: { rules }, house: 'Gemeinde Beispiel', config, table: DUE_DAYS, send }, this.world)
    return this.mail
  }

  /** The clock goes on, and the node looks at what is to be told. */
  async after(ms: number): Promise<void> {
    this.triage.now += ms
    this.triage.review()
    // What became a thing to look at in this very moment is told with the next look.
    this.triage.now += 1000
    await this.mail.step()
  }

  /** A warning that touches the house, in its own words. @returns its index */
  publish({ title = 'Schwachstelle im Musterwerk', tlp = 'TLP:CLEAR', id = 'EX-2026-0001', severity = 'critical' }: Published = {}): number {
    const document = structuredClone(baseDocument())
    document.document.tracking.id = id
    document.vulnerabilities = document.vulnerabilities.map(({ scores: _, ...rest }) => ({ ...rest, scores: [] }))
    const index = this.triage.publish(document, undefined, severity)
    this.triage.db.prepare('UPDATE entry SET tlp = ? WHERE idx = ?').run(tlp, index)
    this.#titles.set(index, title)
    return index
  }

  alarm(title = 'Sofort handeln'): number {
    const index = this.publish({ title, id: `EX-2026-${title.length}` })
    this.stores.services.addAlarm(index)
    return index
  }

  #named(index: number): StoredWarning | undefined {
    const stored = this.triage.stores.warnings.one(index)
    const title = this.#titles.get(index)
    return stored === undefined || title === undefined ? stored : { ...stored, warning: { ...stored.warning, title } }
  }

  [Symbol.dispose](): void {
    this.triage[Symbol.dispose]()
  }
}
