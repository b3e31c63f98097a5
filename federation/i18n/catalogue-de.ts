// SPDX-License-Identifier: EUPL-1.2
/** German texts of the product catalogue at the hub. @module */
export const CATALOGUE_DE = {
  'error.CATALOGUE_NOT_JSON':
    'Der Katalog[ {file}] ist kein gültiges JSON in UTF-8[: Zeile {line}, Spalte {column}][, Stelle „{pointer}“]. Abhilfe: die Stelle berichtigen; es wurde nichts veröffentlicht.',
  'error.CATALOGUE_INVALID': 'Der Katalog[ {file}] hat {count} Fehler. Stelle „{pointer}“: {reason} Es wurde nichts veröffentlicht.',
  'error.CATALOGUE_EDITION':
    'Inzwischen gilt eine andere Ausgabe des Produktkatalogs: Der Entwurf ist Ausgabe {found}, die nächste wäre {expected}. Abhilfe: auf der geltenden neu entwerfen.',
  'error.CATALOGUE_DRAFT_MISSING': 'Den Entwurf {id} des Produktkatalogs gibt es nicht.[$ Abhilfe: „ncv hub catalogue show“ zeigt die vorhandenen.]',
  'catalogue.problem.missing': 'Das Feld fehlt.',
  'catalogue.problem.form': 'Der Wert hat nicht die verlangte Form.',
  'catalogue.problem.choice': 'Erlaubt sind: {found}.',
  'catalogue.problem.too-long': 'Mehr als {found} Zeichen oder Einträge.',
  'catalogue.problem.too-short': 'Weniger als {found} Zeichen oder Einträge.',
  'catalogue.problem.unknown-member': 'Dieses Feld gibt es nicht. Abhilfe: Schreibweise prüfen oder streichen.',
  'catalogue.problem.edition': 'Die nächste Ausgabe ist Nummer {found}. Abhilfe: diese Nummer eintragen oder das Feld weglassen.',
  'catalogue.problem.id-twice': 'Die Kennung „{found}“ steht schon weiter oben. Abhilfe: jede nur einmal vergeben.',
  'catalogue.problem.name-taken': 'So heißt schon „{found}“. Abhilfe: jeder Name gehört zu genau einem Produkt.',
  'catalogue.problem.own-alias': '„{found}“ ist der eigene Name oder steht doppelt. Abhilfe: streichen.',
  'catalogue.problem.contains-itself': '„{found}“ ist das Produkt selbst und kann nicht darin eingebaut sein.',
  'catalogue.problem.unknown-id': 'Die Kennung „{found}“ steht nicht im Katalog. Abhilfe: aufnehmen oder den Verweis streichen.',
  'catalogue.problem.circular': 'Vorgänger und Nachfolger von „{found}“ führen im Kreis.',
  'catalogue.problem.no-day': '„{found}“ ist kein Tag des Kalenders.',
  'catalogue.problem.vanished':
    '„{found}“ stand in der vorigen Ausgabe und fehlt. Abhilfe: behalten, oder die Kennung unter „retired“ aufführen, wenn das Produkt entfallen soll.',
  'catalogue.problem.retired-used':
    '„{found}“ ist entfallen; die Kennung wird nie für ein anderes Produkt verwendet. Abhilfe: eine neue Kennung wählen.',
  'catalogue.problem.retired-unknown': '„{found}“ stand nie im Katalog. Abhilfe: Schreibweise prüfen.',
  'catalogue.problem.retired-lost': '„{found}“ muss unter „retired“ stehen bleiben, damit die Kennung nie ein anderes Produkt meint.',
  'catalogue.fault': '  {pointer}: {text}',
  'catalogue.difference': '{added} neu, {changed} geändert, {removed} entfallen',
  'catalogue.preview': 'Ausgabe {edition}: {products} Produkte in {parts} Nachrichten. Nichts wurde veröffentlicht.',
  'catalogue.drafted': 'Entwurf {id}: Ausgabe {edition} des Produktkatalogs, von {author}. Zur Veröffentlichung unterschreibt eine zweite Person.',
  'catalogue.published': 'Produktkatalog, Ausgabe {edition}: {products} Produkte veröffentlicht als Eintrag {index} ({tlp}).',
  'catalogue.example': 'Beispielkatalog, mit keinem Hersteller abgestimmt',
  'catalogue.none': 'Noch kein Produktkatalog veröffentlicht.',
  'catalogue.head': '{title}, Ausgabe {edition}: {products} Produkte, Eintrag {index} ({tlp})',
  'catalogue.draft.open': 'Entwurf {id}: Ausgabe {edition} von {author}, wartet auf die zweite Unterschrift',
} as const
