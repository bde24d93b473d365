import type { HookKind, Repository, WorkflowKind } from './repository.ts'

/** Hooks that can be chosen. */
export const hookChoices: readonly (HookKind | 'none')[] = ['pre-commit', 'husky', 'lefthook', 'git', 'none']

/** Workflows that can be chosen. */
export const workflowChoices: readonly (WorkflowKind | 'none')[] = ['github', 'gitlab', 'none']

/** The hook that fits a repository: of the program that it has, else of git itself. */
export function offeredHook({ hooks, isGit }: Repository): HookKind | 'none' {
  const own = hookChoices.find(choice => hooks.some(hook => hook === choice))
  return own ?? (isGit ? 'git' : 'none')
}

/** The workflow that fits a repository: of the service that it uses already. */
export function offeredWorkflow({ workflows }: Repository): WorkflowKind | 'none' {
  return workflowChoices.find(choice => workflows.some(workflow => workflow === choice)) ?? 'none'
}
