// SPDX-License-Identifier: EUPL-1.2
/**
 * Handlers: how this node is set up, and „Was sieht wer?“.
 *
 * @module
 */
import type { SettingsView, WhoSeesView } from '@ncv/protocol/admin/settings-routes.ts'
import { PARTIES, PARTY_NAMES, WAYS } from '@ncv/protocol/visibility/party.ts'
import { seenBy } from '@ncv/protocol/visibility/table.ts'
import type { Lang } from '@ncv/runtime/texts.ts'
import { pollMsOf } from '../config.ts'
import type { Links } from '../link/links.ts'
import type { Self } from '../self.ts'
import { DUE_DAYS, dueDays } from '../triage/due.ts'
import { outlooks, wayHeading } from '../who-sees/text.ts'
import type { NodeHandlers } from './contract.ts'

export function settingsHandlers(self: Self, links: Pick<Links, 'registry' | 'witness'>): Pick<NodeHandlers, 'readSettings' | 'whoSees'> {
  return { readSettings: () => settingsView(self, links), whoSees: (_input, { lang }) => whoSeesView(lang) }
}

function settingsView({ keys, config, opened, addresses }: Self, { registry, witness }: Pick<Links, 'registry' | 'witness'>): SettingsView {
  const { genesis } = opened
  const { base, voteQuorum, votingPeriodMs, amberToSupervision, retentionDays } = registry.rules
  return {
    id: keys.id,
    name: config.name,
    kind: config.kind,
    category: config.category,
    isWitness: witness !== undefined,
    host: config.host ?? null,
    federation: { id: genesis.federation, name: genesis.name, hub: genesis.hub.name, relay: registry.relay.name },
    ...addresses,
    pollMs: pollMsOf(config, genesis),
    isKeyBesideData: config.keyFile === undefined,
    dueDays: dueView(config),
    rules: { base, quorum: { ...voteQuorum }, votingPeriodMs, amberToSupervision, retentionDays },
  }
}

function dueView({ dueDays: own }: Self['config']): SettingsView['dueDays'] {
  return Object.entries(dueDays(own)).map(([criticality, row]) => ({
    criticality,
    days: Object.entries(row).map(([urgency, days]) => ({
      urgency,
      days,
      isOwn: days !== DUE_DAYS[criticality as keyof typeof DUE_DAYS][urgency as keyof typeof row],
    })),
  }))
}

function whoSeesView(lang: Lang): WhoSeesView {
  return {
    parties: PARTIES.map((party) => ({ party, name: PARTY_NAMES[party][lang] })),
    ways: WAYS.map((way) => ({
      way,
      title: wayHeading(way, lang),
      learns: outlooks(way).map(({ who, name, concludes }) => ({ who, name: name[lang], text: concludes[lang] })),
      messages: seenBy(way).map(({ id, title, fields }) => ({
        id,
        title: title[lang],
        fields: fields.map(({ path, text, by }) => ({ path, text: text[lang], by: [...by] })),
      })),
    })),
  }
}
