// SPDX-License-Identifier: EUPL-1.2
/**
 * Reference Security Incident Taxonomy, version 1003, as codes `class/value`. `test/test` marks an exercise.
 *
 * @see https://github.com/enisaeu/Reference-Security-Incident-Taxonomy-Task-Force
 * @module
 */
export const RSIT_CODES = [
  'abusive-content/spam',
  'abusive-content/harmful-speech',
  'abusive-content/violence',
  'malicious-code/infected-system',
  'malicious-code/c2-server',
  'malicious-code/malware-distribution',
  'malicious-code/malware-configuration',
  'information-gathering/scanner',
  'information-gathering/sniffing',
  'information-gathering/social-engineering',
  'intrusion-attempts/ids-alert',
  'intrusion-attempts/brute-force',
  'intrusion-attempts/exploit',
  'intrusions/privileged-account-compromise',
  'intrusions/unprivileged-account-compromise',
  'intrusions/application-compromise',
  'intrusions/system-compromise',
  'intrusions/burglary',
  'availability/dos',
  'availability/ddos',
  'availability/misconfiguration',
  'availability/sabotage',
  'availability/outage',
  'information-content-security/unauthorised-information-access',
  'information-content-security/unauthorised-information-modification',
  'information-content-security/data-loss',
  'information-content-security/data-leak',
  'fraud/unauthorised-use-of-resources',
  'fraud/copyright',
  'fraud/masquerade',
  'fraud/phishing',
  'vulnerable/weak-crypto',
  'vulnerable/ddos-amplifier',
  'vulnerable/potentially-unwanted-accessible',
  'vulnerable/information-disclosure',
  'vulnerable/vulnerable-system',
  'other/other',
  'other/undetermined',
  'test/test',
] as const
export const RSIT_CLASSES = [
  'abusive-content',
  'malicious-code',
  'information-gathering',
  'intrusion-attempts',
  'intrusions',
  'availability',
  'information-content-security',
  'fraud',
  'vulnerable',
  'other',
  'test',
] as const
/** A class alone is allowed: at first often nothing more is known. */
export type RsitCode = (typeof RSIT_CODES)[number] | (typeof RSIT_CLASSES)[number]

/** Everyday words that the taxonomy has no value for, and the class that they surely belong to. */
const EVERYDAY: Readonly<Record<string, (typeof RSIT_CLASSES)[number]>> = {
  ransomware: 'malicious-code',
  malware: 'malicious-code',
  trojaner: 'malicious-code',
  virus: 'malicious-code',
  trojan: 'malicious-code',
  worm: 'malicious-code',
}

/**
 * The code for `text`, also where a separator differs (`fraud:phishing`, `rsit:fraud="phishing"`), where only an unambiguous value is given (`phishing`),
 * or where the class is known and the value is not (`malicious-code/ransomware` of older versions): then the class alone, which is true and no guess.
 */
export function parseRsit(text: string): RsitCode | undefined {
  const key = text
    .trim()
    .toLowerCase()
    .replace(/^rsit:/, '')
    .replace(/"/g, '')
    .replace(/[:=_ ]+/g, (gap) => (gap.includes('_') || gap === ' ' ? '-' : '/'))
  const exact = [...RSIT_CODES, ...RSIT_CLASSES].find((code) => code === key)
  if (exact !== undefined) return exact
  const sameValue = RSIT_CODES.filter((code) => code.slice(code.indexOf('/') + 1) === key)
  if (sameValue.length === 1) return sameValue[0]
  const slash = key.indexOf('/')
  return RSIT_CLASSES.find((each) => slash > 0 && each === key.slice(0, slash)) ?? (Object.hasOwn(EVERYDAY, key) ? EVERYDAY[key] : undefined)
}
