// SPDX-License-Identifier: EUPL-1.2
/** Texts of questions and counts, English. @module */
export const COUNT_EN = {
  'error.COUNTING_KEYS':
    'No counting key is left for this period[ {period}][: {found} of {expected} needed]. Remedy: ask in the next period, or with fewer groups.',
  'error.GROUP_SMALL':
    'The group "{group}" has {found} members; under {limit} an answer would point to its sender. Remedy: ask all together[$ (without --group)].',
  'error.QUESTION_WINDOW': 'The end {found} is outside of what is allowed. Remedy: put the end between {first} and {last}[$ (--closes)].',
  'error.QUESTION_STALE': 'Another question was asked meanwhile, or the period has turned. Nothing was asked. Remedy: repeat the command.',
  'error.COUNT_TOO_SOON':
    'The last interim result is less than a day old; more of them would show when which answer came. Remedy: try again[ from {at}].',
  'count.asked': 'The members are asked: entry {question}, about warning {warning}.',
  'count.none': 'No question was asked yet. "ncv hub ask ENTRY --key … --key …" asks about a warning.',
  'count.head': '#{question} about warning {warning} "{title}", until {closes} UTC ({state})',
  'count.group': '  {group}: {answers} answers of {members} members',
  'count.hidden': 'hidden',
  'count.why-hidden': '  Hidden are cells under 5, and as many more as it takes that none of them can be computed.',
  'count.exact': '  Exact numbers: for auditing alone. They must not be passed on.',
  'count.published': 'Interim result published as entry {index}: {answers} answers, without cells.',
  'count.state.open': 'open',
  'count.state.arriving': 'closed, last answers arrive',
  'count.state.over': 'closed, the result follows',
  'count.state.withdrawn': 'ended: the warning is withdrawn',
  'count.state.published': 'result published',
  'answer.not-affected': 'not affected',
  'answer.affected': 'affected',
  'answer.in-progress': 'in progress',
  'answer.fixed': 'fixed',
  'answer.unknown': 'not known yet',
  'group.all': 'All',
  'group.municipality': 'Municipalities',
  'group.district': 'Districts',
  'group.association': 'Associations',
  'group.it-provider': 'IT providers',
  'group.land': 'Land',
} as const
