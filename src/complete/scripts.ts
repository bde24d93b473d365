import { bashScript } from './bash.ts'
import { fishScript } from './fish.ts'
import { zshScript } from './zsh.ts'

/** Shells that mamlint completes in. */
export type Shell = 'bash' | 'zsh' | 'fish'

/** Every shell. */
export const shells: readonly Shell[] = ['bash', 'zsh', 'fish']

/** A flag, as a shell completes it. */
export interface FlagWords {
  /** With its dashes. */
  readonly name: string
  readonly about: string
  /** Values it takes; empty for a file or anything else; null where it takes none. */
  readonly values: readonly string[] | null
}

/** A command, as a shell completes it. */
export interface CommandWords {
  /** Its words: `rules`, or `rules test`. */
  readonly path: readonly string[]
  readonly about: string
  readonly flags: readonly FlagWords[]
  /** Words that it takes besides files. */
  readonly words: readonly string[]
}

/** What each shell reads. The first command is the one that is meant where none is named. */
export const completionScripts: Readonly<Record<Shell, (commands: readonly CommandWords[]) => string>> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
}
