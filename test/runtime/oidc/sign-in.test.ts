// SPDX-License-Identifier: EUPL-1.2
/** Signing in by a provider: what opens an account, and everything that must not. The provider here says whatever a test wants. */
import type { AccountRules } from '@ncv/protocol/admin/account-rules.ts'
import { HUB_ACCOUNT_RULES } from '@ncv/protocol/admin/account-rules.ts'
import type { OidcConfig } from '@ncv/runtime/oidc/oidc-config.ts'
import { describe, expect, test } from 'vitest'
import { codeAt } from '../../support/authenticator.ts'
import { openLyingProvider } from '../../support/lying-provider.ts'
import type { LyingProvider } from '../../support/lying-provider.ts'
import { PASSWORD, START } from '../account/ground.ts'
import { staged } from './stage.ts'

type Stage = ReturnType<typeof staged>
const MINUTE = 60_000

async function opened(config: Partial<OidcConfig> = {}, rules?: AccountRules) {
  const clock = { now: () => START }
  const provider = await openLyingProvider(() => clock.now())
  const stage = staged({ ...config, issuer: provider.issuer }, rules)
  clock.now = () => stage.clock.now
  const dispose = async () => {
    await stage[Symbol.asyncDispose]()
    await provider[Symbol.asyncDispose]()
  }
  return { provider, stage, [Symbol.asyncDispose]: dispose }
}

/** An account of whoever the provider knows as `person-1`, set up by a link. */
async function setUp({ accounts, browser }: Stage, provider: LyingProvider, roles: readonly string[], login = 'anna', claims = {}) {
  const own = browser()
  const { secret: link } = accounts.makeLink({ roles: [...roles] })
  const address = await own.setOut({ for: 'set-up', link, login, name: 'Anna' })
  const reply = await own.comeBack(provider.answer(address, claims))
  return { own, reply, account: accounts.all().find((each) => each.login === login) }
}

const stateOf = async (own: ReturnType<Stage['browser']>) => (await own.ask('/session')).body['state']

describe('an account that was set up by its one-time link', () => {
  test('is bound to whom the provider knows, has no password, and opens with the cookie that no other site sends', async () => {
    await using all = await opened()
    const { own, reply, account } = await setUp(all.stage, all.provider, ['officer'])
    expect([reply.status, reply.location]).toEqual([303, '/ui/'])
    expect(account?.password).toBeNull()
    const session = (await own.ask('/session')).body
    expect([session['state'], session['roles'], session['confirmBy']]).toEqual(['open', ['officer'], 'provider'])
    expect(await all.stage.attempt('anna', '')).toBe('SIGN_IN_FAILED')
  })

  test('is found again by that alone: whatever names and addresses a token claims, they are neither read nor kept', async () => {
    await using all = await opened()
    const claims = { name: 'Anna Privat', email: 'anna@privat.example', preferred_username: 'bert', groups: ['admin'], roles: ['admin'] }
    await setUp(all.stage, all.provider, ['officer'], 'anna', claims)
    await all.stage.add('bert', ['admin'])
    const other = all.stage.browser()
    const reply = await other.comeBack(all.provider.answer(await other.setOut({ for: 'sign-in', to: '/ui/matches?status=open' }), claims))
    expect(reply.location).toBe('/ui/matches?status=open')
    expect((await other.ask('/session')).body['roles']).toEqual(['officer'])
    const kept = JSON.stringify(all.stage.accounts.all())
    for (const text of ['Anna Privat', 'anna@privat', 'person-1', 'groups']) expect(kept).not.toContain(text)
  })

  test('asks the provider with PKCE, state and nonce, and for nothing but who it is', async () => {
    await using all = await opened()
    const own = all.stage.browser()
    const address = new URL(await own.setOut({ for: 'sign-in' }))
    const asked = Object.fromEntries(address.searchParams)
    expect(asked).toMatchObject({ response_type: 'code', client_id: 'ncv', scope: 'openid', code_challenge_method: 'S256' })
    expect(asked['redirect_uri']).toBe('http://127.0.0.1:8080/session/oidc/return')
    for (const key of ['state', 'nonce', 'code_challenge']) expect(asked[key]).toMatch(/^[A-Za-z0-9_-]{43}$/)
    await own.comeBack(all.provider.answer(address.href))
    expect(all.provider.asked[0]?.get('code_verifier')).toMatch(/^[A-Za-z0-9_-]{43}$/)
  })

  test('is not made where the person has one already, and the link stays good', async () => {
    await using all = await opened()
    await setUp(all.stage, all.provider, ['officer'])
    const { secret } = all.stage.accounts.makeLink({ roles: ['reader'] })
    const own = all.stage.browser()
    const reply = await own.comeBack(all.provider.answer(await own.setOut({ for: 'set-up', link: secret, login: 'zweit', name: 'Z' })))
    expect(reply.location).toBe('/ui/provider-return?problem=OIDC_TAKEN')
    expect(all.stage.accounts.lookAtLink(secret).link.roles).toEqual(['reader'])
  })

  test('that had a password has it no more: the link stood in its place', async () => {
    await using all = await opened()
    const { id } = await all.stage.add('anna', ['officer'])
    const { secret: link } = all.stage.accounts.makeLink({ account: id })
    const own = all.stage.browser()
    await own.comeBack(all.provider.answer(await own.setOut({ for: 'set-up', link, login: 'anna', name: 'Anna' })))
    expect(await stateOf(own)).toBe('open')
    expect(await all.stage.attempt('anna')).toBe('SIGN_IN_FAILED')
  })
})

describe('nothing is opened', () => {
  test('for somebody whom the provider knows and no account, nor for an account that is switched off; the trail has both', async () => {
    await using all = await opened()
    const { account } = await setUp(all.stage, all.provider, ['officer'])
    await all.stage.add('chef', ['admin'])
    all.stage.accounts.change(account?.id ?? '', { isActive: false })
    for (const sub of ['person-1', 'person-2']) {
      const own = all.stage.browser()
      const reply = await own.comeBack(all.provider.answer(await own.setOut({ for: 'sign-in' }), { sub }))
      expect(reply.location).toBe('/ui/provider-return?problem=OIDC_UNKNOWN')
      expect(await stateOf(own)).toBe('none')
    }
    const rows = all.stage.db.prepare<[], { sealed: Uint8Array }>('SELECT sealed FROM audit_event ORDER BY id').all()
    const failed = rows.map(({ sealed }) => JSON.parse(Buffer.from(sealed).toString())).filter(({ outcome }) => outcome === 'failed')
    expect(failed.map(({ action, account: who }) => [action, who])).toEqual([
      ['session.open', account?.id],
      ['session.open', null],
    ])
  })

  test('with a state that nobody asked with, that of another browser, or one that was used', async () => {
    await using all = await opened()
    await setUp(all.stage, all.provider, ['officer'])
    const [own, other] = [all.stage.browser(), all.stage.browser()]
    const address = await own.setOut({ for: 'sign-in' })
    await other.setOut({ for: 'sign-in' })
    const query = all.provider.answer(address)
    const guessed = query.replace(/state=[^&]*/, `state=${'A'.repeat(43)}`)
    const asked = all.provider.asked.length
    for (const [browser, given] of [
      [own, guessed],
      [other, query],
      [all.stage.browser(), query],
    ] as const) {
      expect((await browser.comeBack(given)).location).toBe('/ui/provider-return?problem=OIDC_STATE')
      expect(await stateOf(browser)).toBe('none')
    }
    // Not even the provider was asked.
    expect(all.provider.asked.length).toBe(asked)
    expect((await own.comeBack(query)).location).toBe('/ui/')
    expect((await own.comeBack(query)).location).toBe('/ui/provider-return?problem=OIDC_STATE')
  })

  test('eleven minutes after setting out', async () => {
    await using all = await opened()
    await setUp(all.stage, all.provider, ['officer'])
    const own = all.stage.browser()
    const query = all.provider.answer(await own.setOut({ for: 'sign-in' }))
    all.stage.clock.now += 11 * MINUTE
    expect((await own.comeBack(query)).location).toBe('/ui/provider-return?problem=OIDC_STATE')
  })

  const LIES: readonly (readonly [string, Partial<LyingProvider>])[] = [
    ['for another nonce', { lie: { nonce: 'B'.repeat(43) } }],
    ['without a nonce', { lie: { nonce: undefined } }],
    ['by another issuer', { lie: { iss: 'https://boese.example' } }],
    ['for another client', { lie: { aud: 'another' } }],
    ['for several clients, given to another', { lie: { aud: ['ncv', 'another'], azp: 'another' } }],
    ['that has expired', { clockMs: -10 * MINUTE }],
    ['for nobody', { lie: { sub: '' } }],
    ['that another has signed', { isForged: true }],
  ]
  test.for(LIES)('by a token %s', async ([, lie]) => {
    await using all = await opened()
    await setUp(all.stage, all.provider, ['officer'])
    Object.assign(all.provider, lie)
    const own = all.stage.browser()
    const reply = await own.comeBack(all.provider.answer(await own.setOut({ for: 'sign-in' })))
    expect(reply.location).toBe('/ui/provider-return?problem=OIDC_ANSWER')
    expect(await stateOf(own)).toBe('none')
  })

  test('by a code that was redeemed already, and by an answer that names another issuer (mix-up)', async () => {
    await using all = await opened()
    await setUp(all.stage, all.provider, ['officer'])
    const [first, second, third] = [all.stage.browser(), all.stage.browser(), all.stage.browser()]
    const query = new URLSearchParams(all.provider.answer(await first.setOut({ for: 'sign-in' })))
    expect((await first.comeBack(`?${query}`)).location).toBe('/ui/')
    const again = new URLSearchParams(all.provider.answer(await second.setOut({ for: 'sign-in' })))
    again.set('code', query.get('code') ?? '')
    expect((await second.comeBack(`?${again}`)).location).toBe('/ui/provider-return?problem=OIDC_ANSWER')
    const mixed = new URLSearchParams(all.provider.answer(await third.setOut({ for: 'sign-in' })))
    mixed.set('iss', 'https://boese.example')
    const asked = all.provider.asked.length
    expect((await third.comeBack(`?${mixed}`)).location).toBe('/ui/provider-return?problem=OIDC_ANSWER')
    expect(all.provider.asked.length).toBe(asked)
  })

  test('where the provider refuses', async () => {
    await using all = await opened()
    const own = all.stage.browser()
    const state = new URL(await own.setOut({ for: 'sign-in' })).searchParams.get('state') ?? ''
    const query = new URLSearchParams({ error: 'access_denied', error_description: '<script>', state, iss: all.provider.issuer })
    const reply = await own.comeBack(`?${query}`)
    expect(reply.location).toBe('/ui/provider-return?problem=OIDC_REFUSED')
  })

  test('to a page that loads the way back as a picture, a frame or a script', async () => {
    await using all = await opened()
    await setUp(all.stage, all.provider, ['officer'])
    const own = all.stage.browser()
    const query = all.provider.answer(await own.setOut({ for: 'sign-in' }))
    for (const headers of [{ 'sec-fetch-dest': 'iframe' }, { 'sec-fetch-dest': 'image', 'sec-fetch-mode': 'no-cors' }, { 'sec-fetch-mode': 'cors' }])
      expect((await own.comeBack(query, headers)).status).toBe(405)
    expect((await own.comeBack(query)).location).toBe('/ui/')
  })

  test('to another place than this interface: the address of the page to go to is checked before anything begins', async () => {
    await using all = await opened()
    for (const to of ['https://boese.example/', '//boese.example', '/\\boese.example', '/ui', '/ui/\r\nset-cookie: a=b', 'javascript:alert(1)'])
      expect((await all.stage.browser().ask('/session/oidc', 'POST', { for: 'sign-in', to })).body['code']).toBe('REQUEST_MALFORMED')
  })
})

describe('a provider', () => {
  test('that does not answer is said so, and passwords work on; once it is back it is asked again', async () => {
    await using all = await opened()
    await all.stage.add('bert', ['officer'])
    const own = all.stage.browser()
    all.provider.metadata = { issuer: 'https://boese.example' }
    const { status, body } = await own.ask('/session/oidc', 'POST', { for: 'sign-in', to: '/ui/' })
    expect([status, body['code']]).toEqual([502, 'OIDC_UNREACHABLE'])
    expect((await own.ask('/session', 'POST', { login: 'bert', password: PASSWORD })).status).toBe(200)
    all.provider.metadata = {}
    expect(await own.setOut({ for: 'sign-in' })).toContain(all.provider.issuer)
    await all.provider[Symbol.asyncDispose]()
    await using gone = staged({ issuer: all.provider.issuer })
    const reply = await gone.browser().ask('/session/oidc', 'POST', { for: 'sign-in', to: '/ui/' })
    expect([reply.body['code'], reply.body['params']]).toEqual(['OIDC_UNREACHABLE', { reason: 'NET_UNREACHABLE' }])
  })

  test.for(['authorization_endpoint', 'token_endpoint', 'jwks_uri'])('may not send this program to another host (%s)', async (place) => {
    await using all = await opened()
    all.provider.metadata = { [place]: 'http://127.0.0.2:9/x' }
    const { body } = await all.stage.browser().ask('/session/oidc', 'POST', { for: 'sign-in', to: '/ui/' })
    expect(body['code']).toBe('OIDC_HOSTS')
  })
})

describe('the second factor', () => {
  test('of an account is asked for after the provider, and wrong codes lock as they do with a password', async () => {
    await using all = await opened()
    const { account } = await setUp(all.stage, all.provider, ['officer'])
    const { uri } = all.stage.accounts.secondFactor.begin(all.stage.accounts.get(account?.id ?? ''))
    all.stage.accounts.secondFactor.confirm(all.stage.accounts.get(account?.id ?? ''), codeAt(uri, all.stage.clock.now))
    const own = all.stage.browser()
    const reply = await own.comeBack(all.provider.answer(await own.setOut({ for: 'sign-in', to: '/ui/votes' })))
    expect(reply.location).toBe('/ui/provider-return?step=code')
    expect(await stateOf(own)).toBe('none')
    // Another browser has nothing to complete.
    expect((await all.stage.browser().ask('/session/oidc/code', 'POST', { code: '000000' })).body['code']).toBe('OIDC_STATE')
    expect((await own.ask('/session/oidc/code', 'POST', { code: '000000' })).body['code']).toBe('SECOND_FACTOR_WRONG')
    all.stage.clock.now += MINUTE
    const right = () => ({ code: codeAt(uri, all.stage.clock.now) })
    const done = await own.ask('/session/oidc/code', 'POST', right())
    expect([done.status, done.body['to']]).toEqual([200, '/ui/votes'])
    expect(await stateOf(own)).toBe('open')
    all.stage.clock.now += MINUTE
    expect((await own.ask('/session/oidc/code', 'POST', right())).body['code']).toBe('OIDC_STATE')
    const second = all.stage.browser()
    await second.comeBack(all.provider.answer(await second.setOut({ for: 'sign-in' })))
    for (let at = 0; at < 5; at++) await second.ask('/session/oidc/code', 'POST', { code: '000000' })
    expect((await second.ask('/session/oidc/code', 'POST', right())).body['code']).toBe('SIGN_IN_LOCKED')
  })

  test('by the provider counts where the house says by which word it is known, and nowhere else', async () => {
    for (const [secondFactorAcr, acr, roles] of [
      [['2'], '2', ['admin']],
      [['2'], '1', []],
      [['2'], undefined, []],
      [undefined, '2', []],
    ] as const) {
      await using all = await opened(secondFactorAcr === undefined ? {} : { secondFactorAcr: [...secondFactorAcr] }, HUB_ACCOUNT_RULES)
      const { own } = await setUp(all.stage, all.provider, ['admin'], 'anna', { acr })
      const session = (await own.ask('/session')).body
      expect([session['roles'], session['needsSecondFactor']]).toEqual([[...roles], roles.length === 0])
    }
  })
})

describe('to show anew who sits there', () => {
  test('takes a fresh sign-in of the same person at the provider', async () => {
    await using all = await opened()
    const { own } = await setUp(all.stage, all.provider, ['admin'])
    const isFresh = async () => {
      const { freshUntil, now } = (await own.ask('/session')).body
      return Number(freshUntil) > Number(now)
    }
    all.stage.clock.now += 6 * MINUTE
    expect(await isFresh()).toBe(false)
    const address = await own.setOut({ for: 'confirm', to: '/ui/provider-return' })
    const { searchParams } = new URL(address)
    expect([searchParams.get('prompt'), searchParams.get('max_age')]).toEqual(['login', '0'])
    const at = Math.floor(all.stage.clock.now / 1_000)
    expect((await own.comeBack(all.provider.answer(address, { auth_time: at - 300 }))).location).toBe('/ui/provider-return?problem=OIDC_STALE')
    const unsaid = all.provider.answer(await own.setOut({ for: 'confirm' }), { auth_time: undefined })
    expect((await own.comeBack(unsaid)).location).toBe('/ui/provider-return?problem=OIDC_STALE')
    await setUp(all.stage, all.provider, ['officer'], 'bert', { sub: 'person-2' })
    const another = all.provider.answer(await own.setOut({ for: 'confirm' }), { sub: 'person-2' })
    expect((await own.comeBack(another)).location).toBe('/ui/provider-return?problem=OIDC_OTHER')
    expect(await isFresh()).toBe(false)
    const right = all.provider.answer(await own.setOut({ for: 'confirm', to: '/ui/provider-return' }))
    expect((await own.comeBack(right)).location).toBe('/ui/provider-return')
    expect(await isFresh()).toBe(true)
  })

  test('does not bring a session back that has ended meanwhile', async () => {
    await using all = await opened()
    const { own } = await setUp(all.stage, all.provider, ['admin'])
    const query = all.provider.answer(await own.setOut({ for: 'confirm' }))
    await own.ask('/session', 'DELETE')
    expect((await own.comeBack(query)).location).toBe('/ui/provider-return?problem=SESSION_MISSING')
    expect(await stateOf(own)).toBe('none')
  })
})

describe('the own account', () => {
  test('is bound by its holder after the password, and unbound only while there is another way in', async () => {
    await using all = await opened()
    await all.stage.add('bert', ['officer'])
    const own = all.stage.browser()
    await own.ask('/session', 'POST', { login: 'bert', password: PASSWORD })
    all.stage.clock.now += 6 * MINUTE
    expect((await own.ask('/session/oidc', 'POST', { for: 'bind', to: '/ui/account' })).body['code']).toBe('REAUTH_REQUIRED')
    await own.ask('/session/confirmation', 'POST', { password: PASSWORD })
    const back = await own.comeBack(all.provider.answer(await own.setOut({ for: 'bind', to: '/ui/account' })))
    expect(back.location).toBe('/ui/account')
    expect((await own.ask('/session/account')).body['provider']).toEqual({ name: 'Stadt-Login', isBound: true })
    expect((await own.ask('/session/oidc', 'DELETE')).body['provider']).toEqual({ name: 'Stadt-Login', isBound: false })

    const { own: anna } = await setUp(all.stage, all.provider, ['officer'])
    expect((await anna.ask('/session/oidc', 'DELETE')).body['code']).toBe('OIDC_ONLY_WAY')
    expect((await anna.ask('/session/password', 'PUT', { next: PASSWORD })).status).toBe(200)
    expect((await anna.ask('/session/oidc', 'DELETE')).status).toBe(200)
    expect(await all.stage.attempt('anna')).toBe('in')
  })

  test('without a session or with a token is bound to nobody', async () => {
    await using all = await opened()
    const own = all.stage.browser()
    expect((await own.ask('/session/oidc', 'POST', { for: 'bind', to: '/ui/' })).body['code']).toBe('SESSION_MISSING')
    await own.ask('/session', 'POST', { token: 'owners' })
    expect((await own.ask('/session/oidc', 'POST', { for: 'bind', to: '/ui/' })).body['code']).toBe('ACCOUNT_NEEDED')
  })
})
