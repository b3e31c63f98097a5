// SPDX-License-Identifier: EUPL-1.2
/**
 * The product catalogue: the edition in force, those that wait for the second person, and a new one.
 *
 * @module
 */
import type { CatalogueDraftView } from '@ncv/protocol/admin/hub-catalogue-routes.ts'
import { useState } from 'preact/hooks'
import { act } from '../../app/act.ts'
import { formatNumber } from '../../app/format.ts'
import { useTexts } from '../../app/i18n.ts'
import { place } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { may } from '../../app/session.ts'
import { api } from '../../hub/api.ts'
import { CatalogueUpload } from '../../hub/catalogue-upload.tsx'
import { KeyBar } from '../../hub/key-bar.tsx'
import { keyHolder } from '../../hub/key-holder.ts'
import { draftInput } from '../../hub/signing.ts'
import { de } from '../../i18n/de/hub-catalogue.ts'
import { en } from '../../i18n/en/hub-catalogue.ts'
import { Badge, Tlp } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Confirm } from '../../ui/dialog.tsx'
import { Day, Facts } from '../../ui/facts.tsx'
import { FilterBar, isFound, Search } from '../../ui/filter-bar.tsx'
import { Card, Page, Section } from '../../ui/page.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'

type Shown = Awaited<ReturnType<typeof api.showCatalogue>>
type Edition = NonNullable<Shown['catalogue']>

export default function Catalogue() {
  const t = useTexts({ de, en })
  const catalogue = useResource(() => api.showCatalogue(), 'catalogue', ['catalogue'])
  const reload = () => void catalogue.reload()
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Loaded of={catalogue}>
        {({ catalogue: edition, drafts, origin }) => {
          const waiting = drafts.filter(({ index }) => index === null)
          return (
            <>
              {waiting.length > 0 && (
                <Section title={t('drafts.title')}>
                  {waiting.map((draft) => (
                    <Waiting key={draft.id} of={draft} origin={origin} onDone={reload} />
                  ))}
                </Section>
              )}
              <Section title={t('force.title')}>{edition === null ? <NoEdition /> : <InForce of={edition} />}</Section>
              {may('catalogue.write') && <CatalogueUpload onDone={reload} />}
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}

function NoEdition() {
  const t = useTexts({ de, en })
  return (
    <Empty title={t('force.none')}>
      <p>{t('force.none.text')}</p>
    </Empty>
  )
}

function InForce({ of: { edition, title, isExample, tlp, index, parts, products, retired } }: { readonly of: Edition }) {
  const t = useTexts({ de, en })
  const words = place.use().query.get('q') ?? ''
  const rows = products.filter(({ id, product, vendor, aliases = [] }) => isFound(words, id, product, vendor, ...aliases.map((each) => each.product)))
  return (
    <>
      <p>
        <strong>{t('force.line', { edition, title })}</strong> <Tlp label={tlp} /> {isExample && <Badge kind="amber">{t('force.example')}</Badge>}
      </p>
      <Facts
        of={[
          [t('fact.products'), formatNumber(products.length)],
          [t('fact.retired'), formatNumber(retired.length)],
          [t('fact.entry'), String(index)],
          [t('fact.parts'), formatNumber(parts)],
        ]}
      />
      <div class="section">
        <FilterBar names={[]} shown={rows.length} total={products.length}>
          <Search label={t('search')} />
        </FilterBar>
        {rows.length === 0 ? (
          <Empty title={t('nothing-found')} />
        ) : (
          <Table
            caption={t('force.title')}
            rows={rows}
            keyOf={({ id }) => id}
            columns={[
              { key: 'product', title: t('column.product'), cell: ({ product }) => product },
              { key: 'vendor', title: t('column.vendor'), cell: ({ vendor }) => vendor },
              { key: 'id', title: t('column.id'), cell: ({ id }) => <code>{id}</code> },
              {
                key: 'support',
                title: t('column.support'),
                isNumber: true,
                cell: ({ endOfSupport }) => (endOfSupport === undefined ? '–' : <Day day={endOfSupport} />),
              },
            ]}
          />
        )}
      </div>
    </>
  )
}

interface WaitingProps {
  readonly of: CatalogueDraftView
  readonly origin: string
  readonly onDone: () => void
}

function Waiting({ of: { id, edition, title, products, author, tlp }, origin, onDone }: WaitingProps) {
  const t = useTexts({ de, en })
  const signer = keyHolder.use()
  const [asking, setAsking] = useState<'publish' | 'discard' | undefined>(undefined)
  const finish = (done: unknown) => {
    setAsking(undefined)
    if (done !== undefined) onDone()
  }
  const publish = async () => {
    if (signer === undefined) return
    const signed = async () => {
      const signature = await signer.sign(draftInput(origin, 'approver', id))
      return await api.publishCatalogueDraft({ params: { id }, body: { approver: signer.id, signature } })
    }
    finish(await act(signed, (reply) => t('draft.published', { edition, index: reply.index })))
  }
  const discard = async () => finish(await act(() => api.discardCatalogueDraft({ params: { id } }), t('draft.discarded')))
  return (
    <Card>
      <p>
        {t('draft.line', { edition, title, products, author })} <Tlp label={tlp} />
      </p>
      {may('catalogue.approve') && <KeyBar part="approver" refusal={(holder) => (holder.id === author ? t('draft.own') : undefined)} />}
      <p class="row section">
        {may('catalogue.approve') && (
          <Button kind="primary" isDisabled={signer === undefined || signer.id === author} onClick={() => setAsking('publish')}>
            {t('draft.publish')}
          </Button>
        )}
        {may('catalogue.write') && <Button onClick={() => setAsking('discard')}>{t('draft.discard')}</Button>}
      </p>
      {asking !== undefined && (
        <Confirm
          title={t(`draft.${asking}.confirm`, { edition })}
          confirm={t(`draft.${asking}`)}
          onConfirm={asking === 'publish' ? publish : discard}
          onClose={() => setAsking(undefined)}
          isDanger={asking === 'discard'}
        >
          <p>{t(`draft.${asking}.text`)}</p>
        </Confirm>
      )}
    </Card>
  )
}
