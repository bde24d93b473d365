// Writes the names that the rules know as a pattern file, a Spectral ruleset and secretlint's settings into a folder.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const rules = path.join(import.meta.dirname, '../../../rules')
const files = readdirSync(rules, { recursive: true }).filter(file => /[\\/].*\.json$/.test(file))
const names = files.flatMap(file => JSON.parse(readFileSync(path.join(rules, file), 'utf8')).names ?? [])
const words = [...new Set(names.flatMap(name => name.words ?? []))].filter(word => /^[\w ]+$/.test(word))
const patterns = words.map(word => word.replaceAll(' ', '[ _-]?'))
const match = `/^(${patterns.join('|')})$/i`
const check = { function: 'pattern', functionOptions: { notMatch: match } }
// oxlint-disable-next-line unicorn/no-thenable -- Spectral's own word
const keys = { given: '$..*~', message: 'beyond the scope', severity: 'warn', then: check }
const write = (name, text) => writeFileSync(path.join(process.argv[2], name), `${text}\n`)
write('words.txt', patterns.join('\n'))
write('spectral.json', JSON.stringify({ rules: { keys } }))
write('secretlintrc.json', JSON.stringify({ rules: [{ id: '@secretlint/secretlint-rule-preset-recommend' }] }))
