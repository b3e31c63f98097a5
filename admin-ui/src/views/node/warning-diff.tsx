// SPDX-License-Identifier: EUPL-1.2
/**
 * What changed between two revisions of an advisory: first for the own products, then the rest.
 *
 * @module
 */
import type { RevisionView, WarningDetail } from '@ncv/protocol/admin/warning-routes.ts'
import { useTexts } from '../../app/i18n.ts'
import { hrefOf, place, setQuery } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import type { ViewProps } from '../../app/views.tsx'
import { de } from '../../i18n/de/warning-diff.ts'
import { en } from '../../i18n/en/warning-diff.ts'
import { api } from '../../node/api.ts'
import '../../style/warnings.css'
import { Select } from '../../ui/field.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'

export default function WarningDiff({ params }: ViewProps) {
  const t = useTexts({ de, en })
  const index = Number(params['index'])
  const warning = useResource(() => api.showWarning({ params: { index } }), `warning ${index}`, ['feed'])
  return (
    <Page title={t('title')} back={{ href: hrefOf(`warnings/${index}`), label: t('back') }}>
      <Loaded of={warning}>
        {(shown) =>
          shown.revisions.length < 2 ? (
            <Empty title={t('single.title')}>
              <p>{t('single.text')}</p>
            </Empty>
          ) : (
            <Comparison of={shown} />
          )
        }
      </Loaded>
    </Page>
  )
}

/** The older of the two: as asked, else the one before; the oldest has none before it and stands against the next. */
function Comparison({ of: { index, revisions } }: { readonly of: WarningDetail }) {
  const t = useTexts({ de, en })
  const { query } = place.use()
  const asked = (name: string) => revisions.find((each) => String(each.index) === query.get(name))
  const own = revisions.findIndex((each) => each.index === index)
  const to = asked('to') ?? (own === revisions.length - 1 ? revisions[own - 1] : revisions[own])
  const from = asked('from') ?? revisions[revisions.findIndex((each) => each.index === to?.index) + 1]
  const key = `diff ${from?.index} ${to?.index}`
  const between = { warning: String(index), from: `#${from?.index ?? 0}`, to: `#${to?.index ?? 0}` }
  const diff = useResource(() => api.warningDiff({ query: between }), key, ['inventory'])
  const options = revisions.map(({ index: value, version }: RevisionView) => ({
    value: String(value),
    label: t('option', { version, index: value }),
  }))
  return (
    <>
      <div class="row no-print">
        <Select
          label={t('from')}
          value={String(from?.index)}
          options={options}
          onChange={(value) => setQuery({ from: value, to: String(to?.index) })}
        />
        <Select
          label={t('to')}
          value={String(to?.index)}
          options={options}
          onChange={(value) => setQuery({ to: value, from: String(from?.index) })}
        />
      </div>
      <Loaded of={diff}>
        {(found) => (
          <>
            <p class="muted">{t('lead', { advisory: found.advisory, from: found.from.version, to: found.to.version })}</p>
            <Section title={t('own')}>{found.own.length === 0 ? <p>{t('own.none')}</p> : <Lines of={found.own} isOwn />}</Section>
            <Section title={t('rest')}>{found.rest.length === 0 ? <p>{t('rest.none')}</p> : <Lines of={found.rest} />}</Section>
          </>
        )}
      </Loaded>
    </>
  )
}

function Lines({ of, isOwn = false }: { readonly of: readonly { readonly text: string }[]; readonly isOwn?: boolean }) {
  return (
    <ul class={`plain-list${isOwn ? ' diff-own' : ''}`}>
      {of.map(({ text }) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  )
}
