// SPDX-License-Identifier: EUPL-1.2
/**
 * Choosing members as recipients.
 *
 * @module
 */
import { useState } from 'preact/hooks'
import { useTexts } from '../app/i18n.ts'
import { useResource } from '../app/resource.ts'
import { de } from '../i18n/de/hub-post.ts'
import { en } from '../i18n/en/hub-post.ts'
import { Button } from '../ui/button.tsx'
import { Checkbox, TextField } from '../ui/field.tsx'
import { isFound } from '../ui/filter-bar.tsx'
import { Loaded } from '../ui/states.tsx'
import { api } from './api.ts'

const MAX = 64

interface RecipientsProps {
  readonly chosen: readonly string[]
  readonly onChange: (chosen: readonly string[]) => void
}

export function Recipients({ chosen, onChange }: RecipientsProps) {
  const t = useTexts({ de, en })
  const members = useResource(() => api.members(), 'members', ['member', 'feed'])
  const [words, setWords] = useState('')
  return (
    <fieldset class="kern-fieldset recipients">
      <legend class="kern-label">{t('recipients')}</legend>
      <Loaded of={members}>
        {({ members: all }) => {
          const shown = all.filter(({ state, name }) => state === 'admitted' && isFound(words, name))
          return (
            <div class="stack">
              <TextField label={t('recipients.search')} value={words} onInput={setWords} type="search" />
              <div class="row">
                <span role="status">{t('recipients.chosen', { n: chosen.length })}</span>
                <Button isSmall onClick={() => onChange([...new Set([...chosen, ...shown.map(({ id }) => id)])].slice(0, MAX))}>
                  {t('recipients.all')}
                </Button>
                <Button isSmall kind="tertiary" isDisabled={chosen.length === 0} onClick={() => onChange([])}>
                  {t('recipients.clear')}
                </Button>
              </div>
              <div class="recipients__list">
                {shown.map(({ id, name, hasPledge }) => (
                  <Checkbox
                    key={id}
                    label={
                      <>
                        {name}
                        {!hasPledge && <span class="sub">{t('recipients.no-pledge')}</span>}
                      </>
                    }
                    isChecked={chosen.includes(id)}
                    isDisabled={chosen.length >= MAX && !chosen.includes(id)}
                    onChange={(on) => onChange(on ? [...chosen, id] : chosen.filter((each) => each !== id))}
                  />
                ))}
              </div>
            </div>
          )
        }}
      </Loaded>
    </fieldset>
  )
}
