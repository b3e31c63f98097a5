// SPDX-License-Identifier: EUPL-1.2
/**
 * Routes of a node's admin interface: how it is set up, and „Was sieht wer?“.
 *
 * What is set in `config.json` is only shown: whoever may edit that file runs the machine.
 *
 * @module
 */
import { z } from 'zod'
import { MEMBER_KINDS } from '../message/genesis.ts'
import { PARTIES, WAYS } from '../visibility/party.ts'
import { defineRoutes } from './contract.ts'
import { Count } from './fields.ts'

export const SettingsView = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(MEMBER_KINDS),
  category: Count,
  /** Cosigns the log, as the members have decided. */
  isWitness: z.boolean(),
  /** Organisation that runs this node for its own; null: the house itself. */
  host: z.string().nullable(),
  federation: z.object({ id: z.string(), name: z.string(), hub: z.string(), relay: z.string() }),
  hubUrl: z.string(),
  relayUrl: z.string(),
  mirrorUrl: z.string(),
  /** Milliseconds. */
  pollMs: Count,
  isKeyBesideData: z.boolean(),
  /** Days until a match is due, by criticality of the asset and urgency; `isOwn`: set by this house. */
  dueDays: z.array(z.object({ criticality: z.string(), days: z.array(z.object({ urgency: z.string(), days: Count, isOwn: z.boolean() })) })),
  rules: z.object({
    base: z.enum(['cast', 'electorate']),
    quorum: z.object({ numerator: Count, denominator: Count }),
    votingPeriodMs: Count,
    amberToSupervision: z.boolean(),
    retentionDays: Count,
  }),
})
export type SettingsView = z.infer<typeof SettingsView>

const Party = z.enum(PARTIES)

/** In the language of the request. */
export const WhoSeesView = z.object({
  parties: z.array(z.object({ party: Party, name: z.string() })),
  ways: z.array(
    z.object({
      way: z.enum(WAYS),
      title: z.string(),
      /** What each can conclude; the last is hub and relay together. */
      learns: z.array(z.object({ who: z.string(), name: z.string(), text: z.string() })),
      messages: z.array(
        z.object({ id: z.string(), title: z.string(), fields: z.array(z.object({ path: z.string(), text: z.string(), by: z.array(Party) })) }),
      ),
    }),
  ),
})
export type WhoSeesView = z.infer<typeof WhoSeesView>

export const SETTINGS_ROUTES = defineRoutes({
  readSettings: { method: 'GET', path: '/settings', action: 'status.read', reply: SettingsView },
  whoSees: { method: 'GET', path: '/who-sees', action: 'status.read', reply: WhoSeesView },
})
