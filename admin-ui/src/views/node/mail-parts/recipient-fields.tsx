// SPDX-License-Identifier: EUPL-1.2
/**
 * Who gets mails: one group of fields a recipient.
 *
 * @module
 */
import { useTexts } from '../../../app/i18n.ts'
import { de } from '../../../i18n/de/mail.ts'
import { en } from '../../../i18n/en/mail.ts'
import { Button } from '../../../ui/button.tsx'
import { Select, TextField } from '../../../ui/field.tsx'
import { Section } from '../../../ui/page.tsx'
import type { RecipientDraft } from './mail-draft.ts'
import { NEW_RECIPIENT } from './mail-draft.ts'
import type { PartProps } from './part-props.ts'

const RECIPIENTS_MAX = 20
const LANGUAGES = ['de', 'en'] as const

export function RecipientFields({ draft: { recipients }, faults, change }: PartProps) {
  const t = useTexts({ de, en })
  const put = (at: number, part: Partial<RecipientDraft>) =>
    change({ recipients: recipients.map((each, i) => (i === at ? { ...each, ...part } : each)) })
  return (
    <Section title={t('people.title')}>
      {recipients.map((recipient, at) => (
        <Fields
          key={at}
          number={at + 1}
          recipient={recipient}
          fault={(name) => faults[`recipients.${at}.${name}`]}
          put={(part) => put(at, part)}
          {...(recipients.length > 1 ? { onRemove: () => change({ recipients: recipients.filter((_, i) => i !== at) }) } : {})}
        />
      ))}
      {recipients.length < RECIPIENTS_MAX && (
        <Button onClick={() => change({ recipients: [...recipients, NEW_RECIPIENT] })}>{t('recipient.add')}</Button>
      )}
    </Section>
  )
}

interface FieldsProps {
  readonly number: number
  readonly recipient: RecipientDraft
  readonly fault: (name: string) => PartProps['faults'][string] | undefined
  readonly put: (part: Partial<RecipientDraft>) => void
  readonly onRemove?: () => void
}

function Fields({ number, recipient, fault, put, onRemove }: FieldsProps) {
  const t = useTexts({ de, en })
  const said = (name: string) => {
    const found = fault(name)
    return found === undefined ? undefined : t(`fault.${found}`)
  }
  return (
    <fieldset class="mail__recipient">
      <legend>{t('recipient.legend', { n: number })}</legend>
      <div class="form">
        <TextField
          label={t('recipient.address')}
          error={said('address')}
          type="email"
          value={recipient.address}
          onInput={(address) => put({ address })}
          maxLength={254}
        />
        <TextField
          label={t('recipient.role')}
          hint={t('recipient.role.hint')}
          error={said('role')}
          value={recipient.role}
          onInput={(role) => put({ role })}
          maxLength={60}
        />
        <TextField
          label={t('recipient.deputy')}
          error={said('deputy')}
          type="email"
          value={recipient.deputy}
          onInput={(deputy) => put({ deputy })}
          maxLength={254}
        />
        <Select
          label={t('recipient.lang')}
          value={recipient.lang}
          onChange={(lang) => put({ lang })}
          options={LANGUAGES.map((value) => ({ value, label: t(`recipient.lang.${value}`) }))}
        />
        {onRemove && (
          <Button isSmall label={t('recipient.remove', { n: number })} onClick={onRemove}>
            {t('recipient.remove', { n: number })}
          </Button>
        )}
      </div>
    </fieldset>
  )
}
