// SPDX-License-Identifier: EUPL-1.2
/**
 * To a tenant's own interface, in a tab of its own: with a ticket that the host issues, or, for an access token, to its sign-in.
 *
 * @module
 */
import type { TenantView } from '@ncv/protocol/admin/host-routes.ts'
import { sentenceOf } from '../app/act.ts'
import { useTexts } from '../app/i18n.ts'
import { notify } from '../app/notice.ts'
import { may, session } from '../app/session.ts'
import { de } from '../i18n/de/host-tenant.ts'
import { en } from '../i18n/en/host-tenant.ts'
import { Button } from '../ui/button.tsx'
import { api } from './api.ts'

/** Where browsers reach a tenant: over its proxy, or on this machine as this page. */
export function originOf({ port, origin }: Pick<TenantView, 'port' | 'origin'>, here: Pick<Location, 'protocol' | 'hostname'>): string {
  return origin ?? `${here.protocol}//${here.hostname}:${port}`
}

/** Whether the one who has signed in can go there without another password. */
export function canVisit(): boolean {
  return may('tenant.visit') && session.value?.account !== null
}

export function OpenTenant({ tenant, isSmall = false }: { readonly tenant: TenantView; readonly isSmall?: boolean }) {
  const t = useTexts({ de, en })
  if (tenant.port === null || !canVisit()) return null
  return (
    <Button isSmall={isSmall} label={t('open.label', { name: tenant.name || tenant.tenant })} onClick={() => open(tenant.tenant)}>
      {t('open')}
    </Button>
  )
}

/** The tab is opened with the click itself: browsers do not let a page open one later. */
async function open(tenant: string): Promise<void> {
  const tab = window.open('', '_blank')
  try {
    const { path, ...where } = await api.visitTenant({ params: { tenant } })
    const url = `${originOf(where, window.location)}${path}`
    if (tab === null) window.location.assign(url)
    else tab.location.replace(url)
  } catch (error) {
    tab?.close()
    notify('danger', sentenceOf(error))
  }
}
