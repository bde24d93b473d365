import type { CompiledCatalogue } from '../model/compiled.ts'
import type { NamePattern, Recognizer } from '../model/rule.ts'
import type { WordGroups } from '../model/vocabulary.ts'

/**
 * The first line of the file: what every run reads. Each line is JSON. The second has the groups of words as they are written,
 * which only a pack of rules asks for; then one a rule has its name patterns, which a run asks for that meets a name of that rule.
 */
interface FirstLine extends Omit<CompiledCatalogue, 'rules' | 'vocabulary'> {
  readonly rules: readonly Omit<Recognizer, 'names'>[]
  readonly vocabulary: Omit<CompiledCatalogue['vocabulary'], 'groups'>
}

/** Writes compiled rules as the file that `openCatalogue` opens. It is ASCII: a text of one byte a character is read in half the time. */
export function writeCatalogue({ rules, vocabulary, ...rest }: CompiledCatalogue): string {
  const { groups, ...plain } = vocabulary
  const first: FirstLine = { ...rest, rules: rules.map(withoutNames), vocabulary: plain }
  return [first, groups, ...rules.map(rule => rule.names)].map(line => toAscii(JSON.stringify(line))).join('\n')
}

/** Opens what `writeCatalogue` wrote. What stands behind the first line is read when it is asked for. */
export function openCatalogue(text: string): CompiledCatalogue {
  const [first = '', groups = '', ...names] = text.split('\n')
  const { rules, vocabulary, ...rest } = JSON.parse(first) as FirstLine
  const readGroups = readOnce<WordGroups>(groups)
  return {
    ...rest,
    rules: rules.map((rule, at) => withNames(rule, names[at] ?? '')),
    vocabulary: {
      ...vocabulary,
      get groups() {
        return readGroups()
      },
    },
  }
}

function withoutNames(rule: Recognizer): Omit<Recognizer, 'names'> {
  const { names: _, ...rest } = rule
  return rest
}

function withNames(rule: Omit<Recognizer, 'names'>, line: string): Recognizer {
  const readNames = readOnce<readonly NamePattern[]>(line)
  return {
    ...rule,
    get names() {
      return readNames()
    },
  }
}

function readOnce<T>(line: string): () => T {
  let read: T | undefined
  return () => (read ??= JSON.parse(line) as T)
}

function toAscii(json: string): string {
  return json.replaceAll(/[\u0080-\uffff]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
