// SPDX-License-Identifier: EUPL-1.2
/**
 * Who could look: the real parties of a federation, from nearest to farthest.
 *
 * @module
 */
export interface Localized {
  readonly de: string
  readonly en: string
}

export const PARTIES = ['own', 'hub', 'relay', 'members', 'witnesses', 'network'] as const
export type Party = (typeof PARTIES)[number]

export const PARTY_NAMES: Readonly<Record<Party, Localized>> = {
  own: { de: 'eigene Kommune', en: 'own municipality' },
  hub: { de: 'N-CERT (Zentrale)', en: 'N-CERT (hub)' },
  relay: { de: 'Relais', en: 'relay' },
  members: { de: 'andere Mitglieder', en: 'other members' },
  witnesses: { de: 'Zeugen', en: 'witnesses' },
  network: { de: 'Netzbeobachter', en: 'network observer' },
}

/** Both ways of reporting. */
export const WAYS = ['anonymous', 'named'] as const
export type Way = (typeof WAYS)[number]

export const WAY_NAMES: Readonly<Record<Way, Localized>> = {
  anonymous: { de: 'anonym', en: 'anonymously' },
  named: { de: 'namentlich', en: 'by name' },
}
