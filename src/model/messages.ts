import type { FactName } from './facts.ts'
import type { Profile, Role, Verdict } from './verdict.ts'

/** Texts of findings, from `rules/messages.json`. `{name}` stands for what is filled in. */
export interface Messages {
  readonly subjects: Readonly<Record<Role, string>>
  readonly verdicts: Readonly<Record<Verdict, string>>
  readonly profiles: Readonly<Record<Profile, string>>
  readonly conditions: Readonly<Record<FactName, string>>
  readonly advice: { readonly unlisted: string }
  readonly notice: string
  /** Says of an archive how many of its entries were not read. */
  readonly leftOut: string
}

/** Fills in a text's `{name}` parts. */
export function fillIn(text: string, parts: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => parts[name] ?? whole)
}
