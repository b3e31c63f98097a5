// SPDX-License-Identifier: EUPL-1.2
/**
 * Mandates: who acts for this house, for whom it acts; given and ended by a signed declaration (NDS Anhang 2, § 3(1)).
 *
 * @module
 */
import type { OwnMembershipView } from '@ncv/protocol/admin/member-routes.ts'
import type { MemberView } from '@ncv/protocol/admin/member-view.ts'
import { useState } from 'preact/hooks'
import { act } from '../../app/act.ts'
import { formatDay } from '../../app/format.ts'
import { useTexts } from '../../app/i18n.ts'
import { useResource } from '../../app/resource.ts'
import { may } from '../../app/session.ts'
import { de } from '../../i18n/de/own-membership.ts'
import { en } from '../../i18n/en/own-membership.ts'
import { api } from '../../node/api.ts'
import { Button } from '../../ui/button.tsx'
import { Confirm } from '../../ui/dialog.tsx'
import { Checkbox, Select, TextField } from '../../ui/field.tsx'
import { Section } from '../../ui/page.tsx'
import { SCOPES, useMemberWords } from './member-words.tsx'

const TEXTS = { de, en }
type Given = MemberView['given'][number]
const DAY_MS = 86_400_000

interface MandatesProps {
  readonly view: OwnMembershipView
  readonly reload: () => Promise<void>
}

export function Mandates({ view, reload }: MandatesProps) {
  const t = useTexts(TEXTS)
  const { mandate } = useMemberWords()
  const { own } = view
  if (own === null || own.state === 'left' || own.state === 'expelled') return null
  const mayGive = may('membership.declare')
  if (own.given.length === 0 && own.held.length === 0 && !mayGive) return null
  return (
    <Section title={t('mandates')}>
      {own.given.length > 0 && (
        <>
          <h3>{t('mandates.given')}</h3>
          <ul class="list-plain">
            {own.given.map((each) => (
              <li key={each.member} class="row">
                {t('mandates.line', mandate(each))}
                {mayGive && <End name={view.name} given={each} reload={reload} />}
              </li>
            ))}
          </ul>
        </>
      )}
      {own.held.length > 0 && (
        <>
          <h3>{t('mandates.held')}</h3>
          <ul>
            {own.held.map((each) => (
              <li key={each.member}>{t('mandates.line', mandate(each))}</li>
            ))}
          </ul>
        </>
      )}
      {mayGive && <Give view={view} reload={reload} />}
    </Section>
  )
}

function End({ name, given, reload }: { readonly name: string; readonly given: Given; readonly reload: () => Promise<void> }) {
  const t = useTexts(TEXTS)
  const [isAsking, setAsking] = useState(false)
  const end = async () => {
    setAsking(false)
    await act(() => api.giveMandate({ body: { agent: given.member, scopes: [], until: 0 } }), t('signed'))
    await reload()
  }
  return (
    <>
      <Button isSmall label={t('do.mandate.end.what', { name: given.name })} onClick={() => setAsking(true)}>
        {t('do.mandate.end')}
      </Button>
      {isAsking && (
        <Confirm title={t('confirm.title')} confirm={t('sign')} onConfirm={end} onClose={() => setAsking(false)}>
          <p>{t('do.mandate.end.text', { name, agent: given.name })}</p>
        </Confirm>
      )}
    </>
  )
}

/** Through the end of the day, by the clock that is furthest behind. */
function endOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) + DAY_MS
}

function Give({ view, reload }: MandatesProps) {
  const t = useTexts(TEXTS)
  const { w } = useMemberWords()
  const others = useResource(() => api.members(), 'members', ['feed'])
  const [agent, setAgent] = useState('')
  const [scopes, setScopes] = useState<readonly (typeof SCOPES)[number][]>([])
  const [day, setDay] = useState('')
  const [isAsking, setAsking] = useState(false)
  const known = (others.data?.members ?? []).filter(({ id, state }) => state === 'admitted' && id !== view.id)
  const name = known.find(({ id }) => id === agent)?.name ?? agent
  const give = async () => {
    setAsking(false)
    const done = await act(() => api.giveMandate({ body: { agent, scopes: [...scopes], until: endOf(day) } }), t('signed'))
    if (done !== undefined) setAgent('')
    await reload()
  }
  return (
    <details class="card no-print">
      <summary>{t('do.mandate')}</summary>
      <p class="muted">{t('do.mandate.lead')}</p>
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault()
          if (agent !== '' && scopes.length > 0 && day !== '') setAsking(true)
        }}
      >
        <Select
          label={t('do.mandate.agent')}
          value={agent}
          onChange={setAgent}
          options={[{ value: '', label: t('do.mandate.choose') }, ...known.map((each) => ({ value: each.id, label: each.name }))]}
        />
        <fieldset class="pick">
          <legend class="kern-label">{t('do.mandate.scopes')}</legend>
          {SCOPES.map((scope) => (
            <Checkbox
              key={scope}
              label={w(`scope.${scope}`)}
              isChecked={scopes.includes(scope)}
              onChange={(isOn) => setScopes(isOn ? [...scopes, scope] : scopes.filter((each) => each !== scope))}
            />
          ))}
        </fieldset>
        <TextField type="date" label={t('do.mandate.until')} value={day} onInput={setDay} />
        <Button type="submit" isDisabled={agent === '' || scopes.length === 0 || day === ''}>
          {t('do.mandate')}
        </Button>
      </form>
      {isAsking && (
        <Confirm title={t('confirm.title')} confirm={t('sign')} onConfirm={give} onClose={() => setAsking(false)}>
          <p>
            {t('do.mandate.text', {
              agent: name,
              name: view.name,
              scopes: scopes.map((scope) => w(`scope.${scope}`)).join(', '),
              day: formatDay(day),
            })}
          </p>
          {scopes.includes('hosting') && <p>{t('do.mandate.hosting')}</p>}
        </Confirm>
      )}
    </details>
  )
}
