// SPDX-License-Identifier: EUPL-1.2
/** What people read in the browser: complete in both languages, used, and nowhere but in the files of texts. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isUsed, ownTexts, parse, speltKeys, UI_SRC, uiSources } from './ui-sources.ts'

type Text = string | { readonly one: string; readonly other: string }
type Texts = Readonly<Record<string, Text>>

const nouns = readdirSync(join(UI_SRC, 'i18n/de')).map((file) => file.replace(/\.ts$/, ''))
const sources = uiSources()
const spelt = speltKeys(sources)

async function textsOf(lang: 'de' | 'en', noun: string): Promise<Texts> {
  const module = (await import(`../../admin-ui/src/i18n/${lang}/${noun}.ts`)) as Record<string, Texts>
  return module[lang] as Texts
}

function placeholders(text: Text): string[] {
  const whole = typeof text === 'string' ? text : `${text.one} ${text.other}`
  return [...new Set(Array.from(whole.matchAll(/\{([A-Za-z]+)\}/g), (match) => match[1] as string))].sort()
}

describe('the texts of the interface', () => {
  test('there are as many nouns in English as in German', () => {
    expect(nouns.length).toBeGreaterThan(3)
    expect(readdirSync(join(UI_SRC, 'i18n/en')).sort()).toEqual(readdirSync(join(UI_SRC, 'i18n/de')).sort())
  })

  test.for(nouns)('%s: every German text has its English one, with the same gaps and the same plural', async (noun) => {
    const de = await textsOf('de', noun)
    const en = await textsOf('en', noun)
    expect(Object.keys(en).sort()).toEqual(Object.keys(de).sort())
    for (const [key, text] of Object.entries(de)) {
      const other = en[key] as Text
      expect(typeof other, key).toBe(typeof text)
      expect(placeholders(other), key).toEqual(placeholders(text))
      expect(typeof other === 'string' ? other : other.other, key).not.toBe('')
    }
  })

  test.for(nouns)('%s: every text is used', async (noun) => {
    const unused = Object.keys(await textsOf('de', noun)).filter((key) => !isUsed(key, spelt))
    expect(unused).toEqual([])
  })

  test('no view holds text of its own', () => {
    expect(sources.length).toBeGreaterThan(20)
    expect(sources.flatMap(ownTexts)).toEqual([])
  })
})

describe('the guard of the texts', () => {
  const planted = (text: string) => ownTexts({ path: 'planted.tsx', tree: parse('planted.tsx', text) })

  test('it finds words between tags, in what is read aloud, and behind a condition', () => {
    expect(planted('const a = <p>Hallo</p>')).toHaveLength(1)
    expect(planted('const a = <input placeholder="Suche" />')).toHaveLength(1)
    expect(planted("const a = <Button label={isOpen ? 'Zu' : 'Auf'} />")).toHaveLength(2)
    expect(planted("const a = <p>{isOpen && 'offen'}</p>")).toHaveLength(1)
    expect(planted(`const a = <p>{\`Noch \${n} Tage\`}</p>`)).toHaveLength(2)
  })

  test('it leaves keys, classes and signs alone', () => {
    expect(planted("const a = <p class=\"muted\">{t('title')} · {name === 'x' ? t('a') : t('b')}</p>")).toEqual([])
  })

  test('a key that nobody spells is unused', () => {
    const known = speltKeys([{ path: 'a.ts', tree: parse('a.ts', `t('title'); t(\`status.\${x}\`)`) }])
    expect(['title', 'status.open', 'state.open', 'lead'].map((key) => isUsed(key, known))).toEqual([true, true, false, false])
  })
})
