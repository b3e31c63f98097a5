// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, test } from 'vitest'
import { concat, hex } from '@ncv/protocol/bytes.ts'
import { MESSAGE_BOUNDS } from '@ncv/protocol/codec.ts'
import { encode } from '@ncv/protocol/encode.ts'
import type { IssuanceRequest, IssuanceResponse, IssuingKey } from '@ncv/protocol/token/issuance.ts'
import {
  finishTokens,
  formatIssuanceRequest,
  formatIssuanceResponse,
  issuanceRequest,
  issueTokens,
  parseIssuanceRequest,
  parseIssuanceResponse,
  prepareTokens,
} from '@ncv/protocol/token/issuance.ts'
import { tokenKeyId } from '@ncv/protocol/token/token.ts'
import { codeOf, seededChance } from '../crypto/chance.ts'
import { FEDERATION, privateKey, tokenKey } from './federation.ts'

const world = seededChance('issuance')
const reportKey = tokenKey(0, { purpose: 'report', period: 7, k: 0 })
const countKey = tokenKey(1, { purpose: 'count', period: 7, k: 1 })
const [reportId, countId] = [hex(tokenKeyId(reportKey.spki)), hex(tokenKeyId(countKey.spki))]
const keyOf = (keyId: string): IssuingKey | undefined =>
  keyId === reportId ? { privateKey: privateKey(0), quota: 3 } : keyId === countId ? { privateKey: privateKey(1), quota: 1 } : undefined

const pending = [...prepareTokens(FEDERATION, reportKey, 3, world), ...prepareTokens(FEDERATION, countKey, 1, world)]
const request = issuanceRequest(pending)
const response = issueTokens(parseIssuanceRequest(formatIssuanceRequest(request)), keyOf)

describe('issuance', () => {
  test('a member gets its tokens of all keys in one batch', () => {
    expect(request.batches.map(({ blinded }) => blinded.length)).toEqual([3, 1])
    const received = parseIssuanceResponse(formatIssuanceResponse(response))
    const tokens = finishTokens(FEDERATION, [reportKey, countKey], pending, received)
    expect(tokens.map(({ token }) => hex(token.subarray(66, 98)))).toEqual([reportId, reportId, reportId, countId])
    expect(new Set(tokens.map(({ token }) => hex(token.subarray(2, 34)))).size).toBe(4)
  })

  test('the same request gets the same bytes', () => {
    expect(formatIssuanceResponse(issueTokens(request, keyOf))).toEqual(formatIssuanceResponse(response))
  })

  test('what the hub sees shares no bytes with what it gets back later', () => {
    const seen = hex(concat(formatIssuanceRequest(request), formatIssuanceResponse(response)))
    for (const { token } of finishTokens(FEDERATION, [reportKey, countKey], pending, response)) {
      expect(seen).not.toContain(hex(token.subarray(2, 18)))
      expect(seen).not.toContain(hex(token.subarray(98, 114)))
    }
  })

  test('more than the quota, an unknown key and a value that is no residue are refused, and nothing is signed', () => {
    const none = (keyId: string): IssuingKey | undefined => (keyId === reportId ? { privateKey: privateKey(0), quota: 2 } : keyOf(keyId))
    expect(codeOf(() => issueTokens(request, none))).toBe('ISSUANCE_QUOTA')
    expect(codeOf(() => issueTokens(request, (keyId) => (keyId === countId ? undefined : keyOf(keyId))))).toBe('TOKEN_KEY_UNKNOWN')
    const huge: IssuanceRequest = { batches: [{ keyId: tokenKeyId(reportKey.spki), blinded: [new Uint8Array(384).fill(0xff)] }] }
    expect(codeOf(() => issueTokens(huge, keyOf))).toBe('ISSUANCE_MALFORMED')
  })

  test('a response that is not the answer to the request is not used, not even in part', () => {
    const [reports, counts] = response.batches as [IssuanceResponse['batches'][0], IssuanceResponse['batches'][0]]
    const wrong: IssuanceResponse[] = [
      { batches: [reports] },
      { batches: [counts, reports] },
      { batches: [{ ...reports, signatures: reports.signatures.slice(1) }, counts] },
      { batches: [{ ...reports, signatures: [...reports.signatures, ...counts.signatures] }, counts] },
    ]
    expect(wrong.map((each) => codeOf(() => finishTokens(FEDERATION, [reportKey, countKey], pending, each)))).toEqual(
      wrong.map(() => 'ISSUANCE_MALFORMED'),
    )
    const swapped = { batches: [{ ...reports, signatures: reports.signatures.toReversed() }, counts] }
    expect(codeOf(() => finishTokens(FEDERATION, [reportKey, countKey], pending, swapped))).toBe('TOKEN_SIGNATURE')
    expect(codeOf(() => finishTokens(FEDERATION, [countKey], pending, response))).toBe('TOKEN_KEY_UNKNOWN')
  })

  test('requests and responses of another shape are refused with the place that does not fit', () => {
    const [batch] = request.batches as [IssuanceRequest['batches'][0]]
    const refused = [
      { batches: [] },
      { batches: [batch, batch] },
      { batches: [{ ...batch, blinded: [] }] },
      { batches: [{ ...batch, blinded: [new Uint8Array(383)] }] },
      { batches: [{ ...batch, keyId: new Uint8Array(31) }] },
      { batches: [{ ...batch, more: 1 }] },
      { batches: [batch], more: 1 },
    ]
    expect(refused.map((each) => codeOf(() => parseIssuanceRequest(encode(each))))).toEqual(refused.map(() => 'ISSUANCE_MALFORMED'))
    expect(() => parseIssuanceRequest(encode({ batches: [{ ...batch, blinded: [new Uint8Array(383)] }] }))).toThrow('field=batches.0.blinded.0')
    expect(codeOf(() => parseIssuanceResponse(encode({ batches: [{ ...batch }] })))).toBe('ISSUANCE_MALFORMED')
  })

  test('the largest batch that a genesis allows fits into one message', () => {
    const bytes = new Uint8Array(384)
    const keys = Array.from({ length: 64 }, (_, i) => ({ keyId: new Uint8Array(32).fill(i + 1), signatures: [bytes] }))
    const largest = formatIssuanceResponse({ batches: [{ keyId: new Uint8Array(32), signatures: Array.from({ length: 64 }, () => bytes) }, ...keys] })
    expect(largest.length).toBeLessThanOrEqual(MESSAGE_BOUNDS.bytes)
    expect(parseIssuanceResponse(largest).batches).toHaveLength(65)
  })
})
