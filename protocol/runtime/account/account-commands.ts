// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv <party> account list|link|disable|enable|unlock`: who may sign in, from the machine itself. It is the way back in when nobody can.
 *
 * @module
 */
import type { ACCOUNT_ROUTES, AccountView } from '@ncv/protocol/admin/account-routes.ts'
import type { AdminClient } from '@ncv/protocol/admin/contract.ts'
import type { AnyCommand, CommandIo } from '../cli.ts'
import { defineCommand, DIR_OPTION } from '../cli.ts'
import { usageError } from '../cli-arguments.ts'
import { RuntimeError } from '../errors.ts'
import { findRunningParty } from '../party-client.ts'

type Client = AdminClient<typeof ACCOUNT_ROUTES>
/** Calls `use` with a client of the party in `dir`. */
export type WithClient = <T>(dir: string, io: CommandIo, use: (client: Client) => Promise<T>) => Promise<T>

/** @param group `node` or `hub` */
export function accountCommands(group: string, roles: readonly string[], withClient: WithClient): Record<string, AnyCommand> {
  return {
    [`${group} account list`]: listCommand(withClient),
    [`${group} account link`]: linkCommand(roles, withClient),
    [`${group} account disable`]: stateCommand(withClient, false),
    [`${group} account enable`]: stateCommand(withClient, true),
    [`${group} account unlock`]: unlockCommand(withClient),
  }
}

const LOGIN = [{ name: 'LOGIN', required: true, help: { de: 'Anmeldename', en: 'login name' } }] as const

function listCommand(withClient: WithClient): AnyCommand {
  return defineCommand({
    summary: { de: 'Konten der Weboberfläche', en: 'accounts of the web interface' },
    options: { dir: DIR_OPTION },
    async run({ options }, io) {
      const { accounts } = await withClient(options.dir, io, (client) => client.listAccounts())
      const lineOf = ({ login, name, roles, isActive, isBound, hasSecondFactor }: AccountView): string =>
        [
          login.padEnd(20),
          name.padEnd(24),
          roles.join(', '),
          io.text(isActive ? 'account.state.active' : 'account.state.off'),
          ...(isBound ? [io.text('account.bound')] : []),
          ...(hasSecondFactor ? [io.text('account.factor')] : []),
        ].join('  ')
      io.reply({ accounts }, accounts.length === 0 ? io.text('account.none') : accounts.map(lineOf).join('\n'))
    },
  })
}

function linkCommand(roles: readonly string[], withClient: WithClient): AnyCommand {
  return defineCommand({
    summary: {
      de: 'Einmal-Link für ein neues Konto oder statt eines vergessenen Kennworts',
      en: 'one-time link for a new account or a forgotten password',
    },
    options: {
      dir: DIR_OPTION,
      role: { type: 'string', multiple: true, choices: roles, value: 'ROLE', help: { de: 'Rolle des neuen Kontos', en: 'role of the new account' } },
      login: {
        type: 'string',
        value: 'LOGIN',
        help: { de: 'bestehendes Konto, das ein neues Kennwort bekommt', en: 'existing account that gets a new password' },
      },
    },
    async run({ options }, io) {
      const { login, role } = options
      if (login !== undefined && role !== undefined && role.length > 0)
        throw usageError(io.lang, 'value', { option: '--role', found: '--login', expected: '--role | --login' })
      const { path, until } = await withClient(options.dir, io, async (client) => {
        const account = login === undefined ? {} : { account: (await find(client, login)).id }
        return await client.linkAccount({ body: { ...account, ...(role === undefined || role.length === 0 ? {} : { roles: [...role] }) } })
      })
      const running = findRunningParty(options.dir)
      const url = running === undefined ? undefined : `${running.origin ?? `http://127.0.0.1:${running.port}`}${path}`
      const text = url === undefined ? io.text('account.link.stopped', { path }) : io.text('account.link', { url })
      io.reply({ path, until, ...(url === undefined ? {} : { url }) }, text)
    },
  })
}

function stateCommand(withClient: WithClient, isActive: boolean): AnyCommand {
  return defineCommand({
    summary: isActive
      ? { de: 'ein gesperrtes Konto wieder freigeben', en: 'enable a disabled account again' }
      : { de: 'ein Konto sperren; seine Sitzungen enden sofort', en: 'disable an account; its sessions end at once' },
    options: { dir: DIR_OPTION },
    positionals: LOGIN,
    async run({ options, positionals: [login = ''] }, io) {
      const account = await withClient(options.dir, io, async (client) => {
        const { id } = await find(client, login)
        return await client.changeAccount({ params: { id }, body: { isActive } })
      })
      io.reply(account, io.text(isActive ? 'account.enabled' : 'account.disabled', { login: account.login }))
    },
  })
}

function unlockCommand(withClient: WithClient): AnyCommand {
  return defineCommand({
    summary: { de: 'Wartezeit nach falschen Kennwörtern aufheben', en: 'lift the wait after wrong passwords' },
    options: { dir: DIR_OPTION },
    positionals: LOGIN,
    async run({ options, positionals: [login = ''] }, io) {
      const account = await withClient(options.dir, io, async (client) => client.unlockAccount({ params: { id: (await find(client, login)).id } }))
      io.reply(account, io.text('account.unlocked', { login: account.login }))
    },
  })
}

/** @throws RuntimeError `ACCOUNT_MISSING` */
async function find(client: Client, login: string): Promise<AccountView> {
  const { accounts } = await client.listAccounts()
  const found = accounts.find((account) => account.login === login.trim().toLowerCase())
  if (found === undefined) throw new RuntimeError('ACCOUNT_MISSING', { id: login.slice(0, 40) })
  return found
}
