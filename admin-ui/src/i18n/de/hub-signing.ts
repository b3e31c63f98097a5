// SPDX-License-Identifier: EUPL-1.2
/** Texts of signing with an analyst's own key: German. @module */
export const de = {
  'file.author': 'Schlüssel der ersten Person',
  'file.approver': 'Schlüssel der zweiten Person',
  'file.hint': 'Schlüsseldatei (ncv-analyst …). Sie wird hier gelesen und nie gesendet; hinaus geht nur die Unterschrift.',
  'at-key': 'Am Schlüssel:',
  'signer.author': 'Erste Person:',
  'signer.approver': 'Zweite Person:',
  forget: 'Schlüssel vergessen',
  'other-key': 'Anderer Schlüssel',
  'same-person': 'Das ist der Schlüssel der ersten Person. Vier Augen sind zwei Menschen: Bitte die zweite Person an den Platz.',
  'fault.not-a-key': 'Das ist keine Schlüsseldatei. Richtig ist die Datei, die „ncv hub analyst add“ geschrieben hat.',
  'fault.no-ed25519':
    'Dieser Browser kann nicht mit Ed25519 unterschreiben. Nehmen Sie einen aktuellen Browser, oder unterschreiben Sie auf der Kommandozeile (ncv hub draft, ncv hub publish).',
} as const
