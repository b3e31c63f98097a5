// SPDX-License-Identifier: EUPL-1.2
/**
 * The list of known exploited vulnerabilities: which one is here, and taking in another as a file.
 *
 * @module
 */
import { useState } from 'preact/hooks'
import { sentenceOf } from '../../app/act.ts'
import { Problem } from '../../app/api.ts'
import { formatDay } from '../../app/format.ts'
import { useTexts } from '../../app/i18n.ts'
import { useResource } from '../../app/resource.ts'
import { may } from '../../app/session.ts'
import { de } from '../../i18n/de/inventory.ts'
import { en } from '../../i18n/en/inventory.ts'
import { api } from '../../node/api.ts'
import { notify } from '../../app/notice.ts'
import { Button } from '../../ui/button.tsx'
import { FileField } from '../../ui/file-field.tsx'
import { Section } from '../../ui/page.tsx'
import { Loaded } from '../../ui/states.tsx'

/** From here on it is said how old it is. Days. */
const OLD_DAYS = 14

export function KevCard() {
  const t = useTexts({ de, en })
  const kev = useResource(() => api.kev(), 'kev', ['kev'])
  const [problem, setProblem] = useState<string | undefined>(undefined)
  const [older, setOlder] = useState<string | undefined>(undefined)
  const take = async (json: string, force?: true) => {
    setProblem(undefined)
    setOlder(undefined)
    try {
      const taken = await api.importKev({ body: force === undefined ? { json } : { json, force } })
      notify('success', t('kev.done', { n: taken.count }))
      await kev.reload()
    } catch (error) {
      setProblem(error instanceof Problem && error.code === 'KEV_OLDER' ? t('kev.older') : sentenceOf(error))
      if (error instanceof Problem && error.code === 'KEV_OLDER') setOlder(json)
    }
  }
  return (
    <Section title={t('kev.title')} lead={t('kev.lead')}>
      <Loaded of={kev}>
        {({ kev: list, here }) =>
          list === null ? (
            <p>{t('kev.none')}</p>
          ) : (
            <p>
              {t('kev.state', { version: list.version, day: formatDay(list.released), count: list.count, here })}{' '}
              {list.ageDays > OLD_DAYS && <strong>{t('kev.old', { n: list.ageDays })}</strong>}
            </p>
          )
        }
      </Loaded>
      {may('kev.write') && (
        <div class="form no-print">
          <FileField
            label={t('kev.file')}
            hint={t('kev.file.hint')}
            accept=".json"
            error={problem}
            onFile={(file) => void file.text().then((json) => take(json))}
          />
          {older !== undefined && <Button onClick={() => take(older, true)}>{t('kev.force')}</Button>}
        </div>
      )}
    </Section>
  )
}
