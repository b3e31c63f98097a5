// SPDX-License-Identifier: EUPL-1.2
/** Accounts: how they come to be, what guards them, who is left when one goes. */
import { HUB_ACCOUNT_RULES, NODE_ACCOUNT_RULES } from '@ncv/protocol/admin/account-rules.ts'
import { HUB_PERMISSIONS, NODE_PERMISSIONS } from '@ncv/protocol/admin/permissions.ts'
import { hotp, totpStep } from '@ncv/protocol/crypto/totp.ts'
import { lockMs } from '@ncv/runtime/account/lock-out.ts'
import { OneByOne } from '@ncv/runtime/account/one-by-one.ts'
import { assertPassword } from '@ncv/runtime/account/password-rules.ts'
import { hex, utf8 } from '@ncv/protocol/bytes.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import { UNSEALED } from '@ncv/runtime/account/account-store.ts'
import { NAMES_KEPT_MS, NAMES_MAX, UnknownNames } from '@ncv/runtime/account/unknown-names.ts'
import { describe, expect, test } from 'vitest'
import { secretIn } from '../../support/authenticator.ts'
import { ground, PASSWORD } from './ground.ts'

const MINUTE = 60_000
const codeOf = async (work: () => unknown): Promise<string> => {
  try {
    await work()
    return 'done'
  } catch (error) {
    return (error as { code: string }).code
  }
}

describe('a set-up link', () => {
  test('makes one account, once', async () => {
    const { accounts } = ground()
    const { secret } = accounts.makeLink({})
    const account = await accounts.setUp(secret, { login: ' Anna ', name: 'Anna', password: PASSWORD })
    expect([account.login, account.roles]).toEqual(['anna', ['admin', 'officer']])
    expect(await codeOf(() => accounts.setUp(secret, { login: 'berta', name: 'B', password: PASSWORD }))).toBe('LINK_INVALID')
    expect(accounts.all()).toHaveLength(1)
  })

  test('of which two make use at the same instant makes one account', async () => {
    const { accounts } = ground()
    const { secret } = accounts.makeLink({})
    const both = ['anna', 'berta'].map((login) => codeOf(() => accounts.setUp(secret, { login, name: login, password: PASSWORD })))
    expect((await Promise.all(both)).sort()).toEqual(['LINK_INVALID', 'done'])
  })

  test('ends after a day, and is not used up by a refused password', async () => {
    const { accounts, clock } = ground()
    const { secret, until } = accounts.makeLink({})
    expect(await codeOf(() => accounts.setUp(secret, { login: 'anna', name: 'A', password: 'kurz' }))).toBe('PASSWORD_SHORT')
    clock.now = until
    expect(await codeOf(() => accounts.setUp(secret, { login: 'anna', name: 'A', password: PASSWORD }))).toBe('LINK_INVALID')
  })

  test('in place of a forgotten password keeps login name, roles and second factor', async () => {
    const { accounts, add, attempt } = ground()
    const { id } = await add('anna', ['officer'])
    const { secret } = accounts.makeLink({ account: id })
    await accounts.setUp(secret, { login: 'berta', name: 'Anna', password: 'ein ganz neues Kennwort' })
    expect(await attempt('anna')).toBe('SIGN_IN_FAILED')
    expect(await attempt('anna', 'ein ganz neues Kennwort')).toBe('in')
    expect(accounts.get(id).roles).toEqual(['officer'])
  })

  test('for the first account is worth nothing once a newer one was asked for', () => {
    const { accounts } = ground()
    const { secret } = accounts.makeLink({})
    accounts.makeLink({})
    expect(() => accounts.lookAtLink(secret)).toThrow('LINK_INVALID')
  })
})

describe('wrong passwords', () => {
  test('make an account wait from the fifth on: one minute, two, four, and never more than fifteen', () => {
    expect([4, 5, 6, 7, 8, 9, 10, 60].map((failures) => lockMs(failures) / MINUTE)).toEqual([0, 1, 2, 4, 8, 15, 15, 15])
  })

  test('lock out also who knows the right one, until the time is over', async () => {
    const { add, attempt, clock } = ground()
    await add('anna', ['admin'])
    for (let at = 0; at < 4; at++) expect(await attempt('anna', 'falsch')).toBe('SIGN_IN_FAILED')
    expect(await attempt('anna', 'falsch')).toBe('SIGN_IN_LOCKED')
    expect(await attempt('anna')).toBe('SIGN_IN_LOCKED')
    clock.now += MINUTE
    expect(await attempt('anna')).toBe('in')
    expect(await attempt('anna', 'falsch')).toBe('SIGN_IN_FAILED')
  })

  test('are remembered over a restart', async () => {
    const { add, attempt, open } = ground()
    await add('anna', ['admin'])
    for (let at = 0; at < 5; at++) await attempt('anna', 'falsch')
    expect(await attempt('anna', PASSWORD, undefined, open())).toBe('SIGN_IN_LOCKED')
  })

  test('are remembered over a restart also for a name that nobody has, and the name itself is kept nowhere', async () => {
    const { attempt, open, db, clock } = ground()
    for (let at = 0; at < 5; at++) await attempt('mein-kennwort-2026', 'falsch')
    expect(await attempt('mein-kennwort-2026', PASSWORD, undefined, open())).toBe('SIGN_IN_LOCKED')
    const kept = db
      .prepare<[], Uint8Array>('SELECT hash FROM sign_in_name')
      .pluck()
      .all()
      .map((hash) => hex(new Uint8Array(hash)))
    expect(kept).toHaveLength(1)
    for (const plain of [utf8('mein-kennwort-2026'), sha256(utf8('mein-kennwort-2026'))]) expect(kept).not.toContain(hex(plain))
    clock.now += 15 * 60_000
    expect(await attempt('mein-kennwort-2026', PASSWORD, undefined, open())).toBe('SIGN_IN_LOCKED')
    clock.now += 15 * 60_000
    expect(await attempt('ein-anderer', PASSWORD)).toBe('SIGN_IN_FAILED')
  })

  test('for names that nobody has take a bounded room, and are forgotten after thirty days', () => {
    const { db, world, clock } = ground()
    const names = new UnknownNames(db, UNSEALED, world)
    const count = () => db.prepare<[], number>('SELECT count(*) FROM sign_in_name').pluck().get()
    for (let at = 0; at < NAMES_MAX + 50; at++) names.put(`name-${at}`, { failures: 3, lockedUntil: 0 }, ++clock.now)
    expect(count()).toBe(NAMES_MAX)
    expect([names.find('name-0').failures, names.find(`name-${NAMES_MAX + 49}`).failures]).toEqual([0, 3])
    names.put('new', { failures: 1, lockedUntil: 0 }, clock.now + NAMES_KEPT_MS)
    expect(count()).toBe(1)
  })

  test('answer the same for a name that nobody has', async () => {
    const { add, attempt } = ground()
    await add('anna', ['admin'])
    const tried = async (login: string) => {
      const answers: string[] = []
      for (let at = 0; at < 6; at++) answers.push(await attempt(login, 'falsch'))
      return answers
    }
    expect(await tried('niemand')).toEqual(await tried('anna'))
  })

  test('cost the same work for a name that nobody has', async () => {
    const { add, attempt } = ground()
    await add('anna', ['admin'])
    const spent = async (login: string) => {
      const before = performance.now()
      for (let at = 0; at < 4; at++) await attempt(login, 'falsch')
      return performance.now() - before
    }
    await spent('warm')
    const [known, unknown] = [await spent('anna'), await spent('niemand')]
    // A lookup alone takes less than a hundredth of a hash.
    expect(unknown).toBeGreaterThan(known / 4)
  })

  test('many at once count one by one', async () => {
    const { add, attempt } = ground()
    await add('anna', ['admin'])
    const answers = await Promise.all(Array.from({ length: 12 }, () => attempt('anna', 'falsch')))
    expect(answers.filter((answer) => answer === 'SIGN_IN_FAILED')).toHaveLength(4)
  })

  test('can be forgiven by who manages accounts', async () => {
    const { accounts, add, attempt } = ground()
    const { id } = await add('anna', ['admin'])
    for (let at = 0; at < 5; at++) await attempt('anna', 'falsch')
    accounts.unlock(id)
    expect(await attempt('anna')).toBe('in')
  })

  test('more than can wait are turned away, not piled up', async () => {
    const line = new OneByOne()
    let most = 0
    let running = 0
    const work = async () => {
      running += 1
      most = Math.max(most, running)
      await Promise.resolve()
      running -= 1
    }
    const results = await Promise.allSettled(Array.from({ length: 50 }, () => line.run(work)))
    expect([most, results.filter(({ status }) => status === 'rejected').length]).toEqual([1, 30])
  })
})

describe('a password', () => {
  const refusal = (password: string, login = 'anna') => codeOf(() => assertPassword(password, login))
  test('is long; nothing is said about kinds of characters', async () => {
    expect(await refusal('elf zeichen')).toBe('PASSWORD_SHORT')
    expect(await refusal('x'.repeat(257))).toBe('PASSWORD_LONG')
    expect(await refusal('nur kleine buchstaben')).toBe('done')
  })

  test('is not the login name, nor one of those that everybody tries', async () => {
    expect(await refusal('annemarie.mus', 'annemarie.mus')).toBe('PASSWORD_NAME')
    expect(await refusal('Annemarie.mus1', 'annemarie.mus')).toBe('PASSWORD_NAME')
    for (const common of ['Passwort1234!', '123456789012', 'aaaaaaaaaaaa', 'Willkommen2026', 'qwertzuiop12', '2026Stadtverwaltung'])
      expect(await refusal(common), common).toBe('PASSWORD_COMMON')
  })
})

describe('a second factor', () => {
  async function enrolled(rules = NODE_ACCOUNT_RULES, role = 'admin') {
    const all = ground(rules)
    const { id } = await all.add('anna', [role])
    const { uri } = all.accounts.secondFactor.begin(all.accounts.get(id))
    const secret = secretIn(uri)
    const code = (drift = 0) => hotp(secret, totpStep(all.clock.now) + drift)
    return { ...all, id, code, confirm: (given: string) => all.accounts.secondFactor.confirm(all.accounts.get(id), given) }
  }

  test('is asked for once a code of it was shown, and only after the right password', async () => {
    const { attempt, confirm, code, clock } = await enrolled()
    expect(await attempt('anna')).toBe('in')
    confirm(code())
    expect(await attempt('anna', 'falsch', code())).toBe('SIGN_IN_FAILED')
    expect(await attempt('anna')).toBe('SECOND_FACTOR_WANTED')
    clock.now += MINUTE
    expect(await attempt('anna', PASSWORD, code())).toBe('in')
  })

  test('takes each code once, also the one that set it up', async () => {
    const { attempt, confirm, code, clock } = await enrolled()
    const used = code()
    confirm(used)
    expect(await attempt('anna', PASSWORD, used)).toBe('SECOND_FACTOR_WRONG')
    clock.now += MINUTE
    const next = code()
    expect(await attempt('anna', PASSWORD, next)).toBe('in')
    expect(await attempt('anna', PASSWORD, next)).toBe('SECOND_FACTOR_WRONG')
  })

  test('leaves ten recovery codes, each good for once', async () => {
    const { attempt, confirm, code, accounts, id } = await enrolled()
    const codes = confirm(code())
    expect(new Set(codes).size).toBe(10)
    expect(await attempt('anna', PASSWORD, (codes[3] as string).toLowerCase())).toBe('in')
    expect(await attempt('anna', PASSWORD, codes[3])).toBe('SECOND_FACTOR_WRONG')
    expect(accounts.get(id).recovery).toHaveLength(9)
    expect(JSON.stringify(accounts.get(id))).not.toContain(codes[4])
  })

  test('guessed at counts as a wrong password', async () => {
    const { attempt, confirm, code } = await enrolled()
    confirm(code())
    for (let at = 0; at < 4; at++) expect(await attempt('anna', PASSWORD, '000000')).toBe('SECOND_FACTOR_WRONG')
    expect(await attempt('anna', PASSWORD, '000000')).toBe('SIGN_IN_LOCKED')
  })

  test('of a wrong code is not set up, nor one whose showing is long ago', async () => {
    const { confirm, code, clock, accounts, id } = await enrolled()
    expect(await codeOf(() => confirm('000000'))).toBe('SECOND_FACTOR_WRONG')
    clock.now += 16 * MINUTE
    expect(await codeOf(() => confirm(code()))).toBe('SECOND_FACTOR_UNBEGUN')
    expect(accounts.get(id).totp).toBeNull()
  })

  test('is a must for who approves or manages accounts at the hub: before it, the account may do nothing', async () => {
    const { accounts, id, confirm, code } = await enrolled(HUB_ACCOUNT_RULES)
    expect(accounts.rolesOf(accounts.get(id))).toEqual([])
    confirm(code())
    expect(accounts.rolesOf(accounts.get(id))).toEqual(['admin'])
  })
})

describe('the last account that manages accounts', () => {
  test('can be neither disabled, nor demoted, nor removed, until there is another', async () => {
    const { accounts, add } = ground()
    const { id } = await add('anna', ['admin'])
    await add('berta', ['officer'])
    const ways = [() => accounts.change(id, { isActive: false }), () => accounts.change(id, { roles: ['officer'] }), () => accounts.remove(id)]
    for (const way of ways) expect(await codeOf(way)).toBe('LAST_ADMIN')
    const other = await add('carla', ['admin'])
    accounts.change(other.id, { isActive: false })
    expect(await codeOf(() => accounts.remove(id))).toBe('LAST_ADMIN')
    accounts.change(other.id, { isActive: true })
    expect(await codeOf(() => accounts.remove(id))).toBe('done')
  })
})

describe('roles', () => {
  test('that are kept apart are not held by one account, however they come to it', async () => {
    const { accounts, add } = ground(HUB_ACCOUNT_RULES)
    expect(await codeOf(() => accounts.makeLink({ roles: ['analyst', 'coordinator'] }))).toBe('ROLES_APART')
    const { id } = await add('anna', ['analyst'])
    expect(await codeOf(() => accounts.change(id, { roles: ['analyst', 'coordinator'] }))).toBe('ROLES_APART')
    expect(await codeOf(() => accounts.change(id, { roles: ['analyst', 'approver'] }))).toBe('done')
    expect(await codeOf(() => accounts.change(id, { roles: ['owner'] }))).toBe('ROLE_UNKNOWN')
  })

  test('of the rules are all there are, and who admits never sees contributions', () => {
    for (const [rules, permissions] of [
      [NODE_ACCOUNT_RULES, NODE_PERMISSIONS],
      [HUB_ACCOUNT_RULES, HUB_PERMISSIONS],
    ] as const)
      for (const role of [...rules.apart.flat(), ...rules.first, ...rules.secondFactor]) expect(Object.keys(permissions)).toContain(role)
    const readers = Object.entries(HUB_PERMISSIONS).filter(([, actions]) => (actions as readonly string[]).includes('contribution.read'))
    for (const [role] of readers) expect(HUB_ACCOUNT_RULES.apart).toContainEqual(['coordinator', role])
    expect(readers.length).toBeGreaterThan(0)
  })

  test('that are changed end the sessions', async () => {
    const { accounts, add } = ground()
    const { id } = await add('anna', ['admin', 'officer'])
    const ended: string[] = []
    accounts.onEnded((each) => ended.push(each))
    accounts.change(id, { name: 'Anna A.' })
    expect(ended).toEqual([])
    accounts.change(id, { roles: ['admin'] })
    expect(ended).toEqual([id])
  })
})
