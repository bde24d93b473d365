import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { loadRuleIndex } from '../../src/catalogue/load.ts'
import { loadConfig } from '../../src/config/load-config.ts'
import { profiles } from '../../src/model/verdict.ts'
import { planSetup } from '../../src/setup/plan-setup.ts'
import type { PlannedFile, Repository, SetupChoices } from '../../src/setup/repository.ts'
import { createFolder } from '../cli/folder.ts'
import { bareRepository } from './bare-repository.ts'

const none: SetupChoices = { profile: 'mam-only', hook: 'none', workflow: 'none' }

function filesOf(choices: Partial<SetupChoices>, repository: Partial<Repository> = {}): readonly PlannedFile[] {
  return planSetup({ ...bareRepository, ...repository }, { ...none, ...choices }, '1.2.3').files
}

describe('the configuration', () => {
  /** What our own loader says of a text. */
  async function load(text: string): Promise<Awaited<ReturnType<typeof loadConfig>>> {
    const cwd = await createFolder({})
    await writeFile(path.join(cwd, 'mamlint.config.jsonc'), text)
    return loadConfig({ cwd, file: null, ruleIds: loadRuleIndex().ids, today: '2026-11-26' })
  }

  const textOf = (profile: string): string => filesOf({ profile })[0]?.text ?? ''

  test.each(profiles)('is one that mamlint reads: %s', async profile => {
    const { config, problems } = await load(textOf(profile))
    expect(problems).toEqual([])
    expect(config?.settings).toMatchObject({ profile })
  })

  test('is one that mamlint reads with every comment of a member taken away, too', async () => {
    const text = textOf('mam-only').replaceAll(/^ {2}\/\/ (?="|\]|\s+\{)/gm, '  ')
    const { config, problems } = await load(text)
    expect(problems).toEqual([])
    expect(Object.keys(config?.settings ?? {}).toSorted()).toEqual(
      ['$schema', 'facts', 'profile', 'rules', 'unknownFields'].toSorted(),
    )
    expect(config?.overrides.length).toBe(1)
    expect(config?.allows.length).toBe(1)
    expect(config?.ignores('/nowhere/testdata/x.json')).toBe(false)
  })

  test('names the schema of the package where npm brings it, else the published one', () => {
    expect(textOf('mam-only')).toContain('"https://unpkg.com/mamlint@1.2.3/schema/config.schema.json"')
    expect(filesOf({}, { hasMamlint: true })[0]?.text).toContain('"./node_modules/mamlint/schema/config.schema.json"')
  })
})

describe('the hook', () => {
  test.each([
    ['pre-commit', '.pre-commit-config.yaml', false],
    ['husky', '.husky/pre-commit', true],
    ['lefthook', 'lefthook.yml', false],
    ['git', '.git/hooks/pre-commit', true],
  ] as const)('of %s is %s and checks what is committed', (hook, file, isExecutable) => {
    const [, planned] = filesOf({ hook })
    expect(planned).toMatchObject({ path: file, isExecutable })
    expect(planned?.text).toMatch(hook === 'pre-commit' ? /mamlint lint$/m : /mamlint --staged$/m)
    expect(planned?.text).toContain(planned?.toAdd)
    if (file.endsWith('ml')) expect(() => parse(planned?.text ?? '') as unknown).not.toThrow()
  })

  test('of pre-commit brings the version that wrote it, and is otherwise the one that mamlint publishes', () => {
    const [published] = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8')) as readonly { readonly files: string }[]
    const { repos } = parse(filesOf({ hook: 'pre-commit' })[1]?.text ?? '') as {
      readonly repos: readonly { readonly hooks: readonly unknown[] }[]
    }
    expect(repos[0]?.hooks).toEqual([
      {
        id: 'mamlint',
        name: 'mamlint',
        entry: 'mamlint lint',
        language: 'node',
        additional_dependencies: ['mamlint@1.2.3'],
        files: published?.files,
        require_serial: true,
      },
    ])
  })

  test.each([
    ['husky', {}, ['npm install --save-dev mamlint@1.2.3', 'npm install --save-dev husky && npm pkg set']],
    ['husky', { hasMamlint: true, hooks: ['husky'] }, ['each clone: npx husky']],
    ['husky', { hasMamlint: true, hooks: ['husky'], hooksFolder: '.husky/_' }, []],
    ['lefthook', { hasMamlint: true }, ['npm install --save-dev lefthook && npx lefthook install']],
    ['lefthook', { hasMamlint: true, hooks: ['lefthook'] }, ['each clone: npx lefthook install']],
    ['git', { hasMamlint: true }, []],
    ['pre-commit', {}, ['each clone: pre-commit install']],
    ['none', { hooks: ['lint-staged'] }, ["put into its lint-staged.config.mjs '*': () => 'mamlint --staged'"]],
    ['git', { hasMamlint: true, hooks: ['lint-staged'] }, []],
  ] as const)('of %s in %j leaves to the user what no file does', (hook, repository, steps) => {
    const { remaining } = planSetup({ ...bareRepository, ...repository }, { ...none, hook }, '1.2.3')
    expect(remaining).toEqual(steps.map(step => expect.stringContaining(step)))
  })

  test('of git goes where git looks', () => {
    expect(filesOf({ hook: 'git' }, { hooksFolder: 'tools/hooks' })[1]?.path).toBe('tools/hooks/pre-commit')
  })
})

describe('the workflow', () => {
  test('pins actions to commits, with the version behind', () => {
    const texts = [filesOf({ workflow: 'github' })[1]?.text ?? '', readFileSync('action.yml', 'utf8')]
    const used = texts.flatMap(text => text.match(/(?<=uses: ).*/g) ?? [])
    expect(used).toHaveLength(4)
    expect(used.filter(one => !/^[\w/-]+@[\da-f]{40} # v\d+\.\d+\.\d+$/.test(one))).toEqual([])
  })

  test('of GitHub installs, checks, and uploads even after findings', () => {
    const [, planned] = filesOf({ workflow: 'github' })
    const { jobs } = parse(planned?.text ?? '') as {
      readonly jobs: { readonly mamlint: { readonly steps: readonly Readonly<Record<string, unknown>>[] } }
    }
    expect(jobs.mamlint.steps.flatMap(step => step['run'] ?? [])).toEqual([
      'npm install --global mamlint@1.2.3',
      'mamlint . --format github --format sarif=mamlint.sarif',
    ])
    expect(jobs.mamlint.steps.at(-1)).toMatchObject({ if: "${{ !cancelled() && hashFiles('mamlint.sarif') != '' }}" })
  })

  test('takes mamlint from the project where it is there', () => {
    const text = filesOf({ workflow: 'github' }, { hasMamlint: true, hasLock: true })[1]?.text
    expect(text).toContain('- run: npm ci\n')
    expect(text).toContain('- run: npx --no-install mamlint . ')
    expect(filesOf({ workflow: 'github' }, { hasMamlint: true })[1]?.text).not.toContain('npm ci')
  })

  test('of GitLab is the pipeline, or a part of one that is there', () => {
    expect(filesOf({ workflow: 'gitlab' })[1]?.path).toBe('.gitlab-ci.yml')
    const part = planSetup({ ...bareRepository, workflows: ['gitlab'] }, { ...none, workflow: 'gitlab' }, '1.2.3')
    expect(part.files[1]?.path).toBe('.gitlab/mamlint.gitlab-ci.yml')
    expect(part.remaining).toContain('Add to .gitlab-ci.yml: include: [{ local: .gitlab/mamlint.gitlab-ci.yml }]')
  })
})
