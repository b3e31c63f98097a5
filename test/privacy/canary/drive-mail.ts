// SPDX-License-Identifier: EUPL-1.2
/**
 * Mails to the own people, and the page for the management. Who they are, and through which server, is nobody's business outside the house.
 *
 * @module
 */
import type { HouseStage } from './drive-node.ts'

/** The server is this machine, at a port where nobody listens: nothing goes, and everything is tried. */
export async function writeMails({ client, book }: HouseStage): Promise<void> {
  const word = (field: string): string => book.word(`mail ${field}`)
  const address = `${word('recipient')}@haus.example`
  const settings = {
    ...{ isOn: false, host: '127.0.0.1', port: 9, tls: 'none' as const, user: word('user'), from: `${word('from')}@haus.example` },
    ...{ link: `https://${word('link')}.example`, threshold: 'high' as const, digestAt: '07:30', timezone: 'Europe/Berlin', escalateAfterHours: 24 },
    recipients: [{ address, role: word('role'), lang: 'de' as const, deputy: `${word('deputy')}@haus.example` }],
  }
  await client.setMail({ body: { settings, password: word('password') } })
  await client.mail()
  await client.testMail({ body: { to: address } })
  await client.retryMail()
  await client.mailQueue()
  await client.setMailAbsence({ body: { address, from: '2026-01-01', until: '2036-12-31' } })
  await client.management()
}
