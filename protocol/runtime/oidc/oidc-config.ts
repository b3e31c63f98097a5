// SPDX-License-Identifier: EUPL-1.2
/**
 * Signing in by the house's own provider (OpenID Connect), as it stands in the configuration of a node or a hub. Off where absent.
 *
 *     { "oidc": { "name": "Stadt-Login", "issuer": "https://sso.kommune.example/realms/verwaltung", "clientId": "ncv",
 *                 "clientSecretFile": "/etc/ncv/oidc-secret", "secondFactorAcr": ["2"] } }
 *
 * The secret stands in a file of its own, never here. Who may enter is not asked of the provider: it says who somebody is, the account says
 * what they may do.
 *
 * @see https://openid.net/specs/openid-connect-core-1_0.html
 * @module
 */
import { lineOf } from '@ncv/protocol/message/fields.ts'
import { z } from 'zod'

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/

export const OidcConfig = z.strictObject({
  /** As people of the house call it: stands on the button. */
  name: lineOf(60),
  issuer: z.string().max(300).refine(isIssuer, { message: 'https://sso.kommune.example/realms/verwaltung' }),
  clientId: z.string().min(1).max(200),
  /** Absent: a client without a secret; PKCE holds either way. */
  clientSecretFile: z.string().min(1).max(1000).optional(),
  /** Nothing more than `openid` is needed: neither names nor addresses are read. */
  scope: z
    .string()
    .max(300)
    .regex(/^openid(?: [!-~]+)*$/, { message: 'openid' })
    .optional(),
  /** Values of `acr` by which the provider says that it has asked for a second factor. Without any, ours is asked for. */
  secondFactorAcr: z.array(z.string().min(1).max(200)).max(10).optional(),
})
export type OidcConfig = z.infer<typeof OidcConfig>

/** In clear to this machine alone. */
function isIssuer(text: string): boolean {
  const url = URL.parse(text)
  if (url === null || url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.test(url.hostname))
}
