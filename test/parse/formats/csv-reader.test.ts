import { describe, expect, test } from 'vitest'
import { readCsv, rowsOf, tellRows } from './csv-referee.ts'
import { randomCsv } from './csv-texts.ts'
import { createRandom, mutate } from '../documents.ts'
import type { Told } from '../readers.ts'

/** Texts of each kind; more of them by hand: `DOCUMENTS=100000 npx vitest run test/parse/formats/csv-reader.test.ts`. */
const texts = Number(process.env['DOCUMENTS'] ?? 1_000)
const seed = Number(process.env['SEED'] ?? 1)
const timeout = 60_000 + texts * 10

/** Without where fields stand first, and without the fault. */
function withoutPlaces({ format, documents, fields }: Told): unknown {
  return {
    format,
    documents,
    fields: fields.map(field => JSON.stringify({ ...(field as object), first: '' })).toSorted(),
  }
}

/** Without where a document inside a cell stands: in its own row, which the referee does not know. */
function withoutInnerPlaces(told: Told): Told {
  const fields = told.fields as readonly { readonly path: string }[]
  const placed = fields.map(field => JSON.stringify(field.path.includes('!') ? { ...field, first: '' } : field))
  return { ...told, fields: placed.toSorted() }
}

describe('rows are read as csv-parse reads them', () => {
  test(`of ${texts} texts`, { timeout }, () => {
    for (let index = 0; index < texts; index++) {
      const random = createRandom(seed * 1_000_003 + index)
      const { text, delimiter, ...places } = randomCsv(random, false)
      const plain = withoutInnerPlaces(tellRows(rowsOf(text, delimiter) ?? [], places))
      for (const chunk of [Infinity, 1 + Math.floor(random() * 9)]) {
        const told = readCsv(Buffer.from(text), chunk, delimiter)
        const same = withoutInnerPlaces({ ...told, format: 'csv' })
        // Synthetic texts may be shown.
        if (JSON.stringify(same) !== JSON.stringify(plain)) expect(same, JSON.stringify(text)).toEqual(plain)
      }
    }
  })

  test.each([
    ['doubled ones alone', '"'.repeat(200_000)],
    ['a document', JSON.stringify({ imei: '490154203237518', of: Array<string>(20_000).fill('x "y" å') })],
    ['a line of them, and none for long', `${'"'.repeat(70_000)}${'x'.repeat(200_000)}"${'y "'.repeat(70_000)}`],
    ['an e-mail address between them', `${'x "'.repeat(50_000)} agnes@example.com ${'" y'.repeat(50_000)}`],
  ])('of a cell that is not held, with quotes in it: %s', (_, cell) => {
    const text = `a,notes\n1,"${cell.replaceAll('"', '""')}"\n2,x\n`
    const header = [0, 2].map(offset => ({ line: 1, column: 1 + offset, offset }))
    const first = { line: 2, column: 1, offset: 8 }
    const places = { header, rows: [first, first] }
    const plain = withoutInnerPlaces(tellRows(rowsOf(text, ',') ?? [], places))
    for (const chunk of [Infinity, 50_001, 131_072]) {
      expect(withoutInnerPlaces({ ...readCsv(Buffer.from(text), chunk, ','), format: 'csv' })).toEqual(plain)
    }
  })

  test(`of ${texts} texts with rows of any length`, { timeout }, () => {
    for (let index = 0; index < texts; index++) {
      const random = createRandom(seed * 2_000_003 + index)
      const { text, delimiter, ...places } = randomCsv(random, true)
      const rows = rowsOf(text, delimiter) ?? []
      const told = readCsv(Buffer.from(text), 1 + Math.floor(random() * 50), delimiter)
      if (isUnsure(told, rows)) continue
      const plain = withoutPlaces({ ...tellRows(rows, places), format: told.format })
      expect(withoutPlaces(told), JSON.stringify(text)).toEqual(plain)
      const width = rows[0]?.length ?? 0
      const isRagged = rows.some(cells => cells.length < width || cells.slice(width).some(cell => cell !== ''))
      expect(told.fault !== null, JSON.stringify(text)).toBe(isRagged)
    }
  })

  test(`of ${texts} broken texts, where csv-parse can read them`, { timeout }, () => {
    let broken = 0
    for (let index = 0; index < texts; index++) {
      const random = createRandom(seed * 3_000_017 + index)
      const { text, delimiter, ...places } = randomCsv(random, false)
      const bytes = mutate(random, text)
      const mutated = Buffer.from(bytes).toString('utf8')
      // csv-parse takes all kinds of blanks away.
      if (!Buffer.from(mutated).equals(bytes) || /[\u000b\f\u00a0\ufeff]/.test(mutated)) continue
      const told = readCsv(bytes, 1 + Math.floor(random() * 50), delimiter)
      const rows = rowsOf(mutated, delimiter)
      if (rows === null) {
        broken++
        const isTolerated = rowsOf(mutated, delimiter, true) !== null
        if (!isTolerated) expect(told.fault, JSON.stringify(mutated)).not.toBeNull()
      } else if (!isUnsure(told, rows)) {
        const plain = withoutPlaces({ ...tellRows(rows, places), format: told.format })
        expect(withoutPlaces(told), JSON.stringify(mutated)).toEqual(plain)
      }
    }
    expect(broken).toBeGreaterThan(texts / 50)
  })
})

/** Where no header was found, or no row, there is nothing to compare. */
function isUnsure({ fault, documents }: Told, rows: readonly string[][]): boolean {
  const code = fault === null ? null : (fault as { readonly code: string }).code
  return code === 'NO_HEADER' || documents === 0 || rows.length < 2
}

/** Fields by path: occurrences, empty ones, where it stands first. */
function fieldsOf(told: Told): Readonly<Record<string, string>> {
  return Object.fromEntries(
    (told.fields as readonly { path: string; counts: string; first: string }[]).map(({ path, counts, first }) => [
      path,
      `${counts.split(' ').slice(0, 2).join(' ')} ${first}`,
    ]),
  )
}

test.each<
  [name: string, text: string, format: string | null, fault: unknown, fields: Readonly<Record<string, string>>]
>([
  [
    'a semicolon',
    'IMEI;a,b\r\n490154203237518;"x;y"\r\n',
    'csv',
    null,
    { '': '1 0  1:1 0', '/*': '1 0 /0 2:1 10', '/*/IMEI': '1 0 /0/IMEI 1:1 0', '/*/a,b': '1 0 /0/a,b 1:6 5' },
  ],
  [
    "a line of Excel's that tells the delimiter",
    'sep=|\na;b|c\n1|2\n',
    'csv',
    null,
    { '': '1 0  1:1 0', '/*': '1 0 /0 3:1 12', '/*/a;b': '1 0 /0/a;b 2:1 6', '/*/c': '1 0 /0/c 2:5 10' },
  ],
  [
    "a line of PowerShell's that tells a type",
    '#TYPE System.Management.Automation.PSCustomObject\r\n"a"\r\n""\r\n',
    'csv',
    null,
    { '': '1 0  1:1 0', '/*': '1 0 /0 3:1 56', '/*/a': '1 1 /0/a 2:1 51' },
  ],
  [
    'tabs, and columns of one name',
    'a\ta\n1\t2\n',
    'tsv',
    null,
    { '': '1 0  1:1 0', '/*': '1 0 /0 2:1 4', '/*/a': '2 0 /0/a 1:1 0' },
  ],
  [
    'a header without rows',
    'a,b\n',
    'csv',
    null,
    { '': '1 1  1:1 0', '/*/a': '1 1 /0/a 1:1 0', '/*/b': '1 1 /0/b 1:3 2' },
  ],
  ['nothing but blank lines', '\n\n', null, { code: 'FILE_EMPTY' }, {}],
  [
    'values in place of names',
    'user@example.com,Stockholm\na@example.com,x\n',
    'csv',
    { code: 'NO_HEADER', line: 1, column: 1, offset: 0 },
    { '': '1 0  1:1 0', '/*': '2 0 /0 1:1 0', '/*/*': '4 0 /0/* 1:1 0' },
  ],
  [
    'a longer row',
    'a\n1\n2,3\n',
    'csv',
    { code: 'CSV_SYNTAX', line: 3, column: 3, offset: 6 },
    { '': '1 0  1:1 0', '/*': '2 0 /0 2:1 2', '/*/a': '2 0 /0/a 1:1 0', '/*/*': '1 0 /1/* 3:3 6' },
  ],
  [
    'a shorter row',
    'a,b\n1\n2,3\n',
    'csv',
    { code: 'CSV_SYNTAX', line: 2, column: 2, offset: 5 },
    { '': '1 0  1:1 0', '/*': '2 0 /0 2:1 4', '/*/a': '2 0 /0/a 1:1 0', '/*/b': '1 0 /1/b 1:3 2' },
  ],
  [
    'empty cells behind the last column',
    'a\n1,,\n',
    'csv',
    null,
    { '': '1 0  1:1 0', '/*': '1 0 /0 2:1 2', '/*/a': '1 0 /0/a 1:1 0', '/*/*': '2 2 /0/* 2:3 4' },
  ],
  [
    'a quote that nothing closes',
    'a,b\n1,"2\n3,4\n',
    'csv',
    { code: 'CSV_SYNTAX', line: 2, column: 3, offset: 6 },
    { '': '1 0  1:1 0', '/*': '2 0 /0 2:1 4', '/*/a': '2 0 /0/a 1:1 0', '/*/b': '2 0 /0/b 1:3 2' },
  ],
  [
    'letters behind a closing quote',
    'a,b\n"1"x,2\n',
    'csv',
    { code: 'CSV_SYNTAX', line: 2, column: 4, offset: 7 },
    { '': '1 0  1:1 0', '/*': '1 0 /0 2:1 4', '/*/a': '1 0 /0/a 1:1 0', '/*/b': '1 0 /0/b 1:3 2' },
  ],
])('%s', (_name, text, format, fault, fields) => {
  for (const chunk of [Infinity, 1, 2, 3]) {
    const told = readCsv(Buffer.from(text), chunk)
    expect({ format: told.format, fault: told.fault, fields: fieldsOf(told) }).toEqual({ format, fault, fields })
  }
})

test('bytes that are no text end the file where they stand', () => {
  const told = readCsv(Buffer.concat([Buffer.from('a,b\nf\u00f6,"x'), Buffer.of(0xe5), Buffer.from('",1\n')]))
  expect(told.fault).toEqual({ code: 'TEXT_UNDECODABLE', line: 2, column: 6, offset: 10 })
})

test.each([
  ['without quotes', 'x y '.repeat(50_000)],
  ['in quotes', `"${'x ""y"", '.repeat(30_000)}"`],
  ['of letters beyond ASCII', `"${'\u6f22'.repeat(60_000)}"`],
])('a cell of more than is held, %s, however it comes', (_name, cell) => {
  const text = `a,notes\n1,${cell}\n2,"490154203237518 ${cell.replaceAll('"', '')}"\n`
  const [whole, ...pieces] = [Infinity, 9_973, 65_536].map(chunk => readCsv(Buffer.from(text), chunk, ','))
  expect(whole?.fault).toBeNull()
  expect(fieldsOf(whole as Told)['/*/notes']).toBe('2 0 /0/notes 1:3 2')
  for (const piece of pieces) expect(piece).toEqual(whole)
})

test('a million columns are a fault, and cost little', () => {
  const row = Array.from({ length: 1_000_000 }, (_, index) => `c${index}`).join()
  const started = performance.now()
  const told = readCsv(Buffer.from(`${row}\n${row}\n`))
  expect(told.fault).toEqual({ code: 'TOO_MANY_COLUMNS', line: 1, column: 103_579, offset: 103_578 })
  expect(performance.now() - started).toBeLessThan(5_000)
})
