// SPDX-License-Identifier: EUPL-1.2
/**
 * `docker-compose.yml`: valid by the compose schema, and hardened as the parties need it.
 *
 * The schema here is the part of the Compose Specification that the file may use (`compose-schema.json`).
 *
 * @see https://github.com/compose-spec/compose-spec
 * @module
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { parseDocument } from 'yaml'
import type { Finding, Outcome } from './finding.ts'

const FILE = 'docker-compose.yml'

interface Service {
  readonly read_only?: boolean
  readonly cap_drop?: readonly string[]
  readonly security_opt?: readonly string[]
  readonly healthcheck?: { readonly test?: unknown }
  readonly networks?: readonly string[]
  readonly volumes?: readonly (string | { readonly type: string; readonly source?: string })[]
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>
  readonly networks?: Readonly<Record<string, unknown>>
  readonly volumes?: Readonly<Record<string, unknown>>
}

export async function compose(root: string): Promise<Outcome> {
  const document = parseDocument(await readFile(join(root, FILE), 'utf8'), { merge: true, uniqueKeys: true })
  if (document.errors.length > 0) return { looked: FILE, findings: document.errors.map(({ message }) => finding('compose-syntax', message)) }
  const file: unknown = document.toJS()
  const schema = JSON.parse(await readFile(join(import.meta.dirname, 'compose-schema.json'), 'utf8')) as object
  const ajv = new Ajv({ allErrors: true, allowUnionTypes: true })
  if (!ajv.validate(schema, file)) {
    const errors = ajv.errors ?? []
    return {
      looked: FILE,
      findings: errors.map((error) => finding('compose-schema', `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`)),
    }
  }
  const { services, networks = {}, volumes = {} } = file as Compose
  const findings = Object.entries(services).flatMap(([name, service]) => [...hardened(name, service), ...known(name, service, networks, volumes)])
  return { looked: `${Object.keys(services).length} services`, findings }
}

function finding(rule: string, detail: string): Finding {
  return { rule, file: FILE, detail }
}

/** A party that is broken into should find no way to write, to gain rights, or to stay unnoticed. */
function hardened(name: string, service: Service): readonly Finding[] {
  const findings: Finding[] = []
  if (service.read_only !== true) findings.push(finding('compose-hardening', `${name}: read_only: true is missing`))
  if (service.cap_drop?.includes('ALL') !== true) findings.push(finding('compose-hardening', `${name}: cap_drop: [ALL] is missing`))
  if (service.security_opt?.includes('no-new-privileges:true') !== true) {
    findings.push(finding('compose-hardening', `${name}: security_opt: [no-new-privileges:true] is missing`))
  }
  if (service.healthcheck?.test === undefined) findings.push(finding('compose-hardening', `${name}: healthcheck.test is missing`))
  return findings
}

function known(name: string, service: Service, networks: object, volumes: object): readonly Finding[] {
  const findings: Finding[] = []
  for (const network of service.networks ?? []) {
    if (!Object.hasOwn(networks, network)) findings.push(finding('compose-unknown', `${name}: network ${network} is not declared`))
  }
  for (const volume of service.volumes ?? []) {
    const source = typeof volume === 'string' ? (volume.split(':')[0] ?? '') : volume.type === 'volume' ? (volume.source ?? '') : ''
    const isNamed = source !== '' && !/^[./~]/.test(source)
    if (isNamed && !Object.hasOwn(volumes, source)) findings.push(finding('compose-unknown', `${name}: volume ${source} is not declared`))
  }
  return findings
}
