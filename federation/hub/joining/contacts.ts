// SPDX-License-Identifier: EUPL-1.2
/**
 * The register of contacts: who is on the sheet for a blackout, and who must be asked whether it still holds.
 *
 * @module
 */
import { dayOf } from '@ncv/protocol/joining/draft.ts'
import { CONFIRMED_FOR_MS } from '@ncv/protocol/joining/prerequisites.ts'
import type { Member } from '@ncv/protocol/membership/registry.ts'
import type { OptIn } from '@ncv/protocol/message/application.ts'
import type { PostText } from '@ncv/protocol/message/post.ts'
import { textOf } from '@ncv/runtime/texts.ts'
import { FEDERATION_TEXTS } from '../../i18n/texts.ts'
import type { StoredContact } from '../../store/joining-store.ts'
import type { Hub } from '../party.ts'
import { sendPost } from '../post/send.ts'
import { settleApplications } from './applications.ts'

const DAY_MS = 86_400_000
/** Who was asked is asked again after so long. */
const ASK_AGAIN_MS = 30 * DAY_MS
/** What is known of a member is kept so long after it has left: open questions are settled by then. */
const LEFT_FOR_MS = 30 * DAY_MS

export interface Reachable {
  readonly member: Member
  /** Undefined: the hub was told nobody. */
  readonly contact: StoredContact | undefined
  readonly isDue: boolean
}

/** All who take part or rest, by name. */
export function register({ registry, joining, world }: Pick<Hub, 'registry' | 'joining' | 'world'>): Reachable[] {
  const now = world.now()
  return [...registry.all.values()]
    .filter(({ state }) => state === 'admitted' || state === 'suspended')
    .sort((a, b) => a.name.localeCompare(b.name, 'de'))
    .map((member) => {
      const contact = joining.contact(member.id)
      return { member, contact, isDue: contact === undefined || contact.confirmedAt + CONFIRMED_FOR_MS < now }
    })
}

/** Consent that holds today. */
export function optInsInForce({ joining, registry, world }: Pick<Hub, 'joining' | 'registry' | 'world'>): OptIn[] {
  const today = dayOf(world.now())
  const says = ({ ranges, domains }: OptIn): boolean => ranges.length + domains.length > 0
  return joining.optIns().filter((each) => each.until >= today && says(each) && registry.members.has(each.member))
}

/** Asks those whose contacts were not confirmed for half a year, each once a month at most. @returns who was asked */
export function askForContacts(hub: Hub): string[] {
  const now = hub.world.now()
  const asked: string[] = []
  for (const { member, contact, isDue } of register(hub)) {
    if (contact === undefined || !isDue || (contact.askedAt ?? Number.NEGATIVE_INFINITY) + ASK_AGAIN_MS > now) continue
    hub.joining.inOne(() => {
      sendPost(hub, { kind: 'message', to: [member.id], content: askingText(contact), tlp: 'TLP:GREEN', terms: 'federation' })
      hub.joining.asked(member.id, now)
    })
    asked.push(member.id)
  }
  return asked
}

/** In both languages: the hub does not know which one is read there. */
function askingText({ confirmedAt }: StoredContact): PostText {
  const day = dayOf(confirmedAt)
  const said = (key: string): string => [textOf(FEDERATION_TEXTS, 'de', key, { day }), textOf(FEDERATION_TEXTS, 'en', key, { day })].join('\n\n')
  return { subject: textOf(FEDERATION_TEXTS, 'de', 'hub.contacts.ask-subject'), text: said('hub.contacts.ask-text') }
}

/** One look: who joined is in the register, who left long ago is not, who is due is asked. */
export function keepRegister(hub: Hub): void {
  settleApplications(hub)
  const now = hub.world.now()
  for (const id of hub.joining.membersKnown()) {
    const member = hub.registry.all.get(id)
    const isOut = member?.state === 'left' || member?.state === 'expelled'
    if (isOut && member.changedAt.time + LEFT_FOR_MS < now) hub.joining.forgetMember(id)
  }
  askForContacts(hub)
}
