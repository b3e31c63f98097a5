// SPDX-License-Identifier: EUPL-1.2
/**
 * Spellings that real inventories and advisories have for one product, and near misses: each line is a class, with names of our own choosing.
 *
 * @module
 */
import { describe, expect, test } from 'vitest'
import { advisory, affecting, asset, verdictOn } from './advisory-builder.ts'

const on = (vendor: string, product: string, range = 'vers:all/*') => affecting({ id: 'p1', product, ...(vendor === '' ? {} : { vendor }), range })

describe('the same product, surely', () => {
  test.each([
    ['words in another order', 'Siemens', 'SIRIUS Motor Starter M200D PROFINET', 'Siemens', 'SIRIUS M200D PROFINET Motorstarter'],
    ['the letters of the series before the number of the model', 'Siemens', 'SIMATIC S7-400 CPU 412-2 PN/DP', 'Siemens', 'S7-412-2 PN/DP'],
    ['a plus for an and in the vendor', 'PEPPERL+FUCHS', 'Tab-Ex 01', 'Pepperl & Fuchs', 'Tab-Ex 01'],
    ['points in the legal form', 'Kestrel B.V.', 'Kestrel KX204-2', 'Kestrel', 'KX204-2'],
    ['the name of a series left out before a full model', 'Mitsubishi Electric', 'MELSEC iQ-F FX5U-32MT/DS', 'Mitsubishi', 'MELSEC FX5U-32MT/DS'],
    ['where it stands', 'Siemens', 'SCALANCE X204-2', 'Siemens', 'SCALANCE X204-2 Klärwerk Süd'],
    ['quotes around it', 'Siemens', 'SIMATIC WinCC V7.5', 'Siemens', '"SIMATIC WinCC V7.5"'],
    ['a space within a number of volts', 'Siemens', 'SCALANCE X307-2 EEC (2x 24V)', 'Siemens', 'SCALANCE X307-2 EEC (2x24V)'],
    ['a brand left out beside the same release line', 'Siemens', 'SIMATIC WinCC V7.5', 'Siemens', 'WinCC V7.5'],
    ['what kind of device it is', 'Honeywell', 'IP-AK2 Access Control Panel', 'Honeywell', 'IP-AK2'],
    ['open letters at the end of a model', 'Hikvision', 'DS-K1T671XXX', 'Hikvision', 'DS-K1T671M'],
    ['one number with and without its suffix', 'Philips', 'Monitor MP5/5SC', 'Philips', 'Monitor MP5'],
    ['the edition of a product named like its vendor', 'GitLab', 'GitLab', 'GitLab', 'GitLab CE'],
    ['the long name in a bracket', 'Cisco', 'ASA (Adaptive Security Appliance)', 'Cisco', 'Adaptive Security Appliance'],
    ['the short form copied without its bracket', 'Teltonika', 'Remote Management System (RMS)', 'Teltonika', 'Remote Management System RMS'],
    ['a generation without the kind of software', 'Microsoft', 'Exchange Server 2019', 'MS', 'Exchange 2019'],
    ['a coined name without a vendor', 'Fortinet', 'FortiOS', '', 'FortiOS'],
  ])('%s', (_, vendor, product, ownVendor, ownProduct) => {
    expect(verdictOn(on(vendor, product), asset(ownVendor, ownProduct, '1.0'))).toBe('affected')
  })

  test('a name that repeats the first number of its version', () => {
    expect(verdictOn(on('Veeam', 'Backup & Replication', '<12.3.1'), asset('Veeam', 'Backup & Replication 12', '12.3.0'))).toBe('affected')
    expect(verdictOn(on('Suprema', 'BioStar 2', '<=2.8.16'), asset('Suprema', 'BioStar 2', '2.8.16'))).toBe('affected')
    expect(verdictOn(on('Siemens', 'SIMATIC PCS 7', '<9.1'), asset('Siemens', 'SIMATIC PCS', '9.0'))).not.toBe('affected')
  })
})

describe('perhaps the same product: a human decides', () => {
  test.each([
    ['a brand left out before a name without numbers', 'Phoenix Contact', 'Automation Worx PC Worx Express', 'PC Worx Express'],
    ['a brand added before a name without numbers', 'General Electric', 'CIMPLICITY', 'Proficy HMI/SCADA CIMPLICITY'],
    ['one of two that are joined by and', 'Siemens', 'SIMATIC STEP 7 and WinCC', 'STEP 7 Professional'],
    ['an edition that the advisory does not name', 'Siemens', 'SIMATIC STEP 7', 'STEP 7 Professional'],
    ['a property behind the model', 'Siemens', 'RUGGEDCOM RM1224', 'Ruggedcom RM1224 LTE'],
    ['a model of what the advisory names as a whole', 'AVM', 'FRITZ!Box', 'FRITZ!Box 7590'],
    ['a device with the system that runs on it', 'Fortinet', 'FortiOS', 'FortiGate 100F (FortiOS)'],
    ['the initials', 'Red Hat', 'Red Hat Enterprise Linux 8', 'RHEL 8'],
    ['the initials with a service pack', 'SUSE', 'SUSE Linux Enterprise Server 15 SP5', 'SLES 15 SP5'],
    ['the kind of software added', 'Oracle', 'MySQL', 'MySQL Server'],
    ['the vendor’s name alone', 'Nextcloud', 'Nextcloud Server', 'Nextcloud'],
  ])('%s', (_, vendor, product, own) => {
    expect(verdictOn(on(vendor, product), asset(vendor, own, '1.0'))).toBe('check')
  })
})

describe('another product', () => {
  test.each([
    ['another hundred of the series', 'Siemens', 'SIMATIC S7-1200 CPU family', 'Siemens', 'SIMATIC S7-1500 CPU 1513-1 PN'],
    ['another year', 'Microsoft', 'Exchange Server 2019', 'Microsoft', 'Exchange Server 2016'],
    ['the client beside the server', 'Nextcloud', 'Nextcloud Server', 'Nextcloud', 'Desktop Client'],
    ['a tool for the device', 'Moxa', 'EDS-408A', 'Moxa', 'EDS-408A Configuration Tool'],
    ['an operating system beside a device', 'AVM', 'FRITZ!Box', 'AVM', 'FRITZ!OS'],
    ['a model that looks like a year', 'GE Healthcare', 'Innova 2000', 'GE Healthcare', 'Innova 4100-IQ'],
    ['another line in a bracket', 'Siemens', 'WinCC Professional (TIA Portal V13)', 'Siemens', 'WinCC Professional V15'],
    ['a longer name', 'Siemens', 'Teamcenter', 'Siemens', 'Teamcenter Visualization'],
    ['the same word by another house', 'Delta Electronics', 'DIAScreen', 'Delta Controls', 'DIAScreen'],
  ])('%s', (_, vendor, product, ownVendor, ownProduct) => {
    expect(verdictOn(on(vendor, product), asset(ownVendor, ownProduct, '1.0'))).toBe('nothing')
  })
})

describe('packages of Linux distributions', () => {
  const leaf = (id: string) => ({ category: 'product_version', name: id, product: { product_id: id, name: id } })
  const document = advisory({
    products: [],
    tree: {
      branches: [
        {
          category: 'vendor',
          name: 'Granit Linux',
          branches: [
            {
              category: 'architecture',
              name: 'x86_64',
              branches: [leaf('telnet-1:0.17-65.el7_6.x86_64'), leaf('telnet-server-1:0.17-65.el7_6.x86_64')],
            },
          ],
        },
      ],
    },
    vulnerabilities: [{ cve: 'CVE-2026-0001', product_status: { fixed: ['telnet-1:0.17-65.el7_6.x86_64'] } }],
  })

  test.each([
    ['telnet', '1:0.17-65.el7_6', 'fixed'],
    ['telnet', '1:0.17-64.el7', 'check'],
    ['telnet', '1:0.17-66.el7', 'fixed'],
    ['telnet-server', '1:0.17-65.el7_6', 'check'],
    ['tel', '1:0.17-65.el7_6', 'nothing'],
  ])('%s %s is told by the name before the version: %s', (product, version, verdict) => {
    expect(verdictOn(document, asset('Granit Linux', product, version))).toBe(verdict)
  })
})

describe('versions', () => {
  const router = (range: string, version: string) => verdictOn(on('Acme', 'Router 3000', range), asset('Acme', 'Router 3000', version))

  test.each([
    ['>FW16_up_to_and_including_FW26', 'FW26', 'affected'],
    ['>FW16_up_to_and_including_FW26', 'FW27', 'not-affected'],
    ['=> 5.0 | <= 5.0.5.31', '5.0', 'affected'],
    ['>=8.0|=<8.5', '8.5', 'affected'],
    ['< 5_7_04_6469', '5.7.04.6469', 'not-affected'],
    ['< 5_7_04_6469', '5.7.04.6425', 'affected'],
    ['20-33', '24', 'affected'],
    ['20-33', '34', 'not-affected'],
    ['2014-2016', '2015', 'affected'],
    ['<= 2.0.11 / 3.0.11', '3.0.11', 'affected'],
    ['<= 2.0.11 / 3.0.11', '2.0.12', 'not-affected'],
    ['<April/20/2023', '2023-04-19', 'affected'],
    ['<=November 11, 2017', '2017-11-12', 'not-affected'],
    ['<8/30/2024', '2024-08-29', 'affected'],
    ['A10 < A11', 'A10', 'affected'],
    ['All versions between V2.5 (including) and V2.7 (excluding)', '2.6', 'affected'],
    ['4.5 | SP6 (including) and V4.5 SP6 Hotfix 8 (excluding)', '4.5 SP6 HF8', 'not-affected'],
    ['>= 9.3.0 -  but not including 9.3.8', '9.3.8', 'not-affected'],
    ['2.2.3  until 2.2.3.3', '2.2.3.3', 'affected'],
    ['ab FW9', 'FW14', 'affected'],
    ['V04.00.02 and all versions >= V04.00.15 < 04.00.18', '4.0.16', 'affected'],
    ['<V9.1_SP2_UC04', 'V9.1 SP2 UC03', 'affected'],
    ['< V5.0 QU1', 'V5.0', 'affected'],
    ['< 3.03 BN 830', '3.03 Build 829', 'affected'],
    ['<23.2R2', '23.2R1-S1', 'affected'],
    ['<22.4R3-S2', '22.4R3-S2', 'not-affected'],
    ['<22.7R2.5', '22.7R1.9', 'affected'],
    ['<=9.90 SP5 (v9.90.196)', '9.90 SP5', 'affected'],
    ['< SV3.51', '3.50', 'affected'],
    ['<7.4.9', 'v7.4.8,build2795,240806 (GA.M)', 'affected'],
    ['=< 9.0.8-10ubuntu1', '9.0.8-10ubuntu1', 'affected'],
  ])('%s on %s: %s', (range, version, verdict) => {
    expect(router(range, version)).toBe(verdict)
  })

  test.each([
    ['what one calls an update the other may count as a number', '<8.0 Update 3d', '8.0.3'],
    ['a day in words that no version field holds', 'distributed  < april 1, 2018', '3.2'],
    ['a bound that differs from one hardware to the next', '< V3.X.17', '3.2.16'],
    ['two numbers that may be day and month', '<4/5/2023', '2023-04-20'],
  ])('%s is a question', (_, range, version) => {
    expect(router(range, version)).toBe('check')
  })

  test('a year in the name is a generation: it decides only what surely lies before and after it', () => {
    const vision = (range: string) => verdictOn(on('OSIsoft', 'PI Vision', range), asset('OSIsoft', 'PI Vision 2020'))
    expect([vision('< 2021'), vision('< 2019'), vision('< 2020 SP1'), vision('<= 2020')]).toEqual(['affected', 'not-affected', 'check', 'check'])
    const exchange = (range: string) => verdictOn(on('Microsoft', 'Exchange Server', range), asset('Microsoft', 'Exchange Server 2019 CU14'))
    expect([exchange('<2019 CU15'), exchange('<2019 CU13'), exchange('<2019 CU14 SU3')]).toEqual(['affected', 'not-affected', 'check'])
  })

  test('a service pack in the name is a version whose later updates nobody names; a revision alone is none', () => {
    const pcs = (range: string) => verdictOn(on('Siemens', 'SIMATIC PCS 7', range), asset('Siemens', 'SIMATIC PCS 7 V9.1 SP1'))
    expect([pcs('<V9.1 SP2'), pcs('<V9.1'), pcs('<V9.1 SP1 UC02')]).toEqual(['affected', 'not-affected', 'check'])
    expect(verdictOn(on('Acme', 'Router 3000', '>=3.0'), asset('Acme', 'Router 3000 V2'))).toBe('check')
  })
})
