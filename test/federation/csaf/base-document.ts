// SPDX-License-Identifier: EUPL-1.2
/** One good CSAF 2.0 document, made anew for each test that breaks it. */
import { utf8 } from '@ncv/protocol/bytes.ts'

export function baseDocument() {
  return {
    document: {
      category: 'csaf_security_advisory',
      csaf_version: '2.0',
      distribution: { tlp: { label: 'WHITE' } },
      lang: 'de-DE',
      notes: [{ category: 'summary', text: 'Ein Angreifer im Netz kann die Anmeldung umgehen.', title: 'Zusammenfassung' }],
      publisher: { category: 'coordinator', name: 'Prüf-CERT', namespace: 'https://cert.example' },
      references: [{ category: 'external', summary: 'Hinweis des Herstellers', url: 'https://hersteller.example/hinweis/1' }],
      title: 'Musterwerk: Umgehung der Anmeldung',
      tracking: {
        current_release_date: '2099-03-02T08:00:00.000Z',
        id: 'PRUEF-2099-0001',
        initial_release_date: '2099-03-01T08:00:00.000Z',
        revision_history: [
          { date: '2099-03-01T08:00:00.000Z', number: '1', summary: 'Erste Fassung' },
          { date: '2099-03-02T08:00:00.000Z', number: '2', summary: 'Version ergänzt' },
        ],
        status: 'final',
        version: '2',
      },
    },
    product_tree: {
      branches: [
        {
          category: 'vendor',
          name: 'Musterhaus',
          branches: [
            {
              category: 'product_name',
              name: 'Musterwerk',
              branches: [
                { category: 'product_version_range', name: '<4.2', product: { name: 'Musterhaus Musterwerk <4.2', product_id: 'P-1' } },
                {
                  category: 'product_version',
                  name: '4.2',
                  product: {
                    name: 'Musterhaus Musterwerk 4.2',
                    product_id: 'P-2',
                    product_identification_helper: { purl: 'pkg:generic/musterwerk@4.2' },
                  },
                },
              ],
            },
          ],
        },
      ],
    },
    vulnerabilities: [
      {
        cve: 'CVE-2099-0001',
        cwe: { id: 'CWE-287', name: 'Improper Authentication' },
        notes: [{ category: 'description', text: 'Die Prüfung des Kennworts lässt sich überspringen.' }],
        product_status: { fixed: ['P-2'], known_affected: ['P-1'] },
        remediations: [{ category: 'vendor_fix', details: 'Auf 4.2 aktualisieren.', product_ids: ['P-1'] }],
        scores: [
          {
            cvss_v3: {
              baseScore: 9.8,
              baseSeverity: 'CRITICAL',
              vectorString: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
              version: '3.1',
            },
            products: ['P-1'],
          },
        ],
      },
    ],
  }
}

export type BaseDocument = ReturnType<typeof baseDocument>

/** Sets or, with `undefined`, removes the member that a JSON pointer names. */
export function withMember(pointer: string, value: unknown): unknown {
  const document: unknown = baseDocument()
  const steps = pointer.split('/').slice(1)
  const last = steps.pop() ?? ''
  let target = document as Record<string, unknown>
  for (const step of steps) target = target[step] as Record<string, unknown>
  if (value === undefined) delete target[last]
  else target[last] = value
  return document
}

export function bytesOf(document: unknown): Uint8Array {
  return utf8(JSON.stringify(document, null, 2))
}
