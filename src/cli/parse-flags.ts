import { didYouMean } from '../config/nearest.ts'
import { toSeverity } from '../config/resolve-settings.ts'
import type { WrittenSeverity } from '../config/config.ts'
import { type Facts, factValues } from '../model/facts.ts'
import { Fault } from '../model/fault.ts'
import type { SeveritySetting } from '../model/settings.ts'

const severities: readonly WrittenSeverity[] = ['error', 'warning', 'note', 'off', 'warn']

/** Makes a parser for a flag that takes one of a few words. */
export function choiceOf<T extends string>(flag: string, choices: readonly T[]): (value: string) => T {
  const parse = (value: string): T => {
    const chosen = choices.find(choice => choice === value)
    if (chosen === undefined) throw wrongWord(flag, value, choices)
    return chosen
  }
  return Object.assign(parse, { choices })
}

/** The words that a parser of `choiceOf` takes; undefined for any other. */
export function choicesOf(parser: unknown): readonly string[] | undefined {
  return (parser as { readonly choices?: readonly string[] } | undefined)?.choices
}

/** Adds one `fact=value` of `--assume` to the facts so far. */
export function addFact(value: string, facts: Facts | undefined): Facts {
  const [name, said] = splitPair('--assume', 'fact=value', value)
  const allowed = Object.entries(factValues).find(([fact]) => fact === name)?.[1]
  if (allowed === undefined) throw wrongWord('--assume', name, Object.keys(factValues), 'fact')
  if (!allowed.includes(said)) throw wrongWord(`--assume ${name}`, said, allowed)
  return { ...facts, [name]: said === 'true' || (said === 'false' ? false : said) }
}

/** Adds one `rule=severity` of `--rule` to those so far. Whether the rule exists is asked later. */
export function addRule(
  value: string,
  rules: Readonly<Record<string, SeveritySetting>> | undefined,
): Readonly<Record<string, SeveritySetting>> {
  const [id, severity] = splitPair('--rule', 'id=severity', value)
  return { ...rules, [id]: toSeverity(choiceOf(`--rule ${id}`, severities)(severity)) }
}

/** Makes a parser for a flag that takes a name, which a script may have left empty. */
export function nameFor(flag: string, kind: 'file' | 'folder'): (value: string) => string {
  return value => {
    if (value === '') throw new Fault('USAGE', `${flag} lacks the name of a ${kind}`)
    return value
  }
}

/** Adds one value of a flag that may come several times. */
export function addWord(value: string, words: readonly string[] | undefined): readonly string[] {
  return [...(words ?? []), value]
}

/** Adds one glob of `--ignore`. */
export function addGlob(value: string, globs: readonly string[] | undefined): readonly string[] {
  if (value === '' || /^!(?!\()/.test(value)) {
    throw new Fault('USAGE', '--ignore takes a glob of what to leave out; it cannot start with "!"')
  }
  return addWord(value, globs)
}

/** The endings of `--ext`: separated by commas, with or without a dot. */
export function parseExtensions(value: string): readonly string[] {
  const extensions = value.split(',').map(word => word.trim().replace(/^\./, '').toLowerCase())
  if (extensions.includes('')) throw new Fault('USAGE', '--ext takes endings separated by commas, e.g. json,ndjson')
  return extensions
}

/** The whole number of `--max-warnings`. */
export function parseLimit(value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new Fault('USAGE', `--max-warnings takes a whole number, not "${value}"`)
  return Number(value)
}

/** The number of `--max-decode-depth`. */
export function parseDepth(value: string): number {
  if (!/^(?:\d|10)$/.test(value))
    throw new Fault('USAGE', `--max-decode-depth takes a whole number from 0 to 10, not "${value}"`)
  return Number(value)
}

/** The number of `--jobs`. */
export function parseJobs(value: string): number {
  if (!/^[1-9]\d{0,2}$/.test(value))
    throw new Fault('USAGE', `--jobs takes a whole number from 1 to 999, not "${value}"`)
  return Number(value)
}

/** A fault for a word that is none of those allowed, with the one it is nearest to. */
export function wrongWord(flag: string, word: string, allowed: readonly string[], kind = 'value'): Fault {
  const near = didYouMean(word, allowed)
  return new Fault('USAGE', `${flag} has no ${kind} "${word}"${near}; it takes ${allowed.join(', ')}`)
}

function splitPair(flag: string, form: string, value: string): readonly [string, string] {
  const at = value.indexOf('=')
  if (at < 1) throw new Fault('USAGE', `${flag} takes ${form}, not "${value}"`)
  return [value.slice(0, at), value.slice(at + 1)]
}
