// SPDX-License-Identifier: EUPL-1.2
/** Texts of motions and votes at the hub, English. @module */
export const VOTING_EN = {
  'error.OUT_EXISTS': 'The file {file} exists; it is not overwritten. Remedy: choose another name.',
  'error.OUT_UNWRITABLE': 'The file {file} cannot be written. Remedy: check folder and permissions.',
  'motion.refused': 'Did not get into the log: a motion of {proposer} ({code}).',
  'motion.withdrawn': 'Motion {motion} withdrawn.',
  'log.replayed': 'Log {origin} of {size} entries checked and replayed.',
  'log.replayed-unverified': 'Log {origin} of {size} entries replayed; the rest was NOT checked[$ (“ncv log verify”)].',
  'log.members': 'Members: {count} admitted, {all} altogether',
  'log.state.admitted': 'admitted',
  'log.state.suspended': 'suspended',
  'log.state.left': 'left',
  'log.state.expelled': 'expelled',
  'log.motions': 'Motions: {count}',
  'log.motion': '  #{index} "{title}": {outcome}, {cast} of {electorate} votes',
  'log.outcome.open': 'open',
  'log.outcome.counted': 'counted',
  'log.outcome.lapsed': 'lapsed',
  'log.outcome.withdrawn': 'withdrawn',
  'log.entry-refused': 'DOES NOT HOLD: entry {index} ({code}); nothing follows from it.',
  'log.entry-unread': 'Not readable: entry {index}, the key of epoch {epoch} is not in the file.',
  'keys.written':
    '{count} community keys in {file}. CAUTION: with them all can be read that the log holds for all members. Delete the file after use.',
} as const
