// SPDX-License-Identifier: EUPL-1.2
/**
 * MessagePack, as far as NCV uses it: nil, booleans, whole numbers, text, bytes, arrays, maps with text keys; and reading fields without trusting
 * their types. Part of the independent replay: no line of the product.
 *
 * @module
 */

export type Plain = null | boolean | number | string | Uint8Array | Plain[] | { [name: string]: Plain }
export type Fields = { [name: string]: Plain }

export function unpack(bytes: Uint8Array): Plain {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  let at = 0
  const take = (count: number): number => {
    at += count
    if (at > bytes.length) throw new Error('message ends too early')
    return at - count
  }
  const text = (count: number): string => {
    const from = take(count)
    return Buffer.from(bytes.subarray(from, from + count)).toString('utf8')
  }
  const binary = (count: number): Uint8Array => {
    const from = take(count)
    return Uint8Array.from(bytes.subarray(from, from + count))
  }
  const list = (count: number): Plain[] => Array.from({ length: count }, () => value())
  const map = (count: number): Fields => Object.fromEntries(Array.from({ length: count }, () => [String(value()), value()]))
  const unsigned = (size: 1 | 2 | 4 | 8): number => {
    const from = take(size)
    if (size === 8) return Number(view.getBigUint64(from))
    return size === 1 ? view.getUint8(from) : size === 2 ? view.getUint16(from) : view.getUint32(from)
  }
  function value(): Plain {
    const tag = unsigned(1)
    if (tag < 0x80) return tag
    if (tag < 0x90) return map(tag - 0x80)
    if (tag < 0xa0) return list(tag - 0x90)
    if (tag < 0xc0) return text(tag - 0xa0)
    if (tag >= 0xe0) return tag - 0x100
    switch (tag) {
      case 0xc0:
        return null
      case 0xc2:
        return false
      case 0xc3:
        return true
      case 0xc4:
        return binary(unsigned(1))
      case 0xc5:
        return binary(unsigned(2))
      case 0xc6:
        return binary(unsigned(4))
      case 0xcc:
        return unsigned(1)
      case 0xcd:
        return unsigned(2)
      case 0xce:
        return unsigned(4)
      case 0xcf:
        return unsigned(8)
      case 0xd9:
        return text(unsigned(1))
      case 0xda:
        return text(unsigned(2))
      case 0xdc:
        return list(unsigned(2))
      case 0xde:
        return map(unsigned(2))
      default:
        throw new Error(`unexpected MessagePack tag ${tag}`)
    }
  }
  const result = value()
  if (at !== bytes.length) throw new Error('bytes behind the message')
  return result
}

export const fail = (what: string): never => {
  throw new Error(what)
}
export const fieldsOf = (value: Plain | undefined): Fields =>
  value !== null && typeof value === 'object' && !Array.isArray(value) && !(value instanceof Uint8Array) ? value : fail('a map was expected')
export const bytesIn = (from: Fields, name: string): Uint8Array => {
  const found = from[name]
  return found instanceof Uint8Array ? found : fail(`${name}: bytes were expected`)
}
export const textIn = (from: Fields, name: string): string => {
  const found = from[name]
  return typeof found === 'string' ? found : fail(`${name}: a text was expected`)
}
export const numberIn = (from: Fields, name: string): number => {
  const found = from[name]
  return typeof found === 'number' ? found : fail(`${name}: a number was expected`)
}
export const listIn = (from: Fields, name: string): Plain[] => {
  const found = from[name]
  return Array.isArray(found) ? found : fail(`${name}: a list was expected`)
}
