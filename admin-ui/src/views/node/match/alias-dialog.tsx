// SPDX-License-Identifier: EUPL-1.2
/**
 * What a product of the inventory is called in warnings: typed, or taken from names that are near.
 *
 * @module
 */
import { useState } from 'preact/hooks'
import { beside } from '../../../app/direction.ts'
import { useTexts } from '../../../app/i18n.ts'
import { useResource } from '../../../app/resource.ts'
import { de } from '../../../i18n/de/correction.ts'
import { en } from '../../../i18n/en/correction.ts'
import { api } from '../../../node/api.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/field.tsx'
import { CorrectDialog, correcting } from './correct-dialog.tsx'

export interface AliasDialogProps {
  readonly asset: { readonly id: string; readonly product: string }
  readonly onClose: () => void
  readonly onDone: () => void
}

export function AliasDialog({ asset, onClose, onDone }: AliasDialogProps) {
  const t = useTexts({ de, en })
  const suggestions = useResource(() => api.listSuggestions(), 'suggestions')
  const [vendor, setVendor] = useState('')
  const [product, setProduct] = useState('')
  const [isTried, setTried] = useState(false)
  const [isShown, setShown] = useState(false)
  const near = suggestions.data?.suggestions.find(({ assets }) => assets.includes(asset.id))?.products ?? []
  const lead = t('alias.lead', { product: asset.product })
  if (isShown) {
    const named = vendor.trim() === '' ? { product: product.trim() } : { vendor: vendor.trim(), product: product.trim() }
    const send = correcting({ asset: asset.id, kind: 'alias', named })
    return <CorrectDialog title={t('alias.title')} lead={lead} send={send} onClose={onClose} onDone={onDone} onBack={() => setShown(false)} />
  }
  return (
    <Dialog
      title={t('alias.title')}
      onClose={onClose}
      actions={
        <Button
          kind="primary"
          onClick={() => {
            setTried(true)
            if (product.trim() !== '') setShown(true)
          }}
        >
          {t('preview')}
        </Button>
      }
    >
      <p>{lead}</p>
      <div class="form">
        <TextField label={t('alias.vendor')} maxLength={200} value={vendor} onInput={setVendor} />
        <TextField
          label={t('alias.product')}
          maxLength={200}
          value={product}
          onInput={setProduct}
          error={isTried && product.trim() === '' ? t('alias.product.missing') : undefined}
        />
      </div>
      {near.length > 0 && (
        <>
          <h3>{t('alias.suggested')}</h3>
          <div class="row">
            {near.slice(0, 5).map((each) => (
              <Button
                isSmall
                key={`${each.vendor} ${each.product}`}
                onClick={() => {
                  setVendor(each.vendor ?? '')
                  setProduct(each.product)
                }}
              >
                {beside([each.vendor, each.product], ' ')}
              </Button>
            ))}
          </div>
        </>
      )}
    </Dialog>
  )
}
