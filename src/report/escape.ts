import { unicodePattern } from '../model/unicode.ts'

/** Controls, direction marks and other invisible characters, halves of surrogate pairs, line separators. */
const hostile = unicodePattern(String.raw`[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]`, 'gu')

/** The same without what JSON itself escapes. */
const hostileInJson = unicodePattern(String.raw`[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]|(?<=#)#(?=\[)`, 'gu')

/** Text that is shown as it is: most is. */
const harmless = /^[\n\x20-\x7e]*$/

/** What GitHub's runner would obey in the log of a job: `::error ...` where a line starts, `##[error]` anywhere. */
const runnerCommand = /^\s*::|##(?=\[)/g

const named: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/** Longest text of one key, path or message that is printed whole, in UTF-16 units. */
const longest = 400

/**
 * Makes a text from a stranger safe to show on a terminal and in a line-based format: one line, no controls, nothing that
 * turns the direction of writing. Texts beyond 400 characters are cut.
 *
 * @example escapeText('a\u202eb\n') // 'a\\u{202e}b\\n'
 */
export function escapeText(text: string): string {
  return escapeControls(text.length > longest ? `${text.slice(0, longest)}…` : text)
}

/** The same for formats that programs read: nothing is cut. */
export function escapeControls(text: string): string {
  const isPlainLine = isPlain(text) && !text.includes('\n')
  const oneLine = isPlainLine ? text : text.replace(hostile(), char => named[char] ?? codeOf(char))
  return oneLine.replace(runnerCommand, command => codeOf(command.charAt(0)) + command.slice(1))
}

/** `\u{202e}`. */
function codeOf(char: string): string {
  return `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`
}

/** The same for the path of a file or field: quotes are escaped too, so that nothing in it can seem to end it. */
export function escapePath(path: string): string {
  return escapeText(path).replaceAll('"', '\\"')
}

/** Whether a text has nothing but line feeds and what ASCII shows. */
export function isPlain(text: string): boolean {
  return harmless.test(text)
}

/** Escapes, in finished JSON, what `JSON.stringify` lets through and a terminal or GitHub's runner would obey. The document stays the same. */
export function escapeJson(json: string): string {
  if (isPlain(json) && !json.includes('##[')) return json
  return json.replace(hostileInJson(), char =>
    Array.from({ length: char.length }, (_, at) => `\\u${char.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''),
  )
}
