// SPDX-License-Identifier: EUPL-1.2
/**
 * Asking the members about a warning: laid out first, then signed by two people.
 *
 * @module
 */
import type { QuestionCountView } from '@ncv/protocol/admin/hub-count-routes.ts'
import { useState } from 'preact/hooks'
import { beside } from '../../app/direction.ts'
import { act } from '../../app/act.ts'
import { useTexts } from '../../app/i18n.ts'
import { go, hrefOf, place } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { api } from '../../hub/api.ts'
import { dayEnd } from '../../hub/day-end.ts'
import type { Signer } from '../../hub/signing.ts'
import { draftInput } from '../../hub/signing.ts'
import { areTwo, TwoKeys } from '../../hub/two-keys.tsx'
import { de } from '../../i18n/de/hub-question.ts'
import { en } from '../../i18n/en/hub-question.ts'
import { Alert } from '../../ui/alert.tsx'
import { Button } from '../../ui/button.tsx'
import { Time } from '../../ui/facts.tsx'
import { Checkbox, RadioGroup, Select, TextField } from '../../ui/field.tsx'
import { Card, Page } from '../../ui/page.tsx'
import { Loaded } from '../../ui/states.tsx'

type Group = QuestionCountView['groups'][number]['group']
const GROUPS = ['municipality', 'district', 'association', 'it-provider', 'land'] as const satisfies readonly Group[]
type Laid = Awaited<ReturnType<typeof api.previewQuestion>>

export default function QuestionNew() {
  const t = useTexts({ de, en })
  const warnings = useResource(() => api.publishedWarnings(), 'warnings')
  return (
    <Page title={t('ask.title')} lead={t('ask.lead')} back={{ href: hrefOf('questions'), label: t('back') }}>
      <Loaded of={warnings}>
        {({ warnings: all }) => (
          <Asking
            warnings={all
              .filter(({ state }) => state === 'valid')
              .map(({ index, title = '' }) => ({ value: String(index), label: beside([String(index), title]) }))}
          />
        )}
      </Loaded>
    </Page>
  )
}

function Asking({ warnings }: { readonly warnings: readonly { readonly value: string; readonly label: string }[] }) {
  const t = useTexts({ de, en })
  const [warning, setWarning] = useState(place.value.query.get('warning') ?? '')
  const [closes, setCloses] = useState('')
  const [who, setWho] = useState<'all' | 'groups'>('all')
  const [groups, setGroups] = useState<readonly (typeof GROUPS)[number][]>([])
  const [isMissing, setMissing] = useState(false)
  const [laid, setLaid] = useState<Laid | undefined>(undefined)
  const change = (apply: () => void) => {
    apply()
    setLaid(undefined)
  }
  const preview = async () => {
    const isWhole = warning !== '' && (who === 'all' || groups.length > 0)
    setMissing(!isWhole)
    if (!isWhole) return
    const until = dayEnd(closes)
    const body = { warning: Number(warning), groups: who === 'all' ? [] : [...groups], ...(until === undefined ? {} : { closes: until }) }
    setLaid(await act(() => api.previewQuestion({ body })))
  }
  return (
    <>
      <form
        class="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void preview()
        }}
      >
        {isMissing && <Alert kind="danger" title={t('ask.missing')} />}
        <Select
          label={t('ask.warning')}
          value={warning}
          onChange={(next) => change(() => setWarning(next))}
          options={[{ value: '', label: t('ask.warning.none') }, ...warnings]}
        />
        <TextField label={t('ask.closes')} hint={t('ask.closes.hint')} type="date" value={closes} onInput={(next) => change(() => setCloses(next))} />
        <RadioGroup<'all' | 'groups'>
          label={t('ask.who')}
          value={who}
          onChange={(next) => change(() => setWho(next))}
          options={(['all', 'groups'] as const).map((value) => ({ value, label: t(`ask.who.${value}`), hint: t(`ask.who.${value}.hint`) }))}
        />
        {who === 'groups' &&
          GROUPS.map((group) => (
            <Checkbox
              key={group}
              label={t(`group.${group}`)}
              isChecked={groups.includes(group)}
              onChange={(isOn) => change(() => setGroups(isOn ? [...groups, group] : groups.filter((each) => each !== group)))}
            />
          ))}
        <Button type="submit" kind={laid === undefined ? 'primary' : 'secondary'}>
          {t('ask.preview')}
        </Button>
      </form>
      {laid !== undefined && <Signing key={laid.id} laid={laid} />}
    </>
  )
}

function Signing({ laid }: { readonly laid: Laid }) {
  const t = useTexts({ de, en })
  const [[author, approver], setSigners] = useState<readonly [Signer | undefined, Signer | undefined]>([undefined, undefined])
  const ask = async () => {
    if (author === undefined || approver === undefined) return
    const signed = async (signer: Signer, role: 'author' | 'approver') => ({
      analyst: signer.id,
      signature: await signer.sign(draftInput(laid.origin, role, laid.id)),
    })
    const done = await act(
      async () =>
        await api.askQuestion({
          body: { question: laid.question, author: await signed(author, 'author'), approver: await signed(approver, 'approver') },
        }),
      ({ question }) => t('ask.done', { index: question }),
    )
    if (done !== undefined) go(hrefOf(`questions/${done.question}`))
  }
  return (
    <div class="section stack">
      <Card title={t('ask.shown')}>
        <p>
          <strong>{laid.title}</strong>
        </p>
        <p>{t('ask.form')}</p>
        <p>
          {t('ask.until')} <Time at={laid.closes} />
        </p>
        <ul>
          {laid.groups.map(({ group, members }) => (
            <li key={group}>{t('ask.members', { group: t(`group.${group}`), members })}</li>
          ))}
        </ul>
      </Card>
      <TwoKeys author={author} approver={approver} onChange={(first, second) => setSigners([first, second])} />
      <p class="row">
        <Button kind="primary" isDisabled={!areTwo(author, approver)} onClick={ask}>
          {t('ask.submit')}
        </Button>
      </p>
    </div>
  )
}
