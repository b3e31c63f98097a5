// SPDX-License-Identifier: EUPL-1.2
/** English texts about members that lost their keys. @module */
export const RECOVERY_EN = {
  'error.CALL_BACK_NEEDED':
    'The request of {member} carries no recovery key. Remedy: hand the request file to the N-CERT; after a call-back two people consent there[$ ("ncv hub member-key replace")].',
  'error.KEY_REQUEST_MALFORMED':
    '{file} is no request for new keys. Remedy: use the file that the member’s node wrote, unchanged[$ ("ncv node recover --call-back --out")].',
  'error.KEY_REQUEST_MARK':
    'The mark is not that of {file}; nothing was changed. Remedy: have the member read it out once more. If it does not fit, the request did not come from there.',
  'member.state.admitted': 'admitted',
  'member.state.suspended': 'at rest',
  'member.state.left': 'left',
  'member.state.expelled': 'expelled',
  'member-key.show':
    'Request for new keys\n  member   {name} ({member}), {state}\n  mark     {mark}\nNow call back under a number of the contact register and have the mark read out; then two people consent: "ncv hub member-key replace FILE --mark … --analyst … --analyst …".',
  'member-key.replaced':
    '{name} ({member}) has new keys (entry {index}). The old ones are dead from now on; what could be read with them before can still be read.',
  'keys.imported': '{taken} community keys are back, {lost} are still missing. According to the log the federation now has {members} members.',
  'member-key.there': '{name} ({member}) has these keys already.',
}
