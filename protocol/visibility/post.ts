// SPDX-License-Identifier: EUPL-1.2
/**
 * The post: what is in a letter, what stands on it, and what looking into the mailbox shows.
 *
 * @module
 */
import { Mailbox, MailboxQuery, MailboxTaken, PostMessage, PostReceipt, PostTaken, PostText, SealedPost } from '../message/post.ts'
import type { Sight } from './sight.ts'
import { BOTH, NAMED, OWN_AND_HUB } from './sight.ts'
import { signedRequest } from './transport.ts'

const LETTER: readonly Sight[] = [
  {
    id: 'post',
    ways: NAMED,
    title: {
      de: 'namentliche Post, geöffnet: lesen kann sie nur, an wen sie geht',
      en: 'post by name, opened: only those can read it to whom it goes',
    },
    schema: PostMessage,
    by: OWN_AND_HUB,
    fields: {
      id: ['Zufallszahl, auf die sich Antworten beziehen', 'random number that answers refer to'],
      from: ['Ihr Haus, unterschrieben', 'your house, signed'],
      'to[]': ['an wen sie geht; jeder Empfänger sieht alle', 'to whom it goes; each recipient sees all'],
      kind: ['Art: Nachricht, Stimme, Meldung …', 'kind: letter, vote, report …'],
      sentAt: ['wann sie abging, nicht wann sie geschrieben wurde', 'when it left, not when it was written'],
      thread: ['zu welcher Post sie gehört', 'to which post it belongs'],
      content: ['der ganze Inhalt', 'the whole content'],
      'attachments[].name': ['Name der Anlage', 'name of the attachment'],
      'attachments[].media': ['Art der Anlage, nach der Endung', 'kind of the attachment, by its extension'],
      'attachments[].bytes': ['Größe der Anlage', 'size of the attachment'],
      'attachments[].sha256': ['Prüfsumme der Anlage', 'hash of the attachment'],
      'attachments[].sealed': ['Prüfsumme der versiegelten Anlage', 'hash of the sealed attachment'],
      'attachments[].key': ['Schlüssel der Anlage', 'key of the attachment'],
      receipt: ['ob Sie eine Bestätigung erbitten', 'whether you ask for a receipt'],
    },
  },
  {
    id: 'post-text',
    ways: NAMED,
    title: { de: 'Inhalt einer Nachricht', en: 'content of a letter' },
    schema: PostText,
    by: OWN_AND_HUB,
    fields: { subject: ['Betreff', 'subject'], text: ['Wortlaut, ungeschwärzt', 'the words, not redacted'] },
  },
  {
    id: 'post-receipt',
    ways: NAMED,
    title: { de: 'Bestätigung an den Absender einer Post', en: 'receipt to the sender of a post' },
    schema: PostReceipt,
    by: OWN_AND_HUB,
    fields: {
      post: ['welche Post', 'which post'],
      state: ['zugestellt oder gelesen', 'delivered or read'],
      at: ['wann', 'when'],
    },
  },
]

const CARRIAGE: readonly Sight[] = [
  {
    id: 'post-sealed',
    ways: NAMED,
    title: { de: 'Post, versiegelt, auf dem Weg über das N-CERT', en: 'post, sealed, on its way through the N-CERT' },
    schema: SealedPost,
    doors: ['hub POST /post'],
    by: OWN_AND_HUB,
    fields: signedRequest({
      v: ['Fassung', 'version'],
      id: ['Zufallszahl', 'random number'],
      'to[]': ['an wen sie geht', 'to whom it goes'],
      'files[]': ['Prüfsummen der versiegelten Anlagen', 'hashes of the sealed attachments'],
      'wraps[]': ['der Schlüssel, für jeden Empfänger eingepackt', 'the key, wrapped for each recipient'],
      commitment: ['Festlegung: alle Empfänger lesen dasselbe', 'commitment: all recipients read the same'],
      body: ['der verschlossene Inhalt in einer von vier Größen', 'the sealed content in one of four sizes'],
    }),
  },
  {
    id: 'post-taken',
    ways: NAMED,
    title: { de: 'Annahmebestätigung des N-CERT', en: 'receipt of the N-CERT' },
    schema: PostTaken,
    by: OWN_AND_HUB,
    fields: { post: ['Prüfsumme der versiegelten Post', 'hash of the sealed post'], at: ['wann sie angenommen wurde', 'when it was taken'] },
  },
  {
    id: 'attachment',
    ways: NAMED,
    title: { de: 'Anlage, versiegelt', en: 'attachment, sealed' },
    doors: ['hub POST /attachment', 'hub POST /attachment/*'],
    by: OWN_AND_HUB,
    fields: signedRequest({
      'body file': ['der verschlossene Inhalt; die Größe in Schritten von 64 KiB', 'the sealed content; its size in steps of 64 KiB'],
      'path hash': ['beim Abholen: welche', 'when it is fetched: which'],
    }),
  },
]

/** Of every node, whether it expects something or not. */
const LOOK: readonly Sight[] = [
  {
    id: 'mailbox-query',
    ways: BOTH,
    title: { de: 'Blick ins Postfach, einmal in vier Zeitfenstern', en: 'a look into the mailbox, once in four slots' },
    schema: MailboxQuery,
    doors: ['hub POST /mailbox'],
    by: OWN_AND_HUB,
    fields: signedRequest({ after: ['bis wohin die Post schon hier ist', 'up to where the post is here already'] }),
  },
  {
    id: 'mailbox',
    ways: BOTH,
    title: { de: 'was im Postfach liegt', en: 'what lies in the mailbox' },
    schema: Mailbox,
    by: OWN_AND_HUB,
    fields: {
      generation: ['seit wann das Postfach so zählt', 'since when the mailbox counts like this'],
      'posts[].number': ['laufende Nummer', 'running number'],
      'posts[].at': ['wann das N-CERT sie annahm', 'when the N-CERT took it'],
      'posts[].sealed': ['die versiegelte Post', 'the sealed post'],
      more: ['ob noch mehr da ist', 'whether there is more'],
    },
  },
  {
    id: 'mailbox-taken',
    ways: NAMED,
    title: { de: 'Meldung, dass die Post im Knoten liegt', en: 'word that the post lies in the node' },
    schema: MailboxTaken,
    doors: ['hub POST /mailbox/taken'],
    by: OWN_AND_HUB,
    fields: signedRequest({ through: ['bis zu welcher Nummer', 'up to which number'] }),
  },
]

export const POST_SIGHTS: readonly Sight[] = [...LETTER, ...CARRIAGE, ...LOOK]
