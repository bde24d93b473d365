import { expect, test } from 'vitest'
import { exitCodeFor, type Outcome } from '../../src/cli/exit-code.ts'

const clean: Outcome = {
  faults: [],
  errors: 0,
  warnings: 0,
  failOn: 'error',
  isSampled: false,
  maxWarnings: null,
  stale: 0,
}

test.each<[string, Partial<Outcome>, number]>([
  ['nothing found', {}, 0],
  ['an error', { errors: 1 }, 1],
  ['a warning', { warnings: 1 }, 0],
  ['a warning, fail on warnings', { warnings: 1, failOn: 'warning' }, 1],
  ['an error, fail on warnings', { errors: 1, failOn: 'warning' }, 1],
  ['an error, never fail', { errors: 1, failOn: 'never' }, 0],
  ['as many warnings as allowed', { warnings: 3, maxWarnings: 3 }, 0],
  ['more warnings than allowed', { warnings: 4, maxWarnings: 3 }, 1],
  ['more warnings than none', { warnings: 1, maxWarnings: 0 }, 1],
  ['more warnings than allowed, never fail', { warnings: 4, maxWarnings: 3, failOn: 'never' }, 0],
  ['a part that was left out, and counts', { isSampled: true }, 3],
  ['a part that was left out, and an error', { isSampled: true, errors: 1 }, 3],
  ['a file that is no JSON', { faults: ['NOT_JSON'] }, 3],
  ['a file that cannot be read', { faults: ['FILE_UNREADABLE'] }, 3],
  ['a fault and an error', { faults: ['JSON_SYNTAX'], errors: 9 }, 3],
  ['a fault, never fail', { faults: ['JSON_SYNTAX'], failOn: 'never' }, 3],
  ['a missing file', { faults: ['NO_SUCH_FILE'] }, 2],
  ['a glob without a match', { faults: ['NOTHING_MATCHED'] }, 2],
  ['wrong usage', { faults: ['USAGE'] }, 2],
  ['a wrong configuration', { faults: ['CONFIG_INVALID'] }, 2],
  ['a wrong rule', { faults: ['RULE_INVALID'] }, 2],
  ['a missing file, a fault and an error', { faults: ['JSON_SYNTAX', 'NO_SUCH_FILE'], errors: 1 }, 2],
])('%s', (_, change, code) => {
  expect(exitCodeFor({ ...clean, ...change })).toBe(code)
})
