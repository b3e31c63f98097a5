// SPDX-License-Identifier: EUPL-1.2
/**
 * Whose is an address: ours, a partner's, another municipality's, or the attacker's?
 *
 * The attacker's stays, whatever place it names. One that carries our own name can neither stay nor go: a human decides.
 *
 * @module
 */
import { domainToUnicode } from 'node:url'
import type { GuardProfile } from '../guard-profile.ts'
import { overlaps } from './network-address.ts'
import { isOwnHostName } from './own-hosts.ts'
import { isGluedPrefix, isGluedWord } from './own-words.ts'
import { DISGUISED, DISGUISES, undisguised } from './spellings.ts'
import type { Technical } from './technical.ts'
import { fold } from './view.ts'

export type HostOwner = 'own' | 'partner' | 'municipal' | 'other'

const MUNICIPAL =
  /^(?:(?:www|mail|portal|rathaus|webmail|extern|vpn|owa|autodiscover|service)\.)*(?:(?:stadt|gemeinde|markt|flecken|landkreis|kreis|lk|kreisverwaltung|lra|landratsamt|sg|vg|samtgemeinde|verbandsgemeinde|verwaltung|rathaus|hansestadt|insel|amt|stadtwerke|region)-?)?([\p{L}\d-]{3,40}?)(?:-online|-kreis)?\.de$/u

/** Of an address, by name or by number: `http://10.73.4.11/admin` is ours as a whole. */
export function ownerOfAddress({ host, range }: Pick<Technical, 'host' | 'range'>, profile: GuardProfile): HostOwner {
  if (range !== undefined) return profile.numbers.ranges.some((own) => overlaps(own, range)) ? 'own' : 'other'
  return host === undefined ? 'other' : ownerOf(host.name, profile)
}

export function ownerOf(host: string, profile: GuardProfile): HostOwner {
  const name = domainToUnicode(host) || host
  if (isOwnHostName(host, profile.hosts) || isOwnHostName(name, profile.hosts)) return 'own'
  if (isPartners(name, profile)) return 'partner'
  const place = MUNICIPAL.exec(name)?.[1]
  if (place === undefined) return 'other'
  const listed = profile.places.named(place) ?? profile.places.named(place.replace(/-/g, ' '))
  const hasKind = name.replace(/^www\./, '').replace(/\.de$/, '') !== place
  return listed !== undefined && (!listed.ambiguous || hasKind) ? 'municipal' : 'other'
}

/** The registrable name is exactly the partner's, no word more: `komdat-nordheide.de`. */
function isPartners(name: string, profile: GuardProfile): boolean {
  const labels = name.split('.')
  const label = fold(labels.at(-2) ?? '').replace(/[^\p{L}\p{N}]/gu, '')
  if (!/\.(?:de|net|org|eu|info|com)$/u.test(name)) return false
  const partners = profile.names.filter((one) => one.why === 'partner')
  if (partners.some((one) => one.folded.length >= 3 && one.folded.replace(/[^\p{L}\p{N}]/gu, '') === label)) return true
  return profile.phrases.some(
    (one) =>
      one.why === 'partner' &&
      [...fold(labels.at(-2) ?? '').matchAll(one.pattern)].some((match) => match[0].replace(/[^\p{L}\p{N}]/gu, '') === label),
  )
}

/** Whether a foreign name carries one of ours: `rathaus-stelle-login.com`, `uetzeportal.top`, `xn--gttingen-…`. */
export function carriesOwnName(text: string, profile: GuardProfile): boolean {
  const readings = [text, ...DISGUISES.map((ones) => text.replace(DISGUISED, (word) => undisguised(word, ones)))]
  return [...new Set(readings)].some((reading) => spellsOwnName(reading, profile))
}

function spellsOwnName(text: string, profile: GuardProfile): boolean {
  const unicode = text.includes('xn--') ? domainToUnicode(text) || text : text
  const folded = fold(unicode)
  const tokens = folded.split(/[^\p{L}\p{N}]+/u).filter((token) => token !== '')
  const glued = folded.replace(/[^\p{L}\p{N}.@]/gu, '')
  const names = profile.names.filter((name) => name.why === 'own-name').map((name) => name.folded)
  const marks = [...names, ...profile.hosts.labels.map((label) => label.replace(/\d+$/, ''))]
  for (const mark of new Set(marks)) {
    if (mark.length >= 7 && (folded.includes(mark) || glued.includes(mark.replace(/[^\p{L}\p{N}]/gu, '')))) return true
    if (tokens.some((token) => carries(token, mark))) return true
  }
  return carriesPerson(folded, profile) || carriesPartner(folded, profile)
}

function carries(token: string, mark: string): boolean {
  if (token === mark) return true
  if (mark.length < 4) return false
  const bare = token.replace(/^\d+|\d+$/g, '')
  if (bare === mark) return true
  if (bare.startsWith(mark)) return isGluedWord(bare.slice(mark.length))
  return bare.endsWith(mark) && isGluedPrefix(bare.slice(0, -mark.length))
}

function carriesPerson(folded: string, profile: GuardProfile): boolean {
  return profile.people.some((person) => [...folded.matchAll(person.pattern)].some((match) => match[0].replace(/[^\p{L}]/gu, '').length >= 4))
}

/** A partner's whole name, all words in order; one word of it (a town) is not enough. */
function carriesPartner(folded: string, profile: GuardProfile): boolean {
  return profile.phrases.some((one) => one.why === 'partner' && [...folded.matchAll(one.pattern)].length > 0)
}

const INDICATOR_FILE =
  /\.(?:exe|dll|js|jse|vbs|vbe|hta|lnk|iso|img|vhdx?|docm|xlsm|xlsb|pptm|dotm|bat|cmd|ps1|scr|msi|jar|one|wsf|html?|svg|cab|chm|cpl|pif|com|xll|php|aspx?|ashx|jspx?|sys|sct|apk|elf|sh)$/iu
const ATTACHED =
  /(?:anhang|anhänge|anlage|attachment|datei(?:name)?|dropper|loader|payload|köder|lockdokument|dokument)(?:s|n|en)?[ :„"]{1,4}(?:namens[ ]|mit dem Namen[ ])?[„"]?$/iu

/** A file the attacker brought: it would have to stay as it is. */
export function isIndicatorFile(file: Technical, source: string): boolean {
  return INDICATOR_FILE.test(file.text) || ATTACHED.test(source.slice(Math.max(0, file.start - 40), file.start))
}
