// SPDX-License-Identifier: EUPL-1.2
/**
 * English texts of the runtime: the command line, and every error of protocol and runtime, each with its remedy.
 *
 * @module
 */
import { accountEn } from './account-en.ts'
import { JOINING_WORDS_EN } from './joining-en.ts'
import { memberEn } from './member-en.ts'
import { motionEn } from './motion-en.ts'
import { protocolErrorsEn } from './protocol-errors-en.ts'
import { serviceEn } from './service-en.ts'

export const en: Readonly<Record<string, string>> = {
  ...protocolErrorsEn,
  ...motionEn,
  ...memberEn,
  ...serviceEn,
  ...accountEn,
  ...JOINING_WORDS_EN,
  'cli.error': 'Error',
  'cli.usage': 'Usage',
  'cli.options-placeholder': 'options',
  'cli.required': 'required',
  'cli.multiple': 'repeatable',
  'cli.default': '{value} if absent',
  'cli.json': 'result as one JSON object',
  'cli.lang': 'language of the output (also NCV_LANG)',
  'cli.help': 'this help',
  'cli.more': 'Details of a command: "{command}"',

  'usage.option': 'Unknown option "{option}".[ Did you mean "{near}"?] Help: "{command}".',
  'usage.missing': 'The option "{option}" is missing. Help: "{command}".',
  'usage.value': 'The option "{option}" has no usable value ("{found}"). Expected: {expected}.',
  'usage.twice': 'The option "{option}" may be given only once.',
  'usage.command': 'Unknown command "{found}".[ Did you mean "{near}"?] Help: "{command}".',
  'usage.positional': 'The argument "{found}" is missing. Help: "{command}".',
  'usage.surplus': 'The argument "{found}" is one too many. Help: "{command}".',
  'usage.line': 'The option "{option}" has no usable value ("{found}"). Expected: one line of 1 to {max} characters, without unseen ones.',

  'config.missing': 'is missing',
  'config.expected': 'expected {expected}',

  'error.DB_LOCKED': 'The database {file} is open in another process[ (process {pid})]. Remedy: end that process and try again.',
  'error.DB_NEWER':
    'The database {file} has schema version {found}, this program knows only {expected}. Remedy: use the newer program or restore a backup of this version. The file was not changed.',
  'error.DB_SQLITE_OLD': 'SQLite {found} is too old, {expected} is needed. Remedy: run "npm ci" in the program folder.',
  'error.DB_MIGRATION':
    'Migration {id} of the database {file} failed: {reason}. The file has stayed as it was before. Remedy: report this message; the previous version of the program keeps working.',
  'error.DB_UNSAFE':
    'The database {file} cannot be run safely: {key} = {expected} has no effect. Remedy: put the data folder on a local file system (no network drive).',
  'error.DB_UNREADABLE': 'The file {file} is not a readable database of this program ({reason}). Remedy: check the path or restore a backup.',

  'error.DB_DAMAGED':
    'The database {file} is damaged[: {reason}][ (table {key})][, entry {index}]. Nothing was signed and nothing was served. Remedy: check the disk, then restore a backup into an empty folder with "ncv restore".',
  'error.BACKUP_EXISTS': 'The file {file} exists. Remedy: give a new name; a backup is never overwritten.',
  'error.BACKUP_MALFORMED':
    'The file {file} is no sound backup for this ("{field}"). Nothing was changed. Remedy: give another backup that "ncv backup" wrote for this role.',

  'error.DIR_NOT_WRITABLE':
    'The folder {dir} cannot be written ({reason}). Remedy: check permissions and free space, or name another folder with --dir.',
  'error.DIR_NOT_EMPTY': 'The folder {dir} is not empty. Remedy: name an empty folder or one that does not exist yet.',
  'error.DIR_MISSING': 'The folder {dir} is missing. Remedy: check the path or run "init" first.',
  'error.FILE_MISSING': 'The file {file} is missing. Remedy: check path and spelling.',
  'error.FILE_UNREADABLE': 'The file {file} cannot be read ({reason}). Remedy: check its permissions and that it is a file.',
  'error.FILE_NOT_UTF8': 'The file {file} is not UTF-8. Remedy: save it as UTF-8.',
  'error.FILE_TOO_LARGE': 'The file {file} is too large: {found} bytes, at most {limit} are allowed.',
  'error.FILE_NOT_JSON': 'The file {file} is not valid JSON[ (line {line})][: {reason}]. Remedy: correct the file at this place.',

  'error.CONFIG_INVALID':
    'The configuration is wrong[: {file}][, line {line}][, "{key}"][: {reason}][ – found "{found}"][, expected {expected}]. Remedy: correct the value and start again.',
  'error.CONFIG_MISSING': 'The configuration file {file} is missing. Remedy: check the path or run "init" first.',
  'error.CLOCK_OFF':
    'The clock of this machine is off[ (by {seconds} seconds)]. Remedy: switch on time synchronisation (NTP) and remove NCV_CLOCK_OFFSET.',
  'error.PORT_IN_USE': 'Port {port} is in use. Remedy: end the other program or choose another port with --port.',
  'error.LISTEN_REFUSED':
    'Cannot listen on {host}, port {port} ({reason}). Remedy: check address and permissions; ports below 1024 need special rights.',

  'error.ADMIN_HOST_OPEN':
    'On {host} the interface would be open to other machines without encryption. Remedy: put a proxy with TLS in front and enter its address as adminOrigin ("https://ncv.kommune.example"), or leave adminHost out: then it is on this machine alone.',
  'error.ADMIN_ORIGIN':
    '"{found}" is no address of the interface. Remedy: as adminOrigin enter https:// and the name alone, in lower case and without a slash at the end ("https://ncv.kommune.example").',

  'error.PARTY_LOCKED': 'The data folder {dir} is in use by process {pid}. Remedy: wait until it answers, or end it.',
  'error.PARTY_UNREACHABLE':
    'The running process does not answer[ (port {port})][: {reason}]. Remedy: look at its log; if need be end and restart it.',
  'error.PARTY_MISSING': 'Nothing is set up in the folder {dir} yet. Remedy: run "init" first, or name the right folder with --dir.',
  'error.USAGE': '{reason}',

  'error.REQUEST_TOO_LARGE': 'The request is too large, at most {limit} bytes are allowed.',
  'error.REQUEST_TIMEOUT': 'The request took too long ({ms} ms). Remedy: try again.',
  'error.REQUEST_NO_ROOM': 'Too many large requests arrive at once. Remedy: try again in {seconds} seconds.',
  'error.REQUEST_MALFORMED': 'The request is wrong[: field "{field}"][: {reason}]. Remedy: correct this field.',
  'error.REQUEST_UNAUTHORIZED':
    'Access denied: the access token is missing or wrong. Remedy: sign in anew with an account or a valid access token[$; run a command as the user who started the service].',
  'access.added': 'Access {id} with the role "{role}" granted; the token stands in {file} and is not shown again.',
  'access.none': 'No accesses granted yet: only the owner of the folder gets in.',
  'access.removed': 'Access {id} ("{role}") taken away; it is dead at once.',
  'error.REQUEST_FORBIDDEN':
    'The role "{role}" does not suffice for this (action "{action}"). Remedy: ask somebody who has the role for it or grants it[$ ("account list", "access list", "access add")].',
  'error.ACCESS_FILE':
    'The file {file} with the accesses cannot be read; only the owner of the folder gets in. Remedy: delete the file and grant the accesses anew ("access add").',
  'error.ACCESS_MISSING': 'There is no access {id} here.[$ Remedy: "access list" shows those that are there.]',
  'error.REQUEST_NOT_FOUND': 'There is no such address or object here. Remedy: check the spelling.',
  'error.REQUEST_METHOD': 'This kind of request is not allowed here.',
  'error.REQUEST_MISDIRECTED':
    'The request arrived for the address "{host}"[, from a page of {from}]; here this interface has the address {expected}. Remedy: open it at {expected}; a proxy in front must pass on the name (Host) unchanged, and it must stand in the configuration as adminOrigin.',
  'error.REQUEST_UNPROTECTED':
    'The request reached the proxy without encryption. Remedy: open {expected}; the proxy must pass on nothing without TLS.',

  'error.NET_REFUSED':
    'The address {host} is not called. Remedy: configure an http or https address without credentials that does not point to link-local networks.',
  'error.NET_UNREACHABLE':
    '{host} cannot be reached ({reason}). Remedy: check network, name resolution, proxy (HTTPS_PROXY) and certificates (NODE_EXTRA_CA_CERTS).',
  'error.NET_TIMEOUT': '{host} did not answer within {ms} ms. Remedy: try again later.',
  'error.NET_TOO_LARGE': 'The answer of {host} is larger than {limit} bytes and was discarded.',

  'error.INTERNAL': 'Unexpected error in this program[: {reason}]. Remedy: repeat with NCV_DEBUG=1 and report the output.',
}
