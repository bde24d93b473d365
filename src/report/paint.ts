/** Puts a text in a colour or weight, or leaves it as it is. */
export type Brush = (text: string) => string

/** The few colours that reports use. */
export interface Paint {
  readonly bold: Brush
  readonly dim: Brush
  readonly red: Brush
  readonly yellow: Brush
  readonly cyan: Brush
}

/** Colours as terminal escapes, or none at all. */
export function createPaint(color: boolean): Paint {
  const brush = (on: number, off: number): Brush =>
    color ? text => `\u001b[${on}m${text}\u001b[${off}m` : text => text
  return { bold: brush(1, 22), dim: brush(2, 22), red: brush(31, 39), yellow: brush(33, 39), cyan: brush(36, 39) }
}
