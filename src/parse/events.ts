import type { Position } from '../model/fault.ts'

/**
 * Receives the parts of JSON texts, in order. Numbers come as written, since an identifier of 17 digits or more does not
 * survive `Number()`. Methods, not objects: this is the hot path, and a method call allocates no event.
 */
export interface JsonHandler {
  onOpen(kind: 'object' | 'array'): void
  onClose(): void
  onKey(key: string): void
  onString(text: string): void
  onNumber(lexeme: string): void
  onLiteral(value: boolean | null): void
}

/** Tells where the part that is being delivered starts. Costs more than the event itself: ask only for new fields. */
export interface Cursor {
  position(): Position
}
