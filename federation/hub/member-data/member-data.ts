// SPDX-License-Identifier: EUPL-1.2
/**
 * All that the hub holds about one member, with its meaning field by field; and forgetting it after the member has left.
 *
 * @module
 */
import type { MemberDataView } from '@ncv/protocol/admin/hub-member-data-routes.ts'
import { hex } from '@ncv/protocol/bytes.ts'
import type { Member } from '@ncv/protocol/membership/registry.ts'
import { ENDLESS_TEXTS } from '@ncv/protocol/retention/rule.ts'
import type { Lang } from '@ncv/runtime/texts.ts'
import { textOf } from '@ncv/runtime/texts.ts'
import { FederationError } from '../../errors.ts'
import { FEDERATION_TEXTS } from '../../i18n/texts.ts'
import { nameOf } from '../../store/member-data-store.ts'
import { HUB_RETENTION } from '../../store/retention-rules.ts'
import type { Hub } from '../party.ts'

type Keeper = Pick<Hub, 'memberData' | 'registry' | 'opened' | 'world'>

/** Named where data stays in spite of a deletion. */
const REMAINS = ['member-data.note.log', 'member-data.note.others', 'member-data.note.backups'] as const

/** @throws FederationError `MEMBER_MISSING` for one that the hub never heard of */
export function memberDataOf(hub: Keeper, member: string, lang: Lang): MemberDataView {
  const text = (key: string): string => textOf(FEDERATION_TEXTS, lang, key)
  const known = hub.registry.all.get(member)
  const found = hub.memberData.all(member)
  if (known === undefined && found.every(({ rows }) => rows.length === 0)) throw new FederationError('MEMBER_MISSING', { member })
  return {
    federation: hub.opened.genesis.name,
    member,
    exportedAt: new Date(hub.world.now()).toISOString(),
    register: { means: text('member-data.register'), record: known === undefined ? null : recordOf(known) },
    tables: found.map(({ rule, rows }) => ({
      table: rule.table,
      means: rule.means[lang],
      fields: Object.fromEntries(rule.fields.map(({ column, means }) => [nameOf(column), means[lang]])),
      period: periodOf(rule.table, lang),
      rows: rows.map((row) => ({ ...row })),
    })),
    notes: [...REMAINS, 'member-data.note.anonymous' as const].map(text),
  }
}

/** @throws FederationError `MEMBER_MISSING`; `MEMBER_STAYS` for one that still takes part or may come back */
export function forgetMemberData(hub: Keeper, member: string, lang: Lang) {
  const known = hub.registry.all.get(member)
  if (known === undefined && hub.memberData.all(member).every(({ rows }) => rows.length === 0))
    throw new FederationError('MEMBER_MISSING', { member })
  if (known !== undefined && known.state !== 'left' && known.state !== 'expelled')
    throw new FederationError('MEMBER_STAYS', { member, found: known.state })
  const deleted = hub.memberData.forget(member).filter((each) => each.deleted > 0)
  hub.world.log.info('retention-done', { count: deleted.reduce((sum, each) => sum + each.deleted, 0), kind: 'member' })
  return { member, deleted, remains: REMAINS.map((key) => textOf(FEDERATION_TEXTS, lang, key)) }
}

function periodOf(table: string, lang: Lang): string {
  const kept = HUB_RETENTION.find((rule) => rule.table === table)?.kept
  if (kept === undefined) return ''
  return typeof kept === 'string' ? ENDLESS_TEXTS[kept][lang] : kept.period[lang]
}

/** An organisation; the log has no field for a person. */
function recordOf({ id, name, kind, category, key, state, since, changedAt, slot, isWitness, hasPledge, roles }: Member) {
  return {
    id,
    name,
    kind,
    category,
    key: hex(key),
    state,
    since,
    changedAt: new Date(changedAt.time).toISOString(),
    slot,
    isWitness,
    hasPledge,
    roles: [...roles],
  }
}
