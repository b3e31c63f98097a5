// SPDX-License-Identifier: EUPL-1.2
/** The register of recipients from a table. */
import { parseRecipients } from '@ncv/node/forwarding/recipients-file.ts'
import { utf8 } from '@ncv/protocol/bytes.ts'
import { describe, expect, test } from 'vitest'

const HEADER = 'handle;name;kind;mailbox;member;agreement;agreement-from;agreement-until;pledge;pledge-from;pledge-until'
const faultOf = (csv: string) => {
  const { recipients, faults } = parseRecipients(utf8(csv))
  expect(recipients).toEqual([])
  return faults[0]
}

describe('a table of recipients', () => {
  test('becomes bodies with their papers', () => {
    const csv = `${HEADER}
lk-beispiel;Landkreis Beispiel;superior-office;isb@lk.example;;;;;;;
kdl;"Kommunale; Datenzentrale";provider;ncv@kdl.example;m-0123456789abcdef;AV 12/2026;2026-01-01;2027-12-31;TLP-Erklärung;2026-01-01;
`
    expect(parseRecipients(utf8(csv))).toEqual({
      recipients: [
        { handle: 'lk-beispiel', name: 'Landkreis Beispiel', kind: 'superior-office', mailbox: 'isb@lk.example' },
        {
          handle: 'kdl',
          name: 'Kommunale; Datenzentrale',
          kind: 'provider',
          mailbox: 'ncv@kdl.example',
          member: 'm-0123456789abcdef',
          agreement: { reference: 'AV 12/2026', from: '2026-01-01', until: '2027-12-31' },
          pledge: { reference: 'TLP-Erklärung', from: '2026-01-01' },
        },
      ],
      faults: [],
    })
  })

  test('may have its columns in any order, and windows-1252', () => {
    const latin = Uint8Array.from('kind,handle,name\nserved,a,Gemeinde M\u00fchle\n', (sign) => sign.charCodeAt(0))
    expect(parseRecipients(latin).recipients).toEqual([{ handle: 'a', name: 'Gemeinde Mühle', kind: 'served' }])
  })

  test.each([
    ['', { line: 1, problem: 'empty' }],
    [HEADER, { line: 1, problem: 'empty' }],
    ['handle;name\na;b\n', { line: 1, field: 'kind', problem: 'column-missing' }],
    ['handle;name;kind;phone\na;b;served;1\n', { line: 1, field: 'phone', problem: 'column' }],
    ['handle;name;kind;name\na;b;served;c\n', { line: 1, field: 'name', problem: 'column' }],
    ['handle;name;kind\na;b;served;c\n', { line: 2, problem: 'cells', found: '4' }],
    ['handle;name;kind\na;b;friend\n', { line: 2, field: 'kind', problem: 'value', found: 'friend' }],
    ['handle;name;kind\na;;served\n', { line: 2, field: 'name', problem: 'missing' }],
    ['handle;name;kind\nA b;b;served\n', { line: 2, field: 'handle', problem: 'value', found: 'A b' }],
    ['handle;name;kind\npublic;b;served\n', { line: 2, field: 'handle', problem: 'reserved' }],
    ['handle;name;kind\nm-0123456789abcdef;b;served\n', { line: 2, field: 'handle', problem: 'reserved' }],
    ['handle;name;kind\na;b;served\n\na;c;served\n', { line: 4, field: 'handle', problem: 'twice', found: 'a' }],
    ['handle;name;kind;mailbox\na;b;served;x@y, z@w\n', { line: 2, field: 'mailbox', problem: 'value' }],
    ['handle;name;kind;pledge\na;b;served;TLP\n', { line: 2, field: 'pledge-from', problem: 'missing' }],
    ['handle;name;kind;pledge-from\na;b;served;2026-01-01\n', { line: 2, field: 'pledge', problem: 'missing' }],
    ['handle;name;kind;pledge;pledge-from\na;b;served;TLP;2026-02-30\n', { line: 2, field: 'pledge-from', problem: 'value', found: '2026-02-30' }],
    [
      'handle;name;kind;pledge;pledge-from;pledge-until\na;b;served;TLP;2026-02-03;2026-02-02\n',
      { line: 2, field: 'pledge-until', problem: 'before', found: '2026-02-02' },
    ],
    ['handle;name;kind\na;"b;served\n', { line: 2, problem: 'quoting' }],
    ['handle;name;kind\na;b\u0007;served\n', { line: 2, field: 'name', problem: 'value' }],
  ])('%j is refused, naming line and field', (csv, expected) => {
    expect(faultOf(csv)).toMatchObject(expected)
  })
})
