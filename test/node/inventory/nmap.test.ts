// SPDX-License-Identifier: EUPL-1.2
/**
 * Scans by nmap as inventory, and the XML that is not read. The example is invented, in the shape of nmap 7.95.
 *
 * @module
 */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readNmap } from '../../../node/inventory/nmap.ts'
import type { XmlEvent } from '../../../node/inventory/xml.ts'
import { xmlEvents } from '../../../node/inventory/xml.ts'

const SCAN = readFileSync(new URL('fixtures/scan.xml', import.meta.url), 'utf8')

function eventsOf(text: string): XmlEvent[] | string {
  const reading = xmlEvents(text)
  const events: XmlEvent[] = []
  for (let next = reading.next(); ; next = reading.next()) {
    if (next.done === true) return next.value === undefined ? events : `${next.value.line} ${next.value.problem}`
    events.push(next.value)
  }
}

describe('a scan', () => {
  test('makes an entry of each named service and of an operating system that nmap is sure of', () => {
    const host = 'www.gemeinde.example'
    expect(readNmap(SCAN)).toEqual({
      assets: [
        { id: `${host}:22/tcp`, product: 'OpenSSH', version: '8.4p1 Debian 5+deb11u3', cpe: 'cpe:/a:openbsd:openssh:8.4p1', host },
        { id: `${host}:80/tcp`, product: 'Apache httpd', version: '2.4.62', cpe: 'cpe:/a:apache:http_server:2.4.62', host },
        { id: `${host}:os`, vendor: 'Linux', product: 'Linux 5.0 - 5.14', cpe: 'cpe:/o:linux:linux_kernel:5', host, kind: 'os' },
        { id: '192.0.2.9:102/tcp', product: 'Siemens S7 PLC', host: '192.0.2.9' },
      ],
      unnamed: 1,
    })
  })

  test('two hosts of one name are told apart by their addresses', () => {
    const host = (addr: string) =>
      `<host><status state="up"/><address addr="${addr}" addrtype="ipv4"/><hostnames><hostname name="pool"/></hostnames><ports><port protocol="udp" portid="161"><state state="open"/><service product="SNMP"/></port></ports></host>`
    const read = readNmap(`<nmaprun>${host('192.0.2.1')}${host('192.0.2.2')}</nmaprun>`)
    expect('assets' in read ? read.assets.map(({ id }) => id) : []).toEqual(['192.0.2.1:161/udp', '192.0.2.2:161/udp'])
  })

  test('that is cut off, or is something else, is refused as a whole', () => {
    const cut = SCAN.slice(0, -20)
    expect(readNmap(cut)).toMatchObject({ faults: [{ line: cut.split('\n').length, problem: 'xml-broken' }] })
    expect(readNmap('<html></html>')).toMatchObject({ faults: [{ problem: 'not-nmap' }] })
    expect(readNmap('')).toMatchObject({ faults: [{ problem: 'xml-broken' }] })
  })
})

describe('XML', () => {
  test('elements, attributes with the five entities and numbers, text, comments', () => {
    expect(eventsOf(`<?xml version="1.0"?><!-- a > b --><a x='1 &lt; "2"' y="&#228;&#x20AC;">t&amp;u<b/></a>`)).toEqual([
      { kind: 'open', name: 'a', attributes: { x: '1 < "2"', y: 'ä€' }, line: 1 },
      { kind: 'text', text: 't&u' },
      { kind: 'open', name: 'b', attributes: {}, line: 1 },
      { kind: 'close', name: 'b' },
      { kind: 'close', name: 'a' },
    ])
  })

  test('entities of its own and references outward are refused unread', () => {
    expect(eventsOf('<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>')).toBe('1 xml-doctype')
    expect(eventsOf('<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>')).toBe('1 xml-doctype')
    expect(eventsOf('<a>\n&lol;</a>')).toBe('2 xml-doctype')
    expect(eventsOf('<a/><!DOCTYPE a>')).toBe('1 xml-doctype')
    expect(eventsOf('<a><![CDATA[x]]></a>')).toBe('1 xml-doctype')
  })

  test.each([
    '<a>',
    '<a></b>',
    '</a>',
    '<a/><b/>',
    'x<a/>',
    '<a x="1" x="2"/>',
    '<a x=1/>',
    '<a x="<"/>',
    '<a>&#0;</a>',
    '<a>&amp</a>',
    '<a',
    '<!-- <a/>',
    '<1/>',
  ])('%s is broken', (text) => {
    expect(eventsOf(text)).toBe('1 xml-broken')
  })

  test('a document nested without end stops at a bound', () => {
    expect(eventsOf('<a>'.repeat(100_000))).toBe('1 too-deep')
  })

  test('a hundred thousand attributes, and an open tag of a megabyte, take no more than linear time', () => {
    const attributes = Array.from({ length: 100_000 }, (_, i) => ` a${i}=""`).join('')
    expect(eventsOf(`<a${attributes}/>`)).toHaveLength(2)
    expect(eventsOf(`<a ${' '.repeat(1_000_000)}`)).toBe('1 xml-broken')
    expect(eventsOf(`<a${' x'.repeat(500_000)}`)).toBe('1 xml-broken')
  })
})
