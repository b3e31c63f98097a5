// SPDX-License-Identifier: EUPL-1.2
/**
 * Who something may be passed on to, and what each TLP label says about each of them (ncv-rights, section 2).
 *
 * @see https://www.first.org/tlp/
 * @module
 */
import type { TlpLabel } from '../tlp.ts'

/**
 * `own-body`: people of the body that received it. `superior-office`: superior office and Fachaufsicht. `own-provider`: a body that works for
 * it. `served-municipality`: a Kommune that an IT service provider or a Landkreis serves. `member`: another member of the federation.
 * `named-person`: somebody else, as the source has named or not. `public`: everybody.
 */
export const AUDIENCES = ['own-body', 'superior-office', 'own-provider', 'served-municipality', 'member', 'named-person', 'public'] as const
export type Audience = (typeof AUDIENCES)[number]

/**
 * What must hold for a message of this label to go there: nothing (`yes`), that they need it for their work (`need-to-know`), the federation's
 * rule for TLP:AMBER (`amber-rule`), a pledge on record, an agreement and a pledge on record (`papers`), that the source named them (`named`), or
 * named them and a pledge is on record (`named-pledge`). `no`: only a release of the source opens it.
 */
export type Demand = 'yes' | 'need-to-know' | 'amber-rule' | 'pledge' | 'papers' | 'named' | 'named-pledge' | 'no'

/** One row a label; the rules of procedure (NDS Anhang 2, § 6(2) and § 8(2)) over TLP 2.0. */
export const DEMANDS: Readonly<Record<TlpLabel, Readonly<Record<Audience, Demand>>>> = {
  'TLP:RED': {
    'own-body': 'no',
    'superior-office': 'no',
    'own-provider': 'no',
    'served-municipality': 'no',
    member: 'named-pledge',
    'named-person': 'named',
    public: 'no',
  },
  'TLP:AMBER+STRICT': {
    'own-body': 'need-to-know',
    'superior-office': 'no',
    'own-provider': 'no',
    'served-municipality': 'no',
    member: 'pledge',
    'named-person': 'named',
    public: 'no',
  },
  'TLP:AMBER': {
    'own-body': 'need-to-know',
    'superior-office': 'amber-rule',
    'own-provider': 'papers',
    'served-municipality': 'pledge',
    member: 'pledge',
    'named-person': 'named',
    public: 'no',
  },
  'TLP:GREEN': {
    'own-body': 'yes',
    'superior-office': 'yes',
    'own-provider': 'papers',
    'served-municipality': 'pledge',
    member: 'yes',
    'named-person': 'named',
    public: 'no',
  },
  'TLP:CLEAR': {
    'own-body': 'yes',
    'superior-office': 'yes',
    'own-provider': 'yes',
    'served-municipality': 'yes',
    member: 'yes',
    'named-person': 'yes',
    public: 'yes',
  },
}
