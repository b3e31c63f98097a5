#!/usr/bin/env node
// SPDX-License-Identifier: EUPL-1.2
/** Entry of the command `ncv`: makes sure of Node 24.7 or later, then hands over to the party's own command line. */
const { spawn } = require('node:child_process')
const { existsSync } = require('node:fs')
const { join } = require('node:path')

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP']

const GROUPS = {
  node: './node/cli.ts',
  host: './node/cli.ts',
  match: './node/cli.ts',
  redact: './node/cli.ts',
  'who-sees': './node/cli.ts',
  hub: './federation/hub/cli.ts',
  log: './federation/log/cli.ts',
  demo: './federation/demo/cli.ts',
  relay: './federation/relay/cli.ts',
  scenario: './test/scenario/cli.ts',
}

/** Commands that every party has; the folder or the backup says which party it is. */
const SHARED = ['backup', 'restore']

const HELP = `ncv – Verbund zwischen Land und Kommunen

  ncv demo       einen kleinen Verbund auf diesem Rechner starten
  ncv node       Knoten einer Kommune
  ncv host       viele Knoten in einem Prozess betreiben (IT-Dienstleister)
  ncv hub        Zentrale (N-CERT)
  ncv relay      Relais und Spiegel einer anderen Organisation
  ncv log        das öffentliche Protokoll prüfen
  ncv match      Inventar gegen Sicherheitshinweise prüfen, ohne Zentrale
  ncv redact     Texte schwärzen, ohne Zentrale
  ncv who-sees   was sieht wer? Feld für Feld, für beide Meldewege
  ncv backup     Zentrale, Knoten oder Relais in eine Datei sichern
  ncv restore    eine Sicherung zurückspielen
  ncv scenario   Angriffe und Ausfälle nachspielen

„ncv <Gruppe> --help“ zeigt die Befehle einer Gruppe. „--lang en“ for English.
`

function isNewEnough() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  return major > 24 || (major === 24 && minor >= 7)
}

/** The Node that `npm ci` brought along runs the same command line; what it is told and how it ends is passed through. */
function runBundled() {
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const bundled = join(__dirname, 'node_modules', `node-${platform}-${process.arch}`, 'bin', platform === 'win' ? 'node.exe' : 'node')
  if (!existsSync(bundled) || process.env.NCV_REEXEC === '1') {
    console.error(
      `Fehler: NCV braucht Node.js ab Version 24.7, gefunden wurde ${process.versions.node}.\n` +
        'Abhilfe: „npm ci“ in diesem Ordner ausführen (bringt Node 24 mit) oder Node 24 LTS installieren.',
    )
    process.exit(78)
  }
  const child = spawn(bundled, [__filename, ...process.argv.slice(2)], { stdio: 'inherit', env: { ...process.env, NCV_REEXEC: '1' } })
  // Ctrl-C at a keyboard reaches the child by itself; sent twice it would cut an orderly end short.
  for (const signal of SIGNALS) process.on(signal, () => (signal === 'SIGINT' && process.stdin.isTTY) || child.kill(signal))
  child.on('error', (error) => {
    console.error(`Fehler: ${bundled} lässt sich nicht starten (${error.code}). Abhilfe: „npm ci“ erneut ausführen.`)
    process.exit(78)
  })
  child.on('exit', (code, signal) => {
    for (const name of SIGNALS) process.removeAllListeners(name)
    if (signal === null) process.exit(code)
    process.kill(process.pid, signal)
  })
}

async function call(group, rest) {
  if (SHARED.includes(group)) return (await import('./protocol/runtime/any-party.ts')).main([group, ...rest], call)
  return (await import(GROUPS[group])).main([group, ...rest])
}

function dispatch([group, ...rest]) {
  if (group === undefined || group === '--help' || group === '-h' || group === 'help') {
    process.stdout.write(HELP)
    process.exitCode = group === undefined ? 2 : 0
  } else if (!Object.hasOwn(GROUPS, group) && !SHARED.includes(group)) {
    process.stderr.write(`Fehler: unbekannte Gruppe „${group}“. Bekannt: ${[...Object.keys(GROUPS), ...SHARED].join(', ')}.\n`)
    process.exitCode = 2
  } else {
    call(group, rest).then(
      (code) => {
        process.exitCode = code
      },
      (error) => {
        console.error(error)
        process.exitCode = 1
      },
    )
  }
}

if (isNewEnough()) dispatch(process.argv.slice(2))
else runBundled()
