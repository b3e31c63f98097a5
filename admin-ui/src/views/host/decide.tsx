// SPDX-License-Identifier: EUPL-1.2
/**
 * One decision for many tenants: product, what about it, status and reason, what would change at each tenant, and the way back.
 *
 * @module
 */
import '../../style/account.css'
import '../../style/host.css'
import type { HostDecisionView, SharedAssetView } from '@ncv/protocol/admin/host-routes.ts'
import type { MatchChange } from '@ncv/protocol/admin/match-routes.ts'
import { useState } from 'preact/hooks'
import { act } from '../../app/act.ts'
import { useTexts } from '../../app/i18n.ts'
import { useResource } from '../../app/resource.ts'
import { useStepFocus } from '../../app/step-focus.ts'
import { api } from '../../host/api.ts'
import { useUndo } from '../../host/undo.ts'
import { de } from '../../i18n/de/host-decide.ts'
import { en } from '../../i18n/en/host-decide.ts'
import { Button } from '../../ui/button.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { Steps } from '../../ui/steps.tsx'
import type { Draft } from '../node/match/decide.ts'
import { changeOf, EMPTY_DRAFT, lackOf } from '../node/match/decide.ts'
import { DecideFields } from '../node/match/decide-fields.tsx'
import { AssetStep } from './decide-parts/assets.tsx'
import { Outcome } from './decide-parts/outcome.tsx'
import { TargetStep } from './decide-parts/target.tsx'

const TEXTS = { de, en }
const STEPS = ['assets', 'target', 'change', 'preview', 'done'] as const
type Step = (typeof STEPS)[number]

export default function Decide() {
  const t = useTexts(TEXTS)
  const shared = useResource(() => api.sharedAssets(), 'shared-assets', [])
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Loaded of={shared}>
        {({ assets }) =>
          assets.length === 0 ? (
            <Empty title={t('assets.none.title')}>
              <p>{t('assets.none.text')}</p>
            </Empty>
          ) : (
            <Assistant shared={assets} />
          )
        }
      </Loaded>
    </Page>
  )
}

interface Wish {
  readonly assets: readonly string[]
  readonly target: string
  readonly draft: Draft
}

const NOTHING: Wish = { assets: [], target: '', draft: EMPTY_DRAFT }

function Assistant({ shared }: { readonly shared: readonly SharedAssetView[] }) {
  const t = useTexts(TEXTS)
  const undo = useUndo()
  const [step, setStep] = useState<Step>('assets')
  const [wish, setWish] = useState<Wish>(NOTHING)
  const [shown, setShown] = useState<HostDecisionView | undefined>(undefined)
  useStepFocus(step)
  const decide = (change: MatchChange, apply: boolean) => {
    const body = { assets: [...wish.assets], target: wish.target.trim(), change, apply }
    return act(() => api.decideForTenants({ body }), apply ? (reply) => t('done', { n: reply.changedTenants }) : undefined)
  }
  const go = async (draft: Draft, apply: boolean) => {
    const reply = await decide(changeOf(draft), apply)
    if (reply === undefined) return
    setShown(reply)
    setStep(apply ? 'done' : 'preview')
  }
  const startAgain = () => {
    setWish(NOTHING)
    setShown(undefined)
    setStep('assets')
  }
  const takeBack = async () => {
    if (shown?.act != null && (await undo(shown.act))) startAgain()
  }
  return (
    <>
      <Steps steps={STEPS.map((each) => t(`step.${each}`))} at={STEPS.indexOf(step)} />
      <Section key={step} title={step === 'done' ? t('done.title') : t(`${step}.title`)}>
        {step === 'assets' && (
          <AssetStep shared={shared} chosen={wish.assets} onChosen={(assets) => setWish({ ...wish, assets })} onNext={() => setStep('target')} />
        )}
        {step === 'target' && (
          <TargetStep
            assets={wish.assets}
            target={wish.target}
            onTarget={(target) => setWish({ ...wish, target })}
            onBack={() => setStep('assets')}
            onNext={() => setStep('change')}
          />
        )}
        {step === 'change' && (
          <ChangeStep
            draft={wish.draft}
            onDraft={(draft) => setWish({ ...wish, draft })}
            onBack={() => setStep('target')}
            onNext={() => go(wish.draft, false)}
          />
        )}
        {step === 'preview' && shown && <Outcome of={shown} onBack={() => setStep('change')} onApply={() => go(wish.draft, true)} />}
        {step === 'done' && shown && <Outcome of={shown} onUndo={takeBack} onAgain={startAgain} />}
      </Section>
    </>
  )
}

interface ChangeProps {
  readonly draft: Draft
  readonly onDraft: (draft: Draft) => void
  readonly onBack: () => void
  readonly onNext: () => Promise<void>
}

function ChangeStep({ draft, onDraft, onBack, onNext }: ChangeProps) {
  const t = useTexts(TEXTS)
  const [isTried, setTried] = useState(false)
  const lack = draft.status === '' ? 'empty' : lackOf(draft)
  const next = async () => {
    setTried(true)
    if (lack === undefined) await onNext()
  }
  return (
    <>
      <p class="muted">{t('change.lead')}</p>
      <div class="form">
        <DecideFields draft={draft} onDraft={onDraft} lack={isTried ? lack : undefined} />
        <p class="muted">{t('change.status')}</p>
        <div class="row-actions">
          <Button onClick={onBack}>{t('back')}</Button>
          <Button kind="primary" onClick={next}>
            {t('look')}
          </Button>
        </div>
      </div>
    </>
  )
}
