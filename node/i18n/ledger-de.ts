// SPDX-License-Identifier: EUPL-1.2
/** German texts of daily lists and revoked keys. @module */
export const LEDGER_DE = {
  'concern.batch-unlogged':
    '{count} Sendefenster: Das Relais hat den Empfang belegt, aber die Zentrale führt die Sammlung in ihrer Tagesliste nicht auf (zuerst Fenster {slot}, Liste {day}). Entweder verleugnet die Zentrale eine Sammlung, oder das Relais hat einen Beleg gefälscht. Was darin war, geht noch einmal hinaus. Andere Mitglieder und beide Betreiber fragen.',
  'concern.batch-unlogged.one':
    'Ein Sendefenster: Das Relais hat den Empfang belegt, aber die Zentrale führt die Sammlung in ihrer Tagesliste nicht auf (Fenster {slot}, Liste {day}). Entweder verleugnet die Zentrale die Sammlung, oder das Relais hat einen Beleg gefälscht. Was darin war, geht noch einmal hinaus. Andere Mitglieder und beide Betreiber fragen.',
  'concern.batch-lost':
    '{count} Sendefenster gingen der Zentrale verloren; sie wurde seither wiederhergestellt. Was darin war, geht noch einmal hinaus, wenn seine Marke noch gilt; sonst erneut beitragen.',
  'concern.batch-lost.one':
    'Ein Sendefenster ging der Zentrale verloren; sie wurde seither wiederhergestellt. Was darin war, geht noch einmal hinaus, wenn seine Marke noch gilt; sonst erneut beitragen.',
  'concern.list-missing':
    'Die Zentrale hat seit Tag {day} keine Tagesliste veröffentlicht. Ob Beiträge angekommen sind, ist so lange nicht zu erkennen. Die Zentrale darauf ansprechen.',
  'concern.not-accepted': '{count} Beiträge hat die Zentrale empfangen und nicht angenommen[$: siehe „ncv node contributions“].',
  'concern.not-accepted.one': 'Einen Beitrag hat die Zentrale empfangen und nicht angenommen[$: siehe „ncv node contributions“].',
  'concern.issuer-revoked-report':
    'Ein Ausstellerschlüssel des Zeitraums {period} ist gesperrt. Marken unter ihm sind verloren; neue holt der Knoten unter dem Ersatz, sofern es einen gibt. Was noch nicht angenommen war, erneut beitragen.',
  'concern.issuer-revoked-count':
    'Ein Zählschlüssel des Zeitraums {period} ist gesperrt. Auf die Frage zu diesem Schlüssel kann nicht mehr geantwortet werden.',
  'contribution.accepted': 'angenommen (Tagesliste {day})',
  'contribution.not-accepted':
    'nicht angenommen: Die Zentrale hat die Sammlung empfangen, der Beitrag steht nicht in ihrer Tagesliste {day}. Abhilfe: erneut beitragen („ncv node contribute“); wiederholt es sich, die Zentrale fragen',
  'incident.accepted': 'Beitrag angenommen',
  'incident.not-accepted': 'Beitrag nicht angenommen',
  'status.intake': 'Tageslisten der Zentrale: neueste von Tag {day} · angenommen: {accepted} · Sammlungen, die fehlen: {unlogged}',
  'status.intake.none': 'Tageslisten der Zentrale: noch keine',
}
