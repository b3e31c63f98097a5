// SPDX-License-Identifier: EUPL-1.2
/**
 * The architecture of NCV as rules: folders are trust zones, and each rule says why its border exists.
 *
 * ```
 * protocol  ←── node                 runs inside a Kommune; holds what never leaves
 *    ↑      ←── federation/hub       runs at the N-CERT (with federation/log, federation/store, federation/csaf, federation/admin)
 *    ↑      ←── federation/relay     runs at another organisation: cannot even load SQLite or hub code
 *    ↑      ←── federation/demo      starts parties only through the command `ncv`
 * ```
 *
 * `protocol` without `protocol/runtime` and `protocol/crypto` is the pure core. `protocol/crypto` holds the only doors to cryptographic libraries.
 * `protocol/runtime` is a package of its own, `@ncv/runtime`: real time, chance, sockets and files, the plumbing that node, hub and relay share.
 *
 * `npm run check` plants a violation of every rule here and proves that it is caught, before it judges the tree.
 *
 * @module
 */

/** A package by name, installed (`node_modules/x/…`) or not resolved (`x`). */
const pkg = (...names) => `(^|node_modules/)(${names.join('|')})(/|$)`

/** A module of Node itself, with and without `node:`. */
const core = (...names) => `^(node:)?(${names.join('|')})(/|$)`

const CORE = '^protocol/(?!runtime/|crypto/)'
const TEST = '^test/'

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    // The trust zones.
    {
      name: 'protocol-knows-no-party',
      comment: 'The protocol is what all parties agree on; if it knew one of them, it would be that party’s protocol.',
      severity: 'error',
      from: { path: '^protocol/' },
      to: { path: '^(node|federation|admin-ui|test)/' },
    },
    {
      name: 'node-knows-no-federation',
      comment: 'A node runs inside a Kommune and holds what never leaves it. It meets hub and relay on the wire, nowhere else.',
      severity: 'error',
      from: { path: '^node/' },
      to: { path: '^(federation|test)/' },
    },
    {
      name: 'federation-knows-no-node',
      comment: 'Code that can open a Kommune’s inventory or incidents does not run at the N-CERT or at the relay.',
      severity: 'error',
      from: { path: '^federation/' },
      to: { path: '^(node|test)/' },
    },
    {
      name: 'relay-knows-only-protocol',
      comment: 'Source anonymity rests on hub and relay being apart: the relay is run by another organisation, from code it can read in an hour.',
      severity: 'error',
      from: { path: '^federation/relay/' },
      to: { path: '^federation/', pathNot: '^federation/relay/' },
    },
    {
      name: 'hub-knows-no-relay',
      comment: 'What the relay knows (who sent) and what the hub knows (what was sent) must never meet in one process.',
      severity: 'error',
      from: { path: '^federation/', pathNot: '^federation/relay/' },
      to: { path: '^federation/relay/' },
    },
    {
      name: 'relay-cannot-reach-a-store',
      comment: 'The relay keeps nothing. It must not come to SQLite or hub code even through a chain of other modules.',
      severity: 'error',
      from: { path: '^federation/relay/' },
      to: { path: `${pkg('better-sqlite3')}|${core('sqlite')}|^federation/(hub|store|log|csaf|admin)/`, reachable: true },
    },
    {
      name: 'demo-holds-no-party-code',
      comment: 'The demo proves the parties by starting them through `ncv` as an operator would; importing their code would prove something else.',
      severity: 'error',
      from: { path: '^federation/demo/' },
      to: { path: '^(node|federation)/', pathNot: '^federation/demo/' },
    },
    {
      name: 'demo-is-not-used',
      comment: 'Nothing that runs in earnest depends on invented bodies and fast periods.',
      severity: 'error',
      from: { path: '^(node|federation|protocol)/', pathNot: '^federation/demo/' },
      to: { path: '^federation/demo/' },
    },

    // The browser.
    {
      name: 'ui-knows-only-the-contract',
      comment:
        'What runs in a browser is read by anybody who opens it, and must not carry code of a party. It knows the routes by their types alone.',
      severity: 'error',
      from: { path: '^admin-ui/src/' },
      to: { path: '^(node|federation|test)/|^protocol/(?!admin/|tlp\\.ts)' },
    },
    {
      name: 'ui-imports-types-only',
      comment: 'The contract’s schemas would bring a library into the browser that the server needs; methods and paths are laid in when it is built.',
      severity: 'error',
      from: { path: '^admin-ui/src/' },
      to: { path: '^protocol/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'ui-uses-few-packages',
      comment: 'Each package in the browser runs with the rights of whoever has signed in.',
      severity: 'error',
      from: { path: '^admin-ui/src/' },
      to: { path: 'node_modules/', pathNot: pkg('preact', '@kern-ux/native') },
    },
    {
      name: 'nobody-imports-ui',
      comment: 'Servers hand the built interface out as bytes; they do not run it.',
      severity: 'error',
      from: { path: '^(protocol|node|federation)/' },
      to: { path: '^admin-ui/' },
    },

    // The pure core.
    {
      name: 'core-has-no-io',
      comment: 'Protocol code is a function of its arguments, so that a federation runs under one seed and a virtual clock, and in a browser.',
      severity: 'error',
      from: { path: CORE },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'core-knows-no-runtime',
      comment: 'The core is told the time and given chance (protocol/world.ts); it must not be able to fetch them.',
      severity: 'error',
      from: { path: '^protocol/', pathNot: '^protocol/runtime/' },
      to: { path: '^protocol/runtime/' },
    },
    {
      name: 'core-uses-few-packages',
      comment: 'An auditor reads the core: only zod (schemas) and the named doors’ libraries stand beside it.',
      severity: 'error',
      from: { path: '^protocol/', pathNot: '^protocol/runtime/' },
      to: { path: 'node_modules/', pathNot: pkg('zod', 'msgpackr', 'jose', 'libsodium-wrappers', '@types/libsodium-wrappers', '@types/node') },
    },

    // The doors: one way to each dangerous library.
    {
      name: 'door-crypto-libraries',
      comment: 'Cryptography has one door, protocol/crypto: one rule for keys, signatures and encodings, read and tested in one place.',
      severity: 'error',
      from: { path: '^(protocol|node|federation)/', pathNot: '^protocol/crypto/' },
      to: { path: pkg('libsodium-wrappers', 'libsodium', 'jose') },
    },
    {
      name: 'door-node-crypto',
      comment: 'As above; protocol/runtime has it for World.random alone.',
      severity: 'error',
      from: { path: '^(protocol|node|federation)/', pathNot: '^protocol/(crypto|runtime)/' },
      to: { path: core('crypto') },
    },
    {
      name: 'door-msgpackr',
      comment: 'msgpackr decodes more than our format has. protocol/codec.ts puts the structural gate before it.',
      severity: 'error',
      from: { path: '^(protocol|node|federation)/', pathNot: '^protocol/codec\\.ts$' },
      to: { path: pkg('msgpackr') },
    },
    {
      name: 'door-sqlite',
      comment: 'Only a store speaks SQL, and only through `openDb` (synchronous=FULL on every open, version gate, one writer).',
      severity: 'error',
      from: { path: '^(protocol|node|federation)/', pathNot: '^(node|federation)/store/' },
      to: { path: pkg('better-sqlite3') },
    },
    {
      name: 'door-other-sqlite',
      comment: 'node:sqlite would be a way to a database file around `openDb`.',
      severity: 'error',
      from: {},
      to: { path: core('sqlite') },
    },
    {
      name: 'door-world',
      comment: 'Time and network come from World: only protocol/runtime opens sockets and reads clocks. node:net is left for its BlockList.',
      severity: 'error',
      from: { path: '^(protocol|node|federation)/', pathNot: '^protocol/runtime/' },
      to: {
        path: `${core('timers', 'http', 'https', 'http2', 'dgram', 'tls', 'dns', 'perf_hooks', 'process')}|${pkg('undici', '@hono/node-server')}`,
      },
    },
    {
      name: 'door-child-process',
      comment: 'No party starts programs; the demo does, because starting parties is all it is for.',
      severity: 'error',
      from: { path: '^(protocol|node|federation)/', pathNot: '^federation/demo/' },
      to: { path: core('child_process', 'cluster') },
    },
    {
      name: 'door-mail',
      comment: 'It opens sockets of its own: one file knows how a mail goes, over TLS with a checked certificate, and the guard knows that file.',
      severity: 'error',
      from: { path: '^(protocol|node|federation)/', pathNot: '^node/mail/smtp\\.ts$' },
      to: { path: pkg('nodemailer') },
    },
    {
      name: 'door-openid',
      comment:
        'Who is let in hangs on how its answers are checked: one file knows the provider, sends through World, and reads three things of a token.',
      severity: 'error',
      from: { path: '^(protocol|node|federation)/', pathNot: '^protocol/runtime/oidc/provider\\.ts$' },
      to: { path: pkg('openid-client', 'oauth4webapi') },
    },
    {
      name: 'door-csaf-validator',
      comment: 'It costs seconds and hundreds of megabytes to load: only the hub’s import uses it, in a worker; nodes trust the hub’s signature.',
      severity: 'error',
      from: { path: '^(protocol|node|federation)/', pathNot: '^federation/(csaf|hub)/' },
      to: { path: pkg('@secvisogram/csaf-validator-lib') },
    },

    // What keeps the rules above from being hollow.
    {
      name: 'no-cycle',
      comment: 'Two modules that need each other are one module with two names; neither can be read alone.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolved',
      comment: 'An import that leads nowhere cannot be judged by any rule.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^virtual:ncv-routes/' },
    },
    {
      name: 'no-undeclared-package',
      comment: 'What a zone loads stands in its own package.json, so that an auditor sees a zone’s dependencies without reading its code.',
      severity: 'error',
      from: { path: '^(protocol|node|federation)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-dev', 'npm-optional'], pathNot: '^(protocol|node|federation)/|node_modules/@types/' },
    },
    {
      name: 'no-test-code-in-earnest',
      comment: 'A test may look at everything; nothing may look at a test.',
      severity: 'error',
      from: { pathNot: `${TEST}|^ncv\\.cjs$` },
      to: { path: TEST },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)ncv-demo[^/]*/|^test/vectors/|^admin-ui/dist/' },
    tsPreCompilationDeps: true,
    parser: 'tsc',
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json', '.d.ts'],
    },
  },
}
