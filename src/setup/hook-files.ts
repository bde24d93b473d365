import type { HookKind, PlannedFile, Repository } from './repository.ts'

/** What a hook runs: the staged content of the staged files. Asking npx would take longer than the check itself. */
const command = 'node_modules/.bin/mamlint --staged'

/** The same where a program finds what is in `node_modules` by itself. */
const bareCommand = 'mamlint --staged'

/** Names of files that mamlint reads by itself, as pre-commit takes them: a pattern of Python. */
const exportNames: string =
  '\\.(?i:(?:json|jsonc|ndjson|jsonl|csv|tsv|xml|plist|xcprivacy|parquet)(?:\\.gz|\\.zst)?|zip|tar|tgz|tar\\.gz|tar\\.zst)$'

/** The member of lint-staged that runs mamlint, once and on all: a pattern of endings would miss `DEVICES.CSV`. */
export const lintStagedMember: string = `'*': () => '${bareCommand}'`

/** The file by which a program, or git, runs mamlint before a commit. */
export function hookFile(kind: HookKind, { hooksFolder }: Repository, version: string): PlannedFile {
  switch (kind) {
    case 'pre-commit':
      return preCommitFile(version)
    case 'husky':
      return { path: '.husky/pre-commit', text: `${bareCommand}\n`, isExecutable: true, toAdd: bareCommand }
    case 'lefthook':
      return { path: 'lefthook.yml', text: lefthookText, isExecutable: false, toAdd: lefthookText }
    case 'git': {
      const path = `${hooksFolder ?? '.git/hooks'}/pre-commit`
      return { path, text: gitScript, isExecutable: true, toAdd: command }
    }
  }
}

/** pre-commit names the files, and so the same hook serves for `pre-commit run --all-files`, where nothing is staged. */
function preCommitFile(version: string): PlannedFile {
  const entry = `  - repo: local
    hooks:
      - id: mamlint
        name: mamlint
        entry: mamlint lint
        language: node
        additional_dependencies: ['mamlint@${version}']
        files: ${exportNames}
        require_serial: true
`
  return { path: '.pre-commit-config.yaml', text: `repos:\n${entry}`, isExecutable: false, toAdd: entry }
}

const gitScript = `#!/bin/sh
# Checks the staged exports, see "mamlint --help". Written by "mamlint init".
if [ -x node_modules/.bin/mamlint ]; then
  exec ${command}
fi
exec ${bareCommand}
`

const lefthookText = `pre-commit:
  jobs:
    - name: mamlint
      run: ${command}
`
