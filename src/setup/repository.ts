/** Programs that run hooks, and git's own hooks. */
export type HookKind = 'pre-commit' | 'husky' | 'lefthook' | 'git'

/** Services whose workflows can be written. */
export type WorkflowKind = 'github' | 'gitlab'

/** What `init` sees of a repository. Paths are relative to its root, with `/`. */
export interface Repository {
  /** Absolute. The top of the git repository; the working folder where there is none. */
  readonly root: string
  readonly isGit: boolean
  /** Where git looks for its hooks; null where there is no git. */
  readonly hooksFolder: string | null
  /** A configuration of mamlint that is there already; null where there is none. */
  readonly config: string | null
  /** Whether `package.json` names mamlint, so that installing brings it. */
  readonly hasMamlint: boolean
  /** Whether npm's lock file is there, without which `npm ci` fails. */
  readonly hasLock: boolean
  /** What runs hooks here already. */
  readonly hooks: readonly (Exclude<HookKind, 'git'> | 'lint-staged')[]
  /** What runs workflows here already. */
  readonly workflows: readonly (WorkflowKind | 'azure' | 'jenkins')[]
}

/** What the user wants of `init`. */
export interface SetupChoices {
  /** A profile's name. */
  readonly profile: string
  readonly hook: HookKind | 'none'
  readonly workflow: WorkflowKind | 'none'
}

/** A file that `init` would write. */
export interface PlannedFile {
  /** Relative to the root, with `/`. */
  readonly path: string
  readonly text: string
  readonly isExecutable: boolean
  /** What is to be added by hand where the file is there already, and so is left alone; null for a file of mamlint's alone. */
  readonly toAdd: string | null
}
