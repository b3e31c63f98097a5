// SPDX-License-Identifier: EUPL-1.2
/** How the provider stands in the configuration: off by default, in clear to this machine alone, the secret in a file. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readConfig } from '@ncv/runtime/config.ts'
import { SILENT_LOG } from '@ncv/runtime/log.ts'
import { OidcConfig } from '@ncv/runtime/oidc/oidc-config.ts'
import { openOidc } from '@ncv/runtime/oidc/oidc.ts'
import { realNet } from '@ncv/runtime/real-net.ts'
import { randomBytes } from '@ncv/runtime/real-world.ts'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { codeOf, temporaryDir } from '../temporary-dir.ts'

const Schema = z.object({ name: z.string(), oidc: OidcConfig.optional() })
const RIGHT = { name: 'Stadt-Login', issuer: 'https://sso.kommune.example/realms/verwaltung', clientId: 'ncv' }

function read(oidc: unknown, env: Record<string, string> = {}) {
  using dir = temporaryDir()
  const file = join(dir.path, 'config.json')
  writeFileSync(file, JSON.stringify({ name: 'x', ...(oidc === undefined ? {} : { oidc }) }, null, 2))
  return readConfig(Schema, { file, env })
}

function faultOf(oidc: unknown): unknown {
  try {
    read(oidc)
  } catch (error) {
    const { key, line, reason } = (error as { params: Record<string, unknown> }).params
    return [key, line, reason]
  }
  return undefined
}

describe('the provider in the configuration', () => {
  test('is off where nothing is said, and takes its values from the environment as all others do', () => {
    expect(read(undefined).oidc).toBeUndefined()
    expect(read(RIGHT).oidc).toEqual(RIGHT)
    const env = { NCV_OIDC_CLIENT_SECRET_FILE: '/run/secrets/oidc', NCV_OIDC_SECOND_FACTOR_ACR: '2,3' }
    expect(read(RIGHT, env).oidc).toMatchObject({ clientSecretFile: '/run/secrets/oidc', secondFactorAcr: ['2', '3'] })
  })

  test('is reached in clear on this machine alone; a fault is named with key, line and an example', () => {
    for (const issuer of ['http://127.0.0.1:8090/realms/x', 'http://localhost:8090']) expect(read({ ...RIGHT, issuer }).oidc?.issuer).toBe(issuer)
    for (const issuer of ['http://sso.kommune.example', 'https://user:pw@sso.kommune.example', 'https://sso.kommune.example/?a=b', 'ftp://x', 'sso'])
      expect(faultOf({ ...RIGHT, issuer })).toEqual(['oidc.issuer', 5, 'erwartet https://sso.kommune.example/realms/verwaltung'])
    expect(faultOf({ ...RIGHT, scope: 'profile' })).toEqual(['oidc.scope', 7, 'erwartet openid'])
    expect(faultOf({ ...RIGHT, name: 'Stadt\u202eLogin' })).toMatchObject({ 0: 'oidc.name', 1: 4 })
    // The secret itself is no key here.
    expect(faultOf({ ...RIGHT, clientSecret: 'x' })).toMatchObject({ 0: 'oidc.clientSecret', 1: 7 })
  })

  test('names a file for the secret that must be there at the start', async () => {
    await using net = realNet({})
    const world = { now: () => 0, random: randomBytes, net, log: SILENT_LOG }
    expect(codeOf(() => openOidc(world, { ...RIGHT, clientSecretFile: '/nowhere/secret' }))).toBe('FILE_MISSING')
  })
})
