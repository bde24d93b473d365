import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parse } from 'yaml'
import { type Ended, project, runScript } from './shell.ts'

// Does what GitHub's runner does with a composite action, as far as a machine without GitHub can.

/** One step of a composite action. */
export interface Step {
  readonly name: string
  readonly id?: string
  readonly if?: string
  readonly shell?: string
  readonly run?: string
  readonly uses?: string
  readonly env?: Readonly<Record<string, string>>
  readonly with?: Readonly<Record<string, string>>
}

/** A composite action, as its file says. */
export interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string; readonly description: string }>>
  readonly outputs: Readonly<Record<string, { readonly value: string }>>
  readonly runs: { readonly using: string; readonly steps: readonly Step[] }
}

/** The action of this project. */
export const action: Action = parse(readFileSync(path.join(project, 'action.yml'), 'utf8')) as Action

/** What a job sees of a run of the action. */
export interface Job extends Ended {
  readonly outputs: Readonly<Record<string, string>>
  readonly summary: string
  /** Steps that another action does, with what they are given. */
  readonly used: readonly Readonly<Record<string, string>>[]
}

/** Runs the steps of the action in a working folder, one after the other, until one fails. */
export function runAction(workspace: string, given: Readonly<Record<string, string>>): Job {
  const temporary = mkdtempSync(path.join(os.tmpdir(), 'mamlint-runner-'))
  const [outputFile, summaryFile] = [path.join(temporary, 'output'), path.join(temporary, 'summary')]
  for (const file of [outputFile, summaryFile]) writeFileSync(file, '')
  const inputs = Object.fromEntries(
    Object.entries(action.inputs).map(([name, one]) => [name, given[name] ?? one.default]),
  )
  const runner = {
    PATH: `${path.dirname(process.execPath)}:/usr/bin:/bin`,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTION_PATH: project,
    GITHUB_WORKSPACE: workspace,
    GITHUB_OUTPUT: outputFile,
    GITHUB_STEP_SUMMARY: summaryFile,
    RUNNER_TEMP: temporary,
  }
  let ended: Ended = { code: 0, stdout: '', stderr: '' }
  const used: Readonly<Record<string, string>>[] = []
  const outputsNow = (): Readonly<Record<string, string>> => readOutputs(outputFile)
  for (const step of action.runs.steps) {
    const fill = (text: string): string => fillIn(text, inputs, outputsNow())
    if (step.if !== undefined ? fill(step.if) === 'false' : ended.code !== 0) continue
    if (step.run === undefined) used.push(mapValues(step.with ?? {}, fill))
    else {
      const env = { ...runner, ...mapValues(step.env ?? {}, fill) }
      // As the runner starts `shell: bash`.
      const one = runScript(step.run, {
        shell: ['bash', '--noprofile', '--norc', '-eo', 'pipefail'],
        cwd: workspace,
        env,
      })
      ended = { code: one.code, stdout: ended.stdout + one.stdout, stderr: ended.stderr + one.stderr }
    }
  }
  const outputs = mapValues(
    mapValues(action.outputs, one => one.value),
    text => fillIn(text, inputs, outputsNow()),
  )
  return { ...ended, outputs, summary: readFileSync(summaryFile, 'utf8'), used }
}

function mapValues<T>(from: Readonly<Record<string, T>>, of: (value: T) => string): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(from).map(([name, value]) => [name, of(value)]))
}

function readOutputs(file: string): Readonly<Record<string, string>> {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n').filter(Boolean)
  return Object.fromEntries(lines.map(line => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]))
}

/** The few forms of GitHub's expressions that stand in the file. Any other fails the test. */
function fillIn(
  text: string,
  inputs: Readonly<Record<string, string>>,
  outputs: Readonly<Record<string, string>>,
): string {
  const valueOf = (name: string): string => {
    const [, input, output] = /^(?:inputs\.([\w-]+)|steps\.run\.outputs\.([\w-]+))$/.exec(name) ?? []
    if (input === undefined && output === undefined)
      throw new Error(`an expression that the test does not know: ${name}`)
    if (input !== undefined && inputs[input] === undefined) throw new Error(`an input that is not declared: ${input}`)
    return input === undefined ? (outputs[output ?? ''] ?? '') : (inputs[input] ?? '')
  }
  const isTrue = (term: string): boolean => {
    const [, name = '', sign, word] = /^(\S+) (==|!=) '([^']*)'$/.exec(term) ?? []
    return term === '!cancelled()' || (valueOf(name) === word) === (sign === '==')
  }
  return text.replaceAll(/\$\{\{ (.*?) \}\}/g, (_, expression: string) =>
    expression.includes('=') ? String(expression.split(' && ').every(isTrue)) : valueOf(expression),
  )
}
