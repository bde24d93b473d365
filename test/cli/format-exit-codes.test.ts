import { beforeAll, describe, expect, test } from 'vitest'
import { reporterNames } from '../../src/report/reporter-names.ts'
import { runIn } from './fakes.ts'
import { createFolder } from './folder.ts'

// What a run comes to does not hang on how it is told.

let folder = ''
beforeAll(async () => {
  folder = await createFolder({
    'clean.json': '{}',
    'error.json': '{"x":"error"}',
    'warning.json': '{"x":"warning"}',
    'broken.json': 'syntax',
    'broken-error.json': 'error syntax',
    'error-warning.json': 'error warning',
  })
})

const situations: readonly [words: string, code: number][] = [
  ['clean.json', 0],
  ['clean.json --max-warnings 0', 0],
  ['clean.json --fail-on warning', 0],
  ['error.json', 1],
  ['error.json --fail-on warning', 1],
  ['error.json --fail-on never', 0],
  ['error.json clean.json --max-warnings 5', 1],
  ['error.json --quiet', 1],
  ['warning.json', 0],
  ['warning.json --quiet', 0],
  ['warning.json --fail-on warning', 1],
  ['warning.json --max-warnings 1', 0],
  ['warning.json --max-warnings 0', 1],
  ['warning.json --max-warnings 0 --quiet', 1],
  ['warning.json error-warning.json --max-warnings 1 --fail-on never', 0],
  ['broken.json', 3],
  ['broken.json --fail-on never', 3],
  ['broken.json error.json', 3],
  ['broken-error.json', 3],
  ['gone.json', 2],
  ['gone.json error.json --fail-on never', 2],
  ['gone.json broken.json', 2],
  ['error.json --max-warnings many', 2],
  ['error.json --fail-on often', 2],
  ['clean.json --ignore **/*.json', 0],
]

describe.each(situations)('lint %s', (words, code) => {
  test.each(reporterNames)(`ends with ${code} as %s, printed or written`, async format => {
    const printed = await runIn(folder, ['lint', ...words.split(' '), '--format', format])
    const written = await runIn(folder, ['lint', ...words.split(' '), '--format', `${format}=out.txt`])
    expect([printed.code, written.code]).toEqual([code, code])
    // What goes to standard error hangs on it no more; only how many were ignored is in a report that is printed.
    const isIgnored = words.includes('--ignore')
    if (!isIgnored) expect(written.stderr).toBe(printed.stderr)
  })

  test(`ends with ${code} with all formats at once`, async () => {
    const formats = reporterNames.flatMap(format => ['--format', `${format}=${format}.out`])
    expect((await runIn(folder, ['lint', ...words.split(' '), ...formats])).code).toBe(code)
  })
})
