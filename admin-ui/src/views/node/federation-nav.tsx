// SPDX-License-Identifier: EUPL-1.2
/**
 * The parts of the federation area.
 *
 * @module
 */
import { useTexts } from '../../app/i18n.ts'
import { de } from '../../i18n/de/federation.ts'
import { en } from '../../i18n/en/federation.ts'
import { SubNav } from '../../ui/sub-nav.tsx'

export function FederationNav() {
  const t = useTexts({ de, en })
  return (
    <SubNav
      label={t('nav')}
      items={[
        { path: 'federation', label: t('nav.members'), action: 'member.read' },
        { path: 'federation/own', label: t('nav.own'), action: 'member.read' },
        { path: 'federation/application', label: t('nav.application'), action: 'application.read' },
        { path: 'federation/hub', label: t('nav.hub'), action: 'status.read' },
      ]}
    />
  )
}
