// SPDX-License-Identifier: EUPL-1.2
/**
 * What a password must be: long, not the login name, not one of those that everybody tries. Nothing about kinds of characters, nothing about
 * changing it from time to time.
 *
 * @see https://pages.nist.gov/800-63-4/sp800-63b.html
 * @module
 */
import { RuntimeError } from '../errors.ts'

export const PASSWORD_LEAST = 12
export const PASSWORD_MOST = 256

/** Stems of what guessing begins with; digits and marks around them change nothing. */
const COMMON = new Set([
  'password',
  'passwort',
  'passwortpasswort',
  'passwordpassword',
  'kennwort',
  'kennwortkennwort',
  'geheim',
  'geheimgeheim',
  'geheimespasswort',
  'meinpasswort',
  'mypassword',
  'qwertz',
  'qwerty',
  'qwertzuiop',
  'qwertyuiop',
  'qwertzuiopasdfghjkl',
  'qwertyuiopasdfghjkl',
  'asdfghjkl',
  'asdfasdfasdf',
  'yxcvbnm',
  'zxcvbnm',
  'abcdefgh',
  'abcdefghijkl',
  'abcabcabcabc',
  'iloveyou',
  'ichliebedich',
  'willkommen',
  'willkommenwillkommen',
  'welcome',
  'hallohallo',
  'hallohallohallo',
  'administrator',
  'admin',
  'adminadmin',
  'adminadminadmin',
  'rathaus',
  'stadtverwaltung',
  'gemeindeverwaltung',
  'kreisverwaltung',
  'buergermeister',
  'bürgermeister',
  'computer',
  'sommer',
  'winter',
  'herbst',
  'fruehling',
  'frühling',
  'letmein',
  'changeme',
  'startpasswort',
  'initialpasswort',
  'schalke',
  'bayernmuenchen',
  'starwars',
  'superman',
  'dragon',
  'football',
  'fussball',
  'sunshine',
  'princess',
  'schatz',
  'sonnenschein',
  'trustno',
  'monkey',
  'masterpassword',
])

/** @throws RuntimeError `PASSWORD_SHORT`, `PASSWORD_LONG`, `PASSWORD_NAME`, `PASSWORD_COMMON` */
export function assertPassword(password: string, login: string): void {
  const length = [...password.normalize('NFC')].length
  if (length < PASSWORD_LEAST) throw new RuntimeError('PASSWORD_SHORT', { least: PASSWORD_LEAST })
  if (length > PASSWORD_MOST) throw new RuntimeError('PASSWORD_LONG', { most: PASSWORD_MOST })
  const folded = password.normalize('NFKC').toLowerCase()
  const rest = folded.replaceAll(login.toLowerCase(), '')
  if (login.length > 2 && folded.includes(login.toLowerCase()) && [...rest].length < 4) throw new RuntimeError('PASSWORD_NAME')
  const letters = folded.replace(/[^\p{L}]/gu, '')
  const isRun = new Set(folded).size < 4 || '01234567890123456789'.includes(folded) || '98765432109876543210'.includes(folded)
  if (isRun || /^[0-9]*$/.test(folded) || COMMON.has(letters)) throw new RuntimeError('PASSWORD_COMMON')
}

const LOGIN = /^[\p{L}\p{N}][\p{L}\p{N}._@-]{1,63}$/u

/** One spelling of a login name: upper and lower case are one. @throws RuntimeError `LOGIN_MALFORMED` */
export function parseLogin(text: string): string {
  const login = foldLogin(text)
  if (!LOGIN.test(login)) throw new RuntimeError('LOGIN_MALFORMED')
  return login
}

export function foldLogin(text: string): string {
  return text.trim().normalize('NFKC').toLowerCase()
}
