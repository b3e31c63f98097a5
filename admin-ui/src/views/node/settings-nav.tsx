// SPDX-License-Identifier: EUPL-1.2
/**
 * The parts of the settings.
 *
 * @module
 */
import { useTexts } from '../../app/i18n.ts'
import { de } from '../../i18n/de/settings.ts'
import { en } from '../../i18n/en/settings.ts'
import { SubNav } from '../../ui/sub-nav.tsx'

export function SettingsNav() {
  const t = useTexts({ de, en })
  return (
    <SubNav
      label={t('nav')}
      items={[
        { path: 'settings', label: t('nav.overview'), action: 'status.read' },
        { path: 'settings/mail', label: t('nav.mail'), action: 'mail.read' },
        { path: 'settings/backup', label: t('nav.backup'), action: 'status.read' },
        { path: 'settings/retention', label: t('nav.retention'), action: 'status.read' },
        { path: 'settings/who-sees', label: t('nav.who-sees'), action: 'status.read' },
      ]}
    />
  )
}
