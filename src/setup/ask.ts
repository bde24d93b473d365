import { createInterface } from 'node:readline'

/** Somebody who can be asked. */
export interface Prompt {
  /** Asks for a line; null where none comes. */
  ask(question: string): Promise<string | null>
  close(): void
}

/** A terminal to ask at. */
export interface Terminal {
  readonly stdin: NodeJS.ReadableStream
  readonly stdout: NodeJS.WritableStream
  /** Ends the program as Ctrl-C does elsewhere. */
  interrupt(): void
}

/** Opens a terminal for asking. What is typed before it is asked for is kept. */
export function openPrompt({ stdin, stdout, interrupt }: Terminal): Prompt {
  const lines = createInterface({ input: stdin, output: stdout })
  lines.on('SIGINT', interrupt)
  const answers = lines[Symbol.asyncIterator]()
  return {
    ask: async question => {
      lines.setPrompt(question)
      lines.prompt()
      const { done, value } = await answers.next()
      return done === true ? null : value
    },
    close: () => lines.close(),
  }
}
