// SPDX-License-Identifier: EUPL-1.2
/**
 * The result of a network scan by nmap as inventory (`nmap -sV -O -oX scan.xml …`).
 *
 * ```xml
 * <nmaprun scanner="nmap"><host><status state="up"/><address addr="10.1.2.3" addrtype="ipv4"/><hostnames><hostname name="web01"/></hostnames>
 *   <ports><port protocol="tcp" portid="443"><state state="open"/>
 *     <service name="https" product="nginx" version="1.18.0"><cpe>cpe:/a:igor_sysoev:nginx:1.18.0</cpe></service></port></ports>
 *   <os><osmatch name="Linux 5.0 - 5.14" accuracy="98"><osclass vendor="Linux" osfamily="Linux"><cpe>cpe:/o:linux:linux_kernel:5</cpe></osclass></osmatch></os>
 * </host></nmaprun>
 * ```
 * Each service with a product makes an entry, and the operating system where nmap is sure of it. A service that nmap could not name makes none,
 * and the number of those is told.
 *
 * @see https://nmap.org/book/nmap-dtd.html
 * @module
 */
import type { Asset } from './asset.ts'
import { assetFrom } from './asset.ts'
import { MAX_ASSETS } from './csv-table.ts'
import { cellFaults } from './entry.ts'
import type { InventoryFault } from './fault.ts'
import { MAX_FAULTS, shown } from './fault.ts'
import type { XmlEvent } from './xml.ts'
import { xmlEvents } from './xml.ts'

/** nmap guesses; below this share it says so itself. */
const SURE_PERCENT = 95

export interface ReadScan {
  readonly assets: readonly Asset[]
  /** Open ports whose service nmap did not recognise. */
  readonly unnamed: number
}

interface Service {
  readonly port: string
  readonly line: number
  readonly isOpen: boolean
  readonly product: string
  readonly version: string
  readonly cpe: string
}

interface System {
  readonly line: number
  readonly name: string
  readonly accuracy: number
  readonly vendor: string
  readonly cpe: string
}

interface Host {
  isUp: boolean
  address: string
  name: string
  readonly services: Service[]
  readonly systems: System[]
}

export function readNmap(text: string): ReadScan | { readonly faults: readonly InventoryFault[] } {
  const events = xmlEvents(text)
  const scan = new Scan()
  for (let next = events.next(); ; next = events.next()) {
    if (next.done === true) return next.value === undefined ? assetsOf(scan) : { faults: [next.value] }
    if (!scan.take(next.value)) return { faults: [{ line: 1, problem: 'not-nmap' }] }
  }
}

/** What of the events is of use, host by host. */
class Scan {
  readonly hosts: Host[] = []
  readonly #path: string[] = []
  #port: { id: string; line: number; isOpen: boolean } | undefined
  #service: { product: string; version: string; cpe: string } | undefined
  #system: { line: number; name: string; accuracy: number; vendor: string; cpe: string } | undefined

  /** `false` where the document is of another kind. */
  take(event: XmlEvent): boolean {
    if (event.kind === 'open') {
      this.#path.push(event.name)
      if (this.#path.length === 1) return event.name === 'nmaprun'
      this.#opened(event)
    } else if (event.kind === 'text') this.#said(event.text.trim())
    else {
      this.#closed(event.name)
      this.#path.pop()
    }
    return true
  }

  #opened({ name, attributes, line }: XmlEvent & { kind: 'open' }): void {
    const attribute = (key: string) => (attributes[key] ?? '').trim()
    const host = this.hosts.at(-1)
    const path = this.#path.join('/')
    if (path === 'nmaprun/host') this.hosts.push({ isUp: true, address: '', name: '', services: [], systems: [] })
    else if (host === undefined) return
    else if (path === 'nmaprun/host/status') host.isUp = attribute('state') === 'up'
    else if (path === 'nmaprun/host/address' && attribute('addrtype') !== 'mac') host.address ||= attribute('addr')
    else if (path === 'nmaprun/host/hostnames/hostname') host.name ||= attribute('name')
    else if (path === 'nmaprun/host/ports/port') this.#port = { id: `${attribute('portid')}/${attribute('protocol')}`, line, isOpen: false }
    else if (name === 'state' && this.#port !== undefined) this.#port.isOpen = attribute('state') === 'open'
    else if (name === 'service') this.#service = { product: attribute('product'), version: attribute('version'), cpe: '' }
    else if (path === 'nmaprun/host/os/osmatch')
      this.#system = { line, name: attribute('name'), accuracy: Number(attribute('accuracy')), vendor: '', cpe: '' }
    else if (name === 'osclass' && this.#system !== undefined) this.#system.vendor ||= attribute('vendor')
  }

  #said(text: string): void {
    if (this.#path.at(-1) !== 'cpe' || text === '') return
    // Of a service only the application: an operating system beside it is guessed from it.
    if (this.#service !== undefined && text.startsWith('cpe:/a')) this.#service.cpe ||= text
    if (this.#system !== undefined && text.startsWith('cpe:/o')) this.#system.cpe ||= text
  }

  #closed(name: string): void {
    const host = this.hosts.at(-1)
    if (name === 'port' && this.#port !== undefined) {
      const { id: port, line, isOpen } = this.#port
      host?.services.push({ port, line, isOpen, product: '', version: '', cpe: '', ...this.#service })
      this.#port = undefined
      this.#service = undefined
    }
    if (name === 'osmatch' && this.#system !== undefined) {
      host?.systems.push(this.#system)
      this.#system = undefined
    }
  }
}

function assetsOf({ hosts }: Scan): ReadScan | { readonly faults: readonly InventoryFault[] } {
  const up = hosts.filter(({ isUp }) => isUp)
  const names = Map.groupBy(up, ({ name }) => name)
  const assets = new Map<string, Asset>()
  const faults: InventoryFault[] = []
  const keep = (line: number, asset: Asset): void => {
    faults.push(...cellFaults(asset, { line }))
    if (assets.has(asset.id)) faults.push({ line, field: 'id', problem: 'duplicate-id', found: shown(asset.id) })
    assets.set(asset.id, asset)
  }
  for (const { name, address, services, systems } of up) {
    // Several hosts behind one name are told apart by their addresses.
    const host = name !== '' && names.get(name)?.length === 1 ? name : address
    for (const { port, line, isOpen, product, version, cpe } of services)
      if (isOpen && product !== '') keep(line, assetFrom({ id: `${host}:${port}`, product, version, cpe, host }))
    const system = systems.toSorted((a, b) => b.accuracy - a.accuracy)[0]
    if (system !== undefined && system.accuracy >= SURE_PERCENT && system.name !== '')
      keep(system.line, assetFrom({ id: `${host}:os`, vendor: system.vendor, product: system.name, cpe: system.cpe, host, kind: 'os' }))
  }
  if (assets.size > MAX_ASSETS) faults.push({ problem: 'too-many-assets', found: String(MAX_ASSETS) })
  const unnamed = up.flatMap(({ services }) => services).filter(({ isOpen, product }) => isOpen && product === '').length
  return faults.length > 0 ? { faults: faults.slice(0, MAX_FAULTS) } : { assets: [...assets.values()], unnamed }
}
