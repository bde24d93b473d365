import type { Field } from './field.ts'

/** Remembers answers about the fields that many files have in common. */
export interface Keeper {
  answer<T>(field: Field, question: string, about: unknown, find: (isKept: boolean) => T): T
}

/**
 * The answer to a question about a field. Where the field is one of many files, it is found once for all of them in which all that
 * it rests on is the same, else each time. It may rest on what these files have in common (names, and what hangs where; rules and
 * settings), on `about`, and on what fields count; not on places, nor on anything else that is one file's.
 *
 * @param about A text, or an object that is the same only where everything in it is.
 * @param find Told whether the answer is kept: then what it looks at must not have been worked out for another one.
 */
export function remember<T>(field: Field, question: string, about: unknown, find: (isKept: boolean) => T): T {
  return field.keeper === undefined ? find(false) : field.keeper.answer(field, question, about, find)
}
