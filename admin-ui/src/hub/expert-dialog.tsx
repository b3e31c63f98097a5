// SPDX-License-Identifier: EUPL-1.2
/**
 * Entering or changing one body of the directory.
 *
 * @module
 */
import type { ExpertView } from '@ncv/protocol/admin/hub-request-routes.ts'
import { useState } from 'preact/hooks'
import { act } from '../app/act.ts'
import { useTexts } from '../app/i18n.ts'
import { de } from '../i18n/de/hub-expert.ts'
import { de as requestDe } from '../i18n/de/hub-request.ts'
import { en } from '../i18n/en/hub-expert.ts'
import { en as requestEn } from '../i18n/en/hub-request.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Checkbox, TextArea, TextField } from '../ui/field.tsx'
import { api } from './api.ts'
import { REQUEST_TOPICS } from './request-words.ts'

interface ExpertDialogProps {
  /** Undefined for a new one. */
  readonly of: ExpertView | undefined
  readonly onClose: () => void
  readonly onDone: () => Promise<void>
}

export function ExpertDialog({ of: known, onClose, onDone }: ExpertDialogProps) {
  const t = useTexts({ de, en })
  const topicText = useTexts({ de: requestDe, en: requestEn })
  const [fields, setFields] = useState({
    id: known?.id ?? '',
    name: known?.name ?? '',
    contact: known?.contact ?? '',
    region: known?.region ?? '',
    note: known?.note ?? '',
  })
  const [topics, setTopics] = useState<ExpertView['topics']>(known?.topics ?? [])
  const set = (name: keyof typeof fields) => (value: string) => setFields((old) => ({ ...old, [name]: value }))
  const { id, name, contact, region, note } = fields
  const save = async () => {
    const optional = { ...(region.trim() === '' ? {} : { region: region.trim() }), ...(note.trim() === '' ? {} : { note: note.trim() }) }
    const expert = { id: id.trim(), name: name.trim(), contact: contact.trim(), topics, ...optional }
    if ((await act(() => api.putExperts({ body: { experts: [expert] } }), t('saved', { name: expert.name }))) === undefined) return
    onClose()
    await onDone()
  }
  const isReady = id.trim() !== '' && name.trim() !== '' && contact.trim() !== '' && topics.length > 0
  return (
    <Dialog
      title={known === undefined ? t('add') : t('edit.of', { name: known.name })}
      onClose={onClose}
      actions={
        <Button kind="primary" isDisabled={!isReady} onClick={save}>
          {t('save')}
        </Button>
      }
    >
      <div class="stack">
        <TextField label={t('id')} hint={t('id.hint')} value={id} onInput={set('id')} isDisabled={known !== undefined} maxLength={41} />
        <TextField label={t('name')} value={name} onInput={set('name')} maxLength={200} />
        <fieldset class="kern-fieldset">
          <legend class="kern-label">{t('topics')}</legend>
          <div class="kern-fieldset__body">
            {REQUEST_TOPICS.map((topic) => (
              <Checkbox
                key={topic}
                label={topicText(`topic.${topic}`)}
                isChecked={topics.includes(topic)}
                onChange={(on) => setTopics((old) => (on ? [...old, topic] : old.filter((each) => each !== topic)))}
              />
            ))}
          </div>
        </fieldset>
        <TextArea label={t('contact')} value={contact} onInput={set('contact')} rows={3} maxLength={400} />
        <TextField label={t('region')} value={region} onInput={set('region')} maxLength={200} />
        <TextField label={t('note')} value={note} onInput={set('note')} maxLength={1000} />
      </div>
    </Dialog>
  )
}
