// SPDX-License-Identifier: EUPL-1.2
/**
 * What a reader needs to find the same attacker: addresses, hosts, files, hashes, versions, names of malware.
 *
 * These spans are spared by the soft rules (a first name in `Win32/Kevin.A!ml` is no person). Own identifiers are looked for inside them all the same.
 *
 * @module
 */
import type { AddressRange } from './network-address.ts'
import { ADDRESS, DOT, parseRange } from './network-address.ts'
import { TECHNICAL_WORDS } from './technical-words.ts'
import type { Span, View } from './view.ts'
import { spanOf } from './view.ts'

export type TechnicalKind =
  | 'url'
  | 'mail'
  | 'host'
  | 'address'
  | 'hash'
  | 'file'
  | 'version'
  | 'malware'
  | 'product'
  | 'versioned'
  | 'tool'
  | 'identifier'

export interface Technical extends Span {
  readonly kind: TechnicalKind
  /** As read in the view, trailing punctuation cut. */
  readonly text: string
  /** For url, mail, host: the host name, refanged, lower case, and its span. */
  readonly host?: { readonly name: string } & Span
  readonly range?: AddressRange
}

export const AT = String.raw`(?:[ \t]?[\[({<][ \t]?(?:@|at|ät)[ \t]?[\])}>][ \t]?|@|[ \t](?:at|ät)[ \t](?=[\p{L}\p{N}-]{2,63}${DOT}))`
const LABEL = String.raw`[\p{L}\p{N}](?:[\p{L}\p{N}_-]{0,61}[\p{L}\p{N}])?`
export const HOST = String.raw`${LABEL}(?:${DOT}${LABEL}){0,8}${DOT}(?:xn--[a-z0-9-]{2,40}|\p{L}{2,24})(?![\p{L}\p{N}_])`
const URL_PATTERN =
  /(?<![\p{L}\p{N}])(?:h[tx]{2}ps?|s?ftps?|fxp|ldaps?|rtsp|wss?|smb|file|tcp|udp)[[(]?:[\])]?(?:\/\/|\\\\)([^\s"'<>„“”«»]{1,2000})/giu
const MAIL_PATTERN = new RegExp(String.raw`(?<![\p{L}\p{N}._%+-])([\p{L}\p{N}_%+-][\p{L}\p{N}._%+-]{0,63})(${AT})(${HOST})`, 'giu')
const HOST_PATTERN = new RegExp(String.raw`(?<![\p{L}\p{N}_@%.-])${HOST}`, 'giu')

const EXTENSIONS =
  '7z|ace|ashx|asp|aspx|bak|bas|bat|bin|cab|cer|chm|cmd|com|conf|config|cpl|csv|dat|db|dll|dmp|doc|docm|docx|dot|dotm|edb|elf|eml|evtx|exe|gz|hta|htm|html|ics|img|inf|ini|iso|jar|jpeg|jpg|js|jse|json|jsp|jspx|kdbx|key|lnk|log|mdb|mht|msc|msg|msi|msix|mst|odt|ods|one|ova|pcap|pdf|pem|pfx|php|phtml|pif|pl|png|pptm|pptx|ps1|psm1|pst|pub|py|rar|rdp|reg|rtf|scr|sct|sh|sql|sqlite|svg|swf|sys|tar|tgz|tmp|txt|url|vba|vbe|vbs|vhd|vhdx|vmdk|war|wsf|xht|xlam|xls|xlsb|xlsm|xlsx|xll|xml|xps|xz|yaml|yml|zip'
export const FILE_PATTERN = new RegExp(
  String.raw`(?<![\p{L}\p{N}_.-])[\p{L}\p{N}_$~(\[.-][\p{L}\p{N}_$~()\[\]+.-]{0,120}\.(?:${EXTENSIONS})(?![\p{L}\p{N}_])(?!\.[\p{L}\p{N}])`,
  'giu',
)

const SIMPLE: readonly (readonly [TechnicalKind, RegExp])[] = [
  ['hash', /(?<![0-9a-z])(?:[0-9a-f]{128}|[0-9a-f]{96}|[0-9a-f]{64}|[0-9a-f]{56}|[0-9a-f]{40}|[0-9a-f]{32})(?![0-9a-z])/giu],
  ['hash', /(?<![\p{L}\p{N}])\d{1,9}:[A-Za-z0-9+/]{6,80}:[A-Za-z0-9+/]{6,80}(?![\p{L}\p{N}])/gu],
  [
    'identifier',
    /(?<![\p{L}\p{N}])(?:CVE-\d{4}-\d{3,9}|GHSA(?:-[a-z0-9]{4}){3}|CWE-\d{1,5}|KB\d{6,8}|T\d{4}(?:\.\d{3})?|MS\d{2}-\d{3}|BSI-\d{4}-\d{4,8}|WID-SEC-\d{4}-\d{3,5})(?![\p{L}\p{N}])/giu,
  ],
  ['identifier', /(?<![0-9a-f:-])(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}(?![0-9a-f:-])/giu],
  ['malware', /(?<![\p{L}\p{N}])[A-Z][A-Za-z]{1,20}[:.](?:[A-Za-z0-9_]{1,20}[/.]){1,4}[\w.!-]{2,60}/gu],
  [
    'malware',
    /(?<![\p{L}\p{N}/])(?:Win(?:32|64|NT|CE)?|Linux|MSIL|VBS|JS|HTML|O97M|W97M|X97M|Android(?:OS)?|MacOS|Script|PHP|Trojan|Exploit|HackTool|Backdoor|Ransom|Worm|PUA|PDF)[/:.][\w.!/-]{2,60}/gu,
  ],
  ['identifier', /(?<![\p{L}\p{N}])(?:HKLM|HKCU|HKCR|HKU|HKEY_[A-Z_]{3,30})\\[^\s"„“]{1,200}/gu],
  ['version', /(?<![\p{L}\p{N}.])v?\d{1,5}(?:\.\d{1,6}){2,5}(?:[-_.][A-Za-z0-9]{1,12}){0,3}(?![\p{L}\p{N}])/giu],
  ['version', /(?<![\p{L}\p{N}.])\d{1,4}\.\d{1,4}-\d{1,4}(?:\.\d{1,4}){1,3}(?![\p{L}\p{N}])/gu],
]

/** A capitalised name right before a dotted version is a product: `Harburg Pro 5.3.0.2`. Not after a preposition, not before thousands. */
const PRODUCT_WITH_VERSION =
  /(?<!\b(?:in|aus|bei|nach|von|Stadt|Gemeinde|Landkreis|Kreis|Ort|Herr|Frau|Herrn|um|gegen)[ \t])(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{N}|+/-]{1,30}(?:[ \t]\p{Lu}[\p{L}\p{N}|+/-]{0,30}){0,2}[ \t](?:Version[ \t]|v|V|R|Release[ \t]|Build[ \t])?\d{1,4}\.(?!\d{3}(?![\d.]))\d{1,6}(?:\.\d{1,6}){0,4}(?![\d:])(?![ \t]{0,2}(?:Uhr|h\b))/gu

/** „Malware: Raspberry Robin“, „Werkzeug DDoSia“: what is called a tool is none of ours. */
const NAMED_TOOL =
  /(?<![\p{L}])(?:Malware|Schadsoftware|Schadprogramm|Ransomware|Trojaner|Backdoor|Stealer|Infostealer|Botnetz|Botnet|Loader|Webshell|Rootkit|Exploit-?Kit|Phishing-?Kit|Kit|Werkzeug|Tool|Plugin|Plug-in|Variante|Erpressergruppe|Ransomware-?Gruppe|Software|Produkt|Version)s?(?:[ ]namens)?:?[ ](\p{Lu}[\p{L}\d]{2,20}(?:[ ]\p{Lu}[\p{L}\d]{2,20})?)(?![\p{L}\p{N}])/gu

function trimmed(text: string): string {
  return text.replace(/[.,;:!?)\]}>'"“”»]+$/u, (tail) => (/^\]/.test(tail) && /\[[^\]]*$/.test(text.slice(0, -tail.length)) ? ']' : ''))
}

/** Lower case, brackets and escapes around dots gone. */
export function refangHost(host: string): string {
  return host
    .toLowerCase()
    .replace(new RegExp(DOT, 'giu'), '.')
    .replace(/[\s\\]/g, '')
}

function hostOfUrl(rest: string): string {
  const authority = /^[^/?#\\]{1,300}/u.exec(rest)?.[0] ?? ''
  const withoutUser = authority.slice(authority.lastIndexOf('@') + 1)
  return withoutUser.replace(/:\d{1,5}$/u, '')
}

function urls(view: View): Technical[] {
  return [...view.text.matchAll(URL_PATTERN)].map((match) => {
    const text = trimmed(match[0])
    const rest = text.slice(match[0].length - (match[1] ?? '').length)
    const host = hostOfUrl(rest)
    const at = match.index + text.length - rest.length + Math.max(rest.indexOf(host), 0)
    const range = parseRange(host)
    return {
      ...spanOf(view, match.index, match.index + text.length),
      kind: 'url' as const,
      text,
      host: { name: refangHost(host), ...spanOf(view, at, at + host.length) },
      ...(range === undefined ? {} : { range }),
    }
  })
}

function mailsAndHosts(view: View): Technical[] {
  const found: Technical[] = []
  for (const match of view.text.matchAll(MAIL_PATTERN)) {
    const host = match[3] ?? ''
    const end = match.index + match[0].length
    found.push({
      ...spanOf(view, match.index, end),
      kind: 'mail',
      text: match[0],
      host: { name: refangHost(host), ...spanOf(view, end - host.length, end) },
    })
  }
  for (const match of view.text.matchAll(HOST_PATTERN)) {
    const span = spanOf(view, match.index, match.index + match[0].length)
    if (isHostName(match[0])) found.push({ ...span, kind: 'host', text: match[0], host: { name: refangHost(match[0]), ...span } })
  }
  return found
}

const TOP_LEVEL =
  /\.(?:de|com|net|org|info|biz|eu|at|ch|io|top|xyz|ru|cn|su|site|online|click|link|live|shop|store|host|cloud|app|dev|me|co|cc|tv|pw|to|nl|fr|it|es|pl|cz|uk|us|tk|ml|ga|cf|gq|onion|support|email|services?|space|website|tech|club|vip|work|zone|today|world|life|life|bayern|berlin|hamburg|koeln|nrw|saarland|ruhr|local|lan|intern|internal|corp|home|localdomain|test|example|invalid|xn--[a-z0-9-]+|[a-z]{2}|arpa)$/u

/** `uetze.de` and `cdn-stat[.]pw` are hosts; `z.B`, `Ende.Danach` and `setup.exe` are not. */
function isHostName(text: string): boolean {
  const name = refangHost(text)
  if (name !== text.toLowerCase()) return true
  if (new RegExp(String.raw`\.(?:${EXTENSIONS})$`).test(name) && !/\.(?:com|pl|py|sh|de)$/.test(name)) return false
  const label = name.split('.').at(-2) ?? ''
  return TOP_LEVEL.test(name) && label.length >= 2 && !/\.\p{Lu}\p{Ll}+$/u.test(text)
}

function addresses(view: View): Technical[] {
  const found: Technical[] = []
  for (const match of view.text.matchAll(ADDRESS)) {
    const range = parseRange(match[1] ?? '', match[2])
    if (range !== undefined) found.push({ ...spanOf(view, match.index, match.index + match[0].length), kind: 'address', text: match[0], range })
  }
  return found
}

function simple(view: View): Technical[] {
  const found: Technical[] = []
  const collect = (kind: TechnicalKind, pattern: RegExp) => {
    for (const match of view.text.matchAll(pattern)) {
      found.push({ ...spanOf(view, match.index, match.index + match[0].length), kind, text: match[0] })
    }
  }
  for (const [kind, pattern] of SIMPLE) collect(kind, pattern)
  collect('file', FILE_PATTERN)
  collect('versioned', PRODUCT_WITH_VERSION)
  collect('product', TECHNICAL_WORDS)
  for (const match of view.text.matchAll(NAMED_TOOL)) {
    const name = match[1] ?? ''
    const end = match.index + match[0].length
    if (name !== '') found.push({ ...spanOf(view, end - name.length, end), kind: 'tool', text: name })
  }
  return found
}

/** All technical spans, also overlapping ones. */
export function technicalSpans(view: View): Technical[] {
  return [...urls(view), ...mailsAndHosts(view), ...addresses(view), ...simple(view)]
}
