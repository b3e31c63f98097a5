// SPDX-License-Identifier: EUPL-1.2
/** What users read when they look at a text before it leaves, German. @module */
export const REVIEW_DE = {
  'review.diff': 'Vorher [-…-] und nachher {+…+}:',
  'review.obstacles': 'Das kann kein Programm schwärzen. Solange es dasteht, bleibt der Text weg; ersetzen mit --replace "Stelle=anderer Text":',
  'review.doubts': 'Auch ein Ortsname, oder hier ein Wort? (--keep "Stelle" lässt stehen, --replace "Stelle=…" ersetzt):',
  'review.as-place': '„{word}“ wird als Ort ersetzt',
  'review.as-word': '„{word}“ bleibt als Wort stehen',
  'review.ask': 'Ist „{word}“ in „{passage}“ ein Ort? [J/n] ',
  'review.decisions': 'Von Hand entschieden (zurücknehmen mit --undo "Stelle"):',
  'review.keep': '„{text}“ bleibt stehen',
  'review.replace': '„{text}“ wird zu „{to}“',
  'who-sees.written': 'Geschrieben nach {file}.',
  'review.none': 'Zu diesem Text ist nichts von Hand entschieden.',
} as const
