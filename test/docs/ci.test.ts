import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { createFolder } from '../cli/folder.ts'
import { createPrograms, project, runScript } from '../ci/shell.ts'

// The recipes of docs/ci.md, as they stand there: what each runs is run.

const page = readFileSync(path.join(project, 'docs/ci.md'), 'utf8')
const { version } = JSON.parse(readFileSync(path.join(project, 'package.json'), 'utf8')) as { readonly version: string }

/** The blocks of code of one language. */
function blocks(language: string): readonly string[] {
  return [...page.matchAll(new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``, 'g'))].map(match => match[1] ?? '')
}

/** Lines of shell that a recipe runs. */
function scriptsIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, one]: readonly [string, unknown]) => {
    if (key === 'run' || (key === 'script' && typeof one === 'string')) return [String(one)]
    return key === 'script' && Array.isArray(one) ? one.map(String) : scriptsIn(one)
  })
}

const recipes = [
  ...blocks('yaml').map(text => scriptsIn(parse(text))),
  ...blocks('groovy').map(text => [...text.matchAll(/sh '(.*)'/g)].map(match => match[1] ?? '')),
  ...blocks('sh').map(text => text.trim().split('\n')),
].filter(scripts => scripts.some(script => script.includes('mamlint .') || script.includes(`mamlint@${version} .`)))

const programs = createPrograms({
  npm: 'exit 0',
  // Without a folder of its own for what it fetches, npx fails where the user of a container has no home.
  npx: `test "$2" = --cache && test "$3" = /ws@tmp/npm || exit 9; shift 4; exec ${process.execPath} ${path.join(project, 'dist/main.js')} "$@"`,
  mamlint: `exec ${process.execPath} ${path.join(project, 'dist/main.js')} "$@"`,
})

test.each(recipes.map(scripts => [scripts]))('%j finds what is there', async scripts => {
  const cwd = await createFolder({ 'exports/devices.json': '{"imei":"490154203237518"}' })
  const env = { PATH: `${programs}:/usr/bin:/bin`, CI: 'true', WORKSPACE_TMP: '/ws@tmp' }
  const ended = runScript(['set -e', ...scripts].join('\n'), { shell: ['sh'], cwd, env })
  expect(ended.stderr).toBe('')
  expect(ended.code).toBe(1)
  for (const [, file] of scripts.join('\n').matchAll(/--format \w+=(\S+)/g)) {
    expect(readFileSync(path.join(cwd, file ?? ''), 'utf8')).toContain('imei')
  }
})

test('there are recipes for five services, of this version', () => {
  expect(recipes.length).toBe(5)
  expect([...page.matchAll(/mamlint@(\d\S*)/g)].every(([, named]) => named === version)).toBe(true)
})

test('the inputs that the page lists are those of the action', () => {
  const { inputs } = parse(readFileSync(path.join(project, 'action.yml'), 'utf8')) as { readonly inputs: object }
  const listed = [...page.matchAll(/^\| `([\w-]+)` /gm)].map(([, name]) => name)
  expect(listed).toEqual(Object.keys(inputs))
})
