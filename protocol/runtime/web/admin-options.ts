// SPDX-License-Identifier: EUPL-1.2
/**
 * Options of a `run` command for the address of the admin interface; they win over the configuration.
 *
 * @module
 */
import { usageError } from '../cli-arguments.ts'
import type { Lang } from '../texts.ts'
import type { AdminAddressConfig } from './admin-address.ts'

export const ADMIN_ADDRESS_OPTIONS = {
  'admin-host': {
    type: 'string',
    value: 'ADDRESS',
    help: {
      de: 'Adresse, auf der die Oberfläche hört (sonst adminHost; ohne beides nur dieser Rechner); eine andere nur mit --admin-origin',
      en: 'address the interface listens on (else adminHost; without either this machine only); another only with --admin-origin',
    },
  },
  'admin-origin': {
    type: 'string',
    value: 'URL',
    help: {
      de: 'https-Adresse des Proxys, unter der Browser die Oberfläche öffnen (sonst adminOrigin)',
      en: 'https address of the proxy under which browsers open the interface (else adminOrigin)',
    },
  },
} as const

interface Given {
  readonly 'admin-host'?: string | undefined
  readonly 'admin-origin'?: string | undefined
}

/** @param option the name of the option that gave `port` @throws RuntimeError `USAGE` */
export function adminAddressGiven(given: Given, port: string | undefined, option: string, lang: Lang): AdminAddressConfig {
  const { 'admin-host': adminHost, 'admin-origin': adminOrigin } = given
  if (port !== undefined && (!/^[0-9]{1,5}$/.test(port) || Number(port) > 65_535))
    throw usageError(lang, 'value', { option: `--${option}`, found: port.slice(0, 80), expected: '0–65535' })
  return {
    ...(adminHost === undefined ? {} : { adminHost }),
    ...(port === undefined ? {} : { adminPort: Number(port) }),
    ...(adminOrigin === undefined ? {} : { adminOrigin }),
  }
}
