// SPDX-License-Identifier: EUPL-1.2
/** English texts of hosting: the host's own, and what a hosted node says of its host. @module */
export const HOST_EN: Readonly<Record<string, string>> = {
  'status.host':
    'Run by {host}. The host sees what this node has in plain text: inventory, matches, incidents, post, and who prepares an anonymous contribution when. Hub, relay and other members learn nothing of that.',
  'who-sees.host':
    'This node is run by {host}. The host is no party of the protocol, but sees all that "own municipality" sees, keys and drafts of anonymous contributions among it.',
  'match.by-host': 'decided by {host}',
  'match.history-by-host': 'by the host',
  'host.init': 'Host "{name}" set up in {dir}. Next: "ncv host add" or "ncv host adopt".',
  'host.listening': 'The host runs, {count} tenants are started one after the other; admin interface: {url}',
  'host.added':
    'Set up: {count}.\n{lines}\nRecovery keys: {recovery}. They belong to the tenants: hand them over and delete them here.[ Records for the hub: {out}.]',
  'host.added.line': '  {tenant}: {name} ({id})',
  'host.key-beside-data':
    'The vault keys lie beside the data and protect nothing when somebody takes the disk along. Remedy: --key-dir DIR on another disk.',
  'host.signed': 'Genesis of "{name}" ({federation}), words: {words}. Signed for {count} tenants, signatures in {out}.',
  'host.joined': 'Joined the federation "{name}" ({federation}): {count} tenants.',
  'host.refused.line': '  not for {tenant}: {text}',
  'host.adopted': '"{tenant}" is run here now: {dir}. The node says who runs it.',
  'host.released':
    '"{tenant}" lies in {dir} now and runs there by itself: "ncv node run --dir {dir}".[ The vault key {keyFile} belongs to it.]\nThe host until now knew all keys of this node. Whoever does not go on trusting it replaces the key (recovery key) and sets up a new node.',
  'host.detached': '"{tenant}" does not run any more; nothing was deleted: {dir}. Back: "ncv host adopt".',
  'host.status.head': '{name}: {running} of {count} tenants run[, {red} red]',
  'host.status.stopped': '{name}: {count} tenants. The host does not run ("ncv host run").',
  'host.status.line': '  {mark} {tenant}: {name} – {state}[, {size} entries][, {inventory} assets][, {affected} affected][; {text}]',
  'host.state.waiting': 'waiting',
  'host.state.starting': 'starting',
  'host.state.running': 'running',
  'host.state.not-joined': 'in no federation yet',
  'host.state.failed': 'out of order, tried again',
  'host.state.stopped': 'not running',
  'host.none': 'No tenants yet. Remedy: "ncv host add" or "ncv host adopt".',
  'host.assets.none': 'No tenant has an asset with the operator "it-dl" in its inventory.',
  'host.assets.line': '  {id}: {product} – {count} tenants[, {others} run it otherwise]',
  'host.decide.preview': 'Preview: something would change at {changed} of {count} tenants, {untouched} would stay untouched.',
  'host.decide.done': 'Decided by {by}: changed at {changed} of {count} tenants, {untouched} untouched.[ Back: "ncv host undo {act}".]',
  'host.decide.line': '  {tenant}: {changed} vulnerabilities, before {from}[; {own} decided there and left so]',
  'host.decide.untouched': '  {tenant}: untouched, {why}',
  'host.decide.apply': 'This is a preview; nothing was changed. With --yes it is decided.',
  'host.untouched.not-running': 'the node does not run',
  'host.untouched.no-asset': 'does not have the asset',
  'host.untouched.own-operation': 'runs it itself or through others',
  'host.untouched.no-match': 'is not affected by it',
  'host.untouched.own-decision': 'has decided itself',
  'host.untouched.same': 'was so already',
  'host.decisions.none': 'No decision that could be taken back.',
  'host.decisions.line': '  {act}: {at}, {by}, "{to}" at {tenants} tenants ({changed} vulnerabilities)',
  'host.undone':
    'Taken back at {tenants} tenants: {restored} vulnerabilities.[ {kept} decided otherwise since then and left so.][ Not reached: {missed}.]',
}
