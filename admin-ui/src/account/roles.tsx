// SPDX-License-Identifier: EUPL-1.2
/**
 * Roles with what they are for, in words.
 *
 * @module
 */
import { useTexts } from '../app/i18n.ts'
import { session } from '../app/session.ts'
import { de } from '../i18n/de/role.ts'
import { en } from '../i18n/en/role.ts'
import { Checkbox } from '../ui/field.tsx'

type Key = keyof typeof de & string

/** The name of a role that these texts know; else as it is. */
export function useRoleWords(): { name: (role: string) => string; what: (role: string) => string } {
  const t = useTexts({ de, en })
  const kind = session.use()?.party.kind ?? 'node'
  const word = (key: string): string => (Object.hasOwn(de, key) ? t(key as Key) : '')
  return {
    name: (role) => word(`name.${role}`) || role,
    what: (role) => word(`what.${kind}.${role}`),
  }
}

export function RoleList({ roles }: { readonly roles: readonly string[] }) {
  const { name, what } = useRoleWords()
  return (
    <ul class="roles">
      {roles.map((role) => (
        <li key={role}>
          <strong>{name(role)}</strong> <span class="muted">{what(role)}</span>
        </li>
      ))}
    </ul>
  )
}

export interface RoleChoiceProps {
  readonly all: readonly string[]
  readonly apart: readonly (readonly [string, string])[]
  readonly chosen: readonly string[]
  readonly onChange: (roles: readonly string[]) => void
}

/** What must not come together cannot be chosen together, and why is said beside it. */
export function RoleChoice({ all, apart, chosen, onChange }: RoleChoiceProps) {
  const t = useTexts({ de, en })
  const { name, what } = useRoleWords()
  return (
    <fieldset class="kern-fieldset">
      <legend class="kern-label">{t('choice')}</legend>
      <div class="kern-fieldset__body">
        {all.map((role) => {
          const against = barredBy(role, chosen, apart)
          return (
            <Checkbox
              key={role}
              isChecked={chosen.includes(role)}
              isDisabled={against !== undefined}
              onChange={(isChosen) => onChange(isChosen ? [...chosen, role] : chosen.filter((each) => each !== role))}
              label={
                <>
                  {name(role)}
                  <span class="sub">{against === undefined ? what(role) : t('apart', { other: name(against) })}</span>
                </>
              }
            />
          )
        })}
      </div>
    </fieldset>
  )
}

function barredBy(role: string, chosen: readonly string[], apart: readonly (readonly [string, string])[]): string | undefined {
  if (chosen.includes(role)) return undefined
  const pair = apart.find(([one, other]) => (one === role && chosen.includes(other)) || (other === role && chosen.includes(one)))
  return pair?.find((each) => each !== role)
}
