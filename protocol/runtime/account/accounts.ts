// SPDX-License-Identifier: EUPL-1.2
/**
 * Who may sign in at a party: made by one-time links, changed by who manages accounts, ended at once.
 *
 * @module
 */
import { hex, base64url, utf8 } from '@ncv/protocol/bytes.ts'
import type { AccountRules } from '@ncv/protocol/admin/account-rules.ts'
import { rolesApart } from '@ncv/protocol/admin/account-rules.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import { hashPassword, isPassword, NOBODYS_HASH } from '@ncv/protocol/crypto/password-hash.ts'
import type { Instant, World } from '@ncv/protocol/world.ts'
import { RuntimeError } from '../errors.ts'
import type { Identity } from '../oidc/provider.ts'
import type { Db } from '../open-db.ts'
import type { Account, AccountRecord, Seal, SetUpLink } from './account-store.ts'
import { AccountStore } from './account-store.ts'
import { AuditStore } from './audit-store.ts'
import { AuditTrail } from './audit-trail.ts'
import { LockOut, lockedError } from './lock-out.ts'
import { UnknownNames } from './unknown-names.ts'
import { OneByOne } from './one-by-one.ts'
import { assertPassword, foldLogin, parseLogin } from './password-rules.ts'
import { recordOf, SecondFactor } from './second-factor.ts'

const LINK_MS = 24 * 3_600_000
const ADMIN = 'admin'
/** In the life of a process. */
const UNKNOWN_NOTED = 100

export interface Shown {
  readonly login: string
  readonly password: string
  readonly code?: string | undefined
}
export interface AccountChange {
  readonly name?: string | undefined
  readonly roles?: readonly string[] | undefined
  readonly isActive?: boolean | undefined
}

export class Accounts {
  readonly rules: AccountRules
  readonly audit: AuditTrail
  readonly secondFactor: SecondFactor
  readonly #world: Pick<World, 'now' | 'random'>
  readonly #store: AccountStore
  readonly #lockOut: LockOut
  readonly #line = new OneByOne()
  #unknownNoted = 0
  readonly #listeners = new Set<(id: string) => void>()

  /** @param db of the party, with the tables of migration `accounts` @param issuer as authenticators show it */
  constructor(world: Pick<World, 'now' | 'random'>, db: Db, seal: Seal, rules: AccountRules, issuer: string) {
    this.#world = world
    this.#store = new AccountStore(db, seal)
    this.#lockOut = new LockOut(this.#store, new UnknownNames(db, seal, world))
    this.rules = rules
    this.secondFactor = new SecondFactor(world, this.#store, issuer)
    this.audit = new AuditTrail(world, new AuditStore(db, seal), (id) => (isVisitor(id) ? id : (this.#store.get(id)?.name ?? null)))
  }

  all(): Account[] {
    return this.#store.all()
  }

  isEmpty(): boolean {
    return this.#store.all().length === 0
  }

  /** @throws RuntimeError `ACCOUNT_MISSING` */
  get(id: string): Account {
    const account = this.#store.get(id)
    if (account === undefined) throw new RuntimeError('ACCOUNT_MISSING', { id: id.slice(0, 40) })
    return account
  }

  find(id: string): Account | undefined {
    return this.#store.get(id)
  }

  /** Told the id of an account whose sessions no longer hold. */
  onEnded(listener: (id: string) => void): void {
    this.#listeners.add(listener)
  }

  /**
   * What a session of this account may be: nothing before a second factor that a role of it needs.
   *
   * @param hasFactor one was shown elsewhere, to a provider that the house trusts in that
   */
  rolesOf(account: Pick<Account, 'roles' | 'totp'>, hasFactor = false): readonly string[] {
    return !hasFactor && this.lacksSecondFactor(account) ? [] : account.roles
  }

  needsSecondFactor({ roles }: Pick<Account, 'roles'>): boolean {
    return roles.some((role) => this.rules.secondFactor.includes(role))
  }

  lacksSecondFactor(account: Pick<Account, 'roles' | 'totp'>): boolean {
    return account.totp === null && this.needsSecondFactor(account)
  }

  /** @throws RuntimeError `SIGN_IN_LOCKED`, `SIGN_IN_FAILED`, `SECOND_FACTOR_WANTED`, `SECOND_FACTOR_WRONG`, `REQUEST_NO_ROOM` */
  async signIn({ login: given, password, code }: Shown): Promise<Account> {
    const login = foldLogin(given)
    return await this.#line.run(async () => {
      const now = this.#world.now()
      const account = this.#store.byLogin(login)
      this.#lockOut.assertOpen(login, account, now)
      const isRight = await isPassword(password, account?.password ?? NOBODYS_HASH)
      if (account === undefined || account.password === null || !isRight || !account.isActive) throw this.#failed(login, account, 'SIGN_IN_FAILED')
      if (account.totp !== null) {
        if (code === undefined) throw new RuntimeError('SECOND_FACTOR_WANTED')
        if (!this.secondFactor.accepts(account, code)) throw this.#failed(login, account, 'SECOND_FACTOR_WRONG')
      }
      this.#lockOut.clear(account)
      this.#store.forgetLinks(now)
      return this.get(account.id)
    })
  }

  /** The account of whom the provider knows. @throws RuntimeError `OIDC_UNKNOWN`, also where it is switched off */
  signInBy(identity: Identity): Account {
    const account = this.#boundTo(identity)
    this.#store.forgetLinks(this.#world.now())
    if (account?.isActive === true) return account
    this.#noteFailed(account)
    throw new RuntimeError('OIDC_UNKNOWN')
  }

  /** The code alone, of somebody whom the provider knows. @throws RuntimeError `ACCOUNT_MISSING`, `SIGN_IN_LOCKED`, `SECOND_FACTOR_WRONG` */
  assertCode(id: string, code: string): Account {
    const account = this.get(id)
    this.#lockOut.assertOpen(account.login, account, this.#world.now())
    if (!account.isActive || !this.secondFactor.accepts(account, code)) throw this.#failed(account.login, account, 'SECOND_FACTOR_WRONG')
    this.#lockOut.clear(account)
    return this.get(id)
  }

  /** @throws RuntimeError `OIDC_TAKEN` */
  bind(id: string, identity: Identity): Account {
    const account = this.get(id)
    this.#assertFree(identity, id)
    this.#keep(id, { ...recordOf(account), identity })
    return this.get(id)
  }

  /** @throws RuntimeError `OIDC_ONLY_WAY` */
  unbind(id: string): Account {
    const { identity: _, ...rest } = recordOf(this.get(id))
    if (rest.password === null) throw new RuntimeError('OIDC_ONLY_WAY')
    this.#keep(id, rest)
    return this.get(id)
  }

  #boundTo({ issuer, subject }: Identity): Account | undefined {
    return this.#store.all().find(({ identity }) => identity?.issuer === issuer && identity.subject === subject)
  }

  #assertFree(identity: Identity, id: string | undefined): void {
    const holder = this.#boundTo(identity)
    if (holder !== undefined && holder.id !== id) throw new RuntimeError('OIDC_TAKEN')
  }

  #failed(login: string, account: Account | undefined, code: 'SIGN_IN_FAILED' | 'SECOND_FACTOR_WRONG'): RuntimeError {
    const ms = this.#lockOut.fail(login, account, this.#world.now())
    this.#noteFailed(account)
    return ms > 0 ? lockedError(ms) : new RuntimeError(code)
  }

  /** Names that nobody has may be tried without end: the trail says that it happens, not each time. */
  #noteFailed(account: Account | undefined): void {
    if (account !== undefined || this.#unknownNoted++ < UNKNOWN_NOTED)
      this.audit.note({ account: account?.id ?? null, isToken: false, action: 'session.open', object: '', outcome: 'failed' })
  }

  /** @throws RuntimeError as `signIn`, `PASSWORD_…` */
  async changePassword(id: string, shown: Omit<Shown, 'login'>, next: string): Promise<void> {
    const account = await this.signIn({ ...shown, login: this.get(id).login })
    assertPassword(next, account.login)
    this.#keep(account.id, { ...recordOf(account), password: await this.#hash(next) })
    this.#end(id)
  }

  /** For an account that has none; whoever asks has just shown who they are. @throws RuntimeError `PASSWORD_…`, `SIGN_IN_FAILED` */
  async setPassword(id: string, next: string): Promise<void> {
    const { login } = this.get(id)
    assertPassword(next, login)
    const password = await this.#hash(next)
    const account = this.get(id)
    if (account.password !== null) throw new RuntimeError('SIGN_IN_FAILED')
    this.#keep(id, { ...recordOf(account), password })
    this.#end(id)
  }

  /** A secret for `/ui/set-up#…`. @throws RuntimeError `ACCOUNT_MISSING`, `ROLE_UNKNOWN`, `ROLES_APART` */
  makeLink({ account, name, roles }: Partial<SetUpLink>): { readonly secret: string; readonly until: Instant } {
    if (account !== undefined && account !== null) this.get(account)
    else this.#assertRoles(roles ?? this.rules.first)
    const now = this.#world.now()
    // Whoever owns the folder may ask for the first one again and again: the newest alone holds.
    this.#store.forgetLinks(now, this.isEmpty())
    const secret = base64url(this.#world.random(32))
    this.#store.addLink(hashOf(secret), { account: account ?? null, name: name ?? null, roles: [...(roles ?? this.rules.first)] }, now + LINK_MS)
    return { secret, until: now + LINK_MS }
  }

  /** @throws RuntimeError `LINK_INVALID` */
  lookAtLink(secret: string): { readonly link: SetUpLink; readonly account: Account | undefined; readonly until: Instant } {
    const found = this.#store.link(hashOf(secret))
    const account = found?.link.account == null ? undefined : this.#store.get(found.link.account)
    if (found === undefined || found.until <= this.#world.now() || (found.link.account !== null && account === undefined))
      throw new RuntimeError('LINK_INVALID')
    return { link: found.link, account, until: found.until }
  }

  /** Uses a link up. @throws RuntimeError `LINK_INVALID`, `LOGIN_…`, `PASSWORD_…`; a refusal leaves the link as it is */
  async setUp(secret: string, { login: given, name, password }: { login: string; name: string; password: string }): Promise<Account> {
    this.assertSetUp(secret, given)
    const login = this.lookAtLink(secret).account?.login ?? parseLogin(given)
    assertPassword(password, login)
    const hash = await this.#hash(password)
    return this.#useLink(secret, login, { name, password: hash })
  }

  /** Whether `setUpBy` could be asked for. @throws RuntimeError `LINK_INVALID`, `LOGIN_…` */
  assertSetUp(secret: string, given: string): void {
    const { account } = this.lookAtLink(secret)
    const login = account?.login ?? parseLogin(given)
    if (account === undefined && this.#store.byLogin(login) !== undefined) throw new RuntimeError('LOGIN_TAKEN', { login })
  }

  /**
   * The same by the provider instead of a password: one that was there holds no more, for the link stands in its place.
   *
   * @throws RuntimeError `LINK_INVALID`, `LOGIN_…`, `OIDC_TAKEN`; a refusal leaves the link as it is
   */
  setUpBy(secret: string, { login: given, name }: { login: string; name: string }, identity: Identity): Account {
    const { account } = this.lookAtLink(secret)
    this.#assertFree(identity, account?.id)
    return this.#useLink(secret, account?.login ?? parseLogin(given), { name, password: null, identity })
  }

  #useLink(secret: string, login: string, chosen: Pick<AccountRecord, 'name' | 'password' | 'identity'>): Account {
    const { link, account } = this.lookAtLink(secret)
    if (account === undefined && this.#store.byLogin(login) !== undefined) throw new RuntimeError('LOGIN_TAKEN', { login })
    const id = account?.id ?? `a-${hex(this.#world.random(6))}`
    const record = account === undefined ? { roles: link.roles, totp: null, recovery: [], isActive: true } : recordOf(account)
    if (!this.#store.takeLink(hashOf(secret))) throw new RuntimeError('LINK_INVALID')
    this.#keep(id, { ...record, login, ...chosen })
    this.#store.setFailures(id, 0, 0)
    this.#end(id)
    return this.get(id)
  }

  /** @throws RuntimeError `ACCOUNT_MISSING`, `ROLE_UNKNOWN`, `ROLES_APART`, `LAST_ADMIN` */
  change(id: string, { name, roles, isActive }: AccountChange): Account {
    const account = this.get(id)
    const next = { ...recordOf(account), name: name ?? account.name, roles: [...(roles ?? account.roles)], isActive: isActive ?? account.isActive }
    this.#assertRoles(next.roles)
    if (!next.isActive || !next.roles.includes(ADMIN)) this.#assertNotLastAdmin(account)
    this.#keep(id, next)
    if (roles !== undefined || isActive !== undefined) this.#end(id)
    return this.get(id)
  }

  unlock(id: string): Account {
    this.#store.setFailures(this.get(id).id, 0, 0)
    return this.get(id)
  }

  resetSecondFactor(id: string): Account {
    this.secondFactor.drop(this.get(id))
    this.#end(id)
    return this.get(id)
  }

  /** @throws RuntimeError `ACCOUNT_MISSING`, `LAST_ADMIN` */
  remove(id: string): void {
    this.#assertNotLastAdmin(this.get(id))
    this.#store.remove(id)
    this.#end(id)
  }

  #keep(id: string, record: AccountRecord): void {
    this.#store.put(id, record, this.#world.now())
  }

  #end(id: string): void {
    for (const listener of this.#listeners) listener(id)
  }

  #hash(password: string): Promise<string> {
    return this.#line.run(() => hashPassword(password, (length) => this.#world.random(length)))
  }

  #assertRoles(roles: readonly string[]): void {
    const unknown = roles.find((role) => !this.rules.roles.includes(role))
    if (unknown !== undefined) throw new RuntimeError('ROLE_UNKNOWN', { role: unknown.slice(0, 40), roles: this.rules.roles.join(', ') })
    const apart = rolesApart(this.rules, roles)
    if (apart !== undefined) throw new RuntimeError('ROLES_APART', { one: apart[0], other: apart[1] })
  }

  #assertNotLastAdmin({ id, roles, isActive }: Account): void {
    if (!isActive || !roles.includes(ADMIN)) return
    const others = this.#store.all().filter((other) => other.id !== id && other.isActive && other.roles.includes(ADMIN))
    if (others.length === 0) throw new RuntimeError('LAST_ADMIN')
  }
}

/** Somebody of who hosts this node, known by name there alone. */
function isVisitor(id: string): boolean {
  return /^h-[0-9a-f]{12}$/.test(id)
}

function hashOf(secret: string): Uint8Array {
  return sha256(utf8(`NCV set-up link v1\0${secret}`))
}
