// SPDX-License-Identifier: EUPL-1.2
/**
 * What a warning says: its text, recommendations, indicators, and what its source's document adds. All of it is text, none of it a link.
 *
 * @module
 */
import type { WarningDetail } from '@ncv/protocol/admin/warning-routes.ts'
import { useTexts } from '../../app/i18n.ts'
import { de } from '../../i18n/de/warning-detail.ts'
import { en } from '../../i18n/en/warning-detail.ts'
import { Facts, Plain } from '../../ui/facts.tsx'
import { Copy, FarLink } from '../../ui/far-link.tsx'
import { Card, Section } from '../../ui/page.tsx'

const REMEDIES = ['vendor_fix', 'mitigation', 'workaround', 'none_available', 'no_fix_planned', 'fix_planned', 'optional_patch'] as const

function remedyKey(category: string): `remedy.${(typeof REMEDIES)[number] | 'other'}` {
  return `remedy.${REMEDIES.find((known) => known === category) ?? 'other'}`
}

export function WarningText({ of: { text, recommendations, indicators, source } }: { readonly of: WarningDetail }) {
  const t = useTexts({ de, en })
  const remedies = source?.remedies ?? []
  // The hub's text is often the document's own summary.
  const notes = (source?.notes ?? []).filter((note) => note.text.trim() !== text?.trim())
  return (
    <>
      {text !== undefined && (
        <Section title={t('text')}>
          <Plain text={text} />
        </Section>
      )}
      {recommendations.length > 0 && (
        <Section title={t('recommendations')}>
          <ul>
            {recommendations.map((each) => (
              <li key={each}>
                <Plain text={each} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      {remedies.length > 0 && (
        <Section title={t('remedies')}>
          <ul class="plain-list">
            {remedies.map(({ category, details, url }) => (
              <li key={`${category} ${details}`}>
                <strong>{t(remedyKey(category))}</strong>
                <Plain text={details} />
                {url !== undefined && <FarLink url={url} />}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {notes.length > 0 && (
        <Section title={t('notes')}>
          {notes.map((note) => (
            <div key={note.text}>
              {note.title !== undefined && <h3>{note.title}</h3>}
              <Plain text={note.text} />
            </div>
          ))}
        </Section>
      )}
      <Indicators of={indicators} />
      {source !== undefined && <Source of={source} />}
    </>
  )
}

function Indicators({ of }: { readonly of: WarningDetail['indicators'] }) {
  const t = useTexts({ de, en })
  if (of.length === 0) return null
  return (
    <Section title={t('indicators')} lead={t('indicators.lead')}>
      <ul class="plain-list">
        {of.map(({ type, value }) => (
          <li key={`${type} ${value}`} class="indicator">
            <span class="muted">{type}</span>
            <code>{value}</code>
            <Copy text={value} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Source({ of: { products, productCount, references } }: { readonly of: NonNullable<WarningDetail['source']> }) {
  const t = useTexts({ de, en })
  return (
    <>
      {products.length > 0 && (
        <Section title={t('products')}>
          <details>
            <summary>{products.slice(0, 3).join(', ')}</summary>
            <ul>
              {products.map((name) => (
                <li key={name}>{name}</li>
              ))}
            </ul>
            {productCount > products.length && <p class="muted">{t('products.more', { n: productCount - products.length })}</p>}
          </details>
        </Section>
      )}
      {references.length > 0 && (
        <Section title={t('references')} lead={t('references.lead')}>
          <ul class="plain-list">
            {references.map(({ summary, url }) => (
              <li key={url}>
                {summary}
                <br />
                <FarLink url={url} />
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

/** Of the service provider, in a frame of its own: it is not the hub's word. */
export function Annotations({ of }: { readonly of: WarningDetail['annotations'] }) {
  const t = useTexts({ de, en })
  return (
    <>
      {of.map(({ author, isOwn, concerns, action, until, who, sentAt }) => (
        <Card key={`${author.id} ${sentAt}`} title={t('annotations')}>
          <p class="muted">{isOwn ? t('annotation.own') : t('annotation.by', { name: author.name })}</p>
          <Facts
            of={[
              [t('annotation.concerns'), <Plain key="concerns" text={concerns} />],
              [t('annotation.action'), <Plain key="action" text={action} />],
              [t('annotation.until'), until],
              [t('annotation.who'), who],
            ]}
          />
        </Card>
      ))}
    </>
  )
}
