// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv hub propose …` and `ncv node propose …`: one command for each kind of motion, the same at both.
 *
 * @module
 */
import type { MotionDraft } from '@ncv/protocol/admin/motion-view.ts'
import { base64 } from '@ncv/protocol/bytes.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import { CANDIDATE_FILE_MAX_BYTES, parseCandidateFile } from '@ncv/protocol/joining/candidate-file.ts'
import { CANDIDATES_MAX, MEMBER_ROLES } from '@ncv/protocol/message/membership.ts'
import type { AnyCommand, CommandIo } from './cli.ts'
import { defineCommand, DIR_OPTION } from './cli.ts'
import { usageError } from './cli-arguments.ts'
import { parseDuration } from './config.ts'
import { readTextFile } from './party-dir.ts'

/** Hands the motion in and says what became of it. */
export type SendMotion = (dir: string, draft: MotionDraft, io: CommandIo) => Promise<void>

type RulesChange = Extract<MotionDraft['subject'], { kind: 'rules' }>['rules']

const TITLE = {
  type: 'string',
  required: true,
  value: 'TITLE',
  help: { de: 'Titel, den alle Mitglieder sehen', en: 'title that all members see' },
} as const
const TEXT = { type: 'string', value: 'TEXT', help: { de: 'Begründung', en: 'reasons' } } as const
const COMMON = { dir: DIR_OPTION, title: TITLE, text: TEXT } as const
const MEMBER = { name: 'MEMBER', required: true, help: { de: 'Kennung des Mitglieds (m-…)', en: 'id of the member (m-…)' } } as const
const NO_PERSONS = {
  de: 'Der Antrag steht für immer im Protokoll: keine Namen von Personen nennen.',
  en: 'The motion stays in the log for ever: name no persons.',
}

interface Words {
  readonly dir: string
  readonly title: string
  readonly text: string | undefined
}
type Put = (options: Words, subject: MotionDraft['subject'], io: CommandIo) => Promise<void>

/** @param party `hub` or `node` */
export function motionCommands(party: 'hub' | 'node', send: SendMotion): Record<string, AnyCommand> {
  const put: Put = async ({ dir, title, text }, subject, io) => {
    if (title.length > 160) throw usageError(io.lang, 'value', { option: '--title', found: `${title.slice(0, 40)}…`, expected: '1 … 160' })
    await send(dir, { title, ...(text === undefined ? {} : { text }), subject }, io)
  }
  return {
    [`${party} propose admission`]: admissionCommand(party, put),
    [`${party} propose expulsion`]: expulsionCommand(put),
    [`${party} propose role`]: roleCommand(put),
    [`${party} propose rules`]: rulesCommand(put),
    [`${party} propose decision`]: decisionCommand(put),
  }
}

function admissionCommand(party: 'hub' | 'node', put: Put): AnyCommand {
  return defineCommand({
    summary: { de: 'Aufnahme beantragen: ein Antrag für einen oder mehrere', en: 'propose an admission: one motion for one or several' },
    description: {
      de: `Über jeden wird einzeln abgestimmt. Die Dateien schreibt „ncv hub application candidate“. ${NO_PERSONS.de}`,
      en: `Each is voted on by itself. The files come from “ncv hub application candidate”. ${NO_PERSONS.en}`,
    },
    options: COMMON,
    positionals: [
      {
        name: 'CANDIDATE_FILE',
        required: true,
        many: true,
        help: { de: 'unterschriebene Angaben der Bewerber', en: 'signed records of the candidates' },
      },
    ],
    async run({ options, positionals }, io) {
      if (positionals.length > CANDIDATES_MAX)
        throw usageError(io.lang, 'surplus', { found: positionals[CANDIDATES_MAX] ?? '', command: `ncv ${party} propose --help` })
      const candidates = positionals.map(candidateIn)
      await put(options, { kind: 'admission', candidates }, io)
    },
  })
}

function expulsionCommand(put: Put): AnyCommand {
  return defineCommand({
    summary: { de: 'Ausschluss eines Mitglieds beantragen', en: 'propose the expulsion of a member' },
    description: NO_PERSONS,
    options: COMMON,
    positionals: [MEMBER],
    run: async ({ options, positionals: [member = ''] }, io) => await put(options, { kind: 'expulsion', member }, io),
  })
}

function roleCommand(put: Put): AnyCommand {
  return defineCommand({
    summary: { de: 'eine Rolle geben oder nehmen lassen', en: 'propose to give or take a role' },
    options: {
      ...COMMON,
      role: { type: 'string', required: true, choices: MEMBER_ROLES, value: 'ROLE', help: { de: 'Rolle', en: 'role' } },
      revoke: { type: 'boolean', help: { de: 'nehmen statt geben', en: 'take instead of give' } },
    },
    positionals: [MEMBER],
    async run({ options, positionals: [member = ''] }, io) {
      const role = MEMBER_ROLES.find((each) => each === options.role) ?? 'witness'
      await put(options, { kind: 'role', member, role, isGranted: !options.revoke }, io)
    },
  })
}

function rulesCommand(put: Put): AnyCommand {
  return defineCommand({
    summary: { de: 'andere Regeln beantragen', en: 'propose other rules' },
    description: {
      de: 'Was nicht angegeben ist, bleibt. Die neuen Regeln gelten ab dem Ergebnis.',
      en: 'What is not given stays. The new rules hold from the result on.',
    },
    options: {
      ...COMMON,
      base: { type: 'string', choices: ['cast', 'electorate'], value: 'BASE', help: { de: 'drei Viertel wovon', en: 'three quarters of what' } },
      quorum: { type: 'string', value: 'N/D', help: { de: 'Anteil, der abstimmen muss: 1/2', en: 'share that must vote: 1/2' } },
      period: { type: 'string', value: 'DURATION', help: { de: 'Abstimmungsfrist: 14d', en: 'voting period: 14d' } },
      'retention-days': { type: 'string', value: 'DAYS', help: { de: 'Aufbewahrung in Tagen', en: 'retention in days' } },
      'amber-to-supervision': {
        type: 'string',
        choices: ['yes', 'no'],
        value: 'yes|no',
        help: { de: 'AMBER an die Fachaufsicht', en: 'AMBER to superior offices' },
      },
    },
    run: async ({ options }, io) => await put(options, { kind: 'rules', rules: rulesOf(options, io) }, io),
  })
}

function decisionCommand(put: Put): AnyCommand {
  return defineCommand({
    summary: { de: 'einen Beschluss in Worten beantragen', en: 'propose a decision in words' },
    description: NO_PERSONS,
    options: COMMON,
    run: async ({ options }, io) => await put(options, { kind: 'decision' }, io),
  })
}

/** The record in a file, in base64. @throws ProtocolError `CANDIDATE_MALFORMED`; RuntimeError `FILE_…` */
function candidateIn(file: string): string {
  const text = readTextFile(file, CANDIDATE_FILE_MAX_BYTES)
  try {
    return base64(parseCandidateFile(text))
  } catch (cause) {
    // One of several: which one must be said.
    if (cause instanceof ProtocolError) throw new ProtocolError(cause.code, { ...cause.params, file }, { cause })
    throw cause
  }
}

interface RulesOptions {
  readonly base: string | undefined
  readonly quorum: string | undefined
  readonly period: string | undefined
  readonly 'retention-days': string | undefined
  readonly 'amber-to-supervision': string | undefined
}

function rulesOf(options: RulesOptions, io: CommandIo): RulesChange {
  const { base, quorum, period, 'retention-days': days, 'amber-to-supervision': amber } = options
  const rules = {
    ...(base === undefined ? {} : { base: base === 'cast' ? ('cast' as const) : ('electorate' as const) }),
    ...(quorum === undefined ? {} : { voteQuorum: quorumOf(quorum, io) }),
    ...(period === undefined ? {} : { votingPeriodMs: periodOf(period, io) }),
    ...(days === undefined ? {} : { retentionDays: daysOf(days, io) }),
    ...(amber === undefined ? {} : { amberToSupervision: amber === 'yes' }),
  }
  if (Object.keys(rules).length === 0)
    throw usageError(io.lang, 'missing', { option: '--base | --quorum | --period | …', command: 'ncv … propose rules --help' })
  return rules
}

function quorumOf(text: string, io: CommandIo): { numerator: number; denominator: number } {
  const match = /^([0-9]{1,4})\/([0-9]{1,4})$/.exec(text)
  const [numerator, denominator] = [Number(match?.[1]), Number(match?.[2])]
  if (match === null || denominator < 1 || denominator > 1000 || numerator > denominator)
    throw usageError(io.lang, 'value', { option: '--quorum', found: text.slice(0, 40), expected: '1/2' })
  return { numerator, denominator }
}

function periodOf(text: string, io: CommandIo): number {
  const ms = parseDuration(text)
  if (ms === undefined || ms < 1) throw usageError(io.lang, 'value', { option: '--period', found: text.slice(0, 40), expected: '14d, 24h' })
  return ms
}

function daysOf(text: string, io: CommandIo): number {
  const days = /^[0-9]{1,4}$/.test(text) ? Number(text) : 0
  if (days < 1 || days > 3650) throw usageError(io.lang, 'value', { option: '--retention-days', found: text.slice(0, 40), expected: '1 … 3650' })
  return days
}
