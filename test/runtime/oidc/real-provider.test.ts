// SPDX-License-Identifier: EUPL-1.2
/** Signing in by a provider that others have written (oidc-provider, certified by the OpenID Foundation): its forms filled in, its redirects followed. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { systemClock } from '@ncv/runtime/real-world.ts'
import { expect, test } from 'vitest'
import { CLIENT_ID, CLIENT_SECRET, openSignInProvider, privateClaimsOf } from '../../support/sign-in-provider.ts'
import { temporaryDir } from '../temporary-dir.ts'
import { HERE, staged } from './stage.ts'

const RETURN = `${HERE}/session/oidc/return`

/** A person at the provider: its cookies, its forms. @returns the query that the browser brings back */
function personAt(login: string) {
  const jar = new Map<string, string>()
  return async (address: string): Promise<string> => {
    let [url, body] = [address, undefined as URLSearchParams | undefined]
    for (let steps = 0; steps < 12; steps++) {
      if (url.startsWith(RETURN)) return new URL(url).search
      const headers = new Headers({ cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') })
      const response = await fetch(url, { redirect: 'manual', headers, ...(body === undefined ? {} : { method: 'POST', body }) })
      for (const line of response.headers.getSetCookie()) {
        const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=')
        if (value === '') jar.delete(name)
        else jar.set(name, value)
      }
      const to = response.headers.get('location')
      const page = await response.text()
      if (to === null && !page.includes('<form')) throw new Error(`the provider says: ${page.slice(0, 500)}`)
      body = to === null ? new URLSearchParams({ login, password: 'egal' }) : undefined
      url = to === null ? url : new URL(to, url).href
    }
    throw new Error(`the provider leads nowhere: ${url}`)
  }
}

test('a person sets up, signs in and confirms with a real provider, and nothing of what it claims about them is kept', async () => {
  await using provider = await openSignInProvider([RETURN])
  using dir = temporaryDir()
  const clientSecretFile = join(dir.path, 'secret')
  writeFileSync(clientSecretFile, `${CLIENT_SECRET}\n`)
  const clock = systemClock()
  const config = { issuer: provider.issuer, clientId: CLIENT_ID, clientSecretFile, scope: 'openid' }
  await using stage = staged(config, undefined, clock)
  const own = stage.browser()
  const frieda = personAt('frieda')
  stage.clock.now = clock()
  const { secret: link } = stage.accounts.makeLink({ roles: ['officer'] })
  const made = await own.comeBack(await frieda(await own.setOut({ for: 'set-up', link, login: 'f.muster', name: 'Frieda' })))
  expect(made.location).toBe('/ui/')
  expect((await own.ask('/session')).body['roles']).toEqual(['officer'])

  const other = stage.browser()
  expect((await other.comeBack(await frieda(await other.setOut({ for: 'sign-in' })))).location).toBe('/ui/')
  expect((await other.ask('/session')).body['state']).toBe('open')

  // The provider remembers her, and asks all the same.
  const confirmed = await own.comeBack(await frieda(await own.setOut({ for: 'confirm', to: '/ui/provider-return' })))
  expect(confirmed.location).toBe('/ui/provider-return')

  const stranger = stage.browser()
  const refused = await stranger.comeBack(await personAt('gustav')(await stranger.setOut({ for: 'sign-in' })))
  expect(refused.location).toBe('/ui/provider-return?problem=OIDC_UNKNOWN')

  const kept = JSON.stringify(stage.accounts.all())
  for (const text of ['person-frieda', ...Object.values(privateClaimsOf('frieda'))]) expect(kept).not.toContain(text)
})

test('a wrong secret opens nothing', async () => {
  await using provider = await openSignInProvider([RETURN])
  using dir = temporaryDir()
  const clientSecretFile = join(dir.path, 'secret')
  writeFileSync(clientSecretFile, 'another')
  const clock = systemClock()
  await using stage = staged({ issuer: provider.issuer, clientId: CLIENT_ID, clientSecretFile }, undefined, clock)
  const own = stage.browser()
  const query = await personAt('frieda')(await own.setOut({ for: 'sign-in' }))
  expect((await own.comeBack(query)).location).toBe('/ui/provider-return?problem=OIDC_ANSWER')
})
