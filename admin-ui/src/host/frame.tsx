// SPDX-License-Identifier: EUPL-1.2
/**
 * The host's frame: its menu, and how many tenants run.
 *
 * @module
 */
import type { HostState } from '@ncv/protocol/admin/host-routes.ts'
import type { ComponentChildren } from 'preact'
import type { Texts, Translate } from '../app/i18n.ts'
import { useTexts } from '../app/i18n.ts'
import { useResource } from '../app/resource.ts'
import { Shell } from '../app/shell.tsx'
import { de } from '../i18n/de/host-menu.ts'
import { en } from '../i18n/en/host-menu.ts'
import { api } from './api.ts'
import { MENU } from './menu.ts'

export function HostFrame({ children }: { readonly children: ComponentChildren }) {
  const t = useTexts({ de, en })
  const { data } = useResource(() => api.hostState(), 'host-state', ['tenant'])
  return (
    <Shell menu={MENU} menuText={t as Translate<Texts>} counts={{}} foot={data && <Running of={data} />}>
      {children}
    </Shell>
  )
}

function Running({ of: { tenants, running, failed, starting } }: { readonly of: HostState }) {
  const t = useTexts({ de, en })
  return (
    <p class={`fresh${failed === 0 ? '' : ' fresh--bad'}`}>
      {t(failed === 0 ? 'running' : 'running.failed', { running, tenants, failed })}
      {starting > 0 && (
        <>
          <br />
          {t('starting', { n: starting })}
        </>
      )}
    </p>
  )
}
