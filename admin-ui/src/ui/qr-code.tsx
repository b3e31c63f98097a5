// SPDX-License-Identifier: EUPL-1.2
/**
 * A QR code, drawn here: a picture from elsewhere would have to be told the secret.
 *
 * @module
 */
import { qrModules } from './qr-modules.ts'

/** Light modules around it that the standard asks for. */
const QUIET = 4

export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const rows = qrModules(text)
  if (rows === undefined) return null
  const size = rows.length + 2 * QUIET
  const path = rows.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x + QUIET} ${y + QUIET}h1v1h-1z`] : []))).join('')
  return (
    <div class="qr-code">
      <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
        <rect width={size} height={size} fill="#fff" />
        <path d={path} fill="#000" />
      </svg>
    </div>
  )
}
