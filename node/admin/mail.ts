// SPDX-License-Identifier: EUPL-1.2
/**
 * Handlers: the mails to the house's own people.
 *
 * @module
 */
import type { InputOf } from '@ncv/protocol/admin/contract.ts'
import type { MAIL_ROUTES, MailConfig, MailLine, MailSettings, MailView } from '@ncv/protocol/admin/mail-routes.ts'
import type { Instant, World } from '@ncv/protocol/world.ts'
import type { Lang } from '@ncv/runtime/texts.ts'
import { textOf } from '@ncv/runtime/texts.ts'
import { NodeError } from '../errors.ts'
import { NODE_TEXTS } from '../i18n/texts.ts'
import type { HouseMail } from '../mail/house-mail.ts'
import { wallClock } from '../mail/wall-clock.ts'
import type { KeptMail } from '../store/mail-store.ts'
import type { Stores } from '../store/stores.ts'
import { isDay } from '../triage/day.ts'
import type { NodeHandlers } from './contract.ts'

type Mine = 'mail' | 'setMail' | 'testMail' | 'mailQueue' | 'retryMail' | 'setMailAbsence'

type AbsenceWish = InputOf<(typeof MAIL_ROUTES)['setMailAbsence']>['body']

const LINES_MAX = 200

export function mailHandlers(world: Pick<World, 'now'>, { mail: store }: Pick<Stores, 'mail'>, mail: HouseMail): Pick<NodeHandlers, Mine> {
  const view = (): MailView => {
    const settings = mail.settings()
    const { queued, failed } = store.counts()
    const { absences, digestDay } = store.told()
    const today = settings === undefined ? '' : wallClock(world.now(), settings.timezone).day
    return {
      settings: settings === undefined ? null : shown(settings),
      isFixed: mail.isFixed,
      hasPassword: hasPassword(settings, store),
      absences: absences.filter(({ until }) => until >= today),
      digestDay: digestDay === '' ? null : digestDay,
      queued,
      failed,
    }
  }
  const queue = (lang: Lang) => ({ mails: store.lines(LINES_MAX).map((each) => lineView(each, lang)) })
  return {
    mail: view,
    setMail({ body: { settings, password } }) {
      if (mail.isFixed) throw new NodeError('MAIL_FIXED')
      store.inOne(() => {
        store.putSettings(settings)
        if (password !== undefined) store.putPassword(password)
      })
      return view()
    },
    async testMail({ body: { to } }, { lang }) {
      const line = await mail.test(to)
      if (line === undefined) throw new NodeError('MAIL_UNSET')
      return lineView(line, lang)
    },
    mailQueue: (_input, { lang }) => queue(lang),
    async retryMail(_input, { lang }) {
      await mail.retry()
      return queue(lang)
    },
    setMailAbsence({ body }) {
      enterAbsence(store, mail, body, world.now())
      return view()
    },
  }
}

/** @throws NodeError `MAIL_UNSET`, `MAIL_RECIPIENT`, `MAIL_ABSENCE` */
function enterAbsence(store: Stores['mail'], mail: HouseMail, { address, from, until }: AbsenceWish, now: Instant): void {
  const settings = mail.settings()
  if (settings === undefined) throw new NodeError('MAIL_UNSET')
  if (!settings.recipients.some((each) => each.address === address)) throw new NodeError('MAIL_RECIPIENT', { address })
  const { day } = wallClock(now, settings.timezone)
  const first = from ?? day
  const isSound = until === undefined ? from === undefined : isDay(until) && isDay(first) && until >= first && until >= day
  if (!isSound) throw new NodeError('MAIL_ABSENCE', { found: `${first} – ${until ?? ''}` })
  store.inOne(() => {
    const told = store.told()
    const others = told.absences.filter((each) => each.address !== address)
    store.putTold({ ...told, absences: until === undefined ? others : [...others, { address, from: first, until }] })
  })
}

/** Paths of this machine stay out of the browser. */
function shown(settings: MailConfig | MailSettings): MailSettings {
  const { passwordFile: _, caFile: _ca, ...rest } = settings as MailConfig
  return rest
}

function hasPassword(settings: MailConfig | undefined, store: Stores['mail']): boolean {
  return settings?.passwordFile !== undefined || store.password() !== undefined
}

function lineView(line: KeptMail, lang: Lang): MailLine {
  return { ...line, why: line.code === null ? '' : textOf(NODE_TEXTS, lang, `mail.code.${line.code}`) }
}
