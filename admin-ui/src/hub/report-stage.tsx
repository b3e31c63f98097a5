// SPDX-License-Identifier: EUPL-1.2
/**
 * What one stage of a named report says.
 *
 * @module
 */
import type { DutyReportDetail } from '@ncv/protocol/admin/hub-report-routes.ts'
import { act } from '../app/act.ts'
import { formatBytes, formatWritten } from '../app/format.ts'
import { useTexts } from '../app/i18n.ts'
import { bytesOfBase64, saveFile } from '../app/save-file.ts'
import { may } from '../app/session.ts'
import { de } from '../i18n/de/hub-report.ts'
import { en } from '../i18n/en/hub-report.ts'
import { Tlp } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Facts, Plain, Time } from '../ui/facts.tsx'
import { Section } from '../ui/page.tsx'
import { api } from './api.ts'
import { RsitWords } from './warning-words.tsx'

type Stage = DutyReportDetail['detail'][number]

export function ReportStage({ of: stage }: { readonly of: Stage }) {
  const t = useTexts({ de, en })
  const plain = (text: string | undefined) => (text === undefined ? undefined : <Plain text={text} />)
  const lines = (texts: readonly string[]) => (texts.length === 0 ? undefined : <Plain text={texts.join('\n')} />)
  return (
    <Section
      title={t('content', { stage: t(`stage.${stage.stage}`) })}
      lead={
        <>
          <Time at={stage.at} /> <Tlp label={stage.tlp} />
        </>
      }
    >
      <Facts
        of={[
          [t('column.title'), stage.title],
          [t('fact.known'), <Time at={stage.knownAt} />],
          [t('fact.rsit'), <RsitWords key="rsit" code={stage.rsit} />],
          [t('fact.vcv'), t(`vcv.${stage.vcv as 'finding'}`)],
          [t('fact.occurred'), stage.occurred && formatWritten(stage.occurred)],
          [t('fact.detected'), stage.detected && formatWritten(stage.detected)],
          [t('fact.description'), plain(stage.description)],
          [t('fact.measures'), plain(stage.measures)],
          [t('fact.assets'), lines(stage.assets)],
          [t('fact.indicators'), lines(stage.indicators.map(({ type, value }) => `${type}: ${value}`))],
          [t('fact.files'), stage.files.length === 0 ? undefined : <Files of={stage} />],
        ]}
      />
    </Section>
  )
}

function Files({ of: { hash, files } }: { readonly of: Stage }) {
  const t = useTexts({ de, en })
  if (hash === null) return <>{t('file.gone')}</>
  const save = async (number: number) => {
    const file = await act(() => api.readAttachment({ params: { id: hash, number } }))
    if (file !== undefined) saveFile(file.name, bytesOfBase64(file.content))
  }
  return (
    <span class="row">
      {files.map(({ name, bytes }, i) => (
        <Button key={name} isSmall isDisabled={!may('post.read')} onClick={() => save(i + 1)}>
          {t('file.save', { name })} ({formatBytes(bytes)})
        </Button>
      ))}
    </span>
  )
}
