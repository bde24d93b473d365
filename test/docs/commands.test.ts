import { readdirSync, readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { expect, test } from 'vitest'
import type { Deps } from '../../src/cli/deps.ts'
import type { Io } from '../../src/cli/io.ts'
import { createProgram } from '../../src/cli/program.ts'
import { hookFile, lintStagedMember } from '../../src/setup/hook-files.ts'
import { workflowFile } from '../../src/setup/workflow-files.ts'
import { bareRepository } from '../setup/bare-repository.ts'

// What a reader copies from the pages: every word of it exists, and what `init` writes stands there as it is written.

const pages = ['README.md', ...readdirSync('docs').map(name => `docs/${name}`)].toSorted()
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string }

/** Fenced blocks and code within a line. */
function codeIn(page: string): readonly string[] {
  const text = readFileSync(page, 'utf8')
  const fenced = /^```\w*\n([\s\S]*?)^```$/gm
  const inline = text.replace(fenced, '').match(/`[^`\n]+`/g) ?? []
  return [...[...text.matchAll(fenced)].map(match => match[1] ?? ''), ...inline.map(code => code.slice(1, -1))]
}

/** The words behind each `mamlint` that stands where a command does. */
function commandsIn(page: string): readonly (readonly [page: string, words: string])[] {
  const calls = codeIn(page).flatMap(code => [
    ...code.matchAll(
      /(?<=^(?:[^#\n]*[\s'"(/])?)(?<!pre-commit run )mamlint(?:@[\d.]+)? (?=[\w./<-])([^\n\\'"#|;&)]+)/gm,
    ),
  ])
  return calls.map(([, words = '']) => [page, words.trim()])
}

const nobody = { print: () => {}, done: () => {} }
const program = createProgram({} as Io, { version } as Deps, nobody, null)

/** What is wrong with words: flags that do not exist, and values that they do not take. */
function complaints(text: string): readonly string[] {
  let words = text.split(/\s+/)
  let command = child(program, 'lint')
  for (let at = program; words[0] !== undefined && find(at, words[0]) !== undefined; words = words.slice(1)) {
    at = command = child(at, words[0])
  }
  return words.flatMap((word, at) => {
    if (!/^-./.test(word)) return []
    const [, flag = '', given] = /^([^=]*)(?:=(.*))?$/.exec(word) ?? []
    const option = [...command.options, ...program.options].find(one => one.short === flag || one.long === flag)
    if (option === undefined) return flag === '--help' ? [] : [`${command.name()} has no ${flag}`]
    const value = given ?? words[at + 1] ?? ''
    if (!option.required || value.startsWith('<')) return []
    try {
      option.parseArg?.(value, undefined as never)
      return []
    } catch (error) {
      return [`${flag}: ${String(error)}`]
    }
  })
}

function find(command: Command, name: string): Command | undefined {
  return command.commands.find(one => one.name() === name)
}

function child(command: Command, name: string): Command {
  return find(command, name) ?? expect.fail(`no command ${name}`)
}

const commands = pages.flatMap(commandsIn)

test('the pages hold commands', () => {
  expect(commands.length).toBeGreaterThan(50)
  expect(complaints('--no-such-flag x')).toEqual(['lint has no --no-such-flag'])
  expect(complaints('map --fail-on error x')).toEqual(['map has no --fail-on'])
  expect(complaints('--profile mdm x')).toHaveLength(1)
})

test.each(commands)('%s: mamlint %s', (_, words) => {
  expect(complaints(words)).toEqual([])
})

test.each([
  ['docs/ci.md', workflowFile('github', bareRepository, version)],
  ['docs/ci.md', workflowFile('gitlab', bareRepository, version)],
  ['docs/pre-commit.md', hookFile('pre-commit', bareRepository, version)],
  ['docs/pre-commit.md', hookFile('lefthook', bareRepository, version)],
])('%s shows what init writes', (page, { path, text }) => {
  const shown = codeIn(page).map(code => code.replace(`# ${path}\n`, ''))
  expect(shown).toContain(text)
})

test('docs/pre-commit.md has for lint-staged what init says', () => {
  expect(codeIn('docs/pre-commit.md')).toContain(`export default { ${lintStagedMember} }\n`)
})
