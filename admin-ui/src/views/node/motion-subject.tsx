// SPDX-License-Identifier: EUPL-1.2
/**
 * What a motion is about: the fields that its kind needs.
 *
 * @module
 */
import type { MemberView } from '@ncv/protocol/admin/member-view.ts'
import type { NodeMotionView } from '@ncv/protocol/admin/motion-routes.ts'
import { useState } from 'preact/hooks'
import { named } from '../../app/direction.ts'
import { useTexts } from '../../app/i18n.ts'
import { de as wordsDe } from '../../i18n/de/party-words.ts'
import { de } from '../../i18n/de/motion.ts'
import { en as wordsEn } from '../../i18n/en/party-words.ts'
import { en } from '../../i18n/en/motion.ts'
import { RadioGroup, Select, TextField } from '../../ui/field.tsx'
import { FileField } from '../../ui/file-field.tsx'
import type { TypedMotion } from './motion-draft.ts'
import { relayIn } from './motion-draft.ts'
import { spanText } from './motion-rules.tsx'
import { candidateLine, parseFraction } from './tally-words.ts'

const TEXTS = { de, en }
const ROLES = ['witness', 'host', 'intermediary'] as const satisfies readonly TypedMotion['role'][]

export interface Known {
  readonly members: readonly MemberView[]
  /** As they hold now. */
  readonly rules: NonNullable<NodeMotionView['rules']>
}

interface FieldsProps {
  readonly typed: TypedMotion
  readonly known: Known
  readonly onChange: (part: Partial<TypedMotion>) => void
}

export function SubjectFields(props: FieldsProps) {
  switch (props.typed.kind) {
    case 'admission':
      return <Candidates {...props} />
    case 'expulsion':
      return <Member {...props} />
    case 'role':
      return <Role {...props} />
    case 'rules':
      return <RuleFields {...props} />
    case 'relay':
      return <Relay {...props} />
    default:
      return null
  }
}

function Candidates({ typed, onChange }: FieldsProps) {
  const t = useTexts(TEXTS)
  const [error, setError] = useState<string | undefined>(undefined)
  const add = async (file: File) => {
    const record = candidateLine(await file.text())
    setError(record === undefined ? t('new.candidates.bad', { name: file.name }) : undefined)
    if (record === undefined || typed.candidates.some((each) => each.record === record)) return
    onChange({ candidates: [...typed.candidates, { name: file.name, record }] })
  }
  return (
    <div>
      <FileField label={t('new.candidates')} hint={t('new.candidates.hint')} error={error} onFile={(file) => void add(file)} />
      {typed.candidates.length > 0 && <p>{t('new.candidates.chosen', { names: typed.candidates.map(({ name }) => name).join(', ') })}</p>}
    </div>
  )
}

function Member({ typed, known, onChange }: FieldsProps) {
  const t = useTexts(TEXTS)
  return (
    <Select
      label={t('new.member')}
      value={typed.member}
      onChange={(member) => onChange({ member })}
      options={[{ value: '', label: t('new.member.choose') }, ...known.members.map(({ id, name }) => ({ value: id, label: named(name, id) }))]}
    />
  )
}

function Role(props: FieldsProps) {
  const t = useTexts(TEXTS)
  const w = useTexts({ de: wordsDe, en: wordsEn })
  const { typed, onChange } = props
  return (
    <>
      <Member {...props} />
      <Select
        label={t('new.role')}
        value={typed.role}
        onChange={(role) => onChange({ role })}
        options={ROLES.map((value) => ({ value, label: w(`role.${value}`) }))}
      />
      <RadioGroup
        label={t('new.change')}
        value={typed.isGranted ? 'grant' : 'take'}
        onChange={(change) => onChange({ isGranted: change === 'grant' })}
        options={[
          { value: 'grant', label: t('new.grant') },
          { value: 'take', label: t('new.take') },
        ]}
      />
    </>
  )
}

function RuleFields({ typed, known: { rules }, onChange }: FieldsProps) {
  const t = useTexts(TEXTS)
  const same = { value: '' as const, label: t('new.same') }
  const isQuorumBad = typed.quorum.trim() !== '' && parseFraction(typed.quorum) === undefined
  return (
    <>
      <Select
        label={t('rules.base')}
        value={typed.base}
        onChange={(base) => onChange({ base })}
        options={[same, { value: 'cast' as const, label: t('rules.base.cast') }, { value: 'electorate' as const, label: t('rules.base.electorate') }]}
      />
      <TextField
        label={t('new.quorum')}
        value={typed.quorum}
        error={isQuorumBad ? t('new.quorum.bad') : undefined}
        onInput={(quorum) => onChange({ quorum })}
      />
      <TextField
        type="number"
        label={t('rules.period')}
        hint={t('new.period.hint', { now: spanText(rules.votingPeriodMs, t) })}
        value={typed.periodDays}
        onInput={(periodDays) => onChange({ periodDays })}
      />
      <Select
        label={t('rules.amber')}
        value={typed.amber}
        onChange={(amber) => onChange({ amber })}
        options={[same, { value: 'yes' as const, label: t('rules.amber.yes') }, { value: 'no' as const, label: t('rules.amber.no') }]}
      />
      <TextField
        type="number"
        label={t('rules.retention')}
        hint={t('new.period.hint', { now: t('days', { n: rules.retentionDays }) })}
        value={typed.retentionDays}
        onInput={(retentionDays) => onChange({ retentionDays })}
      />
    </>
  )
}

function Relay({ typed, onChange }: FieldsProps) {
  const t = useTexts(TEXTS)
  const [error, setError] = useState<string | undefined>(undefined)
  const take = async (file: File) => {
    const relay = relayIn(await file.text())
    setError(relay === undefined ? t('new.relay.bad', { name: file.name }) : undefined)
    onChange({ relay })
  }
  return (
    <div>
      <FileField label={t('new.relay')} hint={t('new.relay.hint')} accept=".json" error={error} onFile={(file) => void take(file)} />
      {typed.relay !== undefined && <p>{typed.relay.name}</p>}
    </div>
  )
}
