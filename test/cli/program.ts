import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** The real program, as `npm run build` left it. */
export const bin: string = fileURLToPath(new URL('../../dist/main.js', import.meta.url))

/** What a run of the program left behind. */
export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** How it is started. */
export interface Starting {
  readonly cwd: string
  readonly stdin?: string
  /** What is typed, each once its first text was printed. Standard input then stays open. */
  readonly typed?: readonly (readonly [seen: string, typed: string])[]
  /** Added to an environment that holds `PATH` alone. */
  readonly env?: Readonly<Record<string, string>>
}

/** Runs the program to its end. */
export function mamlint(words: readonly string[], starting: Starting): Promise<Ended> {
  return runProgram([process.execPath, bin, ...words], starting)
}

/** Runs the program at a terminal, which `script` makes; what it prints on either stream comes as `stdout`. */
export function mamlintAtTerminal(words: readonly string[], starting: Starting): Promise<Ended> {
  return programAtTerminal(['mamlint', ...words.map(word => `'${word}'`)].join(' '), starting)
}

/** Runs a line of shell at a terminal; in it, `mamlint` is the program. */
export function programAtTerminal(line: string, starting: Starting): Promise<Ended> {
  const command = `mamlint() { '${process.execPath}' '${bin}' "$@"; }; ${line}`
  return runProgram(['script', '-qec', command, '/dev/null'], { typed: [], ...starting })
}

function runProgram([program = '', ...words]: readonly string[], starting: Starting): Promise<Ended> {
  const { cwd, stdin = '', typed = null, env = {} } = starting
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, { cwd, env: { PATH: process.env['PATH'], ...env } })
    const [out, err] = [[] as string[], [] as string[]]
    const left = [...(typed ?? [])]
    child.stdout.on('data', (chunk: Buffer) => {
      out.push(chunk.toString())
      if (left[0] !== undefined && out.join('').includes(left[0][0])) child.stdin.write(left.shift()?.[1] ?? '')
    })
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk.toString()))
    child.on('error', reject)
    child.on('exit', () => child.stdin.destroy())
    child.on('close', code => resolve({ code, stdout: out.join(''), stderr: err.join('') }))
    child.stdin.on('error', () => {})
    if (typed === null) child.stdin.end(stdin)
  })
}
