// SPDX-License-Identifier: EUPL-1.2
/**
 * Choosing who gets a letter: the N-CERT and the members that take part, by name; what was chosen stands above and goes by a click.
 *
 * @module
 */
import { useState } from 'preact/hooks'
import { useTexts } from '../../app/i18n.ts'
import { de } from '../../i18n/de/post.ts'
import { en } from '../../i18n/en/post.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { isFound } from '../../ui/filter-bar.tsx'
import { RECIPIENTS_MAX } from './post-parts.ts'

export interface Party {
  readonly id: string
  readonly name: string
  /** May be given what lies above TLP:GREEN. */
  readonly hasPledge: boolean
}

const SHOWN = 8

export interface RecipientsProps {
  readonly parties: readonly Party[]
  readonly chosen: readonly string[]
  readonly onChange: (chosen: readonly string[]) => void
}

export function Recipients({ parties, chosen, onChange }: RecipientsProps) {
  const t = useTexts({ de, en })
  const [words, setWords] = useState('')
  const fitting = parties.filter(({ id, name }) => !chosen.includes(id) && isFound(words, name))
  const rest = fitting.length - SHOWN
  return (
    <fieldset class="pick">
      <legend class="kern-label">{t('new.to')}</legend>
      <div class="chips">
        {chosen.length === 0 && <span class="muted">{t('new.to.none')}</span>}
        {chosen.map((id) => {
          const name = parties.find((party) => party.id === id)?.name ?? id
          return (
            <button
              key={id}
              type="button"
              class="chip-off"
              aria-label={t('new.to.remove', { name })}
              onClick={() => onChange(chosen.filter((each) => each !== id))}
            >
              {name} ✕
            </button>
          )
        })}
      </div>
      <TextField label={t('new.to.find')} hint={t('new.to.hint')} value={words} onInput={setWords} autocomplete="off" />
      <ul class="pick__list">
        {fitting.slice(0, SHOWN).map(({ id, name, hasPledge }) => (
          <li key={id}>
            <span>
              {name}
              {!hasPledge && <span class="sub">{t('new.unpledged')}</span>}
            </span>
            <Button
              isSmall
              label={t('new.to.add', { name })}
              isDisabled={chosen.length >= RECIPIENTS_MAX}
              onClick={() => {
                onChange([...chosen, id])
                setWords('')
              }}
            >
              +
            </Button>
          </li>
        ))}
      </ul>
      {rest > 0 && <p class="muted">{t('new.to.more', { n: rest })}</p>}
    </fieldset>
  )
}
