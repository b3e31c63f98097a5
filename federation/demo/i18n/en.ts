// SPDX-License-Identifier: EUPL-1.2
/** English texts of the demonstration. @module */
import type { de } from './de.ts'

export const en: Readonly<Record<keyof typeof de, string>> = {
  'error.DEMO_COMMAND': '“{command}” ended with code {status}: {reason}',
  'error.DEMO_OUTPUT': 'The answer of “{command}” is not the expected one (field {field}).',
  'error.DEMO_PARTY_ENDED': 'The process “{party}” ended unexpectedly (code {status}). Remedy: look at {log}.',
  'error.DEMO_PARTY_SILENT': 'The process “{party}” did not become ready. Remedy: look at {log}.',
  'error.DEMO_WAITED': 'Waited {seconds} seconds in vain for: {what}. Remedy: look at the log files (*.log) in the folder of the demonstration.',
  'error.DEMO_ROOT': 'A node has another root than the hub at {size} entries. Remedy: run “ncv log verify” on both folders.',
  'error.DEMO_NODES': 'The demonstration takes {expected} nodes, asked for are {found}. Remedy: change “--nodes”.',
  'error.DEMO_IDENTITY': 'The identity profile in {file} cannot be read (field {field}). Remedy: give JSON with at least “name” and “kind”.',
  'value.feed': 'all nodes level with the hub',
  'value.tokens': 'tokens for anonymous contributions',
  'value.reply': 'the question of the hub at the node',
  'value.follow-up': 'arrival of the follow-up at the hub',
  'value.question': 'the question of the hub at the nodes',
  'value.answers': 'arrival of the answers at the hub',
  'value.contributions': 'arrival of the anonymous contributions at the hub',

  'demo.title': 'NCV demonstration: a small federation on this machine. All municipalities, people and incidents are invented.\nFolder: {dir}',

  'demo.step.founding': 'Founding',
  'demo.step.join': 'Joining with two words',
  'demo.step.start': 'Everybody starts working',
  'demo.step.catalogue': 'The hub publishes a product catalogue',
  'demo.step.import': 'The hub takes over advisories',
  'demo.step.feed': 'The nodes read and check the log',
  'demo.step.matches': 'What concerns us? Matches with the own inventory',
  'demo.step.incident': 'An incident, and what of it leaves the house',
  'demo.step.contribution': 'The contribution goes out, without a sender',
  'demo.step.reply': 'The hub asks back without knowing whom',
  'demo.step.warning': 'Four eyes make a warning of it',
  'demo.step.arrival': 'The warning reaches everybody',
  'demo.step.count': 'Affected? Fixed? The hub asks all',
  'demo.step.open': 'Your turn',

  'demo.founding.keys':
    'Each municipality makes its keys itself, in its own folder: {nodes}. Relay and mirror are run by another organisation than the hub: {relay}.',
  'demo.founding.draft':
    'The hub has laid out the draft of the founding. All founders read and sign it; without any one of the signatures there is no founding.',
  'demo.founding.done': 'Founded. Six words stand for exactly this federation, in the accession letter too:\n  {words}',

  'demo.join.words':
    'Whoever joins types two of the six words from the letter, here numbers {places}: {words}. A join file that somebody slipped in would be noticed.',
  'demo.join.done': 'Relay and nodes have joined, the inventories are read. They stay in their own node.',

  'demo.start.done': 'Hub {hub}, relay and mirror {relay}, {count} nodes. Nodes accept no connection from outside.',

  'demo.catalogue.done':
    'Example catalogue, edition {edition}: {products} products that municipalities use, with other names and built-in parts; agreed with no vendor. Two people have signed.',

  'demo.import.begin': 'Source: {path}. Every document is checked against CSAF 2.0 …',
  'demo.import.done': '{published} of {files} documents published, {rejected} rejected.',
  'demo.import.rejected': '  {file}: {reason}',

  'demo.feed.done':
    'All nodes have the same {size} entries and have computed the same root {root} themselves; {witnessed} are witnessed. They read from the mirror, so that the hub does not see who reads when.',

  'demo.matches.count': '{name}: {affected} affected, {check} to check. For example:',
  'demo.matches.none': '{name}: {affected} affected, {check} to check.',

  'demo.incident.stays': '{name} records an incident. It stays encrypted in the node. Title, notes, people and assets never leave it.',
  'demo.incident.leaves': 'Exactly this text leaves the house (a person confirms it):',
  'demo.field.rsit': 'Kind (RSIT)',
  'demo.field.occurredDay': 'Happened on',
  'demo.field.detectedDay': 'Detected on',
  'demo.field.description': 'Description',
  'demo.field.measures': 'Measures',
  'demo.field.indicator': 'Trace of the attacker',

  'demo.contribution.way':
    'In an envelope of always {bytes} bytes, with a blindly signed token. The relay mixes it with those of the others ({count} contributions, else empty envelopes).',
  'demo.contribution.received':
    'The hub has {count} contributions and knows: they come from members. From which ones it cannot tell. With {nodes} participants that only means “sender not named”, not “anonymous”.',

  'demo.reply.asked':
    'The analyst asks back. Her question goes sealed onto the reply board, mixed with empty ones; all nodes load it whole and try each reply with their keys. Only what stands in the log and is witnessed is read.',
  'demo.reply.read': '{name} has read the question, the other {count} have not. Nobody learns that it was read.',
  'demo.reply.answered':
    'A person answers; the text passed the same redaction and left in the same kind of envelope. The hub has one follow-up of at most six and still does not know from whom.',

  'demo.warning.draft': 'An analyst drafts a warning without a source of it: “{title}” (TLP:GREEN, encrypted for members).',
  'demo.warning.published': 'A second analyst signs. Only then it becomes entry {entry} of the log.',

  'demo.count.asked':
    'Two people at the hub have signed: question {question} about warning {warning}. All nodes have had their token for it for long; nobody fetches one because something is asked.',
  'demo.count.answered': 'All {count} nodes answer, in boxes like all others. Each member counts once; nobody learns which answer is whose.',
  'demo.count.done':
    '{answers} answers are counted, and each node finds its own in the interim result by itself. No number under 5 is shown: here these are {hidden} of 5.',

  'demo.slots.done': 'Until now {sent} boxes of the same size have left the nodes, one in each slot; {cover} of them were empty.',
  'demo.arrival.done': 'Entry {entry} has reached {received} of {count} nodes. Log: {size} entries, root {root}, the same everywhere.',

  'demo.open.faces': 'Look at it in the browser; each link makes an account there, once, and is good for 24 hours:\n{links}',
  'demo.open.try':
    'All processes keep running. To try, in a second window:\n  npx ncv node warnings --dir {dir}/node-1\n  npx ncv node matches --dir {dir}/node-1\n  npx ncv node catalogue support --dir {dir}/node-1\n  npx ncv node incident list --dir {dir}/node-1\n  npx ncv hub contributions --dir {dir}/hub\n  npx ncv log verify {hub} --join {dir}/exchange/federation.join\n  npx ncv log verify {relay} --join {dir}/exchange/federation.join\nCtrl-C ends everything; the folder stays.',
  'demo.open.closing': 'All processes are being ended. The folder stays for inspection: {dir}',
  'demo.stopped': 'Stopped.',
  'demo.result':
    '\nDone: {published} documents published, {rejected} rejected; {size} entries at {nodes} nodes; the warning made from the contribution has reached {received}.',
}
