// SPDX-License-Identifier: EUPL-1.2
/**
 * Houses under several names, as folded by {@link file://./normalise.ts}: renamed, taken over, or known by initials.
 *
 * Only names that do not share their first word and are not each other's initials need a line.
 *
 * @module
 */
import { fold } from './normalise.ts'

const HOUSES = [
  ['hp', 'hewlett packard'],
  ['hpe', 'hewlett packard enterprise', 'aruba'],
  ['vmware', 'broadcom'],
  ['citrix', 'cloud software group', 'netscaler'],
  ['aveva', 'wonderware', 'osisoft', 'invensys'],
  ['schneider electric', 'apc', 'american power conversion'],
  ['codesys', '3s smart'],
  ['rockwell automation', 'allen bradley'],
  ['phoenix contact', 'innominate'],
  ['hitachi energy', 'hitachi abb power grids', 'abb power grids'],
  ['belden', 'hirschmann'],
  ['siemens', 'ruggedcom'],
  ['bosch', 'rexroth'],
  ['apache', 'asf'],
  ['opentext', 'open text', 'micro focus'],
  ['ptc', 'kepware'],
  ['ivanti', 'pulse secure', 'mobileiron'],
  ['atlassian', 'confluence'],
  ['trellix', 'mcafee', 'fireeye'],
  ['progress', 'ipswitch', 'kemp'],
  ['suse', 'novell'],
  ['microsoft', 'ms'],
  ['johnson controls', 'tyco', 'sensormatic', 'exacq', 'kantech', 'software house', 'american dynamics'],
  ['withsecure', 'f secure'],
  ['carrier', 'interlogix'],
  ['baxter', 'hillrom', 'welch allyn'],
] as const

const FOLDED: readonly (readonly string[])[] = HOUSES.map((house) => house.map(fold))

/** All names of the houses whose name is `name` or begins it by whole words. */
export function aliasesOf(name: string): readonly string[] {
  return FOLDED.filter((house) => house.some((known) => name === known || name.startsWith(`${known} `))).flat()
}
