import { readFileSync } from 'node:fs'
import { appendFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { loadCatalogue, loadRuleIndex, loadRules } from './catalogue/load.ts'
import type { Deps } from './cli/deps.ts'
import { internalError } from './cli/internal-error.ts'
import type { Io } from './cli/io.ts'
import { run, wantsFrames } from './cli/run.ts'
import { lintAll } from './lint-all.ts'
import { Fault } from './model/fault.ts'
import { createEngine, withPack } from './pipeline/engine.ts'
import { jobLimits } from './pipeline/job-limits.ts'
import { createReport } from './pipeline/lint.ts'
import { fileSource } from './read/file-source.ts'
import { findFiles } from './read/find-files.ts'
import { streamSource } from './read/stream-source.ts'
import { systemCode } from './read/system-code.ts'

/** The world as it is. */
function createIo(): Io {
  return {
    argv: process.argv.slice(2),
    cwd: process.cwd(),
    env: process.env,
    stdoutIsTTY: process.stdout.isTTY === true,
    write: createWriter(process.stdout, 'standard output'),
    writeError: createWriter(process.stderr, 'standard error'),
    writeFile: (absolute, text) => tryToWrite(absolute, () => writeFile(absolute, text)),
    appendFile: (absolute, text) => tryToWrite(absolute, () => appendFile(absolute, text)),
    openStdin: name => streamSource(process.stdin, name),
    openFile: file => fileSource(file.absolute, file.path, file.size),
    findFiles,
  }
}

/** Codes by which a system says that nobody reads any more, as in `mamlint . | head`. */
const readerLeft: ReadonlySet<string> = new Set(['EPIPE', 'EOF', 'ERR_STREAM_DESTROYED'])

/** Writes to a stream and waits until it took the text. After its reader has left, writes nothing and says nothing. */
function createWriter(stream: NodeJS.WriteStream, name: string): (text: string) => Promise<void> {
  let open = true
  stream.on('error', () => (open = false)) // told to each write, below
  return text =>
    new Promise((resolve, reject) => {
      if (!open || text === '') return resolve()
      stream.write(text, error => {
        const code = error === null || error === undefined ? null : systemCode(error)
        if (code === null || readerLeft.has(code)) return resolve()
        return reject(new Fault('USAGE', `cannot write to ${name} (${code})`))
      })
    })
}

async function tryToWrite(absolute: string, write: () => Promise<void>): Promise<void> {
  try {
    await write()
  } catch (error) {
    throw new Fault('USAGE', `cannot write ${path.relative(process.cwd(), absolute)} (${systemCode(error)})`)
  }
}

/** This file is bundled in `dist/chunks/`, beside which the worker stands. */
const workerFile = path.join(import.meta.dirname, '..', 'worker.js')

/** The program. What `lint` needs is at hand, the rest is loaded when it is first asked for. `--help` reads no rules. */
function createDeps(): Deps {
  const engine = once(() => createEngine(loadCatalogue()))
  const index = once(loadRuleIndex)
  const version = readVersion()
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
    lintAll: (inputs, options) => lintAll(inputs, options, { engine: engine(), limits: jobLimits, workerFile }),
    createReport: async (checked, profile) => createReport({ checked, profile, version, rules: index().edition }),
    explainName: async name => (await import('./pipeline/explain.ts')).explainName(name, engine()),
    explainField: async (source, pointer, settings) => {
      const { explainField } = await import('./pipeline/explain-field.ts')
      return explainField(source, pointer, settings, engine())
    },
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

/** `src/` and `dist/` both lie beside `package.json`. */
function readVersion(): string {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8')
  return (JSON.parse(text) as { readonly version: string }).version
}

/** The one place that sets the exit code. Nothing ends the process early: what is written must arrive. */
function exitWith(code: number): void {
  process.exitCode = code
}

const io = createIo()

process.on('uncaughtException', error => {
  process.stderr.write(internalError(error, { frames: wantsFrames(io) }))
  exitWith(4)
})

void run(io, createDeps()).then(code => exitWith(Math.max(code, Number(process.exitCode ?? 0))))
