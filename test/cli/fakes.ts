import { existsSync } from 'node:fs'
import path from 'node:path'
import { openCache } from '../../src/cache/result-cache.ts'
import type { Deps } from '../../src/cli/deps.ts'
import type { ExitCode } from '../../src/cli/exit-code.ts'
import type { Io } from '../../src/cli/io.ts'
import { configNames } from '../../src/config/find-config.ts'
import { run } from '../../src/cli/run.ts'
import type { Row } from '../../src/model/catalogue.ts'
import type { CompiledCatalogue } from '../../src/model/compiled.ts'
import { createFinding, type Finding } from '../../src/model/finding.ts'
import type { Rule } from '../../src/model/rule.ts'
import type { Settings } from '../../src/model/settings.ts'
import type { Severity } from '../../src/model/verdict.ts'
import { createReport } from '../../src/pipeline/create-report.ts'
import type { Checked } from '../../src/pipeline/lint.ts'
import { fileSource } from '../../src/read/file-source.ts'
import { findFiles } from '../../src/read/find-files.ts'
import { findStaged } from '../../src/read/staged-files.ts'
import { sizeOf } from '../../src/read/size-of.ts'
import { streamSource } from '../../src/read/stream-source.ts'
import { lookAround } from '../../src/setup/look-around.ts'

/** What a run in memory left behind. */
export interface Ran {
  readonly code: ExitCode
  readonly stdout: string
  readonly stderr: string
  /** Reports written to files, by absolute path. */
  readonly written: ReadonlyMap<string, string>
  /** What was linted: the settings by the name of the source. */
  readonly linted: ReadonlyMap<string, Settings>
}

const rows: readonly Row[] = (['imei', 'serial-number', 'location'] as const).map(item => ({
  id: `hardware-inventory/${item}`,
  section: { en: 'Hardware inventory information', sv: 'x' },
  item: { en: item, sv: 'x' },
  mam: item === 'location' ? 'conditional' : 'no',
  condition: item === 'location' ? 'entra-joined' : null,
  mdm: item === 'location' ? 'corporate-only' : null,
  optIn: null,
}))

const rule = {
  id: 'hardware-inventory/imei',
  title: { en: 'IMEI number', sv: 'x' },
  why: 'It names one handset.',
  advice: 'Leave it out.',
  source: { section: 'Hardware inventory information', item: 'IMEI number' },
  names: [{ words: ['imei', 'device imei'] }],
  examples: { match: [{ imei: 'x' }], nearMiss: [{ imeiRequired: true }] },
} satisfies Rule

const failing = { rule: rule.id, passed: 1, failures: ['match example 2: not seen'] }

// The vocabulary is never looked at here.
const catalogue = { edition: '2026-11-22', rows, rules: [rule], vocabulary: {} } as unknown as CompiledCatalogue

/**
 * A stand-in for the engine: finds what the text of a source asks for. `error`, `warning`: a finding. `syntax`: a fault.
 * `crash`: a bug.
 */
export function createFakeDeps(linted: Map<string, Settings>): Deps {
  return {
    version: '1.2.3',
    ruleIndex: async () => ({ edition: catalogue.edition, ids: rows.map(row => row.id), digest: 'x' }),
    openCache: async location => openCache({ file: path.join(location ?? '', 'results.cache'), version: '1.2.3' }),
    catalogue: async () => catalogue,
    rules: async () => [rule],
    lintAll: async inputs => {
      const checked: Checked[] = []
      for (const { open, settings } of inputs) {
        const source = open()
        linted.set(source.name, settings)
        const chunks: Uint8Array[] = []
        for await (const chunk of source.chunks()) chunks.push(chunk)
        checked.push(check(source.name, Buffer.concat(chunks).toString()))
      }
      return checked
    },
    createReport: async (checked, profile, suppressing) =>
      createReport({ checked, profile, suppressing, version: '1.2.3', rules: '2026-11-22' }),
    explainName: async name => ({
      name,
      words: ['wifi', 'mac'],
      considered: [{ rule: 'hardware-inventory/imei', matched: false, because: 'none of its words' }],
      row: null,
      confidence: null,
    }),
    explainField: async source => ({ path: source.name, explanations: [], asked: '', paths: [], fault: null }),
    lookAround: async cwd => lookAround(cwd, configNames),
    loadPack: async () => [rule],
    testRules: async () => [failing],
    testPack: async pack => pack.map(() => failing),
  }
}

function check(name: string, text: string): Checked {
  if (text.includes('crash')) throw new TypeError(`cannot read ${text}`)
  const fault = text.includes('syntax')
    ? ({ code: 'JSON_SYNTAX', message: 'expected a comma', line: 3, column: 14 } as const)
    : null
  return {
    file: {
      path: name,
      format: 'json',
      encoding: 'utf-8',
      bytes: text.length,
      records: 1,
      status: fault === null ? 'checked' : 'incomplete',
      samples: [],
      unlisted: 0,
      notice: null,
      fault,
    },
    findings: (['error', 'warning'] as const)
      .filter(word => text.includes(word))
      .map(severity => findingOf(name, severity)),
    suppressed: [],
    usedAllows: [],
    remarks: [],
    fields: [
      {
        path: '/imei',
        row: 'hardware-inventory/imei',
        role: 'data',
        verdict: 'out-of-scope',
        confidence: 'high',
        count: 1,
        empty: 0,
      },
    ],
  }
}

function findingOf(file: string, severity: Severity): Finding {
  return createFinding({
    rule: 'hardware-inventory/imei',
    verdict: 'out-of-scope',
    severity,
    confidence: 'high',
    role: 'data',
    evidence: ['name'],
    file,
    entity: null,
    path: '/imei',
    first: { pointer: '/imei', line: 1, column: 2, offset: 1 },
    count: 1,
    empty: 0,
    message: 'IMEI number is outside the MAM-only scope',
    condition: null,
    source: { section: 'Hardware inventory information', item: 'IMEI number', mam: 'no' },
    advice: 'Leave it out.',
  })
}

/** Runs a command line in memory, over real files in a folder. */
export async function runIn(
  cwd: string,
  argv: readonly string[],
  changes: Partial<Io & { stdin: string }> = {},
  deps: Partial<Deps> = {},
): Promise<Ran> {
  const out: string[] = []
  const err: string[] = []
  const written = new Map<string, string>()
  const linted = new Map<string, Settings>()
  const io: Io = {
    argv,
    cwd,
    env: {},
    stdoutIsTTY: false,
    today: '2026-11-26',
    stderrIsTTY: false,
    isOneOutput: false,
    stdoutColumns: 80,
    stderrColumns: 80,
    isInteractive: false,
    write: async text => void out.push(text),
    writeError: async text => void err.push(text),
    writeStatus: text => void err.push(text),
    now: () => 0,
    writeFile: async (absolute, pieces) => void written.set(absolute, Array.from(pieces, ({ text }) => text).join('')),
    appendFile: async (absolute, text) => void written.set(absolute, (written.get(absolute) ?? '') + text),
    createFile: async (absolute, text) => !existsSync(absolute) && written.set(absolute, text) !== undefined,
    isThere: existsSync,
    isFolder: () => true,
    openPrompt: async () => ({ ask: async () => null, close: () => {} }),
    openStdin: name => streamSource(bytesOf(changes.stdin ?? ''), name),
    sizeOf,
    openFile: file => fileSource(file.absolute, file.path, file.size),
    watch: async () => {},
    findFiles,
    findStaged,
    ...changes,
  }
  const code = await run(io, { ...createFakeDeps(linted), ...deps })
  return { code, stdout: out.join(''), stderr: err.join(''), written, linted }
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
}
