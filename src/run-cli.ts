import { appendFileSync, closeSync, existsSync, mkdirSync, openSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import packageJson from '../package.json' with { type: 'json' }
import { loadCatalogue, loadRuleIndex, loadRules } from './catalogue/load.ts'
import type { Deps } from './cli/deps.ts'
import { internalError } from './cli/internal-error.ts'
import type { Io } from './cli/io.ts'
import { run, wantsFrames } from './cli/run.ts'
import { configNames } from './config/find-config.ts'
import { prepareKernel } from './kernel-budget.ts'
import { lintAll } from './lint-all.ts'
import { Fault } from './model/fault.ts'
import { createEngine, withPack } from './pipeline/engine.ts'
import { jobLimits } from './pipeline/job-limits.ts'
import { createReport } from './pipeline/create-report.ts'
import { fileSource } from './read/file-source.ts'
import { findFiles } from './read/find-files.ts'
import { sizeOf } from './read/size-of.ts'
import { streamSource } from './read/stream-source.ts'
import { systemCode } from './model/system-code.ts'
import type { Piece } from './report/reporter.ts'
import { isOnePlace, openOutput } from './standard-output.ts'

/** The world as it is. */
function createIo(): Io {
  const stdout = openOutput(1, 'standard output', () => process.stdout)
  const stderr = openOutput(2, 'standard error', () => process.stderr)
  return {
    argv: process.argv.slice(2),
    cwd: process.cwd(),
    env: process.env,
    get stdoutIsTTY() {
      return stdout.isTTY
    },
    today: new Date().toISOString().slice(0, 'yyyy-mm-dd'.length),
    get stderrIsTTY() {
      return stderr.isTTY
    },
    get isOneOutput() {
      return (stdout.isTTY && stderr.isTTY) || isOnePlace()
    },
    get stdoutColumns() {
      return stdout.columns
    },
    get stderrColumns() {
      return stderr.columns
    },
    // Making standard input takes longer than a small run; only who asks pays for it.
    get isInteractive() {
      return process.stdin.isTTY === true && stdout.isTTY
    },
    write: stdout.write,
    writeError: stderr.write,
    writeStatus: text => void process.stderr.write(text),
    now: () => performance.now(),
    writeFile: async (absolute, pieces) => tryToWrite(absolute, () => writePieces(absolute, pieces)),
    appendFile: async (absolute, text) => tryToWrite(absolute, () => appendFileSync(absolute, text)),
    createFile: async (absolute, text, options) => tryToWrite(absolute, () => createFile(absolute, text, options)),
    isThere: existsSync,
    isFolder: absolute => statSync(absolute, { throwIfNoEntry: false })?.isDirectory() === true,
    openPrompt: async () => {
      const { openPrompt } = await import('./setup/ask.ts')
      const interrupt = (): void => void process.kill(process.pid, 'SIGINT')
      return openPrompt({ stdin: process.stdin, stdout: process.stdout, interrupt })
    },
    openStdin: name => streamSource(process.stdin, name),
    sizeOf,
    openFile: file => fileSource(file.absolute, file.path, file.size),
    watch: async (targets, listener) => (await import('./read/watch-files.ts')).watchFiles(targets, listener),
    findFiles,
    findStaged: async (words, options) => {
      const { findStaged } = await import('./read/staged-files.ts')
      const found = findStaged(words, options)
      // While git looks, the rules are read, which are asked for next.
      loadCatalogue()
      return found
    },
  }
}

function writePieces(absolute: string, pieces: Iterable<Piece>): void {
  const file = openSync(absolute, 'w')
  try {
    // Each goes on where the last one ended.
    for (const { text, isAscii } of pieces) writeFileSync(file, text, isAscii ? 'latin1' : 'utf8')
  } finally {
    closeSync(file)
  }
}

function createFile(absolute: string, text: string, { isExecutable }: { readonly isExecutable: boolean }): boolean {
  if (existsSync(absolute)) return false
  mkdirSync(path.dirname(absolute), { recursive: true })
  writeFileSync(absolute, text, { flag: 'wx', mode: isExecutable ? 0o755 : 0o644 })
  return true
}

function tryToWrite<T>(absolute: string, write: () => T): T {
  try {
    return write()
  } catch (error) {
    throw new Fault('USAGE', `cannot write ${path.relative(process.cwd(), absolute)} (${systemCode(error)})`)
  }
}

const { version } = packageJson

/** The bundle has it beside this file. */
const workerFile = path.join(import.meta.dirname, 'worker.js')

/** The program. What `lint` needs is at hand, the rest is loaded when it is first asked for. `--help` reads no rules. */
function createDeps(noteChecked: () => void): Deps {
  const engine = once(() => createEngine(loadCatalogue()))
  const index = once(loadRuleIndex)
  return {
    version,
    ruleIndex: async () => index(),
    openCache: async location => {
      const [{ openCache }, { cacheFile }] = await Promise.all([
        import('./cache/result-cache.ts'),
        import('./cache/cache-file.ts'),
      ])
      const file = cacheFile({ cwd: process.cwd(), location, env: process.env })
      return openCache({ file, version: `${version} ${index().digest}` })
    },
    catalogue: async () => loadCatalogue(),
    rules: async () => loadRules(),
    lintAll: async (inputs, options) => {
      const checked = await lintAll(inputs, options, {
        engine,
        expectBytes: prepareKernel,
        limits: jobLimits,
        countCores: () => process.getBuiltinModule('node:os').availableParallelism(),
        workerFile,
      })
      noteChecked()
      return checked
    },
    createReport: async (checked, profile, suppressing) =>
      createReport({ checked, profile, suppressing, version, rules: index().edition }),
    explainName: async name => (await import('./pipeline/explain.ts')).explainName(name, engine()),
    explainField: async (source, asked, settings) => {
      const { explainField } = await import('./pipeline/explain-field.ts')
      return explainField(source, asked, settings, engine())
    },
    lookAround: async cwd => (await import('./setup/look-around.ts')).lookAround(cwd, configNames),
    loadPack: async folder => (await import('./catalogue/pack.ts')).loadPack(folder),
    testRules: async () => {
      const { testRules } = await import('./pipeline/test-rules.ts')
      return testRules(loadRules(), engine())
    },
    testPack: async pack => {
      const { testRules } = await import('./pipeline/test-rules.ts')
      return testRules(pack, withPack(engine(), pack))
    },
  }
}

function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}

/** The one place that sets the exit code. */
function exitWith(code: number): void {
  process.exitCode = Math.max(code, Number(process.exitCode ?? 0))
}

/** Seconds after which V8 has let go of code that only a start needs, so that what it would keep is of no use to the next. */
const longestKept = 1.5

/**
 * Runs the command line of this process.
 *
 * @param keepCode Called when files have been checked: then the code that a run needs has been compiled.
 */
export function start(keepCode: () => void): void {
  const io = createIo()
  process.on('uncaughtException', error => {
    process.stderr.write(internalError(error, { frames: wantsFrames(io) }))
    exitWith(4)
  })
  let hasChecked = false
  const deps = createDeps(() => (hasChecked = true))
  void run(io, deps).then(code => {
    exitWith(code)
    if (hasChecked && process.uptime() < longestKept) keepCode()
    // All that was written has arrived, which `run` waits for. Node would wait for V8 too, which is still at making code faster.
    process.exit()
  })
}

/** Runs a thread of this program. */
export async function startJobs(): Promise<void> {
  const { start: startThread } = await import('./run-jobs.ts')
  await startThread()
}
