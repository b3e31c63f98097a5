// SPDX-License-Identifier: EUPL-1.2
/** English texts of `ncv node recover`. @module */
export const RECOVER_EN = {
  'recover.done':
    '{name} ({id}) has new keys; the old ones are dead from now on. Go on with "ncv node run". The node fetches new tokens for anonymous contributions; what was under way with the old ones stays valid until the end of the following week.',
  'recover.request':
    'Request for {name} written: {file}. Please hand it to the N-CERT. It calls back under a number on record; read out this mark on the telephone:\n\n    {mark}\n',
  'recover.then-adopt': 'Once the N-CERT has consented: "ncv node recover --adopt", then "ncv node run".',
  'recover.adopted': 'The new keys are in use. Go on with "ncv node run".',
}
