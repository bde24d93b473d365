import type { Repository } from '../../src/setup/repository.ts'

/** A repository of git that has nothing yet of what mamlint looks for. */
export const bareRepository: Repository = {
  root: '/x',
  isGit: true,
  hooksFolder: '.git/hooks',
  config: null,
  hasMamlint: false,
  hasLock: false,
  hooks: [],
  workflows: [],
}
