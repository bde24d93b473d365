import { type Command, Option } from 'commander'
import { type Facts, factValues } from '../model/facts.ts'
import { type Format, formats as inputFormats } from '../model/format.ts'
import type { Settings, SeveritySetting } from '../model/settings.ts'
import { type Confidence, type Profile, profiles } from '../model/verdict.ts'
import { addFact, addGlob, addRule, choiceOf, nameFor, parseDepth, parseExtensions, parseJobs } from './parse-flags.ts'

/** Flags that decide how a file is judged, on every command that judges. */
export interface JudgeOptions {
  readonly profile?: Profile
  readonly assume?: Facts
  readonly minConfidence?: Confidence
  readonly inputFormat?: Format
  readonly maxDecodeDepth?: number
  /** A file; false for `--no-config`. */
  readonly config?: string | false
}

/** Flags that decide which files are read. */
export interface FindingOptions {
  readonly ext?: readonly string[]
  readonly ignore?: readonly string[]
  readonly stdinFilename?: string
  /** Threads to use at most. */
  readonly jobs?: number
}

/** Flags on findings, which `map` has no use for. */
export interface SeverityOptions {
  readonly unknownFields?: Settings['unknownFields']
  readonly reportEmpty?: boolean
  readonly rule?: Readonly<Record<string, SeveritySetting>>
  /** False for `--no-suppressions`. */
  readonly suppressions: boolean
}

const confidences: readonly Confidence[] = ['low', 'medium', 'high']
const unknownFields: readonly Settings['unknownFields'][] = ['off', 'warn', 'error']

/** Adds `--profile`, `--assume`, `--min-confidence`, `--input-format`, `--max-decode-depth`, `--config` and `--no-config`. */
export function addJudgeOptions(command: Command): Command {
  return command
    .option('--profile <name>', `deployment: ${profiles.join(', ')}`, choiceOf('--profile', profiles))
    .option('--assume <fact=value>', `what holds unless a record says otherwise: ${facts}; may repeat`, addFact)
    .option(
      '--min-confidence <level>',
      'leave out what is less sure: low, medium, high',
      choiceOf('--min-confidence', confidences),
    )
    .option(
      '--input-format <name>',
      `what the files are, whatever they look like: ${inputFormats.join(', ')}`,
      choiceOf('--input-format', inputFormats),
    )
    .option(
      '--max-decode-depth <n>',
      'documents inside values (JSON in a string, base64) to open in each other (default 3)',
      parseDepth,
    )
    .option('--config <file>', 'configuration to use instead of the nearest one', nameFor('--config', 'file'))
    .option('--no-config', 'use no configuration')
}

/** Adds `--unknown-fields`, `--report-empty`, `--rule` and `--no-suppressions`. */
export function addSeverityOptions(command: Command): Command {
  return command
    .option(
      '--unknown-fields <level>',
      'how fields that no row covers count: off, warn, error',
      choiceOf('--unknown-fields', unknownFields),
    )
    .option('--report-empty', 'report fields that are always empty, too')
    .option('--rule <id=severity>', 'severity of a rule: error, warning, note, off; may repeat', addRule)
    .option('--no-suppressions', 'report what "allow" entries, comments and the baseline accept, too')
}

/** Adds `--ext`, `--ignore`, `--stdin-filename` and `--jobs`. */
export function addFindingOptions(command: Command): Command {
  return command
    .option(
      '--ext <list>',
      'endings of files to read in folders and archives, e.g. json,csv (default: all that are read)',
      parseExtensions,
    )
    .option('--ignore <glob>', 'files and folders to leave out, in archives too; may repeat', addGlob)
    .option('--stdin-filename <name>', 'name of what "-" reads, for reports and overrides')
    .option('--jobs <n>', 'threads to use at most, where there is much to read (default: one a core)', parseJobs)
}

/** `--format` of the commands that write one format. */
export function formatOption<T extends string>(formats: readonly T[], standard: T): Option {
  return new Option('--format <name>', formats.join(', ')).argParser(choiceOf('--format', formats)).default(standard)
}

/** `--baseline` of commands that accept what it lists; one that writes it has an option of its own. */
export function acceptedOption(): Option {
  const said = 'accept the findings that it lists (see mamlint baseline)'
  return new Option('--baseline <file>', said).argParser(nameFor('--baseline', 'file'))
}

const facts: string = Object.keys(factValues).join(', ')
