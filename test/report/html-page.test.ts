import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadRules } from '../../src/catalogue/load.ts'
import type { Report } from '../../src/model/report.ts'
import { reportHtml } from '../../src/report/html.ts'
import { script } from '../../src/report/html-script.ts'
import { style } from '../../src/report/html-style.ts'
import { type Browser, launchChromium, type Page } from './chromium.ts'
import { cleanReport, hostileNames, hostileReport, sampleReport } from './sample.ts'

const options = { color: false, quiet: false, ignored: 0, rules: loadRules() }

test.each([
  ['style', style],
  ['script', script],
])('the policy of the page lets its own %s in, by its hash', (kind, text) => {
  const hash = createHash('sha256').update(text).digest('base64')
  expect(reportHtml(sampleReport, options)).toContain(`${kind}-src 'sha256-${hash}'`)
})

test('nothing in the page comes from elsewhere', () => {
  expect(reportHtml(sampleReport, options)).not.toMatch(/(?:src|href|action)=|url\(|@import|<link|<iframe/)
})

test('what many files are as a whole is said once, below what was not checked', () => {
  const first = sampleReport.files.find(file => file.notice !== null)
  const files = [...sampleReport.files, ...['other.json', '<b>.json'].map(name => ({ ...first!, path: name }))]
  const page = reportHtml({ ...sampleReport, files }, options)
  expect(page.split(first?.notice ?? '').length).toBe(2)
  expect(page).toContain('3 files as a whole')
  expect(page).toContain('<li><code>&lt;b&gt;.json</code></li>')
  expect(page.indexOf('3 files as a whole')).toBeGreaterThan(page.lastIndexOf('Not checked, or not to the end'))
})

// A browser is no part of what the project installs: Debian's chromium, or the one that CHROMIUM names.
const browserPath = [
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find(one => one !== undefined && existsSync(one))

test.runIf(browserPath === undefined)('the page is not opened, for there is no Chromium here', () => {
  process.stderr.write('html: not opened in a browser, since no Chromium is installed (set CHROMIUM to its path)\n')
})

describe.skipIf(browserPath === undefined)('in Chromium', () => {
  let browser: Browser
  let folder: string

  beforeAll(async () => {
    browser = await launchChromium(browserPath ?? '')
    folder = await mkdtemp(path.join(tmpdir(), 'mamlint-html-'))
  })
  afterAll(async () => browser.close())

  /** A report as a page, opened from a file, with all that it complained of and asked for. */
  async function open(report: Report): Promise<{ readonly page: Page; readonly events: readonly string[] }> {
    const file = path.join(folder, 'report.html')
    await writeFile(file, reportHtml(report, options))
    const page = await browser.newPage()
    const events: string[] = []
    page.on('console', message => events.push(message.text()))
    page.on('pageerror', error => events.push(error.message))
    page.on('dialog', dialog => events.push(`dialog: ${dialog.message()}`))
    page.on('request', request => events.push(request.url()))
    await page.goto(pathToFileURL(file).href)
    return { page, events: events.filter(event => event !== pathToFileURL(file).href) }
  }

  test.each([
    ['clean', cleanReport],
    ['sample', sampleReport],
    ['hostile', hostileReport],
  ] as const)('the %s report opens without a complaint, and asks for nothing', async (_, report) => {
    const { page, events } = await open(report)
    expect(events).toEqual([])
    expect(await page.locator('#files tr[data-finding]').count()).toBe(report.findings.length)
    expect(await page.locator('#rows tr[data-finding]').count()).toBe(report.findings.length)
    expect(await page.locator('body > *:not(header, main, script)').count()).toBe(0)
  })

  test('hostile names are text', async () => {
    const { page } = await open(hostileReport)
    const headings = await page.locator('#files h3 > code').allTextContents()
    expect(headings.length).toBe(hostileNames.length)
    expect(headings).toContain(hostileNames.find(name => name.startsWith('<script>')))
    expect(await page.locator('img, main script, a').count()).toBe(0)
  })

  test('the filter box shows what has all its words, and the groups that are not empty', async () => {
    const { page } = await open(sampleReport)
    await page.locator('#filter').fill('IMEI manageddevice')
    expect(await page.locator('#files tr[data-finding]:visible').count()).toBe(1)
    expect(await page.locator('#files section:visible').count()).toBe(1)
    expect(await page.locator('#told').textContent()).toBe('1 of 5 findings shown')
    await page.locator('#filter').fill('')
    expect(await page.locator('#files tr[data-finding]:visible').count()).toBe(5)
  })

  test('the bars of the chart are as long as their counts', async () => {
    const { page } = await open(sampleReport)
    const bars = await page.locator('.chart rect').evaluateAll(all => all.map(one => one.getBoundingClientRect().width))
    const whole = bars.at(-1) ?? 0
    expect(whole).toBeGreaterThan(100)
    // One field of each verdict, and 43 on no row.
    expect(bars.slice(0, -1).every(width => Math.abs(width - whole / 43) < 1)).toBe(true)
  })

  test('is dark where the reader likes it so, and black on white on paper, without the filter box', async () => {
    const { page } = await open(sampleReport)
    const colour = (): Promise<string> => page.evaluate('getComputedStyle(document.body).backgroundColor')
    await page.emulateMedia({ colorScheme: 'light' })
    expect(await colour()).toBe('rgb(255, 255, 255)')
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await colour()).toBe('rgb(23, 23, 26)')
    await page.emulateMedia({ colorScheme: 'dark', media: 'print' })
    expect(await colour()).toBe('rgb(255, 255, 255)')
    expect(await page.locator('#filter').isVisible()).toBe(false)
  })
})
