// SPDX-License-Identifier: EUPL-1.2
/**
 * What a file is said to be, by the end of its name alone, and names under which a file from elsewhere may be saved.
 *
 * The table is what people send each other about an incident. Programs and scripts are not in it: whoever must hand over malware packs it into
 * an archive with a password.
 *
 * @module
 */
import { ProtocolError } from '../errors.ts'

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  txt: 'text/plain',
  log: 'text/plain',
  md: 'text/markdown',
  csv: 'text/csv',
  json: 'application/json',
  xml: 'application/xml',
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  eml: 'message/rfc822',
  pcap: 'application/vnd.tcpdump.pcap',
  zip: 'application/zip',
  '7z': 'application/x-7z-compressed',
  gz: 'application/gzip',
  asc: 'application/pgp-encrypted',
}

/** @throws ProtocolError `ATTACHMENT_TYPE` naming the extension and those that are known */
export function mediaTypeOf(name: string): string {
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  const media = name.includes('.') && Object.hasOwn(MEDIA_TYPES, extension) ? MEDIA_TYPES[extension] : undefined
  if (media === undefined)
    throw new ProtocolError('ATTACHMENT_TYPE', { found: extension.slice(0, 20), expected: Object.keys(MEDIA_TYPES).join(', ') })
  return media
}

/** Names that Windows gives to devices. */
const DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i

/**
 * A name for a file that came from somebody else: no folder, nothing that a shell or a file manager would act on, never hidden, and with an
 * extension of the table or `.bin`.
 *
 * @param number of the attachment, from 1: it leads, so that two never have one name
 */
export function safeFileName(name: string, number: number): string {
  const plain = name.normalize('NFC').replace(/[^\p{L}\p{N}._ -]/gu, '_')
  const trimmed = plain
    .replace(/^[. _-]+/, '')
    .slice(0, 100)
    .trim()
  const base = trimmed === '' || DEVICES.test(trimmed) ? 'anlage' : trimmed
  const extension = base.slice(base.lastIndexOf('.') + 1).toLowerCase()
  const isKnown = base.includes('.') && Object.hasOwn(MEDIA_TYPES, extension)
  return `${number}-${base}${isKnown ? '' : '.bin'}`
}
