// SPDX-License-Identifier: EUPL-1.2
/**
 * Form fields with label, hint and error tied together for screen readers. What is not valid is said beside the field.
 *
 * @module
 */
import type { ComponentChildren, JSX } from 'preact'
import { useId } from 'preact/hooks'

interface Framing {
  readonly label: string
  readonly hint?: string
  readonly error?: string | undefined
}

interface FrameProps extends Framing {
  readonly children: (ids: { readonly id: string; readonly describedBy: string | undefined }) => ComponentChildren
}

function Frame({ label, hint, error, children }: FrameProps) {
  const id = useId()
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined
  return (
    <div class={`kern-form-input${error ? ' kern-form-input--error' : ''}`}>
      <label class="kern-label" for={id}>
        {label}
      </label>
      {hint && (
        <div class="kern-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {children({ id, describedBy })}
      {error && (
        <p class="kern-error" id={`${id}-error`}>
          <span class="kern-icon kern-icon--danger" aria-hidden="true" />
          <span class="kern-body">{error}</span>
        </p>
      )}
    </div>
  )
}

export interface TextFieldProps extends Framing {
  readonly value: string
  readonly onInput: (value: string) => void
  readonly type?: 'text' | 'password' | 'date' | 'time' | 'datetime-local' | 'number' | 'email' | 'tel' | 'search'
  readonly autocomplete?: 'off' | 'username' | 'current-password' | 'new-password' | 'one-time-code'
  readonly isRequired?: boolean
  readonly isDisabled?: boolean
  readonly maxLength?: number
  readonly inputMode?: 'text' | 'numeric'
  readonly placeholder?: string
}

export function TextField({ label, hint, error, value, onInput, type = 'text', isRequired, isDisabled, autocomplete, ...rest }: TextFieldProps) {
  return (
    <Frame label={label} {...(hint === undefined ? {} : { hint })} error={error}>
      {({ id, describedBy }) => (
        <input
          {...({ type } as JSX.IntrinsicElements['input'])}
          id={id}
          class={`kern-form-input__input${error ? ' kern-form-input__input--error' : ''}`}
          value={value}
          required={isRequired}
          disabled={isDisabled}
          aria-invalid={error !== undefined}
          aria-describedby={describedBy}
          autocomplete={autocomplete}
          onInput={(event) => onInput(event.currentTarget.value)}
          {...rest}
        />
      )}
    </Frame>
  )
}

export function TextArea({ label, hint, error, value, onInput, rows = 5, maxLength, isRequired }: TextFieldProps & { readonly rows?: number }) {
  return (
    <Frame label={label} {...(hint === undefined ? {} : { hint })} error={error}>
      {({ id, describedBy }) => (
        <textarea
          id={id}
          class="kern-form-input__input textarea"
          rows={rows}
          maxLength={maxLength}
          required={isRequired}
          aria-invalid={error !== undefined}
          aria-describedby={describedBy}
          onInput={(event) => onInput(event.currentTarget.value)}
          value={value}
        />
      )}
    </Frame>
  )
}

export interface SelectProps<V extends string> extends Framing {
  readonly value: V
  readonly onChange: (value: V) => void
  readonly options: readonly { readonly value: V; readonly label: string }[]
  readonly isDisabled?: boolean
}

export function Select<V extends string>({ label, hint, error, value, onChange, options, isDisabled }: SelectProps<V>) {
  return (
    <Frame label={label} {...(hint === undefined ? {} : { hint })} error={error}>
      {({ id, describedBy }) => (
        <div class="kern-form-input__select-wrapper">
          <select
            id={id}
            class="kern-form-input__select"
            value={value}
            disabled={isDisabled}
            aria-invalid={error !== undefined}
            aria-describedby={describedBy}
            onChange={(event) => onChange(event.currentTarget.value as V)}
          >
            {options.map((option) => (
              <option key={option.value} value={option.value} selected={option.value === value}>
                {option.label}
              </option>
            ))}
          </select>
        </div>
      )}
    </Frame>
  )
}

export interface CheckboxProps {
  readonly label: ComponentChildren
  readonly isChecked: boolean
  readonly onChange: (isChecked: boolean) => void
  readonly isDisabled?: boolean
}

export function Checkbox({ label, isChecked, onChange, isDisabled }: CheckboxProps) {
  const id = useId()
  return (
    <div class="kern-form-check">
      <input
        id={id}
        type="checkbox"
        class="kern-form-check__checkbox"
        checked={isChecked}
        disabled={isDisabled}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <label class="kern-label" for={id}>
        {label}
      </label>
    </div>
  )
}

export interface RadioGroupProps<V extends string> {
  readonly label: string
  readonly hint?: string
  readonly value: V | undefined
  readonly onChange: (value: V) => void
  readonly options: readonly { readonly value: V; readonly label: ComponentChildren; readonly hint?: string }[]
}

export function RadioGroup<V extends string>({ label, hint, value, onChange, options }: RadioGroupProps<V>) {
  const name = useId()
  return (
    <fieldset class="kern-fieldset">
      <legend class="kern-label">{label}</legend>
      {hint && <div class="kern-hint">{hint}</div>}
      <div class="kern-fieldset__body">
        {options.map((option) => (
          <div class="kern-form-check" key={option.value}>
            <input
              id={`${name}-${option.value}`}
              type="radio"
              name={name}
              class="kern-form-check__radio"
              checked={option.value === value}
              aria-describedby={option.hint === undefined ? undefined : `${name}-${option.value}-hint`}
              onChange={() => onChange(option.value)}
            />
            <label class="kern-label" for={`${name}-${option.value}`}>
              {option.label}
              {option.hint !== undefined && (
                <span class="sub" id={`${name}-${option.value}-hint`}>
                  {option.hint}
                </span>
              )}
            </label>
          </div>
        ))}
      </div>
    </fieldset>
  )
}
