import type { Finding } from '../model/finding.ts'
import type { FileReport, Report } from '../model/report.ts'
import { fieldOf, findingText } from './finding-text.ts'
import { groupBy } from './group-by.ts'
import { escapeMarkup } from './markup.ts'
import { type Remark, remarksOf, remarkTitle } from './remarks.ts'
import type { ReportOptions } from './reporter.ts'
import { fullSummary, noProof } from './summary-line.ts'

/** One `<testcase>`: what it says in short and in full, and whether it counts as passed. */
interface Case {
  readonly name: string
  readonly type: string
  readonly message: string
  readonly text: string
  readonly outcome: 'passed' | 'failure' | 'error'
}

/**
 * Reports for programs that show test results: a suite a file, a test a finding. An error is a failed test, a warning or note a
 * passed one that says so; what was not checked is a test in error. A file of which nothing is to be said is one passed test.
 */
export function reportJunit(report: Report, options: ReportOptions): string {
  const findings = groupBy(report.findings, finding => finding.file)
  const remarks = groupBy(remarksOf(report), remark => remark.path)
  const known = new Set(report.files.map(({ path }) => path))
  const elsewhere = remarksOf(report).filter(remark => !known.has(remark.path))
  const suites = report.files.map(file =>
    suite(file, casesOf(findings.get(file.path) ?? [], remarks.get(file.path) ?? [])),
  )
  const all = [...report.findings.map(findingCase), ...remarksOf(report).map(remarkCase)]
  const passed = suites.filter(({ isQuiet }) => isQuiet).length
  const counts = `tests="${all.length + passed}" failures="${count(all, 'failure')}" errors="${count(all, 'error')}"`
  const sum = [fullSummary(report, options), noProof(report) ?? ''].filter(line => line !== '').map(escapeMarkup)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="mamlint" ${counts}>`,
    ...suites.map(({ xml }) => xml),
    `  <testsuite name="mamlint" tests="${elsewhere.length}" failures="0" errors="0" skipped="0">`,
    ...elsewhere.map(remark => testcase(remarkCase(remark), escapeMarkup(remark.path))),
    `    <system-out>${sum.join('\n')}</system-out>`,
    '  </testsuite>',
    '</testsuites>\n',
  ].join('\n')
}

function casesOf(findings: readonly Finding[], remarks: readonly Remark[]): readonly Case[] {
  return [...remarks.map(remarkCase), ...findings.map(findingCase)]
}

function findingCase(finding: Finding): Case {
  const { line, column } = finding.first
  return {
    name: `${finding.rule}: ${fieldOf(finding)}${finding.entity === null ? '' : ` of ${finding.entity}`}`,
    type: `${finding.severity} ${finding.verdict}`,
    message: finding.message,
    text: `${finding.severity}, first at ${line}:${column}. ${findingText(finding)}`,
    outcome: finding.severity === 'error' ? 'failure' : 'passed',
  }
}

function remarkCase(remark: Remark): Case {
  return {
    name: remarkTitle(remark),
    type: remark.code ?? remark.kind,
    message: remark.text,
    text: `at ${remark.line}:${remark.column}: ${remark.text}`,
    outcome: remark.kind === 'not-checked' ? 'error' : 'passed',
  }
}

function suite(file: FileReport, cases: readonly Case[]): { readonly xml: string; readonly isQuiet: boolean } {
  const isQuiet = cases.length === 0
  const name = escapeMarkup(file.path)
  const tests = isQuiet
    ? [`    <testcase name="no findings" classname="${name}"/>`]
    : cases.map(one => testcase(one, name))
  const counts = `tests="${tests.length}" failures="${count(cases, 'failure')}" errors="${count(cases, 'error')}"`
  const xml = [
    `  <testsuite name="${name}" ${counts} skipped="0">`,
    `    <properties><property name="unlisted-fields" value="${file.unlisted}"/></properties>`,
    ...tests,
    '  </testsuite>',
  ].join('\n')
  return { xml, isQuiet }
}

/** Of a test that did not pass, GitLab shows the text within the element alone, others the message first. */
function testcase({ name, type, message, text, outcome }: Case, file: string): string {
  const said = escapeMarkup(text)
  const inside =
    outcome === 'passed'
      ? `<system-out>${said}</system-out>`
      : `<${outcome} type="${escapeMarkup(type)}" message="${escapeMarkup(message)}">${said}</${outcome}>`
  return `    <testcase name="${escapeMarkup(name)}" classname="${file}">${inside}</testcase>`
}

function count(cases: readonly Case[], outcome: Case['outcome']): number {
  return cases.filter(one => one.outcome === outcome).length
}
