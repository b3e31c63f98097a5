// SPDX-License-Identifier: EUPL-1.2
/** Texts of release requests at the hub, German. @module */
export const RELEASE_DE = {
  'hub.release.none': 'Keine Bitten um Freigabe.',
  'hub.release.line': '{id}  {at}  {name} bittet um Freigabe von {subject} für: {audience}. Wozu: {reason}',
  'hub.release.open': 'nicht beantwortet',
  'hub.release.granted': 'freigegeben[, bis {until}]',
  'hub.release.refused': 'abgelehnt',
  'hub.release.asked': 'Die Rückfrage wartet auf den nächsten Takt des Antwortbretts:',
  'hub.release.question':
    'Ein Mitglied möchte die Warnmeldung {subject}, die auf Ihren Beitrag zurückgeht, weitergeben an: {audience}. Sind Sie einverstanden? Bitte antworten Sie mit Ja oder Nein. Ohne Antwort bleibt es bei der bisherigen Einstufung.',
  'hub.release.audience.own-body': 'das eigene Haus des Mitglieds',
  'hub.release.audience.superior-office': 'vorgesetzte Dienststelle oder Fachaufsicht',
  'hub.release.audience.own-provider': 'eigene Dienstleister',
  'hub.release.audience.served-municipality': 'betreute Kommunen',
  'hub.release.audience.member': 'andere Mitglieder',
  'hub.release.audience.public': 'die Öffentlichkeit',
  'error.RELEASE_MISSING': 'Keine oder mehr als eine Bitte um Freigabe beginnt mit „{id}“.[$ Abhilfe: „ncv hub releases“.]',
  'error.RELEASE_ANSWERED': 'Die Bitte {id} ist schon beantwortet; nichts wurde geändert. Abhilfe: dem Mitglied eine Post schreiben.',
} as const
