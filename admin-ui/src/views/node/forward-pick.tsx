// SPDX-License-Identifier: EUPL-1.2
/**
 * The register as a list to tick: only who may have it can be chosen; for the others it says what stands in the way.
 *
 * @module
 */
import type { RecipientDecision } from '@ncv/protocol/admin/warning-routes.ts'
import { named } from '../../app/direction.ts'
import { useTexts } from '../../app/i18n.ts'
import { hrefOf } from '../../app/location.ts'
import { may } from '../../app/session.ts'
import { de as audienceDe } from '../../i18n/de/audience.ts'
import { de } from '../../i18n/de/forward.ts'
import { en as audienceEn } from '../../i18n/en/audience.ts'
import { en } from '../../i18n/en/forward.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/field.tsx'
import { AudienceReasons } from './audiences.tsx'

export interface RecipientPickProps {
  readonly of: readonly RecipientDecision[]
  readonly chosen: readonly string[]
  readonly onChosen: (chosen: readonly string[]) => void
  readonly onAsk: (decision: RecipientDecision) => void
}

export function RecipientPick({ of, chosen, onChosen, onAsk }: RecipientPickProps) {
  const t = useTexts({ de, en })
  const words = useTexts({ de: audienceDe, en: audienceEn })
  const toggle = (to: string, isOn: boolean) => onChosen(isOn ? [...chosen, to] : chosen.filter((each) => each !== to))
  return (
    <fieldset class="kern-fieldset">
      <legend class="kern-label">{t('recipients')}</legend>
      <div class="kern-hint">{t('recipients.hint')}</div>
      <ul class="plain-list pick">
        {of.map((decision) => (
          <li key={decision.to}>
            <Checkbox
              label={decision.kind === undefined ? words(`audience.${decision.audience}`) : named(decision.name, t(`kind.${decision.kind}`))}
              isChecked={chosen.includes(decision.to)}
              isDisabled={!decision.allowed}
              onChange={(isOn) => toggle(decision.to, isOn)}
            />
            <AudienceReasons of={decision} />
            {decision.allowed && decision.kind !== undefined && decision.mailbox === undefined && <span class="sub">{t('no-mailbox')}</span>}
            {!decision.allowed && may('forwarding.write') && (
              <Button
                isSmall
                kind="tertiary"
                label={`${t('ask')}: ${decision.kind === undefined ? words(`audience.${decision.audience}`) : decision.name}`}
                onClick={() => onAsk(decision)}
              >
                {t('ask')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {of.every(({ kind }) => kind === undefined) && <p class="muted">{t('recipients.none')}</p>}
      <p>
        <a class="link" href={hrefOf('post/recipients')}>
          {t('recipients.manage')}
        </a>
      </p>
    </fieldset>
  )
}
