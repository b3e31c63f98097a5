// SPDX-License-Identifier: EUPL-1.2
/**
 * English texts of the relay.
 *
 * @module
 */
export const en: Readonly<Record<string, string>> = {
  'error.NOT_JOINED':
    'The relay in {dir} belongs to no federation yet. Remedy: run “ncv relay join --dir {dir} --join FILE --words "2=…,5=…"” with the join file of the hub.',
  'error.JOINED_ELSEWHERE':
    'This relay already belongs to the federation “{federation}” with another genesis. Nothing was changed. Remedy: set up a relay of its own, in a folder of its own, for a second federation.',
  'error.OTHER_RELAY':
    'The genesis names another relay (“{name}”): field “{field}” does not fit the key in {dir}. Nothing was changed. Remedy: name the right folder, or give this relay’s public record (“ncv relay init”) to the hub before the founding.',
  'error.URL_NOT_PROTECTED':
    'The address {found} is not protected: whoever sits on the way could read along. Nothing was changed. Remedy: https://…; http:// only on the same machine (127.0.0.1, localhost).',
  'error.AUTH_MISSING': 'The request is not signed. Remedy: only nodes of members send to the relay; check the program version.',
  'error.AUTH_EXPIRED':
    'The signature of the request has expired. Remedy: check time synchronisation (NTP) of node and relay, remove NCV_CLOCK_OFFSET.',
  'error.AUTH_EARLY':
    'The signature of the request lies in the future. Remedy: check time synchronisation (NTP) of node and relay, remove NCV_CLOCK_OFFSET.',
  'error.AUTH_REPLAYED':
    'This request was made before, or it is older than the last start of the relay. Remedy: nothing; the node sends anew in the next slot. If it happens often, somebody is repeating recorded requests.',
  'error.AUTH_OTHER_REQUEST':
    'The signature belongs to another request (“{reason}”). Remedy: the relay’s address must be the same in the node (relayUrl) and in the relay (url); if “aud” does not fit, the node may be sending to a stranger’s machine.',
  'error.REQUESTS_TOO_MANY': 'Too many requests come from this member. Remedy: try again in {seconds} seconds.',
  'error.SLOT_MALFORMED': 'The address names no slot (“/slot/<number>”). Remedy: check the program version of the node.',
  'error.SLOT_OFF':
    'Slot {found} is not the present one ({expected}). Remedy: check time synchronisation (NTP) of node and relay, remove NCV_CLOCK_OFFSET.',
  'error.SLOT_USED': 'A box for this slot is there already; each member has one. Remedy: use the next slot in {seconds} seconds.',
  'error.RELAY_NOT_IN_OFFICE':
    'According to the log this relay is not (or no longer) the one of the federation; it takes no boxes. Remedy: enter the address of the new relay ("ncv node join" with the new join file).',
  'error.RELAY_FULL':
    'The relay cannot take boxes at the moment, because the hub does not fetch them. Remedy: try again in {seconds} seconds; the node does so by itself.',
  'error.URGENT_ALONE':
    'The relay does not hold boxes of {least} members just now: the urgent contribution would leave alone. It was not taken. Remedy: wait for the next slot, or send it alone in so many words.',
  'error.URGENT_TOO_OFTEN': 'This member has sent urgently only just now. Remedy: again in {seconds} seconds, or wait for the next slot.',
  'error.MIRROR_CHECKING': 'The mirror is still checking its own files and hands none out until then. Remedy: try again in {seconds} seconds.',
  'error.MIRROR_MEMORY':
    'The file {file}, in which the mirror remembers the newest head of the hub, is damaged. It hands nothing out and does not follow. Remedy: check the disk and restore the relay from its backup (“ncv restore”).',
  'error.HUB_STATUS': 'The hub answers “{path}” with status {status}. Remedy: check the hub’s address (hubUrl) and its log.',

  'relay.initialised': 'Relay “{name}” set up in {dir}. The secret key is in {file} and never leaves this folder; back it up separately.',
  'relay.record-written': 'Public record for the hub (“ncv hub init --relay”): {file}',
  'relay.record': 'Public record for the hub (“ncv hub init --relay”):',
  'relay.addresses':
    'Addresses, please compare them with the accession letter: hub {hub} · relay {relay} · mirror {relay}. Only under this address does the relay take boxes.',
  'relay.joined': 'The relay now belongs to the federation “{federation}”. Hub: {hub}. Start it with “ncv relay run --dir {dir}”.',
  'relay.backup':
    'Backed up: {file} ({bytes} bytes). The file holds the relay’s secret key in clear: encrypt it and lock it away. Not in it: the mirror’s files (they are fetched again); boxes are never on the disk.',
  'relay.restored': 'Restored into {dir}. The mirror fetches its files again. The old relay must not run any more. Next: “ncv relay run”.',
  'relay.listening': 'Relay and mirror for “{federation}” listen on {url} (Ctrl-C ends them).',
  'relay.status.running': 'Relay of “{federation}”, running.',
  'relay.status.stopped': 'Relay of “{federation}”, not running.',
  'relay.status.mirror': 'Mirror: {size} entries, {witnessed} of them witnessed.',
  'relay.status.refusal': 'The mirror stays at this state: {reason}',
  'relay.status.slot': 'Slot {slot}: {boxes} boxes in memory, {batches} batches wait for the hub.',
  'relay.status.batch': 'Last batch: {count} boxes in slot {slot}.',
  'relay.status.no-batch': 'No batch has gone out since the start.',

  'param.places': 'places',
  'param.given': 'given',
}
