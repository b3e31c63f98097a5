// SPDX-License-Identifier: EUPL-1.2
/**
 * One tenant as the host's people see it in their list: does it run, and if not, why.
 *
 * @module
 */
import type { TenantView } from '@ncv/protocol/admin/host-routes.ts'
import type { NODE_ROUTES } from '@ncv/protocol/admin/node-routes.ts'
import type { HandlerCall } from '@ncv/protocol/admin/contract.ts'
import { CodedError } from '@ncv/protocol/errors.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import { textOf } from '@ncv/runtime/texts.ts'
import { readNodeConfig } from '../config.ts'
import { NODE_TEXTS } from '../i18n/texts.ts'
import type { Host } from './host.ts'
import { tenantDir } from './tenant-folder.ts'

type Call = Pick<HandlerCall<(typeof NODE_ROUTES)['status']>, 'lang' | 'signal' | 'caller'>

const NOTHING = { size: null, warnings: null, affected: null, inventory: null, concerns: [] }

export async function tenantView(host: Host, tenant: string, now: Instant, call: Call): Promise<TenantView> {
  const known = host.tenant(tenant)
  const situation = known?.situation()
  const state = situation?.state ?? 'stopped'
  const code = situation?.code ?? null
  const text = code === null ? null : textOf(NODE_TEXTS, call.lang, `error.${code}`, situation?.params ?? {})
  const figures = known?.node === undefined ? NOTHING : await figuresOf(known.node.handlers, call)
  return {
    ...{ tenant, name: nameOf(tenantDir(host.dir, tenant)), state, code, text },
    isRed: state === 'failed' || (situation?.defects ?? 0) > 0 || figures.concerns.length > 0,
    since: situation?.since ?? now,
    failures: situation?.failures ?? 0,
    defects: situation?.defects ?? 0,
    port: situation?.port ?? null,
    ...figures,
  }
}

type Figures = Pick<TenantView, 'size' | 'warnings' | 'affected' | 'inventory' | 'concerns'>
type Node = NonNullable<NonNullable<ReturnType<Host['tenant']>>['node']>

async function figuresOf({ status }: Node['handlers'], { lang, signal, caller }: Call): Promise<Figures> {
  const { size, warnings, inventory, matches, concerns } = await status({}, { lang, signal, caller, report() {} })
  return { size, warnings, inventory, affected: matches.affected, concerns: concerns.flatMap(({ isRed, text }) => (isRed ? [text] : [])) }
}

function nameOf(dir: string): string {
  try {
    return readNodeConfig(dir).name
  } catch (error) {
    if (error instanceof CodedError) return ''
    throw error
  }
}
