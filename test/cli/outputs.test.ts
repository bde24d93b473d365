import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { reporterNames } from '../../src/report/reporter-names.ts'
import { runIn } from './fakes.ts'
import { createFolder } from './folder.ts'

let cwd = ''

beforeAll(async () => {
  cwd = await createFolder({ 'error.json': 'error', 'broken.json': 'syntax' })
})

test('every format can be asked for, all in one run, with the exit code of any', async () => {
  const words = reporterNames.flatMap(name => ['--format', `${name}=out.${name}`])
  const ran = await runIn(cwd, ['error.json', 'broken.json', ...words])
  expect(ran.code).toBe(3)
  expect(ran.stdout).toBe('')
  expect([...ran.written.keys()]).toEqual(reporterNames.map(name => path.join(cwd, `out.${name}`)))
  for (const text of ran.written.values()) expect(text).toContain('broken.json')
})

test('a report to a file and one to standard output', async () => {
  const ran = await runIn(cwd, ['error.json', '--format', 'sarif=out.sarif', '--format', 'pretty'])
  expect(ran.written.get(path.join(cwd, 'out.sarif'))).toContain('"version": "2.1.0"')
  expect(ran.stdout).toContain('1 error in 1 file')
})

test.each(['sarif', 'html'])('%s gives the reason of a rule', async format => {
  expect((await runIn(cwd, ['error.json', '--format', format])).stdout).toContain('It names one handset.')
})

test('reasons are not read where no format gives them', async () => {
  const rules = (): never => expect.fail('read')
  const ran = await runIn(cwd, ['error.json', '--format', 'junit', '--format', 'json=out.json'], {}, { rules })
  expect(ran.code).toBe(1)
})

describe('the summary of a GitHub job', () => {
  const summary = { GITHUB_STEP_SUMMARY: '/runner/summary.md' }

  test('is written where GitHub asks for it, beside the annotations', async () => {
    const ran = await runIn(cwd, ['error.json', '--format', 'github'], { env: summary })
    expect(ran.stdout).toMatch(/^::error file=error\.json,line=1,col=2,title=/)
    expect(ran.written.get('/runner/summary.md')).toMatch(/^### mamlint\n\n1 error in 1 file/)
  })

  test.each([
    ['another format is asked for', 'pretty', summary],
    ['GitHub does not ask', 'github', { GITHUB_STEP_SUMMARY: '' }],
    ['this is no job of GitHub', 'github', {}],
  ])('is not written where %s', async (_, format, env) => {
    expect((await runIn(cwd, ['error.json', '--format', format], { env })).written.size).toBe(0)
  })
})

test.each(['json', 'ndjson', 'csv'])('that files were ignored is said with %s too', async format => {
  const { stdout, stderr } = await runIn(cwd, ['.', '--ignore', 'broken.json', '--format', format])
  expect(stdout + stderr).toContain('1 file ignored')
})
