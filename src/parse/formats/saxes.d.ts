/**
 * The part of saxes that is used. Its own declarations do not compile under our settings.
 *
 * @see https://github.com/lddubeau/saxes
 */
export declare class SaxesParser {
  constructor(options: { readonly position: boolean })
  /** Units of text from its start to the next one that is read. */
  readonly position: number
  on(event: 'error', take: (error: Error) => void): void
  on(event: 'doctype' | 'text' | 'cdata' | 'comment', take: (text: string) => void): void
  on(event: 'opentagstart' | 'closetag', take: (tag: { readonly name: string }) => void): void
  on(event: 'attribute', take: (attribute: { readonly name: string; readonly value: string }) => void): void
  write(text: string): this
  close(): this
}
