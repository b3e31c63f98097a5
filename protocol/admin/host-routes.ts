// SPDX-License-Identifier: EUPL-1.2
/**
 * What can be asked of a host by its own people, on its machine: which tenants run, who comes and goes, and one decision for many.
 *
 * @module
 */
import { z } from 'zod'
import { VULNERABILITY_SEVERITIES } from '../advisory/severity.ts'
import { Name } from '../message/fields.ts'
import { MEMBER_KINDS } from '../message/genesis.ts'
import { ACCOUNT_ROUTES } from './account-routes.ts'
import { defineRoutes } from './contract.ts'
import { MATCH_STATUSES, MatchChange } from './match-routes.ts'
import { Count } from './fields.ts'
import { TodayItem } from './today-routes.ts'

const Tenant = z.string().min(1).max(40)
const Path = z.string().min(1).max(4096)

/** What is open at a tenant, in numbers. Nothing of its incidents: those are the house's own. */
export const TenantOpen = z.object({
  matches: Count,
  alarms: Count,
  questions: Count,
  votes: Count,
  /** Items of the list that are late, and vulnerable products that are attacked now. */
  overdue: Count,
  exploited: Count,
  /** What is due first. */
  next: TodayItem.nullable(),
})
export type TenantOpen = z.infer<typeof TenantOpen>

export const TenantView = z.object({
  tenant: z.string(),
  /** Empty where its configuration cannot be read. */
  name: z.string(),
  state: z.enum(['waiting', 'starting', 'running', 'not-joined', 'failed', 'stopped']),
  isRed: z.boolean(),
  code: z.string().nullable(),
  /** What is wrong and what to do. */
  text: z.string().nullable(),
  /** Milliseconds. */
  since: Count,
  failures: Count,
  defects: Count,
  /** Of its own admin interface. */
  port: Count.nullable(),
  /** Where browsers come over a proxy. */
  origin: z.string().nullable(),
  size: Count.nullable(),
  warnings: Count.nullable(),
  affected: Count.nullable(),
  inventory: Count.nullable(),
  /** Its own concerns that are red, as sentences. */
  concerns: z.array(z.string()),
})
export type TenantView = z.infer<typeof TenantView>

/** `open` is null where it does not run, or has not been asked yet. Figures may be older than its state. */
export const TenantLine = TenantView.extend({ open: TenantOpen.nullable() })
export type TenantLine = z.infer<typeof TenantLine>

export const HostView = z.object({ name: z.string(), isRunning: z.boolean(), tenants: z.array(TenantView) })
export type HostView = z.infer<typeof HostView>

/** In a word: without a look into the tenants. */
export const HostState = z.object({
  name: z.string(),
  /** Folder on the machine. */
  dir: z.string(),
  isRunning: z.boolean(),
  tenants: Count,
  running: Count,
  failed: Count,
  /** Still to be started, or starting. */
  starting: Count,
  notJoined: Count,
})
export type HostState = z.infer<typeof HostState>

const Refused = z.object({ tenant: z.string(), code: z.string(), text: z.string() })

/** What became of each tenant. */
const Tried = z.object({ done: z.array(z.string()), refused: z.array(Refused) })

export const SharedAssetView = z.object({
  id: z.string(),
  vendor: z.string(),
  product: z.string(),
  version: z.string(),
  tenants: z.array(z.string()),
  others: z.array(z.string()),
})
export type SharedAssetView = z.infer<typeof SharedAssetView>

const TenantOutcome = z.object({
  tenant: z.string(),
  name: z.string(),
  /** Vulnerabilities of matches whose status changed. */
  changed: Count,
  /** Statuses before that. */
  from: z.array(z.enum(MATCH_STATUSES)),
  /** Why nothing changed. */
  untouched: z.string().nullable(),
  /** Decided by the tenant's own people, and left so. */
  own: Count,
})
export type TenantOutcome = z.infer<typeof TenantOutcome>

export const HostDecisionView = z.object({
  act: z.string().nullable(),
  applied: z.boolean(),
  by: z.string(),
  changedTenants: Count,
  untouchedTenants: Count,
  tenants: z.array(TenantOutcome),
})
export type HostDecisionView = z.infer<typeof HostDecisionView>

export const HostActView = z.object({
  act: z.string(),
  at: Count,
  by: z.string(),
  to: z.enum(MATCH_STATUSES),
  tenants: Count,
  changed: Count,
  /** Folders of the tenants. */
  names: z.array(z.string()),
  /** What it was about: CVEs, or the advisory where there is none; the first few. */
  targets: z.array(z.string()),
  reason: z.string().nullable(),
})
export type HostActView = z.infer<typeof HostActView>

/** What is open about shared assets, over all tenants: one line an advisory. */
export const SharedTarget = z.object({
  advisory: z.string(),
  title: z.string(),
  publisher: z.string(),
  cves: z.array(z.string()),
  severity: z.enum(VULNERABILITY_SEVERITIES),
  isExploited: z.boolean(),
  /** Tenants where it is open. */
  tenants: Count,
  /** The earliest: `2026-11-22`. */
  due: z.string().nullable(),
})
export type SharedTarget = z.infer<typeof SharedTarget>

const NewTenant = z.strictObject({
  tenant: Tenant,
  name: Name,
  kind: z.enum(MEMBER_KINDS).optional(),
  category: z.int().min(1).max(4).optional(),
  isWitness: z.boolean().optional(),
})

export const HOST_ROUTES = defineRoutes({
  ...ACCOUNT_ROUTES,
  hostStatus: { method: 'GET', path: '/host', action: 'host.read', reply: HostView },
  hostState: { method: 'GET', path: '/host/state', action: 'host.read', reply: HostState },
  /** At once, with what is known; what is read behind it is announced. */
  listTenants: { method: 'GET', path: '/tenants', action: 'host.read', reply: z.object({ isRunning: z.boolean(), tenants: z.array(TenantLine) }) },
  showTenant: {
    method: 'GET',
    path: '/tenants/:tenant',
    action: 'host.read',
    params: z.object({ tenant: Tenant }),
    reply: z.object({ dir: z.string(), isRunning: z.boolean(), tenant: TenantLine, items: z.array(TodayItem) }),
  },
  /** Opens a session at a tenant's own interface: the secret works once, there alone, until then. */
  visitTenant: {
    method: 'POST',
    path: '/tenants/:tenant/visit',
    action: 'tenant.visit',
    params: z.object({ tenant: Tenant }),
    reply: z.object({ port: Count, origin: z.string().nullable(), path: z.string(), until: Count }),
  },

  addTenants: {
    method: 'POST',
    path: '/tenants',
    action: 'tenant.write',
    /** Folders on this machine: records, recovery keys, vault keys. */
    body: z.strictObject({ tenants: z.array(NewTenant).min(1).max(500), out: Path.optional(), recoveryOut: Path, keyDir: Path.optional() }),
    reply: z.object({ added: z.array(z.object({ tenant: z.string(), id: z.string(), name: z.string() })) }),
  },
  signForTenants: {
    method: 'POST',
    path: '/genesis',
    action: 'tenant.sign',
    /** Without names: all that are in no federation yet. */
    body: z.strictObject({ draft: Path, out: Path, tenants: z.array(Tenant).optional() }),
    reply: Tried.extend({ federation: z.string(), name: z.string(), words: z.array(z.string()) }),
  },
  joinTenants: {
    method: 'POST',
    path: '/join',
    action: 'tenant.join',
    body: z.strictObject({
      join: Path,
      /** Place (1 to 6) and word of the letter; or the hash of the genesis. */
      words: z.record(z.string(), z.string()).optional(),
      genesis: z.string().optional(),
      tenants: z.array(Tenant).optional(),
    }),
    reply: Tried.extend({ federation: z.string(), name: z.string() }),
  },
  adoptTenant: {
    method: 'POST',
    path: '/tenants/adopted',
    action: 'tenant.write',
    body: z.strictObject({ folder: Path, tenant: Tenant }),
    reply: z.object({ tenant: z.string(), dir: z.string() }),
  },
  releaseTenant: {
    method: 'POST',
    path: '/tenants/:tenant/release',
    action: 'tenant.write',
    params: z.object({ tenant: Tenant }),
    body: z.strictObject({ to: Path }),
    reply: z.object({ tenant: z.string(), dir: z.string(), keyFile: z.string().nullable() }),
  },
  detachTenant: {
    method: 'POST',
    path: '/tenants/:tenant/detach',
    action: 'tenant.write',
    params: z.object({ tenant: Tenant }),
    reply: z.object({ tenant: z.string(), dir: z.string() }),
  },

  sharedAssets: { method: 'GET', path: '/assets', action: 'host.inventory', reply: z.object({ assets: z.array(SharedAssetView) }) },
  /** What could be decided about them: asset ids with a comma between. */
  sharedTargets: {
    method: 'GET',
    path: '/assets/targets',
    action: 'host.inventory',
    query: z.object({ assets: z.string().min(1).max(16_000) }),
    reply: z.object({ targets: z.array(SharedTarget) }),
  },
  decideForTenants: {
    method: 'POST',
    path: '/decisions',
    action: 'host.decide',
    body: z.strictObject({
      assets: z.array(z.string().min(1).max(80)).min(1).max(200),
      /** A CVE, or the tracking id of an advisory, or the number of a warning. */
      target: z.string().min(1).max(200),
      change: MatchChange,
      apply: z.boolean(),
    }),
    reply: HostDecisionView,
  },
  hostDecisions: { method: 'GET', path: '/decisions', action: 'host.read', reply: z.object({ decisions: z.array(HostActView) }) },
  undoHostDecision: {
    method: 'POST',
    path: '/decisions/undo',
    action: 'host.decide',
    /** Without a number: the newest. */
    body: z.strictObject({ act: z.string().max(40).optional(), by: z.string().min(1).max(80).optional() }),
    reply: z.object({ act: z.string(), tenants: Count, restored: Count, kept: Count, missed: z.array(z.string()) }),
  },
})
