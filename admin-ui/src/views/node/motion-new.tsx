// SPDX-License-Identifier: EUPL-1.2
/**
 * Making a motion: written, looked at in its exact words, signed.
 *
 * @module
 */
import { useState } from 'preact/hooks'
import { sentenceOf } from '../../app/act.ts'
import { useTexts } from '../../app/i18n.ts'
import { go, hrefOf } from '../../app/location.ts'
import { notify } from '../../app/notice.ts'
import { useResource } from '../../app/resource.ts'
import { session } from '../../app/session.ts'
import { useStepFocus } from '../../app/step-focus.ts'
import { de as wordsDe } from '../../i18n/de/party-words.ts'
import { de } from '../../i18n/de/motion.ts'
import { en as wordsEn } from '../../i18n/en/party-words.ts'
import { en } from '../../i18n/en/motion.ts'
import { api } from '../../node/api.ts'
import { Alert } from '../../ui/alert.tsx'
import { Button } from '../../ui/button.tsx'
import { Facts, Plain } from '../../ui/facts.tsx'
import { Select, TextArea, TextField } from '../../ui/field.tsx'
import { Page } from '../../ui/page.tsx'
import { Loaded } from '../../ui/states.tsx'
import { Steps } from '../../ui/steps.tsx'
import type { TypedMotion } from './motion-draft.ts'
import { draftOf, EMPTY_MOTION, missingIn, rulesOf } from './motion-draft.ts'
import type { Known } from './motion-subject.tsx'
import { SubjectFields } from './motion-subject.tsx'
import { RulesFacts } from './motion-rules.tsx'
import { SUBJECTS } from './votes.tsx'
import '../../style/federation.css'

const TEXTS = { de, en }

async function load(): Promise<Known> {
  const [{ members }, { rules }] = await Promise.all([api.members(), api.readSettings()])
  const { quorum, ...rest } = rules
  return { members: members.filter(({ state }) => state === 'admitted' || state === 'suspended'), rules: { ...rest, voteQuorum: quorum } }
}

export default function MotionNew() {
  const t = useTexts(TEXTS)
  const known = useResource(load, 'motion new', [])
  return (
    <Page title={t('new.title')} lead={t('new.lead')} back={{ href: hrefOf('votes'), label: t('title') }}>
      <Loaded of={known}>{(data) => <Assistant known={data} />}</Loaded>
    </Page>
  )
}

function Assistant({ known }: { readonly known: Known }) {
  const t = useTexts(TEXTS)
  const [typed, setTyped] = useState<TypedMotion>(EMPTY_MOTION)
  const [isLooking, setLooking] = useState(false)
  const [hasTried, setTried] = useState(false)
  const [problem, setProblem] = useState<string | undefined>(undefined)
  const missing = missingIn(typed)
  useStepFocus(String(isLooking))
  const sign = async () => {
    const draft = draftOf(typed)
    if (draft === undefined) return
    try {
      await api.proposeMotion({ body: draft })
      notify('success', t('new.done'))
      go(hrefOf('votes'))
    } catch (error) {
      setProblem(sentenceOf(error))
    }
  }
  return (
    <>
      <Steps steps={[t('new.step.write'), t('new.step.look')]} at={isLooking ? 1 : 0} />
      {problem !== undefined && <Alert kind="danger" title={problem} />}
      {isLooking ? (
        <>
          <Exact typed={typed} known={known} />
          <div class="row">
            <Button kind="primary" onClick={sign}>
              {t('new.sign')}
            </Button>
            <Button onClick={() => setLooking(false)}>{t('new.back')}</Button>
          </div>
        </>
      ) : (
        <form
          class="form"
          onSubmit={(event) => {
            event.preventDefault()
            setTried(true)
            setProblem(undefined)
            if (missing.length === 0) setLooking(true)
          }}
        >
          <Select
            label={t('new.kind')}
            value={typed.kind}
            onChange={(kind) => setTyped({ ...typed, kind })}
            options={SUBJECTS.map((value) => ({ value, label: t(`subject.${value}`) }))}
          />
          <p class="muted">{t(`effect.${typed.kind}`)}</p>
          <TextField
            label={t('new.name')}
            hint={t('new.name.hint')}
            maxLength={160}
            value={typed.title}
            onInput={(title) => setTyped({ ...typed, title })}
          />
          <TextArea label={t('new.text')} rows={5} maxLength={4000} value={typed.text} onInput={(text) => setTyped({ ...typed, text })} />
          <SubjectFields typed={typed} known={known} onChange={(part) => setTyped({ ...typed, ...part })} />
          {hasTried && missing.length > 0 && (
            <p role="alert">
              <strong>{t('new.need', { what: missing.map((need) => t(`need.${need}`)).join(', ') })}</strong>
            </p>
          )}
          <Button kind="primary" type="submit">
            {t('new.look')}
          </Button>
        </form>
      )}
    </>
  )
}

/** What is signed, in words. */
function Exact({ typed, known }: { readonly typed: TypedMotion; readonly known: Known }) {
  const t = useTexts(TEXTS)
  const w = useTexts({ de: wordsDe, en: wordsEn })
  const { kind, role, isGranted } = typed
  const name = known.members.find(({ id }) => id === typed.member)?.name ?? typed.member
  return (
    <>
      <h2>{t('new.exact')}</h2>
      <div class="exact">
        <Facts
          of={[
            [t('new.house'), session.value?.party.name],
            [t('new.kind'), t(`subject.${kind}`)],
            [t('new.name'), typed.title.trim()],
            [t('text'), typed.text.trim() === '' ? undefined : <Plain text={typed.text.trim()} />],
            [t('candidates'), kind === 'admission' ? typed.candidates.map((each) => each.name).join(', ') : undefined],
            [t('new.member'), kind === 'expulsion' ? name : undefined],
            [t('new.role'), kind === 'role' ? t(isGranted ? 'role.given' : 'role.taken', { name, role: w(`role.${role}`) }) : undefined],
            [t('subject.relay'), kind === 'relay' ? typed.relay?.name : undefined],
          ]}
        />
        {kind === 'rules' && <RulesFacts rules={{ ...known.rules, ...rulesOf(typed) } as Known['rules']} />}
      </div>
      <p>{t(`effect.${kind}`)}</p>
    </>
  )
}
