// SPDX-License-Identifier: EUPL-1.2
/**
 * Choosing a file of this machine, by click or by dropping it. It is read in the browser; what happens with it the view says.
 *
 * @module
 */
import { useId, useState } from 'preact/hooks'

export interface FileFieldProps {
  readonly label: string
  readonly hint?: string
  readonly error?: string | undefined
  /** `.csv,.xml` */
  readonly accept?: string
  readonly onFile: (file: File) => void
}

export function FileField({ label, hint, error, accept, onFile }: FileFieldProps) {
  const id = useId()
  const [isOver, setOver] = useState(false)
  const [name, setName] = useState('')
  const take = (file: File | undefined) => {
    if (file === undefined) return
    setName(file.name)
    onFile(file)
  }
  return (
    <fieldset
      class={`file-field${isOver ? ' file-field--over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        take(event.dataTransfer?.files[0])
      }}
    >
      <label class="kern-label" for={id}>
        {label}
      </label>
      {hint && (
        <div class="kern-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      <input
        id={id}
        type="file"
        accept={accept}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        aria-invalid={error !== undefined}
        onChange={(event) => take(event.currentTarget.files?.[0])}
      />
      {name !== '' && <p class="muted">{name}</p>}
      {error && (
        <p class="kern-error">
          <span class="kern-icon kern-icon--danger" aria-hidden="true" />
          <span class="kern-body">{error}</span>
        </p>
      )}
    </fieldset>
  )
}
