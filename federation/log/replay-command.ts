// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv log replay`: members, motions and tallies, recomputed from the public files and a file of community keys.
 *
 *     {"ok":true,"origin":"wiesenland/4f5b…","size":938,"isVerified":true,"members":[{"id":"m-…","name":"…","state":"admitted","since":0,…}],
 *      "motions":[{"motion":"…","index":12,"title":"…","outcome":"counted","electorate":180,"cast":95,"results":[…],"votes":[…]}],
 *      "rules":{…},"refused":[],"unread":[]}
 *
 * @module
 */
import { hex } from '@ncv/protocol/bytes.ts'
import { CodedError } from '@ncv/protocol/errors.ts'
import type { MembershipState, StandingMotion } from '@ncv/protocol/membership/member-state.ts'
import { parseReaderKeys, READER_KEYS_MAX_BYTES } from '@ncv/protocol/membership/reader-keys.ts'
import type { CommandIo } from '@ncv/runtime/cli.ts'
import { defineCommand } from '@ncv/runtime/cli.ts'
import { readFileBounded } from '@ncv/runtime/party-dir.ts'
import { realNet } from '@ncv/runtime/real-net.ts'
import { systemClock } from '@ncv/runtime/real-world.ts'
import { explain } from '@ncv/runtime/texts.ts'
import type { ReplayedLog } from './replay.ts'
import { replayLog } from './replay.ts'
import { verifyLog } from './verify.ts'
import { logSource } from './verify-source.ts'

export const replayCommand = defineCommand({
  summary: {
    de: 'Mitglieder, Anträge und Ergebnisse aus dem Protokoll allein nachrechnen',
    en: 'recompute members, motions and tallies from the log alone',
  },
  description: {
    de: 'Braucht die Gemeinschaftsschlüssel eines Mitglieds oder der Zentrale („ncv node keys --out DATEI“, „ncv hub keys --out DATEI“). Prüft zuerst das ganze Protokoll wie „ncv log verify“. Endet mit 1, wenn ein Eintrag nicht hält oder nicht zu lesen ist.',
    en: 'Needs the community keys of a member or of the hub (“ncv node keys --out FILE”, “ncv hub keys --out FILE”). Checks the whole log first as “ncv log verify” does. Ends with 1 where an entry does not hold or cannot be read.',
  },
  positionals: [
    {
      name: 'folder|url',
      required: true,
      help: { de: 'Ordner, in dem „checkpoint“ liegt, oder http(s)-Adresse', en: 'folder that holds “checkpoint”, or http(s) address' },
    },
  ],
  options: {
    keys: { type: 'string', required: true, value: 'FILE', help: { de: 'Datei mit Gemeinschaftsschlüsseln', en: 'file of community keys' } },
    'without-verify': { type: 'boolean', help: { de: 'nur nachrechnen, das Übrige nicht prüfen', en: 'replay alone, do not check the rest' } },
  },
  async run({ options, positionals: [place = ''] }, io) {
    const keys = parseReaderKeys(readFileBounded(options.keys, READER_KEYS_MAX_BYTES))
    await using net = realNet(io.env)
    const source = logSource(net, place)
    try {
      if (!options['without-verify']) await verifyLog(source, undefined, systemClock()())
      const replayed = await replayLog(source, keys)
      const isVerified = !options['without-verify']
      const ok = replayed.refused.length === 0 && replayed.unread.length === 0
      io.reply({ ok, ...viewOf(replayed), isVerified }, textOf(replayed, isVerified, io))
      return ok ? 0 : 1
    } catch (error) {
      if (!(error instanceof CodedError)) throw error
      const { index, path } = error.params
      const detail = explain(error, io.lang, io.texts, 'terminal')
      if (io.json)
        io.reply({ ok: false, code: error.code, ...(index === undefined ? {} : { index }), ...(path === undefined ? {} : { path }), detail }, '')
      else io.err(`${io.text('log.refused', { detail })}\n`)
      return 1
    }
  },
})

function viewOf({ origin, size, state, refused, unread }: ReplayedLog) {
  return {
    origin,
    size,
    members: [...state.members.values()].map(({ id, name, kind, category, state: is, since, hasPledge, roles, key }) => ({
      ...{ id, name, kind, category, state: is, since, hasPledge },
      roles: [...roles],
      key: hex(key),
    })),
    motions: [...state.motions.values()].map((motion) => motionView(motion)),
    rules: state.rules,
    refused,
    unread,
  }
}

function motionView({ id, index, motion, electorate, votes, tally, candidates, carriedOut }: StandingMotion) {
  return {
    motion: hex(id),
    index,
    title: motion.title,
    proposer: motion.proposer,
    subject: motion.subject.kind,
    candidates: candidates.map(({ id: candidate, name }) => ({ id: candidate, name })),
    outcome: tally?.outcome ?? 'open',
    electorate: electorate.size,
    cast: votes.size,
    results: tally?.results ?? [],
    carriedOut: [...carriedOut],
    votes: [...votes.values()].map(({ voter, by, choices, castAt }) => ({ voter, ...(by === undefined ? {} : { by }), choices, castAt })),
  }
}

function textOf({ origin, size, state, refused, unread }: ReplayedLog, isVerified: boolean, io: CommandIo): string {
  return [
    io.text(isVerified ? 'log.replayed' : 'log.replayed-unverified', { origin, size }),
    io.text('log.members', { count: [...state.members.values()].filter(({ state: is }) => is === 'admitted').length, all: state.members.size }),
    ...[...state.members.values()].map(({ id, name, state: is }) => `  ${id}  ${name}: ${io.text(`log.state.${is}`)}`),
    io.text('log.motions', { count: state.motions.size }),
    ...[...state.motions.values()].flatMap((motion) => motionText(motion, state, io)),
    ...refused.map(({ index, code }) => io.text('log.entry-refused', { index, code })),
    ...unread.map(({ index, epoch }) => io.text('log.entry-unread', { index, epoch })),
  ].join('\n')
}

function motionText({ index, motion, electorate, votes, tally, candidates }: StandingMotion, state: MembershipState, io: CommandIo): string[] {
  const { subject } = motion
  const about = subject.kind === 'expulsion' || subject.kind === 'role' ? state.members.get(subject.member)?.name : undefined
  const head = io.text('log.motion', {
    index,
    title: motion.title,
    outcome: io.text(`log.outcome.${tally?.outcome ?? 'open'}`),
    cast: votes.size,
    electorate: electorate.size,
  })
  const lines = (tally?.results ?? []).map(({ yes, no, abstain, isCarried }, i) => {
    const carried = io.text(isCarried ? 'motion.carried' : 'motion.rejected')
    return `    ${candidates[i]?.name ?? about ?? motion.title}: ${io.text('motion.result', { yes, no, abstain, carried })}`
  })
  return [head, ...lines]
}
