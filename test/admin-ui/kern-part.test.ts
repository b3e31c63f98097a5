// SPDX-License-Identifier: EUPL-1.2
/** The part of KERN's stylesheet that is shipped. */
import { expect, test } from 'vitest'
import { keepUsedRules } from '../../admin-ui/kern-part.ts'

const CSS = [
  '@charset "UTF-8";:root{--kern-color:red}',
  '.kern-btn{color:red}.kern-btn--primary{color:blue}',
  '.kern-btn,.kern-unused{margin:0}',
  '.kern-icon{mask:url("data:image/svg+xml,%3Csvg{}")}',
  '@media (max-width:10px){.kern-unused{x:y}.kern-btn{x:y}}@media print{.kern-unused{x:y}}',
  ':is(body,.kern-light):not([class*=kern-level-]){--kern-contextual:1}',
  '@keyframes turn{to{x:y}}',
].join('')

test('rules of classes that no source spells go; tokens, alternatives and what is used stay', () => {
  const kept = keepUsedRules(CSS, 'class="kern-btn kern-icon"')
  expect(kept).toBe(
    '@layer kern{:root{--kern-color:red}.kern-btn{color:red}.kern-btn{margin:0}.kern-icon{mask:url("data:image/svg+xml,%3Csvg{}")}' +
      '@media (max-width:10px){.kern-btn{x:y}}:is(body,.kern-light):not([class*=kern-level-]){--kern-contextual:1}@keyframes turn{to{x:y}}}',
  )
})

test('a stylesheet that breaks off is refused', () => {
  expect(() => keepUsedRules('.kern-btn{color:red', 'kern-btn')).toThrow('does not end')
})
