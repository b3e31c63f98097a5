// SPDX-License-Identifier: EUPL-1.2
/**
 * Which version an asset has, as far as its inventory line tells: the version field, the line in the product's name, a package URL or a CPE name.
 *
 * @module
 */
import { parseCpe } from '@ncv/protocol/advisory/cpe.ts'
import { parsePurl } from '@ncv/protocol/advisory/purl.ts'
import { asSpelled } from '@ncv/protocol/advisory/range-spelling.ts'
import type { ReleaseLine } from '@ncv/protocol/advisory/release-line.ts'
import { inLine } from '@ncv/protocol/advisory/release-line.ts'
import type { Scheme } from '@ncv/protocol/advisory/scheme.ts'
import { parsePackageVersion, schemeOfType } from '@ncv/protocol/advisory/scheme.ts'
import type { Version } from '@ncv/protocol/advisory/version.ts'
import { isVersionPlaceholder, parseVersion, withLine } from '@ncv/protocol/advisory/version-text.ts'
import type { Asset } from '../inventory/asset.ts'
import type { AssetGroup } from './asset-index.ts'
import { ownWords } from './product-facts.ts'

export type KnownVersion = Version | 'missing' | 'unclear'

/** How the package system of the asset's purl counts. */
function schemeOf(asset: Asset): Scheme | undefined {
  const type = asset.purl === undefined ? undefined : parsePurl(asset.purl)?.package.split('/')[0]
  return type === undefined ? undefined : schemeOfType(type)
}

/** A package URL and a CPE name carry a version too. */
function identifiedVersion({ purl, cpe }: Asset): string | undefined {
  return (purl === undefined ? '' : (parsePurl(purl)?.version ?? '')) || (cpe === undefined ? '' : (parseCpe(cpe)?.version ?? '')) || undefined
}

/**
 * `Firefox 128.0.1` in the name and nothing in the field. A shorter one (`V4.7`) is a line or a device's revision, and does not replace the version.
 * A year is a generation: `PI Vision 2020` is every 2020, and surely no 2019. A service pack (`PCS 7 V9.1 SP1`) is of software, whose later updates nobody names.
 */
function ofLine(line: ReleaseLine | undefined, product: string): KnownVersion {
  if (line === undefined || line.reach !== 'same') return 'missing'
  const isOpen = line.isYear || line.version.slots.some((slot) => slot > 0)
  return isOpen || line.version.numbers.length > 2 ? { ...line.version, text: asSpelled(product, line.text), wildcard: isOpen } : 'missing'
}

/** Where the field holds only `CU18`, the name's line gives the rest (`SQL Server 2019`). */
export function versionOf(asset: Asset, group: AssetGroup): KnownVersion {
  const text = isVersionPlaceholder(asset.version) ? identifiedVersion(asset) : asset.version
  if (text === undefined) return ofLine(group.name.line, asset.product)
  const scheme = schemeOf(asset)
  const packaged = scheme === undefined ? undefined : parsePackageVersion(text, scheme)
  const version = packaged ?? parseVersion(text, ownWords(group.vendor, group.name))
  return version === undefined ? 'unclear' : withLine(version, group.name.line?.version)
}

/**
 * Is the asset of a node's release line? Names that both carry a line have agreed already; an order number needs no line.
 *
 * @returns `out` where it is of another line, `unknown` where nothing tells
 */
export function fitsLine(version: KnownVersion, own: ReleaseLine | undefined, line: ReleaseLine | undefined): 'in' | 'out' | 'unknown' {
  if (line === undefined) return 'in'
  if (own !== undefined && own.version.numbers.length >= line.version.numbers.length) return 'in'
  if (version === 'missing' || version === 'unclear' || version.numbers.length === 0) return 'unknown'
  const inside = inLine(version, line)
  return inside === undefined ? 'unknown' : inside ? 'in' : 'out'
}
