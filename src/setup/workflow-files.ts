import type { PlannedFile, Repository, WorkflowKind } from './repository.ts'

/** The files by which a service runs mamlint. */
export function workflowFile(kind: WorkflowKind, repository: Repository, version: string): PlannedFile {
  const how = repository.hasMamlint
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
    otherwise: 'it is a workflow of that name already',
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
      - uses: actions/checkout@v5
      - uses: actions/setup-node@v5
        with:
          node-version: 22
      - run: ${install}
      - run: ${run} . --format github --format sarif=mamlint.sarif
      # A private repository without code scanning has nowhere to put this: remove it there.
      - if: \${{ !cancelled() && hashFiles('mamlint.sarif') != '' }}
        uses: github/codeql-action/upload-sarif@v4
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
  return { path, text, isExecutable: false, otherwise: `add to it:\n${text}` }
}
