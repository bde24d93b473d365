#!/usr/bin/env node
// Takes out each of the four witnesses in turn: over the labels, whose documents the scorer writes; over `fixtures/`, whose
// findings are written by hand; and over the examples of the rules. `--json` prints what the last two came to.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import {
  compiledCatalogue,
  createEngine,
  defaultSettings,
  lintSource,
  readCatalogue,
  testRules,
} from '../../.build/laboratory/laboratory.js'
import { catalogueLacking, witnesses } from './catalogue-without.mjs'
import { allLabels, scoreLabels } from './labels.mjs'
import { figure, share, tableOf } from './tables.mjs'

const root = path.join(import.meta.dirname, '../../fixtures')

/** What came of the fixtures: findings that are expected and given, expected and missing, given and unexpected. */
async function scoreFixtures(engine) {
  const total = { right: 0, missing: 0, extra: 0 }
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    file =>
      /\.(json|jsonc|ndjson)$/.test(file) && !file.endsWith('.expected.json') && !file.startsWith('as-it-arrives/'),
  )
  for (const file of files) {
    const { expected } = JSON.parse(readFileSync(path.join(root, file.replace(/\.\w+$/, '.expected.json')), 'utf8'))
    const found = await findingsIn(file, engine)
    const keyOf = one => `${one.path} ${one.row}`
    const wanted = new Map(expected.map(one => [keyOf(one), one.verdict]))
    // A row with a condition is seen, whatever the facts make of it; samples of Graph leave optional data out.
    const isSample = file.replaceAll('\\', '/').startsWith('graph-samples/')
    for (const [key, verdict] of wanted) {
      const isRight = verdict === 'conditional' ? found.has(key) : found.get(key) === verdict
      total[isRight ? 'right' : 'missing']++
    }
    for (const [key, verdict] of found) {
      const isExtra = ['never-collected', 'out-of-scope'].includes(verdict) || (!isSample && verdict !== 'allowed')
      if (isExtra && !wanted.has(key)) total.extra++
    }
  }
  return total
}

/** Rows seen in a fixture, with their verdicts. */
async function findingsIn(file, engine) {
  const bytes = readFileSync(path.join(root, file))
  const source = { name: `fixtures/${file.replaceAll('\\', '/')}`, size: bytes.length, chunks: () => only(bytes) }
  const { fields } = await lintSource(source, defaultSettings, engine)
  const seen = fields.filter(field => field.row !== null && field.empty < field.count)
  return new Map(seen.map(field => [`${field.path} ${field.row}`, field.verdict]))
}

async function* only(bytes) {
  yield bytes
}

/** What came of the examples that rules carry, matches and near misses alike. */
async function scoreExamples(engine, rules) {
  const checks = await testRules(rules, engine)
  const passed = checks.reduce((sum, check) => sum + check.passed, 0)
  return { passed, failed: checks.reduce((sum, check) => sum + check.failures.length, 0) }
}

/** What fixtures and examples came to with all witnesses, and without each. */
export async function scoreWithoutWitnesses() {
  const catalogue = readCatalogue(path.join(import.meta.dirname, '../..'))
  const scores = []
  for (const witness of [null, ...witnesses]) {
    const engine = createEngine(compiledCatalogue(catalogueLacking(catalogue, witness === null ? null : { witness })))
    scores.push({
      witness,
      fixtures: await scoreFixtures(engine),
      examples: await scoreExamples(engine, catalogue.rules),
    })
  }
  return scores
}

/** One line for all witnesses together, and one without each. */
export async function witnessesTable() {
  const labels = allLabels()
  const rows = (await scoreWithoutWitnesses()).map(({ witness, fixtures, examples }) => {
    const score = scoreLabels(labels, 'real', witness === null ? {} : { witness })
    const { right, missing, extra } = fixtures
    return [
      witness ?? 'nothing',
      ...[score.precision, score.recall, score.conditionsSeen, score.allowedRow].map(figure),
      figure(share(right, right + extra)),
      figure(share(right, right + missing)),
      `${examples.passed} of ${examples.passed + examples.failed}`,
    ]
  })
  return tableOf(
    [
      'taken out',
      'precision',
      'recall',
      'conditions',
      'allowed row',
      'fixtures: precision',
      'fixtures: recall',
      'examples right',
    ],
    rows,
  )
}

if (process.argv[1] === import.meta.filename) {
  process.stdout.write(`${JSON.stringify(await scoreWithoutWitnesses())}\n`)
}
