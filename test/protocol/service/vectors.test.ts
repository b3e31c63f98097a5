// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs'
import { fromHex, hex } from '@ncv/protocol/bytes.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { decode } from '@ncv/protocol/codec.ts'
import { encode } from '@ncv/protocol/encode.ts'
import { AlarmReceipt } from '@ncv/protocol/message/alarm.ts'
import { Annotation } from '@ncv/protocol/message/annotation.ts'
import { DutyReport } from '@ncv/protocol/message/duty-report.ts'
import { RequestState, SpocRequest } from '@ncv/protocol/message/spoc-request.ts'
import { describe, expect, test } from 'vitest'
import type { z } from 'zod'

const AT = 1_767_600_000_000
const ID = Uint8Array.from({ length: 16 }, (_, i) => i)

/** Contents of ncv-services, sections 1 to 5. */
const EXAMPLES: readonly (readonly [string, z.ZodType, object])[] = [
  ['alarm-receipt', AlarmReceipt, { warning: 14, state: 'delivered', at: AT }],
  [
    'report',
    DutyReport,
    {
      report: ID,
      stage: 'initial',
      force: 'recommended',
      knownAt: AT,
      title: 'Ablage verschlüsselt',
      rsit: 'malicious-code/infected-system',
      vcv: 'external-attack',
      detected: '2026-01-05',
      description: 'Seit heute früh.',
      assets: ['Dateiserver'],
      indicators: [{ type: 'ip', value: '198.51.100.78' }],
      isExercise: false,
    },
  ],
  ['request', SpocRequest, { subject: 'Netzplan', text: 'Wer prüft ihn?', topic: 'audit', isUrgent: true }],
  ['request-state', RequestState, { request: ID, state: 'acknowledged', at: AT }],
  ['annotation', Annotation, { warning: 14, concerns: 'Ja.', action: 'Trennen.', until: 'heute', who: 'Rechenzentrum' }],
]

const vectors = JSON.parse(readFileSync(new URL('../../vectors/ncv-services.json', import.meta.url), 'utf8')) as Record<string, string>

describe('contents of the services', () => {
  test.each(EXAMPLES)('%s has one encoding, that of the vectors', (kind, schema, value) => {
    expect(schema.safeParse(value).success).toBe(true)
    expect(hex(encode(value as Value))).toBe(vectors[kind])
    expect(schema.parse(decode(fromHex(vectors[kind] ?? '')))).toEqual(value)
  })

  test('have no room for anything that is not named: a line more is refused', () => {
    for (const [, schema, value] of EXAMPLES) expect(schema.safeParse({ ...value, extra: 'Zeile' }).success).toBe(false)
  })
})
