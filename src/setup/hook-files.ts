import type { HookKind, PlannedFile, Repository } from './repository.ts'

/** What a hook runs: the staged content of the staged files. */
const words = 'lint --staged'

/** The file by which a program, or git, runs mamlint before a commit. */
export function hookFile(kind: HookKind, repository: Repository, version: string): PlannedFile {
  switch (kind) {
    case 'pre-commit':
      return preCommitFile(version)
    case 'husky':
      // Husky finds what is in node_modules by itself.
      return scriptFile('.husky/pre-commit', `mamlint ${words}\n`)
    case 'lefthook':
      return lefthookFile(repository)
    case 'git':
      return scriptFile(`${repository.hooksFolder ?? '.git/hooks'}/pre-commit`, gitScript)
  }
}

/** Asking npx would take longer than the check itself. */
const gitScript = `#!/bin/sh
# Checks the staged exports, see "mamlint --help". Written by "mamlint init".
if [ -x node_modules/.bin/mamlint ]; then
  exec node_modules/.bin/mamlint ${words}
fi
exec mamlint ${words}
`

function scriptFile(path: string, text: string): PlannedFile {
  return { path, text, isExecutable: true, otherwise: `add to it: mamlint ${words}` }
}

function preCommitFile(version: string): PlannedFile {
  const entry = `  - repo: local
    hooks:
      - id: mamlint
        name: mamlint
        entry: mamlint ${words}
        language: node
        additional_dependencies: ['mamlint@${version}']
        pass_filenames: false
`
  return {
    path: '.pre-commit-config.yaml',
    text: `# Run "pre-commit install" once in each clone.\nrepos:\n${entry}`,
    isExecutable: false,
    otherwise: `add under "repos":\n${entry}`,
  }
}

function lefthookFile({ hasMamlint }: Repository): PlannedFile {
  const text = `pre-commit:
  commands:
    mamlint:
      run: ${hasMamlint ? 'node_modules/.bin/mamlint' : 'mamlint'} ${words}
`
  return {
    path: 'lefthook.yml',
    text: `# Run "lefthook install" once in each clone.\n${text}`,
    isExecutable: false,
    otherwise: `add to it:\n${text}`,
  }
}
