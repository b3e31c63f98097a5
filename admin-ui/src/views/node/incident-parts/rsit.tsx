// SPDX-License-Identifier: EUPL-1.2
/**
 * Kind and category of an incident in words.
 *
 * @module
 */
import { useTexts } from '../../../app/i18n.ts'
import { de } from '../../../i18n/de/rsit.ts'
import { en } from '../../../i18n/en/rsit.ts'
import { splitRsit, VCV } from '../../../node/incident-form.ts'

/** Codes that are not known here are shown as they are. */
export function Rsit({ code }: { readonly code: string }) {
  const t = useTexts({ de, en })
  const { kind, value } = splitRsit(code)
  if (kind === '') return <>{code}</>
  return <>{value === '' ? t(`class.${kind}`) : `${t(`class.${kind}`)} – ${t(`value.${value}`)}`}</>
}

export function Vcv({ code }: { readonly code: string }) {
  const t = useTexts({ de, en })
  const known = VCV.find((each) => each === code)
  return <>{known === undefined ? code : t(`vcv.${known}`)}</>
}
