// SPDX-License-Identifier: EUPL-1.2
/**
 * One asset: its fields, what touches it, what the catalogue knows of it, where its entries come from.
 *
 * @module
 */
import type { AssetChangeView } from '@ncv/protocol/admin/asset-routes.ts'
import type { AssetView } from '@ncv/protocol/admin/inventory-routes.ts'
import type { MatchView } from '@ncv/protocol/admin/match-routes.ts'
import { useState } from 'preact/hooks'
import { act } from '../../app/act.ts'
import { useTexts } from '../../app/i18n.ts'
import { go, hrefOf, place } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { may } from '../../app/session.ts'
import { de as assetDe } from '../../i18n/de/asset.ts'
import { de } from '../../i18n/de/asset-page.ts'
import { en as assetEn } from '../../i18n/en/asset.ts'
import { en } from '../../i18n/en/asset-page.ts'
import { api } from '../../node/api.ts'
import '../../style/inventory.css'
import '../../style/warnings.css'
import { Badge } from '../../ui/badge.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Confirm } from '../../ui/dialog.tsx'
import { Facts, Time } from '../../ui/facts.tsx'
import { Card, Page, Section } from '../../ui/page.tsx'
import { Loaded } from '../../ui/states.tsx'
import { NotFound } from '../shared/not-found.tsx'
import { ASSET_FIELDS, assetName, fieldText, valueText } from './asset-words.ts'

/** Without an id the address is none. */
export default function Asset() {
  const id = place.use().query.get('id') ?? ''
  return id === '' ? <NotFound /> : <Shown id={id} />
}

function Shown({ id }: { readonly id: string }) {
  const t = useTexts({ de, en })
  const shown = useResource(() => api.showAsset({ query: { id } }), `asset ${id}`, ['inventory', 'match', 'feed', 'correction'])
  const asset = shown.data?.asset
  return (
    <Page
      title={asset === undefined ? t('heading') : assetName(asset)}
      lead={id}
      back={{ href: hrefOf('inventory'), label: t('back') }}
      actions={asset && may('inventory.write') && <Actions of={asset} />}
    >
      <Loaded of={shown}>
        {(data) => (
          <div class="grid-2">
            <div>
              <Matches of={data.matches} id={data.asset.id} hasVersion={data.asset.version !== undefined} />
              <History of={data.history} />
            </div>
            <div class="aside">
              <Details of={data.asset} />
              <Catalogue of={data.catalogue} />
            </div>
          </div>
        )}
      </Loaded>
    </Page>
  )
}

function Actions({ of: asset }: { readonly of: AssetView }) {
  const t = useTexts({ de, en })
  const [isAsking, setAsking] = useState(false)
  const name = assetName(asset)
  const remove = async () => {
    const putBack = async () => void (await api.putAsset({ body: { asset, before: null } }))
    const removed = await act(() => api.removeAssets({ body: { ids: [asset.id] } }), t('remove.done', { name }), putBack)
    setAsking(false)
    if (removed !== undefined) go(hrefOf('inventory'))
  }
  return (
    <>
      <LinkButton kind="primary" href={hrefOf('inventory/edit', { id: asset.id })}>
        {t('edit')}
      </LinkButton>
      <Button onClick={() => setAsking(true)}>{t('remove')}</Button>
      {isAsking && (
        <Confirm title={t('remove.title')} confirm={t('remove')} isDanger onConfirm={remove} onClose={() => setAsking(false)}>
          <p>{t('remove.text', { name })}</p>
        </Confirm>
      )}
    </>
  )
}

function Details({ of: asset }: { readonly of: AssetView }) {
  const t = useTexts({ de, en })
  const words = useTexts({ de: assetDe, en: assetEn })
  return (
    <Card title={t('facts')}>
      <Facts of={ASSET_FIELDS.map((field) => [fieldText(field, words), asset[field] && valueText(field, asset[field], words)] as const)} />
    </Card>
  )
}

function Matches({ of, id, hasVersion }: { readonly of: readonly MatchView[]; readonly id: string; readonly hasVersion: boolean }) {
  const t = useTexts({ de, en })
  return (
    <Section title={t('matches')}>
      {!hasVersion && <p class="muted">{t('no-version')}</p>}
      {of.length === 0 ? (
        <p>{t('matches.none')}</p>
      ) : (
        <>
          <ul class="plain-list">
            {of.map(({ index, title, verdict, status, reasons }) => (
              <li key={index}>
                <a class="link" href={hrefOf(`warnings/${index}`)}>
                  {title}
                </a>{' '}
                <Badge kind={verdict === 'affected' ? 'red' : 'blue'}>{t(`verdict.${verdict}`)}</Badge> <Badge>{t(`status.${status}`)}</Badge>
                <ul class="reasons">
                  {reasons.map((reason) => (
                    <li key={reason}>{reason}</li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
          <p>
            <a class="link no-print" href={hrefOf('matches', { asset: id })}>
              {t('matches.all')}
            </a>
          </p>
        </>
      )}
    </Section>
  )
}

function Catalogue({ of }: { readonly of: readonly { readonly id: string; readonly name: string; readonly daysLeft: number | null }[] }) {
  const t = useTexts({ de, en })
  return (
    <Card title={t('catalogue')}>
      {of.length === 0 && <p class="muted">{t('catalogue.none')}</p>}
      <ul class="plain-list">
        {of.map(({ id, name, daysLeft }) => (
          <li key={id}>
            <a class="link" href={hrefOf('catalogue/product', { id })}>
              {name}
            </a>{' '}
            {daysLeft !== null && (
              <Badge kind={daysLeft < 0 ? 'red' : 'line'}>{daysLeft < 0 ? t('catalogue.over') : t('catalogue.left', { n: daysLeft })}</Badge>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}

function History({ of }: { readonly of: readonly AssetChangeView[] }) {
  const t = useTexts({ de, en })
  const words = useTexts({ de: assetDe, en: assetEn })
  const shown = (field: string, value: string | undefined) => (value === undefined ? words('unknown') : valueText(field, value, words))
  return (
    <Section title={t('history')}>
      {of.length === 0 && <p class="muted">{t('history.none')}</p>}
      <ul class="plain-list">
        {of.map(({ number, at, source, format, kind, fields }) => (
          <li key={number}>
            {t(`history.${kind}`)} {format === 'hand' || format === 'questionnaire' ? t(`history.${format}`) : t('history.file', { source })}
            <ul class="reasons">
              {fields.map(({ field, from, to }) => (
                <li key={field}>{t('history.field', { field: fieldText(field, words), from: shown(field, from), to: shown(field, to) })}</li>
              ))}
            </ul>
            <span class="sub">
              <Time at={at} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
