// SPDX-License-Identifier: EUPL-1.2
/** No entry of the log has a field for a natural person; what could hold one by mistake is known, field by field. @module */
import type { EntryKind } from '@ncv/protocol/log/entry.ts'
import { ENTRY_KINDS, EntrySchema } from '@ncv/protocol/log/entry.ts'
import { isErasable } from '@ncv/protocol/log/erasing.ts'
import { Board } from '@ncv/protocol/message/board.ts'
import { CataloguePart } from '@ncv/protocol/message/catalogue.ts'
import { CountResult, Question } from '@ncv/protocol/message/count.ts'
import { Erased } from '@ncv/protocol/message/erased.ts'
import { Genesis } from '@ncv/protocol/message/genesis.ts'
import { Intake } from '@ncv/protocol/message/intake.ts'
import { Epoch, HubKey, IssuerKeys, IssuerRevocation, TokenRevocation } from '@ncv/protocol/message/keys.ts'
import {
  Candidate,
  KeyReplacement,
  Mandate,
  MEMBERSHIP_ENTRIES,
  MEMBERSHIP_FRAMES,
  MemberRequest,
  Motion,
  MotionWithdrawal,
  Pledge,
  Vote,
} from '@ncv/protocol/message/membership.ts'
import { Warning, Withdrawal } from '@ncv/protocol/message/warning.ts'
import { WitnessesEntry } from '@ncv/protocol/message/witnesses.ts'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'

const SCHEMAS: Readonly<Record<EntryKind, z.ZodType>> = {
  ...MEMBERSHIP_ENTRIES,
  genesis: Genesis,
  'hub-key': HubKey,
  'issuer-keys': IssuerKeys,
  epoch: Epoch,
  warning: Warning,
  withdrawal: Withdrawal,
  catalogue: CataloguePart,
  'token-revocation': TokenRevocation,
  'issuer-revocation': IssuerRevocation,
  intake: Intake,
  board: Board,
  question: Question,
  'count-result': CountResult,
  erased: Erased,
  witnesses: WitnessesEntry,
}

/** What members sign and entries hold byte for byte. */
const FRAMES: Readonly<Record<(typeof MEMBERSHIP_FRAMES)[number], z.ZodType>> = {
  candidate: Candidate,
  motion: Motion,
  vote: Vote,
  'motion-withdrawal': MotionWithdrawal,
  pledge: Pledge,
  'member-request': MemberRequest,
  mandate: Mandate,
  'key-replacement': KeyReplacement,
}

type AnySchema = z.core.$ZodType

function* leaves(schema: AnySchema, path: string): Generator<readonly [string, AnySchema]> {
  if (schema instanceof z.core.$ZodObject) {
    for (const [name, field] of Object.entries(schema._zod.def.shape)) yield* leaves(field, path === '' ? name : `${path}.${name}`)
  } else if (schema instanceof z.core.$ZodArray) yield* leaves(schema._zod.def.element, `${path}[]`)
  else if (schema instanceof z.core.$ZodUnion) for (const option of schema._zod.def.options) yield* leaves(option, path)
  else if (
    schema instanceof z.core.$ZodOptional ||
    schema instanceof z.core.$ZodNullable ||
    schema instanceof z.core.$ZodDefault ||
    schema instanceof z.core.$ZodReadonly
  )
    yield* leaves(schema._zod.def.innerType, path)
  else yield [path, schema]
}

const PERSONS = ['Erika Musterfrau', 'erika.musterfrau@example.org', '+49 511 120-0', 'Musterfrau']
const canHoldPerson = (schema: AnySchema): boolean => PERSONS.some((person) => z.safeParse(schema, person).success)
const holding = (schema: z.ZodType): string[] =>
  [...new Set([...leaves(schema, '')].filter(([, leaf]) => canHoldPerson(leaf)).map(([path]) => path))].sort()

/** Texts, each with what it is about. A new one fails until somebody says here that it is about no person. */
const TEXTS: Readonly<Record<string, readonly string[]>> = {
  // About a vulnerability, a product, an incident without its source.
  warning: [
    'advisory.namespace',
    'advisory.trackingId',
    'advisory.version',
    'classification',
    'indicators[].type',
    'indicators[].value',
    'publisher',
    'recommendations[]',
    'text',
    'title',
  ],
  withdrawal: ['text'],
  // Names of organisations.
  genesis: ['founders[].name', 'hub.name', 'name', 'relay.name'],
  candidate: ['name'],
  // Names of products and their houses.
  catalogue: [
    'products[].aliases[].product',
    'products[].aliases[].vendor',
    'products[].embedded[].product',
    'products[].embedded[].vendor',
    'products[].product',
    'products[].vendor',
    'title',
  ],
  // What the members decide about, and the name of an organisation that is to run the relay.
  motion: ['subject.relay.name', 'text', 'title'],
}

describe('no entry of the log', () => {
  test('has a kind whose fields are not looked at', () => {
    expect(Object.keys(SCHEMAS).sort()).toEqual([...ENTRY_KINDS].sort())
    expect(Object.keys(FRAMES).sort()).toEqual([...MEMBERSHIP_FRAMES].sort())
    expect(holding(EntrySchema)).toEqual([])
  })

  test.each(Object.entries({ ...SCHEMAS, ...Object.fromEntries(Object.entries(FRAMES).map(([kind, schema]) => [`frame ${kind}`, schema])) }))(
    'of the kind %s has a text that nobody has named',
    (kind, schema) => {
      const own = kind.startsWith('frame ') ? kind.slice('frame '.length) : kind
      const known = MEMBERSHIP_ENTRIES[own as keyof typeof MEMBERSHIP_ENTRIES] === schema ? [] : (TEXTS[own] ?? [])
      for (const path of holding(schema)) expect(known, path).toContain(path)
    },
  )

  test('has a field called after a person', () => {
    // Such as the page on which a house takes security matters: an address that must begin with https.
    for (const schema of [...Object.values(SCHEMAS), ...Object.values(FRAMES), EntrySchema])
      for (const [path, leaf] of leaves(schema, ''))
        if (canHoldPerson(leaf) || !path.endsWith('.securityContact'))
          expect(path).not.toMatch(/person|contact|e-?mail|phone|mobile|deputy|street|address|first|last|surname|birth|user|author|approver|analyst/i)
  })

  test('holds a text about cases that cannot be erased: warnings and their withdrawals can', () => {
    for (const kind of ['warning', 'withdrawal', 'board']) expect(isErasable(kind)).toBe(true)
    for (const kind of ['genesis', 'epoch', 'member', 'motion', 'votes', 'tally', 'intake', 'count-result', 'erased'])
      expect(isErasable(kind)).toBe(false)
  })

  test('that had a person in a new field would pass', () => {
    expect(holding(Warning.extend({ reporter: z.string().max(40) }))).toContain('reporter')
    expect(holding(Withdrawal.extend({ by: z.strictObject({ name: z.string().optional() }) }))).toContain('by.name')
  })
})
