// SPDX-License-Identifier: EUPL-1.2
/**
 * Package URLs (ECMA-427): `pkg:deb/debian/openssl@3.0.11-1~deb12u2?arch=amd64`. Type, namespace and name say which package it is.
 *
 * @module
 */

export interface Purl {
  /** Type, namespace and name in canonical form. */
  readonly package: string
  readonly version: string
}

const SHAPE = /^pkg:\/*([a-z][a-z0-9.+-]*)\/([^?#]+)/i
const CASELESS = new Set(['github', 'bitbucket', 'deb', 'rpm', 'pypi', 'apk', 'composer'])

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** `undefined` where the text is no package URL. */
export function parsePurl(text: string): Purl | undefined {
  if (text.length > 1000) return undefined
  const match = SHAPE.exec(text)
  if (match === null) return undefined
  const type = (match[1] as string).toLowerCase()
  const path = (match[2] as string).replace(/^\/+|\/+$/g, '')
  const at = path.lastIndexOf('@')
  const name = decoded(at > 0 ? path.slice(0, at) : path)
  const version = at > 0 ? decoded(path.slice(at + 1)) : ''
  const spelled = type === 'pypi' ? name.replaceAll('_', '-') : name
  return { package: `${type}/${CASELESS.has(type) ? spelled.toLowerCase() : spelled}`, version }
}
