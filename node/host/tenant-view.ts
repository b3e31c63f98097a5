// SPDX-License-Identifier: EUPL-1.2
/**
 * One tenant as the host's people see it in their list: does it run, and if not, why; and what is open there.
 *
 * @module
 */
import type { Caller, HandlerCall } from '@ncv/protocol/admin/contract.ts'
import type { TenantOpen, TenantView } from '@ncv/protocol/admin/host-routes.ts'
import type { NODE_ROUTES } from '@ncv/protocol/admin/node-routes.ts'
import { CodedError } from '@ncv/protocol/errors.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import type { Lang } from '@ncv/runtime/texts.ts'
import { textOf } from '@ncv/runtime/texts.ts'
import { readNodeConfig } from '../config.ts'
import { NODE_TEXTS } from '../i18n/texts.ts'
import type { NodeParty } from '../party.ts'
import type { Host } from './host.ts'
import { tenantDir } from './tenant-folder.ts'

type Call = Pick<HandlerCall<(typeof NODE_ROUTES)['status']>, 'lang' | 'signal' | 'caller'>
/** What only a tenant that runs can say. */
export type Figures = Pick<TenantView, 'size' | 'warnings' | 'affected' | 'inventory' | 'concerns'>

const NOTHING: Figures = { size: null, warnings: null, affected: null, inventory: null, concerns: [] }

/** @param figures undefined where it does not run, or has not been asked yet */
export function tenantView(host: Host, tenant: string, now: Instant, lang: Lang, figures: Figures = NOTHING): TenantView {
  const situation = host.tenant(tenant)?.situation()
  const state = situation?.state ?? 'stopped'
  const code = situation?.code ?? null
  const { size, warnings, affected, inventory, concerns } = figures
  return {
    ...{ tenant, name: nameOf(tenantDir(host.dir, tenant)), state, code },
    text: code === null ? null : textOf(NODE_TEXTS, lang, `error.${code}`, situation?.params ?? {}),
    isRed: state === 'failed' || (situation?.defects ?? 0) > 0 || concerns.length > 0,
    since: situation?.since ?? now,
    failures: situation?.failures ?? 0,
    defects: situation?.defects ?? 0,
    port: situation?.port ?? null,
    origin: situation?.origin ?? null,
    ...{ size, warnings, affected, inventory, concerns },
  }
}

export async function figuresOf({ handlers }: Pick<NodeParty, 'handlers'>, { lang, signal, caller }: Call): Promise<Figures> {
  const { size, warnings, inventory, matches, concerns } = await handlers.status({}, { lang, signal, caller, report() {} })
  return { size, warnings, inventory, affected: matches.affected, concerns: concerns.flatMap(({ isRed, text }) => (isRed ? [text] : [])) }
}

/** Who hosts a node sees of what is open there what any reader of that house sees: no incident, no post, no request. */
const READER: Caller = { roles: ['reader'], account: null }
/** Product groups that are looked at for what is late. */
const GROUPS = 200

/** What is open at a tenant, by due date, and in numbers. */
export async function openAt({ handlers }: Pick<NodeParty, 'handlers'>, { lang, signal }: Pick<Call, 'lang' | 'signal'>) {
  const call = { lang, signal, caller: READER, report() {} }
  const { items, counts, tiles } = await handlers.today({ query: { limit: GROUPS } }, call)
  const open: TenantOpen = {
    ...{ matches: counts.matches ?? 0, alarms: counts.alarms ?? 0, questions: counts.questions ?? 0, votes: counts.votes ?? 0 },
    ...{ overdue: items.filter(({ isOverdue }) => isOverdue).length, exploited: tiles?.exploited ?? 0, next: items[0] ?? null },
  }
  return { open, items }
}

function nameOf(dir: string): string {
  try {
    return readNodeConfig(dir).name
  } catch (error) {
    if (error instanceof CodedError) return ''
    throw error
  }
}
