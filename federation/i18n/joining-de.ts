// SPDX-License-Identifier: EUPL-1.2
/** Texts of applicants and contacts, German. @module */
export const JOINING_DE = {
  'error.APPLICATION_MISSING':
    'Zu „{id}“ gibt es keinen Aufnahmeantrag, oder es beginnen mehrere so. Abhilfe: mehr Zeichen der Kennung angeben[$; „ncv hub applications“ zeigt alle].',
  'error.APPLICATION_BLOCKED':
    'Über {id} kann noch nicht abgestimmt werden ({field}): „spoc“ heißt, die Ansprechstelle fehlt; „name“, ein Mitglied heißt schon so; „rejected“, der Antrag ist zurückgewiesen. Es wurde nichts geschrieben. Abhilfe: die Stelle bitten, das nachzuholen[$ („ncv node application missing“)] und neu zu senden.',
  'error.APPLICATION_PROPOSED': 'Über {id} wird bereits abgestimmt (Antrag {motion}). Abhilfe: das Ergebnis abwarten oder den Antrag zurückziehen.',
  'error.APPLICATIONS_FULL':
    'Bei der Zentrale liegen schon {limit} unentschiedene Aufnahmeanträge. Abhilfe: später erneut senden; die Zentrale weist Unbrauchbares zurück[$ („ncv hub application reject“)].',
  'hub.applications.none': 'Keine Aufnahmeanträge.',
  'hub.application.line': '{id}  {name} ({kind}, Kategorie {category}), eingegangen {day}: {state}',
  'hub.application.state.unknown': 'unbekannt',
  'hub.application.state.pending': 'wartet',
  'hub.application.state.proposed': 'die Mitglieder stimmen ab',
  'hub.application.state.not-carried': 'nicht aufgenommen (Abstimmung)',
  'hub.application.state.rejected': 'zurückgewiesen',
  'hub.application.state.admitted': 'aufgenommen',
  'hub.application.blocking.spoc': 'Ansprechstelle fehlt: ohne sie keine Aufnahme',
  'hub.application.blocking.name': 'ein Mitglied trägt diesen Namen',
  'hub.application.note': 'Vermerk: {note}',
  'hub.application.row': '  {row}. {name}: {state} (Stand {asOf})',
  'hub.application.opt-in': 'Freigabe zu Nr. {row} bis {until}: {list}',
  'hub.application.reason': 'Grund: {reason}',
  'hub.application.motion': 'Antrag {motion}',
  'hub.application.candidate':
    'Steckbrief von {name} ({id}) geschrieben: {file}. Vor der Abstimmung zurückrufen und die Kennung vergleichen. Weiter: „ncv hub propose admission“.',
  'hub.application.rejected': 'Der Antrag von {name} ({id}) ist zurückgewiesen; wer ihn stellte, erfährt den Grund. In 30 Tagen wird er gelöscht.',
  'hub.contact.person': 'Ansprechperson: {person}',
  'hub.contact.deputy': 'Vertretung: {person}',
  'hub.contact.none': '{name} ({id}): KEINE Ansprechstelle hinterlegt',
  'hub.contact.good': '{name} ({id}), bestätigt {day}',
  'hub.contact.due': '{name} ({id}), zuletzt bestätigt {day}: FÄLLIG',
  'hub.contact.asked': ', gefragt {day}',
  'hub.contact.nobody': 'keine Ansprechstelle hinterlegt',
  'hub.contacts.none': 'Keine.',
  'hub.contacts.sheet':
    'ANSPRECHSTELLEN DES VERBUNDS – Stand {day}, {count} Mitglieder – vertraulich, nennt Personen; nach dem Ausdruck einschließen, alte Blätter vernichten',
  'hub.contacts.written': '{count} Ansprechstellen stehen in {file} (nur für Sie lesbar).',
  'hub.contacts.asked': '{count} Mitglieder gefragt.',
  'hub.contacts.ask-subject': 'Stimmen Ihre Kontaktangaben noch? / Do your contacts still hold?',
  'hub.contacts.ask-text':
    'Ihre Kontaktangaben beim N-CERT wurden zuletzt am {day} bestätigt. Bitte ansehen[$ („ncv node application show“)], wo nötig berichtigen und bestätigen[$ („ncv node contacts confirm“)]. Im Ernstfall rufen wir dort an.',
  'hub.opt-ins.none': 'Keine geltenden Freigaben.',
} as const
