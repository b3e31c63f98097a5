// SPDX-License-Identifier: EUPL-1.2
/** German texts of hosting: the host's own, and what a hosted node says of its host. @module */
export const HOST_DE: Readonly<Record<string, string>> = {
  'status.host':
    'Betrieben von {host}. Der Betreiber sieht, was dieser Knoten im Klartext hat: Inventar, Treffer, Vorfälle, Post und wer wann einen anonymen Beitrag vorbereitet. Zentrale, Relais und andere Mitglieder erfahren davon nichts.',
  'who-sees.host':
    'Dieser Knoten wird von {host} betrieben. Der Betreiber ist keine Partei des Protokolls, sieht aber alles, was „eigene Kommune“ sieht, auch Schlüssel und Entwürfe anonymer Beiträge.',
  'match.by-host': 'entschieden von {host}',
  'match.history-by-host': 'durch den Betreiber',
  'host.init': 'Betreiber „{name}“ eingerichtet in {dir}. Weiter: „ncv host add“ oder „ncv host adopt“.',
  'host.listening': 'Betreiber läuft, {count} Mandanten werden nacheinander gestartet; Verwaltung: {url}',
  'host.added':
    'Eingerichtet: {count}.\n{lines}\nWiederherstellungsschlüssel: {recovery}. Sie gehören den Mandanten: aushändigen und hier löschen.[ Steckbriefe für die Zentrale: {out}.]',
  'host.added.line': '  {tenant}: {name} ({id})',
  'host.key-beside-data':
    'Die Tresorschlüssel liegen neben den Daten und schützen nicht, wenn jemand die Platte mitnimmt. Abhilfe: --key-dir ORDNER auf einem anderen Datenträger.',
  'host.signed': 'Gründungsurkunde von „{name}“ ({federation}), Wörter: {words}. Unterschrieben für {count} Mandanten, Unterschriften in {out}.',
  'host.joined': 'Dem Verbund „{name}“ ({federation}) beigetreten: {count} Mandanten.',
  'host.refused.line': '  nicht für {tenant}: {text}',
  'host.adopted': '„{tenant}“ wird jetzt hier betrieben: {dir}. Im Knoten steht, wer ihn betreibt.',
  'host.released':
    '„{tenant}“ liegt jetzt in {dir} und läuft dort allein: „ncv node run --dir {dir}“.[ Dazu gehört der Tresorschlüssel {keyFile}.]\nDer bisherige Betreiber kannte alle Schlüssel dieses Knotens. Wer ihm nicht weiter vertraut, ersetzt den Schlüssel (Wiederherstellungsschlüssel) und richtet einen neuen Knoten ein.',
  'host.detached': '„{tenant}“ läuft nicht mehr; nichts wurde gelöscht: {dir}. Zurück: „ncv host adopt“.',
  'host.status.head': '{name}: {running} von {count} Mandanten laufen[, {red} rot]',
  'host.status.stopped': '{name}: {count} Mandanten. Der Betreiber läuft nicht („ncv host run“).',
  'host.status.line': '  {mark} {tenant}: {name} – {state}[, {size} Einträge][, {inventory} Assets][, {affected} betroffen][; {text}]',
  'host.state.waiting': 'wartet',
  'host.state.starting': 'startet',
  'host.state.running': 'läuft',
  'host.state.not-joined': 'noch in keinem Verbund',
  'host.state.failed': 'gestört, wird wieder versucht',
  'host.state.stopped': 'läuft nicht',
  'host.none': 'Noch keine Mandanten. Abhilfe: „ncv host add“ oder „ncv host adopt“.',
  'host.assets.none': 'Kein Mandant hat ein Asset mit Betreiber „it-dl“ im Inventar.',
  'host.assets.line': '  {id}: {product} – {count} Mandanten[, {others} betreiben es anders]',
  'host.decide.preview': 'Vorschau: bei {changed} von {count} Mandanten änderte sich etwas, {untouched} blieben unberührt.',
  'host.decide.done': 'Entschieden von {by}: bei {changed} von {count} Mandanten geändert, {untouched} unberührt.[ Zurück: „ncv host undo {act}“.]',
  'host.decide.line': '  {tenant}: {changed} Schwachstellen, vorher {from}[; {own} selbst entschieden und so gelassen]',
  'host.decide.untouched': '  {tenant}: unberührt, {why}',
  'host.decide.apply': 'Das ist eine Vorschau; nichts wurde geändert. Mit --yes wird entschieden.',
  'host.untouched.not-running': 'der Knoten läuft nicht',
  'host.untouched.no-asset': 'hat das Asset nicht',
  'host.untouched.own-operation': 'betreibt es selbst oder durch andere',
  'host.untouched.no-match': 'ist davon nicht betroffen',
  'host.untouched.own-decision': 'hat selbst entschieden',
  'host.untouched.same': 'stand schon so',
  'host.decisions.none': 'Keine Entscheidung, die sich zurücknehmen ließe.',
  'host.decisions.line': '  {act}: {at}, {by}, „{to}“ bei {tenants} Mandanten ({changed} Schwachstellen)',
  'host.undone':
    'Zurückgenommen bei {tenants} Mandanten: {restored} Schwachstellen.[ {kept} inzwischen anders entschieden und so gelassen.][ Nicht erreicht: {missed}.]',
}
