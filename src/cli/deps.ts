import type { ResultCache } from '../cache/result-cache.ts'
import type { ByteSource } from '../model/byte-source.ts'
import type { CompiledCatalogue, RuleIndex } from '../model/compiled.ts'
import type { Meter } from '../model/meter.ts'
import type { Report } from '../model/report.ts'
import type { Rule } from '../model/rule.ts'
import type { Settings } from '../model/settings.ts'
import type { Profile } from '../model/verdict.ts'
import type { NameExplanation } from '../classify/explain-name.ts'
import type { AskedField, ExplainedFile } from '../pipeline/explain-field.ts'
import type { Suppressing } from '../pipeline/create-report.ts'
import type { Checked, Reportable } from '../pipeline/lint.ts'
import type { RuleCheck } from '../pipeline/test-rules.ts'
import type { Repository } from '../setup/repository.ts'
import type { RunInput } from './prepare-run.ts'

/** How inputs are checked. */
export interface LintAllOptions {
  /** Threads to use at most; null for as many as there are cores. */
  readonly jobs: number | null
  /** Whether every field is asked for. Otherwise they are let go at once: a folder may hold millions of them. */
  readonly keepsFields: boolean
  /** Whether times are asked for. */
  readonly keepsTimes: boolean
  /** Counts what is read; null where nobody asks. What inputs open counts by itself; files that threads open do so here. */
  readonly meter: Meter | null
  /** Told of entries of archives that are not read because the settings say so: how many. */
  readonly onIgnored: (entries: number) => void
}

/** As a command checks that tells no more than what was found. */
export const unwatched: Omit<LintAllOptions, 'jobs'> = {
  keepsFields: false,
  keepsTimes: false,
  meter: null,
  onIgnored: () => {},
}

/** The program behind the commands. `run-cli.ts` wires the real one, each part loaded when it is first asked for. */
export interface Deps {
  readonly version: string
  /** Edition and ids of the rules, which cost less to read than the rules. */
  ruleIndex(): Promise<RuleIndex>
  /** Opens the results of earlier runs. `location` is a folder of the user's choice, or null. */
  openCache(location: string | null): Promise<ResultCache>
  /** The page's rows and what finds them. */
  catalogue(): Promise<CompiledCatalogue>
  /** The rules with their reasons and examples. */
  rules(): Promise<readonly Rule[]>
  /** Checks all inputs, and answers in their order, with one result for each document of an archive. What is wrong with an input is in its result, never thrown. */
  lintAll(inputs: readonly RunInput[], options: LintAllOptions): Promise<readonly Checked[]>
  createReport(checked: readonly Reportable[], profile: Profile, suppressing: Suppressing): Promise<Report>
  explainName(name: string): Promise<NameExplanation>
  /** Explains the fields of a stream that a pointer means. */
  explainField(source: ByteSource, asked: AskedField, settings: Settings): Promise<ExplainedFile>
  /** What of a repository matters to its set-up. */
  lookAround(cwd: string): Promise<Repository>
  /** Reads rules of the user's own. Throws `Fault` with code `RULE_INVALID`. */
  loadPack(folder: string): Promise<readonly Rule[]>
  /** Runs the examples of the rules that ship. */
  testRules(): Promise<readonly RuleCheck[]>
  /** Runs the examples of a pack, beside the rules that ship. */
  testPack(pack: readonly Rule[]): Promise<readonly RuleCheck[]>
}
