// SPDX-License-Identifier: EUPL-1.2
/**
 * What a motion is about: fields for each kind. Says the subject as soon as it is whole, undefined before.
 *
 * @module
 */
import { useEffect, useState } from 'preact/hooks'
import { sentenceOf } from '../app/act.ts'
import { useTexts } from '../app/i18n.ts'
import { place } from '../app/location.ts'
import { notify } from '../app/notice.ts'
import { useResource } from '../app/resource.ts'
import { de } from '../i18n/de/hub-motion.ts'
import { de as partyDe } from '../i18n/de/party-words.ts'
import { en } from '../i18n/en/hub-motion.ts'
import { en as partyEn } from '../i18n/en/party-words.ts'
import { Checkbox, Select } from '../ui/field.tsx'
import { FileField } from '../ui/file-field.tsx'
import { Loaded } from '../ui/states.tsx'
import { api } from './api.ts'
import { RulesFields } from './motion-rules.tsx'
import type { MotionSubject, SubjectProps } from './subject-props.ts'

const MOTION = { de, en }
const ROLES = ['witness', 'host', 'intermediary'] as const

export function MotionSubjectFields({ kind, onChange }: SubjectProps & { readonly kind: MotionSubject['kind'] }) {
  switch (kind) {
    case 'admission':
      return <Candidates onChange={onChange} />
    case 'expulsion':
      return <MemberField onMember={(member) => onChange(member === '' ? undefined : { kind: 'expulsion', member })} />
    case 'role':
      return <RoleFields onChange={onChange} />
    case 'rules':
      return <RulesFields onChange={onChange} />
    case 'relay':
      return <RelayFile onChange={onChange} />
    case 'decision':
      return <Decision onChange={onChange} />
  }
}

function Decision({ onChange }: SubjectProps) {
  useEffect(() => onChange({ kind: 'decision' }), [])
  return null
}

/** Those that nothing hinders; the signed record of each is fetched when it is chosen. */
function Candidates({ onChange }: SubjectProps) {
  const t = useTexts(MOTION)
  const applications = useResource(() => api.applications(), 'applications', ['application'])
  const [records, setRecords] = useState<Readonly<Record<string, string>>>({})
  const put = (next: Readonly<Record<string, string>>) => {
    setRecords(next)
    const candidates = Object.values(next)
    onChange(candidates.length === 0 ? undefined : { kind: 'admission', candidates })
  }
  const choose = async (id: string, isOn: boolean) => {
    if (!isOn) return put(Object.fromEntries(Object.entries(records).filter(([each]) => each !== id)))
    try {
      const { file } = await api.applicationCandidate({ params: { id } })
      put({ ...records, [id]: recordIn(file) })
    } catch (error) {
      notify('danger', sentenceOf(error))
    }
  }
  const given = place.value.query.get('id')
  useEffect(() => {
    if (given !== null) void choose(given, true)
  }, [])
  return (
    <fieldset class="kern-fieldset">
      <legend class="kern-label">{t('new.candidates')}</legend>
      <div class="kern-hint">{t('new.candidates.hint')}</div>
      <Loaded of={applications}>
        {({ applications: all }) => {
          const ready = all.filter(({ state, blocking }) => (state === 'pending' || state === 'not-carried') && blocking.length === 0)
          return (
            <div class="kern-fieldset__body">
              {ready.length === 0 && <p class="muted">{t('new.candidates.none')}</p>}
              {ready.map(({ id, name }) => (
                <Checkbox
                  key={id}
                  label={
                    <>
                      {name} <span class="sub mono">{id}</span>
                    </>
                  }
                  isChecked={records[id] !== undefined}
                  onChange={(isOn) => void choose(id, isOn)}
                />
              ))}
            </div>
          )
        }}
      </Loaded>
    </fieldset>
  )
}

/** The line that is no comment. */
export function recordIn(file: string): string {
  return file.split(/\r?\n/).find((line) => line.trim() !== '' && !line.startsWith('#')) ?? ''
}

function MemberField({ onMember }: { readonly onMember: (member: string) => void }) {
  const t = useTexts(MOTION)
  const { data } = useResource(() => api.members(), 'members', ['member'])
  const [member, setMember] = useState(place.value.query.get('member') ?? '')
  useEffect(() => onMember(member), [member])
  const options = (data?.members ?? []).filter(({ state }) => state === 'admitted' || state === 'suspended')
  return (
    <Select
      label={t('new.member')}
      value={member}
      onChange={setMember}
      options={[{ value: '', label: t('choose') }, ...options.map(({ id, name }) => ({ value: id, label: name }))]}
    />
  )
}

function RoleFields({ onChange }: SubjectProps) {
  const t = useTexts(MOTION)
  const partyText = useTexts({ de: partyDe, en: partyEn })
  const [member, setMember] = useState('')
  const [role, setRole] = useState<(typeof ROLES)[number]>('witness')
  const [grant, setGrant] = useState<'give' | 'take'>('give')
  useEffect(() => onChange(member === '' ? undefined : { kind: 'role', member, role, isGranted: grant === 'give' }), [member, role, grant])
  return (
    <>
      <MemberField onMember={setMember} />
      <Select label={t('new.role')} value={role} onChange={setRole} options={ROLES.map((value) => ({ value, label: partyText(`role.${value}`) }))} />
      <Select
        label={t('new.grant')}
        value={grant}
        onChange={setGrant}
        options={(['give', 'take'] as const).map((value) => ({ value, label: t(`new.grant.${value}`) }))}
      />
    </>
  )
}

function RelayFile({ onChange }: SubjectProps) {
  const t = useTexts(MOTION)
  const [name, setName] = useState<string | undefined>(undefined)
  const [isBad, setBad] = useState(false)
  const take = async (file: File) => {
    const relay = relayIn(await file.text())
    setBad(relay === undefined)
    setName(relay?.name)
    onChange(relay === undefined ? undefined : { kind: 'relay', relay })
  }
  return (
    <>
      <FileField
        label={t('new.relay')}
        hint={t('new.relay.hint')}
        accept=".json"
        error={isBad ? t('new.relay.bad') : undefined}
        onFile={(file) => void take(file)}
      />
      {name !== undefined && <p role="status">{t('new.relay.read', { name })}</p>}
    </>
  )
}

/** Its four fields and no others; what they must be, the hub says. */
export function relayIn(text: string): { id: string; name: string; key: string; box: string } | undefined {
  try {
    const value = JSON.parse(text) as Readonly<Record<string, unknown>> | null
    const field = (name: string) => (typeof value?.[name] === 'string' ? value[name] : undefined)
    const [id, name, key, box] = [field('id'), field('name'), field('key'), field('box')]
    return id === undefined || name === undefined || key === undefined || box === undefined ? undefined : { id, name, key, box }
  } catch {
    return undefined
  }
}
