// SPDX-License-Identifier: EUPL-1.2
/**
 * The last imports and changes by hand; the topmost can be taken back, and brought back.
 *
 * @module
 */
import type { ImportLine } from '@ncv/protocol/admin/inventory-routes.ts'
import { useState } from 'preact/hooks'
import { act } from '../../app/act.ts'
import { useTexts } from '../../app/i18n.ts'
import { useResource } from '../../app/resource.ts'
import { may } from '../../app/session.ts'
import { de } from '../../i18n/de/inventory-import.ts'
import { en } from '../../i18n/en/inventory-import.ts'
import { api } from '../../node/api.ts'
import { Button } from '../../ui/button.tsx'
import { Time } from '../../ui/facts.tsx'
import { Section } from '../../ui/page.tsx'
import { Loaded } from '../../ui/states.tsx'

export function ImportHistory({ onTurn }: { readonly onTurn: (step: 'undo' | 'redo') => void }) {
  const t = useTexts({ de, en })
  const history = useResource(() => api.listInventoryImports(), 'imports', ['inventory'])
  const [isUndone, setUndone] = useState(false)
  const turn = async (step: 'undo' | 'redo') => {
    const work = () => (step === 'undo' ? api.undoInventoryImport() : api.redoInventoryImport())
    const done = await act(work, ({ total }) => t(step === 'undo' ? 'undone' : 'redone', { total }))
    if (done === undefined) return
    setUndone(step === 'undo')
    onTurn(step)
    await history.reload()
  }
  return (
    <Section title={t('history')} lead={t('history.lead')}>
      <Loaded of={history}>
        {({ imports }) =>
          imports.length === 0 ? (
            <p>{t('history.none')}</p>
          ) : (
            <ul class="plain-list">
              {imports.map((line, i) => (
                <li key={line.number} class="import-line">
                  <Line of={line} />
                  {i === 0 && may('inventory.write') && (
                    <Button isSmall onClick={() => turn('undo')}>
                      {t('undo')}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {isUndone && (
        <Button isSmall onClick={() => turn('redo')}>
          {t('redo')}
        </Button>
      )}
    </Section>
  )
}

function Line({ of: { source, at, added, changed, removed, total } }: { readonly of: ImportLine }) {
  const t = useTexts({ de, en })
  return (
    <span>
      {source === 'hand' || source === 'questionnaire' ? t(`source.${source}`) : source}
      <span class="sub">
        <Time at={at} /> · {t('history.line', { added, changed, removed, total })}
      </span>
    </span>
  )
}
