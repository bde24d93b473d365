// The part of playwright-core that tests use. Its own types need those of the browser, which would then be there for all of our
// code: a `window` in the engine would compile.

/** What of a page is looked at. */
export interface Locator {
  count(): Promise<number>
  fill(text: string): Promise<void>
  textContent(): Promise<string | null>
  allTextContents(): Promise<readonly string[]>
  isVisible(): Promise<boolean>
  evaluateAll<T>(of: (elements: readonly Element[]) => T): Promise<T>
}

/** An element as it is seen inside the browser. */
export interface Element {
  getBoundingClientRect(): { readonly width: number }
}

/** One open page. */
export interface Page {
  goto(url: string): Promise<unknown>
  locator(selector: string): Locator
  evaluate<T>(expression: string): Promise<T>
  emulateMedia(media: { readonly colorScheme?: 'light' | 'dark'; readonly media?: 'print' | 'screen' }): Promise<void>
  setViewportSize(size: { readonly width: number; readonly height: number }): Promise<void>
  on(event: 'console', listener: (message: { text(): string }) => void): void
  on(event: 'pageerror', listener: (error: Error) => void): void
  on(event: 'dialog', listener: (dialog: { message(): string }) => void): void
  on(event: 'request', listener: (request: { url(): string }) => void): void
}

/** A running browser. */
export interface Browser {
  newPage(): Promise<Page>
  close(): Promise<void>
}

interface Playwright {
  readonly chromium: {
    launch(options: { readonly executablePath: string; readonly args: readonly string[] }): Promise<Browser>
  }
}

/** Starts the Chromium at a path. Without its sandbox, which needs rights that a container has not; the pages are our own. */
export async function launchChromium(executablePath: string): Promise<Browser> {
  const name: string = 'playwright-core'
  const { chromium } = (await import(name)) as Playwright
  return await chromium.launch({ executablePath, args: ['--no-sandbox'] })
}
