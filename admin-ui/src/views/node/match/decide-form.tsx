// SPDX-License-Identifier: EUPL-1.2
/**
 * Deciding about one match on its own page. Where somebody else was faster, both words stand beside each other before one is written over.
 *
 * @module
 */
import type { MatchView } from '@ncv/protocol/admin/match-routes.ts'
import { useState } from 'preact/hooks'
import { sentenceOf } from '../../../app/act.ts'
import { useTexts } from '../../../app/i18n.ts'
import { de } from '../../../i18n/de/match.ts'
import { en } from '../../../i18n/en/match.ts'
import { Alert } from '../../../ui/alert.tsx'
import { Button } from '../../../ui/button.tsx'
import { Select } from '../../../ui/field.tsx'
import { Card } from '../../../ui/page.tsx'
import { carryOut, isConflict } from './carry-out.ts'
import type { Draft } from './decide.ts'
import { changeOf, EMPTY_DRAFT, lackOf } from './decide.ts'
import { DecideFields } from './decide-fields.tsx'
import { newestDecision } from './words.ts'

export function DecideForm({ match, reload }: { readonly match: MatchView; readonly reload: () => Promise<void> }) {
  const t = useTexts({ de, en })
  const { vulnerabilities, asset, advisory } = match
  const [draft, setDraft] = useState<Draft>({ ...EMPTY_DRAFT, role: '' })
  const [cve, setCve] = useState('')
  const [isTried, setTried] = useState(false)
  // What was decided when the reader began: the page follows the server, and would hide that somebody else was faster.
  const [begun, setBegun] = useState<number | undefined>(undefined)
  const [problem, setProblem] = useState<{ readonly text: string; readonly isConflict: boolean } | undefined>(undefined)
  const newest = newestDecision(vulnerabilities, cve === '' ? undefined : cve)
  const edit = (next: Draft) => {
    setDraft(next)
    if (begun === undefined) setBegun(newest)
  }
  const save = async (isOver: boolean) => {
    setTried(true)
    if (lackOf(draft) !== undefined) return
    setProblem(undefined)
    const wish = { filter: cve === '' ? {} : { cve }, only: [{ asset: asset.id, advisory }], change: changeOf(draft) }
    try {
      await carryOut(isOver ? wish : { ...wish, expected: begun ?? newest }, (n) => (n === 0 ? t('decide.nothing') : t('decide.done', { n })))
      setDraft(EMPTY_DRAFT)
      setTried(false)
      setBegun(undefined)
    } catch (error) {
      setProblem({ text: sentenceOf(error), isConflict: isConflict(error) })
    }
    await reload()
  }
  return (
    <Card title={t('decide')}>
      {problem && (
        <Alert kind={problem.isConflict ? 'warning' : 'danger'} title={problem.isConflict ? t('decide.conflict') : problem.text}>
          {problem.isConflict && (
            <>
              <p>{problem.text}</p>
              <p>
                {t('facts.status')}: {t(`status.${match.status}`)}
              </p>
              <Button onClick={() => save(true)}>{t('decide.overwrite')}</Button>
            </>
          )}
        </Alert>
      )}
      <form
        class="form no-print"
        onSubmit={(event) => {
          event.preventDefault()
          void save(false)
        }}
      >
        {vulnerabilities.length > 1 && (
          <Select
            label={t('decide.cve')}
            value={cve}
            onChange={(next) => {
              setCve(next)
              setBegun(undefined)
            }}
            options={[
              { value: '', label: t('decide.cve.all') },
              ...vulnerabilities.map((each) => ({ value: each.cve, label: each.cve === '*' ? t('line.no-cve') : each.cve })),
            ]}
          />
        )}
        <DecideFields draft={draft} onDraft={edit} lack={isTried ? lackOf(draft) : undefined} />
        <Button kind="primary" type="submit">
          {t('decide.save')}
        </Button>
      </form>
    </Card>
  )
}
