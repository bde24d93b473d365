import { configFile } from './config-file.ts'
import { hookFile, lintStagedMember } from './hook-files.ts'
import type { HookKind, PlannedFile, Repository, SetupChoices } from './repository.ts'
import { workflowFile } from './workflow-files.ts'

/** What `init` writes, and what is left to the user. */
export interface SetupPlan {
  readonly files: readonly PlannedFile[]
  /** Steps that no file can take, each a sentence. */
  readonly remaining: readonly string[]
}

/** Decides what `init` writes into a repository. */
export function planSetup(repository: Repository, choices: SetupChoices, version: string): SetupPlan {
  const { profile, hook, workflow } = choices
  return {
    files: [
      configFile(repository, { profile, version }),
      ...(hook === 'none' ? [] : [hookFile(hook, repository, version)]),
      ...(workflow === 'none' ? [] : [workflowFile(workflow, repository, version)]),
    ],
    remaining: remainingSteps(repository, choices, version),
  }
}

function remainingSteps(repository: Repository, choices: SetupChoices, version: string): readonly string[] {
  const { workflows, hooks, hasMamlint } = repository
  const { hook, workflow } = choices
  const steps: string[] = []
  if (!hasMamlint && ['husky', 'lefthook', 'git'].includes(hook)) {
    steps.push(`Install mamlint for the hook: npm install --save-dev mamlint@${version}`)
  }
  if (hook !== 'none') steps.push(...hookSteps(hook, repository))
  if (hook === 'none' && hooks.includes('lint-staged')) {
    steps.push(`lint-staged is used here: put into its lint-staged.config.mjs ${lintStagedMember}`)
  }
  if (workflow === 'gitlab' && workflows.includes('gitlab')) {
    steps.push('Add to .gitlab-ci.yml: include: [{ local: .gitlab/mamlint.gitlab-ci.yml }]')
  }
  const others = workflows.filter(one => one === 'azure' || one === 'jenkins')
  if (others.length > 0) steps.push(`For ${others.join(' and ')}, mamlint's docs/ci.md has a recipe`)
  return steps
}

/** What turns a hook on, as far as a file in the repository does not. */
function hookSteps(hook: HookKind, { hooks, hooksFolder }: Repository): readonly string[] {
  switch (hook) {
    case 'pre-commit':
      return ['Turn the hook on in each clone: pre-commit install']
    case 'lefthook':
      return hooks.includes('lefthook')
        ? ['Turn the hook on in each clone: npx lefthook install']
        : ['Install lefthook and turn the hook on: npm install --save-dev lefthook && npx lefthook install']
    case 'husky':
      // Not by `husky init`, which would write a hook of its own over ours.
      if (hooksFolder === '.husky/_') return []
      return hooks.includes('husky')
        ? ['Turn the hook on in each clone: npx husky']
        : [
            'Install husky and turn the hook on: npm install --save-dev husky && npm pkg set scripts.prepare=husky && npx husky',
          ]
    case 'git':
      return []
  }
}
