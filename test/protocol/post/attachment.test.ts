// SPDX-License-Identifier: EUPL-1.2
import { openAttachment, sealAttachment } from '@ncv/protocol/post/attachment.ts'
import { mediaTypeOf, safeFileName } from '@ncv/protocol/post/media-type.ts'
import { ATTACHMENT_MAX_BYTES } from '@ncv/protocol/message/post.ts'
import { isSealedFileLength } from '@ncv/protocol/post/attachment.ts'
import { describe, expect, test } from 'vitest'
import { codeOf, seededChance } from '../crypto/chance.ts'
import { seed } from '../membership/example.ts'

const chance = seededChance('attachment')
const origin = seed(1)

describe('an attachment', () => {
  test('opens to the file that was sealed, whatever its length', () => {
    for (const length of [0, 1, 65_535, 65_536, 65_537]) {
      const bytes = chance.random(length)
      const { attachment, file } = sealAttachment(origin, 'log.txt', bytes, chance)
      expect(openAttachment(origin, attachment, file)).toEqual(bytes)
      expect(isSealedFileLength(file.length)).toBe(true)
    }
  })

  test('shows its length in steps of 64 KiB only', () => {
    const lengths = [0, 1, 40_000, 65_536, 65_537].map((length) => sealAttachment(origin, 'a.txt', new Uint8Array(length), chance).file.length - 16)
    expect(lengths).toEqual([65_536, 65_536, 65_536, 65_536, 131_072])
  })

  test('altered, of another federation, or another file than the message names is refused', () => {
    const { attachment, file } = sealAttachment(origin, 'a.txt', new Uint8Array([1, 2, 3]), chance)
    const other = sealAttachment(origin, 'a.txt', new Uint8Array([1, 2, 4]), chance)
    const altered = Uint8Array.from(file, (byte, i) => (i === 0 ? byte ^ 1 : byte))
    expect(codeOf(() => openAttachment(origin, attachment, altered))).toBe('ATTACHMENT_MISMATCH')
    expect(codeOf(() => openAttachment(origin, attachment, other.file))).toBe('ATTACHMENT_MISMATCH')
    expect(codeOf(() => openAttachment(seed(2), attachment, file))).toBe('ATTACHMENT_MISMATCH')
    const lying = { ...attachment, sha256: other.attachment.sha256 }
    expect(codeOf(() => openAttachment(origin, lying, file))).toBe('ATTACHMENT_MISMATCH')
    expect(codeOf(() => openAttachment(origin, { ...attachment, bytes: 2 }, file))).toBe('ATTACHMENT_MISMATCH')
  })

  test('is refused where it is too large, or of a kind that does not go by post', () => {
    expect(codeOf(() => sealAttachment(origin, 'a.txt', new Uint8Array(ATTACHMENT_MAX_BYTES + 1), chance))).toBe('ATTACHMENT_TOO_LARGE')
    for (const name of ['a.exe', 'a.ps1', 'a', 'a.', 'txt', 'a.txt.lnk', 'a.constructor'])
      expect(codeOf(() => mediaTypeOf(name))).toBe('ATTACHMENT_TYPE')
    expect(mediaTypeOf('Bericht.PDF')).toBe('application/pdf')
  })
})

describe('the name under which a file from elsewhere is saved', () => {
  test('never leaves its folder, never is hidden, never is a device, and never ends like a program', () => {
    const hostile = [
      '../../etc/passwd',
      '/etc/shadow',
      'C:\\x.txt',
      '.bashrc',
      'a\u0000b.txt',
      'CON.txt',
      '-rf.txt',
      'x.exe',
      'x.txt.exe',
      '',
      '…',
      'a\u202egnp.exe',
    ]
    for (const [i, name] of hostile.entries()) {
      const safe = safeFileName(name, i + 1)
      expect(safe).toMatch(new RegExp(`^${i + 1}-[\\p{L}\\p{N}][\\p{L}\\p{N}._ -]*$`, 'u'))
      expect(safe).not.toMatch(/\.(?:exe|lnk|ps1|bat)$/)
    }
    expect(safeFileName('Bericht Übung.pdf', 2)).toBe('2-Bericht Übung.pdf')
  })

  test('is another one for each file of a post', () => {
    expect(safeFileName('a.txt', 1)).not.toBe(safeFileName('a.txt', 2))
  })
})
