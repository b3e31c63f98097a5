// SPDX-License-Identifier: EUPL-1.2
/**
 * The fields of a decision: status, and what that status needs.
 *
 * @module
 */
import { useTexts } from '../../../app/i18n.ts'
import { de } from '../../../i18n/de/match.ts'
import { en } from '../../../i18n/en/match.ts'
import { Select, TextArea, TextField } from '../../../ui/field.tsx'
import type { Draft, Lack } from './decide.ts'
import { FLAGS, STATUSES } from './words.ts'

export interface DecideFieldsProps {
  readonly draft: Draft
  readonly onDraft: (draft: Draft) => void
  /** Shown where it is missing, once somebody has tried. */
  readonly lack: Lack | undefined
}

export function DecideFields({ draft, onDraft, lack }: DecideFieldsProps) {
  const t = useTexts({ de, en })
  const { status, flag, reason, until, role } = draft
  const isNeeded = status === 'accepted' || (status === 'not-relevant' && flag === '')
  return (
    <>
      <Select
        label={t('decide.status')}
        value={status}
        onChange={(next) => onDraft({ ...draft, status: next })}
        error={lack === 'empty' ? t('decide.empty') : undefined}
        options={[...STATUSES.map((value) => ({ value, label: t(`status.${value}`) })), { value: '' as const, label: t('decide.keep') }]}
      />
      {status === 'not-relevant' && (
        <Select
          label={t('decide.flag')}
          value={flag}
          onChange={(next) => onDraft({ ...draft, flag: next })}
          options={[{ value: '' as const, label: t('decide.flag.empty') }, ...FLAGS.map((value) => ({ value, label: t(`flag.${value}`) }))]}
        />
      )}
      {status !== '' && (
        <TextArea
          label={t('decide.reason')}
          hint={t(isNeeded ? 'decide.reason.needed' : 'decide.reason.optional')}
          rows={3}
          maxLength={2000}
          value={reason}
          onInput={(next) => onDraft({ ...draft, reason: next })}
          error={lack === 'reason' ? t('decide.reason.missing') : undefined}
        />
      )}
      {status === 'accepted' && (
        <TextField
          type="date"
          label={t('decide.until')}
          hint={t('decide.until.hint')}
          value={until}
          onInput={(next) => onDraft({ ...draft, until: next })}
          error={lack === 'until' ? t('decide.until.missing') : undefined}
        />
      )}
      <TextField
        label={t('decide.role')}
        hint={t('decide.role.hint')}
        maxLength={200}
        value={role}
        onInput={(next) => onDraft({ ...draft, role: next })}
      />
    </>
  )
}
