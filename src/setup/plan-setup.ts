import { configFile } from './config-file.ts'
import { hookFile } from './hook-files.ts'
import type { PlannedFile, Repository, SetupChoices } from './repository.ts'
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

function remainingSteps(repository: Repository, { hook, workflow }: SetupChoices, version: string): readonly string[] {
  const { hasMamlint, hooks, workflows } = repository
  const steps: string[] = []
  if (!hasMamlint && ['husky', 'lefthook', 'git'].includes(hook)) {
    steps.push(`Install mamlint for the hook: npm install --save-dev mamlint@${version}`)
  }
  if (hook === 'pre-commit') steps.push('Turn the hook on in each clone: pre-commit install')
  if (hook === 'lefthook') steps.push('Turn the hook on in each clone: lefthook install')
  if (hooks.includes('lint-staged')) {
    steps.push('lint-staged is used here: add "*.{json,jsonc,ndjson,jsonl}": "mamlint" to it, or take --hook husky')
  }
  if (workflow === 'gitlab' && workflows.includes('gitlab')) {
    steps.push('Add to .gitlab-ci.yml: include: [{ local: .gitlab/mamlint.gitlab-ci.yml }]')
  }
  const others = workflows.filter(one => one === 'azure' || one === 'jenkins')
  if (others.length > 0) steps.push(`For ${others.join(' and ')}, docs/ci.md has a recipe.`)
  return steps
}
