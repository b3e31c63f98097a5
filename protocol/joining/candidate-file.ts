// SPDX-License-Identifier: EUPL-1.2
/**
 * A candidate's signed record as a small text file, for the motion that names it.
 *
 *     # Gemeinde Ahlerfehn (m-0123456789abcdef), municipality, 2          for people; not read
 *     gxYx…                                                                base64 of the frame
 *
 * @module
 */
import { base64, fromBase64 } from '../bytes.ts'
import { ProtocolError } from '../errors.ts'
import type { Candidate } from '../message/membership.ts'

export const CANDIDATE_FILE_MAX_BYTES = 16 * 1024

export function formatCandidateFile({ name, id, kind, category }: Candidate, frame: Uint8Array): string {
  return `# ${name} (${id}), ${kind}, ${category}\n${base64(frame)}\n`
}

/** The frame, not yet verified. @throws ProtocolError `CANDIDATE_MALFORMED` naming the line */
export function parseCandidateFile(text: string): Uint8Array {
  const lines = text.split(/\r?\n/).map((line, i) => ({ line: line.trim(), number: i + 1 }))
  const [found, second] = lines.filter(({ line }) => line !== '' && !line.startsWith('#'))
  if (found === undefined || second !== undefined) throw new ProtocolError('CANDIDATE_MALFORMED', { line: second?.number ?? 1 })
  try {
    return fromBase64(found.line)
  } catch (cause) {
    throw new ProtocolError('CANDIDATE_MALFORMED', { line: found.number }, { cause })
  }
}
