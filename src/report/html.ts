import type { Report } from '../model/report.ts'
import { countBoxes, findingsByFile, findingsByRow, remarkAlerts, verdictChart } from './html-parts.ts'
import { script } from './html-script.ts'
import { style } from './html-style.ts'
import { escapeMarkup } from './markup.ts'
import type { ReportOptions } from './reporter.ts'
import { fullSummary, noProof } from './summary-line.ts'

/** SHA-256 of `style` and `script` in base64. A test computes them anew. */
const hashes = {
  style: 'twqH6YCAcAp2vj94GaGJJmTxYXop8mhKPNTnbWCBtYo=',
  script: 'hEH3YCL6aobAyr50Y39eCYS8x6z900P4/lr/VctYAgE=',
} as const

/** Nothing is loaded, and no style and script runs but the two below, even where a name were to break out of its place. */
const policy: string = [
  "default-src 'none'",
  `style-src 'sha256-${hashes.style}'`,
  `script-src 'sha256-${hashes.script}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

/** Reports as one page for a browser, which needs no network: counts, a chart, what was not checked, findings by row and by file. */
export function reportHtml(report: Report, options: ReportOptions): string {
  const reasons = new Map((options.rules ?? []).map(rule => [rule.id, rule.why]))
  const { tool, profile, findings } = report
  const proof = noProof(report)
  const about = `Profile ${profile} · ${tool.name} ${tool.version}, rules of ${tool.rules}`
  const body = [
    '<header>',
    '<h1>mamlint report</h1>',
    `<p class="dim">${escapeMarkup(about)}</p>`,
    `<p>${escapeMarkup(fullSummary(report, options))}</p>`,
    ...(proof === null ? [] : [`<p>${escapeMarkup(proof)}</p>`]),
    '</header>',
    '<main>',
    countBoxes(report, options.ignored),
    remarkAlerts(report),
    verdictChart(report),
    ...(findings.length === 0 ? [] : [filterBox]),
    ...(findings.length === 0
      ? []
      : [`<div id="rows"><h2>By row of the page</h2>\n${findingsByRow(findings, reasons)}</div>`]),
    ...(findings.length === 0 ? [] : [`<div id="files"><h2>By file</h2>\n${findingsByFile(findings)}</div>`]),
    '</main>',
    ...(findings.length === 0 ? [] : [`<script>${script}</script>`]),
  ]
  return `${[head, ...body].join('\n')}\n</body>\n</html>\n`
}

const head: string = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>mamlint report</title>
<style>${style}</style>
</head>
<body>`

const filterBox: string =
  '<p class="filter" hidden><label for="filter">Show only findings with </label><input id="filter" type="search" autocomplete="off"> <span id="told" role="status"></span></p>'
