// SPDX-License-Identifier: EUPL-1.2
/**
 * Shares, domain accounts, user folders and internal host names that the profile does not list: inside a house's network the name is the house's.
 *
 * @module
 */
import type { Finding, Reading, Strength, Why } from './finding.ts'
import { HOST, refangHost } from './technical.ts'
import { spanOf } from './view.ts'

const UNC = /(?<![\p{L}\p{N}:\\])\\\\([\p{L}\p{N}][\p{L}\p{N}._@-]{0,62})((?:\\[^\\\s"'<>|,;]{1,80}){0,8})/gu
const ACCOUNT = /(?<![\p{L}\p{N}\\/:._-])(\p{L}[\p{L}\p{N}-]{1,14})\\([\p{L}\p{N}][\p{L}\p{N}._$-]{1,40})(?![\\\p{L}\p{N}])/gu
const USER_FOLDER =
  /(?<=[\\/](?:Users|Benutzer|Dokumente und Einstellungen|Documents and Settings|home)[\\/])([\p{L}\p{N}][\p{L}\p{N}._ -]{0,30})(?=[\\/])/giu
const INTERNAL = new RegExp(String.raw`(?<![\p{L}\p{N}_-])(?:[\p{L}\p{N}._%+-]{1,64}(?:@|\[@\]|\[at\]|\(at\)))?${HOST}`, 'giu')
const INTERNAL_ZONE = /\.(?:local|lan|intern|internal|corp|home|localdomain|verwaltung|kommune|stadt|rathaus|kreis|gemeinde|schule)$/u

const SYSTEM_DOMAINS =
  /^(?:NT|NTAUTHORITY|AUTHORITY|BUILTIN|WINDOWS|WORKGROUP|SYSTEM32|SYSTEM|HKLM|HKCU|HKCR|HKU|USERS|TEMP|PROGRAMDATA|LOCAL|ROAMING|DOMAIN|DOM|MICROSOFT|SOFTWARE|CURRENTVERSION|WIN32|WIN64|ROOT|MACHINE|AZUREAD|IIS APPPOOL)$/iu
const SYSTEM_FOLDERS = /^(?:Public|Default|All Users|Default User|Administrator|admin|root|user|users|öffentlich)$/iu
const FILE_END = /\.[a-z0-9]{2,4}$/iu

export function machineFindings(reading: Reading): Finding[] {
  const found: Finding[] = []
  const view = reading.plain
  const add = (start: number, end: number, why: Why, strength: Strength, put: string) =>
    found.push({ ...spanOf(view, start, end), why, strength, put })
  for (const match of view.text.matchAll(UNC)) {
    const [whole, host = '', path = ''] = match
    const isAttackers =
      /^\d{1,3}(?:\.\d{1,3}){3}/.test(host) || /\.(?:com|net|org|top|xyz|ru|cc|info|biz|host|site|online)(?:@|$)/i.test(host) || host === '.'
    if (isAttackers) continue
    const last = path.slice(path.lastIndexOf('\\') + 1)
    const cut = FILE_END.test(last) && path.lastIndexOf('\\') > 0 ? last.length + 1 : 0
    add(match.index, match.index + whole.replace(/[.)]+$/, '').length - cut, 'share', 'firm', '[Freigabe]')
  }
  for (const match of view.text.matchAll(ACCOUNT)) {
    const [whole, domain = '', user = ''] = match
    if (SYSTEM_DOMAINS.test(domain) || /\.(?:exe|dll|sys|com|bat|cmd|ps1|msc)$/i.test(user)) continue
    if (domain !== domain.toUpperCase() && !/^\p{Ll}[\p{Ll}\d]*[._-]/u.test(user)) continue
    add(match.index, match.index + whole.replace(/[.-]+$/, '').length, 'account', 'firm', '[Benutzerkonto]')
  }
  for (const match of view.text.matchAll(USER_FOLDER)) {
    if (!SYSTEM_FOLDERS.test(match[0])) add(match.index, match.index + match[0].length, 'path', 'firm', '[Benutzer]')
  }
  for (const match of view.text.matchAll(INTERNAL)) {
    if (INTERNAL_ZONE.test(refangHost(match[0])))
      add(match.index, match.index + match[0].length, 'own-host', 'firm', match[0].includes('@') ? '[Postfach]' : '[Rechner]')
  }
  return found
}
