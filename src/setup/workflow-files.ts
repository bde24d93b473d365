import type { PlannedFile, Repository, WorkflowKind } from './repository.ts'

/**
 * The files by which a service runs mamlint. Actions are pinned to commits, which nobody can move as tags can be moved; what
 * keeps actions up to date reads the version behind them, too.
 */
export function workflowFile(kind: WorkflowKind, repository: Repository, version: string): PlannedFile {
  const how =
    repository.hasMamlint && repository.hasLock
      ? { install: 'npm ci', run: 'npx --no-install mamlint' }
      : { install: `npm install --global mamlint@${version}`, run: 'mamlint' }
  return kind === 'github' ? githubFile(how) : gitlabFile(how, repository)
}

interface Command {
  readonly install: string
  readonly run: string
}

function githubFile({ install, run }: Command): PlannedFile {
  return {
    path: '.github/workflows/mamlint.yml',
    isExecutable: false,
    toAdd: null,
    text: `name: mamlint
on:
  push:
    branches: [main, master]
  pull_request:

permissions:
  contents: read
  security-events: write # to show findings under Security > Code scanning

jobs:
  mamlint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@93cb6efe18208431cddfb8368fd83d5badbf9bfd # v5.0.1
      - uses: actions/setup-node@a0853c24544627f65ddf259abe73b1d18a591444 # v5.0.0
        with:
          node-version: 22
      - run: ${install}
      - run: ${run} . --format github --format sarif=mamlint.sarif
      # A private repository without code scanning has nowhere to put this: remove it there.
      - if: \${{ !cancelled() && hashFiles('mamlint.sarif') != '' }}
        uses: github/codeql-action/upload-sarif@9e907b5e64f6b83e7804b09294d44122997950d6 # v4.32.3
        with:
          sarif_file: mamlint.sarif
          category: mamlint
`,
  }
}

function gitlabFile({ install, run }: Command, { workflows }: Repository): PlannedFile {
  const text = `mamlint:
  image: node:22
  script:
    - ${install}
    - ${run} . --format compact --format gitlab=mamlint-code-quality.json --format junit=mamlint-junit.xml
  artifacts:
    when: always
    reports:
      codequality: mamlint-code-quality.json
      junit: mamlint-junit.xml
`
  const path = workflows.includes('gitlab') ? '.gitlab/mamlint.gitlab-ci.yml' : '.gitlab-ci.yml'
  return { path, text, isExecutable: false, toAdd: text }
}
