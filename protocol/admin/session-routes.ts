// SPDX-License-Identifier: EUPL-1.2
/**
 * Who sits before the interface: asked and decided before any other route, therefore without an action of its own. What is below
 * `/session/` concerns the account of the session alone.
 *
 * @module
 */
import { z } from 'zod'
import { DisplayName } from './account-routes.ts'
import { defineRoutes } from './contract.ts'

export const PARTY_FACES = ['node', 'hub', 'host'] as const
/** What is asked before a weighty action: what the session was opened with. */
export const CONFIRMATIONS = ['token', 'password', 'password-and-code', 'provider'] as const

export const SessionView = z.object({
  /** `none`: nobody has signed in. */
  state: z.enum(['none', 'open']),
  party: z.object({
    kind: z.enum(PARTY_FACES),
    name: z.string(),
    federation: z.string(),
    /** Organisation that runs this node for its own and sees its plain text; null: the house itself. */
    host: z.string().nullable(),
  }),
  account: z.object({ id: z.string(), name: z.string() }).nullable(),
  roles: z.array(z.string()),
  /** All that this session may do; what is not in it is not offered. */
  actions: z.array(z.string()),
  /** Milliseconds: when the session ends if nothing is done, and until when nothing asks for the password again. */
  endsAt: z.number().nullable(),
  freshUntil: z.number().nullable(),
  /** The server's clock when it answered: browsers' clocks differ. */
  now: z.number(),
  /** Whether anybody could sign in with a password. */
  hasAccounts: z.boolean(),
  /** The house's own sign-in provider (OpenID Connect), where there is one. */
  provider: z.object({ name: z.string() }).nullable(),
  /** A role of the account opens nothing before a second factor is set up. */
  needsSecondFactor: z.boolean(),
  confirmBy: z.enum(CONFIRMATIONS).nullable(),
})
export type SessionView = z.infer<typeof SessionView>

const Login = z.string().min(1).max(64)
const Password = z.string().min(1).max(256)
/** Six digits of the authenticator, or a recovery code. */
const Code = z.string().min(1).max(40)
const LinkSecret = z.string().min(1).max(100)

export const OwnAccount = z.object({
  id: z.string(),
  login: z.string(),
  name: z.string(),
  roles: z.array(z.string()),
  hasSecondFactor: z.boolean(),
  /** A role of it needs the second factor: it cannot be taken away. */
  isSecondFactorNeeded: z.boolean(),
  recoveryCodesLeft: z.int(),
  /** Without one the provider is the only way in. */
  hasPassword: z.boolean(),
  provider: z.object({ name: z.string(), isBound: z.boolean() }).nullable(),
  sessions: z.array(z.object({ openedAt: z.number(), usedAt: z.number(), isThis: z.boolean() })),
})
export type OwnAccount = z.infer<typeof OwnAccount>

/** Where the browser goes once it is back, within the interface. */
const Back = z
  .string()
  .max(500)
  .regex(/^\/ui\/[!-~]*$/)

/** `sign-in`, `set-up`: nobody has signed in. `bind`: the own account; `confirm`: before what weighs much. */
const OidcBeginning = z.discriminatedUnion('for', [
  z.strictObject({ for: z.literal('sign-in'), to: Back }),
  z.strictObject({ for: z.literal('set-up'), to: Back, link: LinkSecret, login: Login, name: DisplayName }),
  z.strictObject({ for: z.enum(['bind', 'confirm']), to: Back }),
])
export type OidcBeginning = z.infer<typeof OidcBeginning>

const SetUpView = z.object({
  /** Of an account that is there; null where the link makes one. */
  login: z.string().nullable(),
  name: z.string().nullable(),
  roles: z.array(z.string()),
  until: z.number(),
})

export const SESSION_ROUTES = defineRoutes({
  session: { method: 'GET', path: '/session', reply: SessionView },
  /** By an account, or with an access token (`ncv node access add`, or the owner's). */
  openSession: {
    method: 'POST',
    path: '/session',
    body: z.union([
      z.strictObject({ token: z.string().min(1).max(200) }),
      z.strictObject({ login: Login, password: Password, code: Code.optional() }),
      /** Of somebody of the organisation that hosts this node, from its own interface. */
      z.strictObject({ ticket: z.string().min(1).max(100) }),
    ]),
    reply: SessionView,
  },
  closeSession: { method: 'DELETE', path: '/session', reply: SessionView },
  /** A sign of life. */
  extendSession: { method: 'POST', path: '/session/extension', reply: SessionView },
  /** Shows once more who sits here, before what weighs much. */
  confirmSession: {
    method: 'POST',
    path: '/session/confirmation',
    body: z.union([z.strictObject({ token: z.string().min(1).max(200) }), z.strictObject({ password: Password, code: Code.optional() })]),
    reply: SessionView,
  },
  ownAccount: { method: 'GET', path: '/session/account', reply: OwnAccount },
  changePassword: {
    method: 'PUT',
    path: '/session/password',
    /** Without `password` for an account that has none. */
    body: z.strictObject({ password: Password.optional(), code: Code.optional(), next: Password }),
    reply: SessionView,
  },
  /** Ends all other sessions of the account. */
  closeOtherSessions: { method: 'DELETE', path: '/session/others', reply: OwnAccount },
  /** A secret for an authenticator; it holds once a code of it was shown. */
  beginSecondFactor: { method: 'POST', path: '/session/second-factor', reply: z.object({ secret: z.string(), uri: z.string() }) },
  /** The recovery codes are shown here and nowhere else. */
  confirmSecondFactor: {
    method: 'PUT',
    path: '/session/second-factor',
    body: z.strictObject({ code: Code }),
    reply: z.object({ codes: z.array(z.string()), session: SessionView }),
  },
  dropSecondFactor: { method: 'DELETE', path: '/session/second-factor', reply: OwnAccount },
  /** At the provider: the browser goes to `url`, shows there who sits before it, and comes back to `GET /session/oidc/return`. */
  beginOidc: { method: 'POST', path: '/session/oidc', body: OidcBeginning, reply: z.object({ url: z.string() }) },
  /** After the return, where the account has an authenticator of its own. */
  completeOidc: {
    method: 'POST',
    path: '/session/oidc/code',
    body: z.strictObject({ code: Code }),
    reply: z.object({ session: SessionView, to: z.string() }),
  },
  dropOidc: { method: 'DELETE', path: '/session/oidc', reply: OwnAccount },
  /** What a one-time link is for; looking does not use it up. */
  lookAtLink: { method: 'POST', path: '/session/set-up-look', body: z.strictObject({ link: LinkSecret }), reply: SetUpView },
  setUp: {
    method: 'POST',
    path: '/session/set-up',
    body: z.strictObject({ link: LinkSecret, login: Login, name: DisplayName, password: Password }),
    reply: SessionView,
  },
})
