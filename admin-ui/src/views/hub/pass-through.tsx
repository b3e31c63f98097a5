// SPDX-License-Identifier: EUPL-1.2
/**
 * The pass-through lane as one screen of exceptions: what is held, what was rejected and why, what was passed over.
 *
 * @module
 */
import type { ImportRunView } from '@ncv/protocol/admin/hub-warning-routes.ts'
import { useTexts } from '../../app/i18n.ts'
import { useResource } from '../../app/resource.ts'
import { may } from '../../app/session.ts'
import { api } from '../../hub/api.ts'
import type { ImportException } from '../../hub/exceptions.ts'
import { standingExceptions } from '../../hub/exceptions.ts'
import { ImportForm } from '../../hub/import-form.tsx'
import { de } from '../../i18n/de/hub-import.ts'
import { en } from '../../i18n/en/hub-import.ts'
import { Badge } from '../../ui/badge.tsx'
import { Time } from '../../ui/facts.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'

const KINDS = ['held', 'faulty', 'outdated'] as const satisfies readonly ImportException['kind'][]

export default function PassThrough() {
  const t = useTexts({ de, en })
  const runs = useResource(() => api.importRuns(), 'imports', ['warning', 'import'])
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Loaded of={runs}>
        {({ runs: all }) => (
          <>
            <Exceptions of={standingExceptions(all)} />
            {may('warning.import') && <ImportForm onDone={() => void runs.reload()} />}
            <Runs of={all} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Exceptions({ of }: { readonly of: readonly ImportException[] }) {
  const t = useTexts({ de, en })
  if (of.length === 0)
    return (
      <Empty title={t('none.title')}>
        <p>{t('none.text')}</p>
      </Empty>
    )
  return (
    <>
      {KINDS.map((kind) => {
        const rows = of.filter((each) => each.kind === kind)
        return rows.length === 0 ? null : (
          <Section key={kind} title={t(`${kind}.title`)} lead={t(`${kind}.lead`)}>
            <Table
              caption={t(`${kind}.title`)}
              rows={rows}
              keyOf={({ run, file }) => `${run} ${file}`}
              pageKey={kind}
              columns={[
                { key: 'file', title: t('column.file'), cell: ({ file, path }) => <FileCell file={file} path={path} /> },
                { key: 'reason', title: t('column.reason'), cell: ({ reason, test }) => <ReasonCell reason={reason} test={test} /> },
                { key: 'place', title: t('column.place'), cell: ({ pointer }) => (pointer === '' ? '–' : <code>{pointer}</code>) },
                { key: 'run', title: t('column.run'), cell: ({ at }) => <Time at={at} isAgo /> },
              ]}
            />
          </Section>
        )
      })}
    </>
  )
}

function FileCell({ file, path }: { readonly file: string; readonly path: string }) {
  return (
    <span class="file-cell">
      {file}
      <span class="sub">{path}</span>
    </span>
  )
}

function ReasonCell({ reason, test }: { readonly reason: string; readonly test: string | null }) {
  const t = useTexts({ de, en })
  return (
    <>
      {reason}
      {test !== null && <span class="sub">{t('test', { test })}</span>}
    </>
  )
}

function Runs({ of }: { readonly of: readonly ImportRunView[] }) {
  const t = useTexts({ de, en })
  return (
    <Section title={t('runs.title')}>
      {of.length === 0 ? (
        <Empty title={t('runs.none')}>
          <p>{t('runs.none.text')}</p>
        </Empty>
      ) : (
        <Table
          caption={t('runs.title')}
          rows={of}
          keyOf={({ id }) => String(id)}
          columns={[
            { key: 'at', title: t('column.at'), cell: ({ at }) => <Time at={at} /> },
            {
              key: 'path',
              title: t('column.path'),
              cell: ({ path, failure }) => (
                <>
                  {path} {failure !== null && <Badge kind="red">{t('run.failed', { code: failure })}</Badge>}
                </>
              ),
            },
            { key: 'files', title: t('column.files'), isNumber: true, cell: ({ files }) => files },
            { key: 'published', title: t('column.published'), isNumber: true, cell: ({ published }) => published },
            { key: 'revised', title: t('column.revised'), isNumber: true, cell: ({ revised }) => revised },
            { key: 'unchanged', title: t('column.unchanged'), isNumber: true, cell: ({ unchanged }) => unchanged },
            { key: 'exceptions', title: t('column.exceptions'), isNumber: true, cell: ({ exceptions }) => exceptions.length },
          ]}
        />
      )}
    </Section>
  )
}
