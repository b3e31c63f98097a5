// SPDX-License-Identifier: EUPL-1.2
/**
 * The frame around every view: skip link, menu, who and where one is, how fresh the feed is, settings of the page, notices.
 *
 * @module
 */
import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { de } from '../i18n/de/shell.ts'
import { en } from '../i18n/en/shell.ts'
import { Button } from '../ui/button.tsx'
import { KeyHelp } from './key-help.tsx'
import { isHelpOpen, onKey } from './keyboard.ts'
import type { Texts, Translate } from './i18n.ts'
import { LANGS, lang, setLang, useTexts } from './i18n.ts'
import { isLive } from './live.ts'
import { followLinks, hrefOf, place } from './location.ts'
import { Notices } from './notices.tsx'
import { isVisitor, may, session, signOut } from './session.ts'
import { setTheme, THEMES, theme } from './theme.ts'
import type { MenuItem } from './views.tsx'

const SHELL = { de, en }

export interface ShellProps {
  readonly menu: readonly MenuItem[]
  readonly menuText: Translate<Texts>
  /** Path → number beside it in the menu. */
  readonly counts: Readonly<Record<string, number>>
  /** How fresh what is shown is; the party's own words. */
  readonly foot: ComponentChildren
  readonly children: ComponentChildren
}

export function Shell({ menu, menuText, counts, foot, children }: ShellProps) {
  const t = useTexts(SHELL)
  const known = session.use()
  const [isMenuOpen, setMenuOpen] = useState(false)
  const { path } = place.use()
  useEffect(() => setMenuOpen(false), [path])
  useEffect(() => {
    document.addEventListener('click', followLinks)
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('click', followLinks)
      document.removeEventListener('keydown', onKey)
    }
  }, [])
  return (
    <div class="shell">
      <a class="skip" href="#main">
        {t('skip')}
      </a>
      <header class="side">
        <div class="side__head">
          <p class="side__who">{known?.party.name}</p>
          <p class="side__org">{t(`${known?.party.kind ?? 'node'}.org`, { federation: known?.party.federation ?? '' })}</p>
          <Button isSmall kind="tertiary" label={t('menu.toggle')} onClick={() => setMenuOpen(!isMenuOpen)}>
            {t('menu')}
          </Button>
        </div>
        {known?.party.host && <p class="side__host">{t('host', { host: known.party.host })}</p>}
        {isVisitor(known) && <p class="side__host">{t('visit')}</p>}
        <div class={`side__body${isMenuOpen ? ' side__body--open' : ''}`}>
          <Menu menu={menu.filter(({ action }) => may(action))} menuText={menuText} counts={counts} />
          <div class="side__foot">
            {foot}
            <PageSettings />
            <button type="button" class="mini" onClick={() => isHelpOpen.set(true)}>
              {t('keys.title')}
            </button>
          </div>
        </div>
      </header>
      <main id="main" class="main" tabIndex={-1}>
        <OfflineBar />
        {children}
      </main>
      <Notices />
      <KeyHelp />
    </div>
  )
}

function Menu({ menu, menuText, counts }: Pick<ShellProps, 'menu' | 'menuText' | 'counts'>) {
  const t = useTexts(SHELL)
  const { path } = place.use()
  const here = path.split('/')[0]
  const groups = [...new Set(menu.map(({ group }) => group))]
  return (
    <nav aria-label={t('menu.label')}>
      {groups.map((group) => (
        <ul class="menu" key={group}>
          {menu
            .filter((item) => item.group === group)
            .map((item) => (
              <li key={item.path}>
                <a href={hrefOf(item.path)} aria-current={item.path === here ? 'page' : undefined}>
                  <span>{menuText(item.label)}</span>
                  {(counts[item.path] ?? 0) > 0 && <span class="menu__n">{(counts[item.path] ?? 0).toLocaleString(lang.value)}</span>}
                </a>
              </li>
            ))}
        </ul>
      ))}
    </nav>
  )
}

/** The stream has broken: what is shown may be old. */
function OfflineBar() {
  const t = useTexts(SHELL)
  return isLive.use() === false ? (
    <p class="offline" role="alert">
      {t('offline')}
    </p>
  ) : null
}

export function PageSettings() {
  const t = useTexts(SHELL)
  const language = lang.use()
  const chosen = theme.use()
  const known = session.use()
  return (
    <div class="settings">
      <div class="settings__row">
        {LANGS.map((other) => (
          <button key={other} type="button" class="mini" lang={other} aria-pressed={other === language} onClick={() => setLang(other)}>
            {t(other === 'de' ? 'lang.de' : 'lang.en')}
          </button>
        ))}
      </div>
      <div class="settings__row">
        {THEMES.map((other) => (
          <button key={other} type="button" class="mini" aria-pressed={other === chosen} onClick={() => setTheme(other)}>
            {t(`theme.${other}`)}
          </button>
        ))}
      </div>
      {known?.state === 'open' && (
        <div class="settings__row">
          {known.account === null ? (
            <span class="settings__name">{t('token')}</span>
          ) : (
            <a class="settings__name link" href={hrefOf('account')}>
              {known.account.name}
            </a>
          )}
          <button type="button" class="mini" onClick={() => void signOut()}>
            {t('sign-out')}
          </button>
        </div>
      )}
    </div>
  )
}
