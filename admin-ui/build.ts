// SPDX-License-Identifier: EUPL-1.2
/**
 * Builds the web interface: `node admin-ui/build.ts` → `admin-ui/dist`, three pages (node, hub, host) with hashed assets beside them.
 *
 * Two things are made here and not shipped as they are: the table of routes (method and path only, so that no schema library reaches the
 * browser) and the part of KERN's stylesheet that the sources name.
 *
 * @module
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ACCOUNT_ROUTES } from '@ncv/protocol/admin/account-routes.ts'
import { HOST_ROUTES } from '@ncv/protocol/admin/host-routes.ts'
import { HUB_ROUTES } from '@ncv/protocol/admin/hub-routes.ts'
import { NODE_ROUTES } from '@ncv/protocol/admin/node-routes.ts'
import { SESSION_ROUTES } from '@ncv/protocol/admin/session-routes.ts'
import type { Plugin } from 'vite'
import { build } from 'vite'
import { keepUsedRules } from './kern-part.ts'

const HERE = import.meta.dirname
const ROUTES = 'virtual:ncv-routes/'
const TABLES = { node: NODE_ROUTES, hub: HUB_ROUTES, host: HOST_ROUTES, session: SESSION_ROUTES, account: ACCOUNT_ROUTES } as const

/** `virtual:ncv-routes/node` → `export default {"listMatches":["GET","/matches"],…}` */
function routeTables(): Plugin {
  return {
    name: 'ncv-routes',
    resolveId: (id) => (id.startsWith(ROUTES) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${ROUTES}`)) return undefined
      const table = TABLES[id.slice(ROUTES.length + 1) as keyof typeof TABLES]
      const short = Object.fromEntries(Object.entries(table).map(([name, { method, path }]) => [name, [method, path]]))
      return `export default ${JSON.stringify(short)}`
    },
  }
}

function kernPart(sources: string): Plugin {
  return {
    name: 'ncv-kern-part',
    enforce: 'pre',
    transform(code, id) {
      return id.includes('@kern-ux') && id.endsWith('kern.min.css') ? { code: keepUsedRules(code, sources), map: null } : undefined
    },
  }
}

function sourceText(dir: string): string {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:tsx?|css|html)$/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n')
}

export async function buildUi(outDir = join(HERE, 'dist')): Promise<void> {
  await build({
    configFile: false,
    root: HERE,
    base: '/ui/',
    logLevel: 'warn',
    plugins: [routeTables(), kernPart(sourceText(join(HERE, 'src')))],
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      modulePreload: { polyfill: false },
      manifest: true,
      // A style or font inside a script or style would need a looser content security policy.
      assetsInlineLimit: 0,
      rolldownOptions: {
        checks: { bundlerTimings: false },
        input: { node: join(HERE, 'node.html'), hub: join(HERE, 'hub.html'), host: join(HERE, 'host.html') },
      },
    },
  })
}

if (import.meta.main) await buildUi(process.env['NCV_UI_OUT'])
