// SPDX-License-Identifier: EUPL-1.2
/**
 * What the keys do (`?`), and whether those that are letters do anything.
 *
 * @module
 */
import { de } from '../i18n/de/shell.ts'
import { en } from '../i18n/en/shell.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Facts } from '../ui/facts.tsx'
import { Checkbox } from '../ui/field.tsx'
import { useTexts } from './i18n.ts'
import { areKeysOn, isHelpOpen, setKeysOn } from './keyboard.ts'

export function KeyHelp() {
  const t = useTexts({ de, en })
  const areOn = areKeysOn.use()
  if (!isHelpOpen.use()) return null
  const key = (name: string) => <kbd>{name}</kbd>
  return (
    <Dialog title={t('keys.title')} closeLabel={t('keys.close')} onClose={() => isHelpOpen.set(false)}>
      <Facts
        of={[
          [t('keys.search'), key('/')],
          [t('keys.next'), key('j')],
          [t('keys.previous'), key('k')],
          [t('keys.open'), key('Enter')],
          [t('keys.notice'), key('u')],
          [t('keys.help'), key('?')],
        ]}
      />
      <Checkbox label={t('keys.on')} isChecked={areOn} onChange={setKeysOn} />
    </Dialog>
  )
}
