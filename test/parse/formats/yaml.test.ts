import { describe, expect, test } from 'vitest'
import { faultOf, placesOf, readAs, shapeOf } from './fields.ts'

describe('YAML is read as', () => {
  test.each([
    ['maps and lists', 'a:\n  - b: x\n  - b: y\n', 'o1', '/a a1', '/a/* o2', '/a/*/b s2'],
    ['flow collections', '{a: [1, "2"], "b": {}}', 'o1', '/a a1', '/a/* s1n1', '/b o1 empty 1'],
    ['numbers, and digits that are none', 'a: [1.5, 0x1F, 8946071512360089522, 007]', 'o1', '/a a1', '/a/* s3n1'],
    ['truth as both versions write it', 'a: [true, yes, On, "yes", no]', 'o1', '/a a1', '/a/* s1b4'],
    ['nothing', 'a:\nb: ~\nc: null\nd: ""', 'o1', '/a 01 empty 1', '/b 01 empty 1', '/c 01 empty 1', '/d s1 empty 1'],
    ['blocks of text', 'a: |\n  x\n  y\nb: >-\n  z\n', 'o1', '/a s1', '/b s1'],
    ['tags', 'a: !!str 1\nb: !secret {c: x}\nd: !!binary AQID\n', 'o1', '/a s1', '/b o1', '/b/c s1', '/d s1'],
    ['keys of other types', 'null: x\ntrue: y\n', 'o1', '/null s1', '/true s1'],
    ['a key twice', 'a: 1\na: x\n', 'o1', '/a s1n1'],
    ['keys that are collections', '? [x]\n: y\n', 'o1', '/? a1', '/?/* s1a1', '/?/*/* s1'],
    [
      'aliases',
      'a: &x {b: s}\nc: *x\nd: [*x]\n',
      'o1',
      '/a o1',
      '/a/b s1',
      '/c o1',
      '/c/b s1',
      '/d a1',
      '/d/* o1',
      '/d/*/b s1',
    ],
    [
      'merged maps',
      'a: &x {b: s}\nc:\n  <<: *x\n  e: t\nf:\n  <<: [*x, {g: 1}]\n',
      'o1',
      '/a o1',
      '/a/b s1',
      '/c o1',
      '/c/b s1',
      '/c/e s1',
      '/f o1',
      '/f/b s1',
      '/f/g n1',
    ],
    ['a merge key without maps', 'a: 1\n<<: x', 'o1', '/a n1', '/<< s1'],
    ['an anchor that is set again', 'a: &x 1\nb: &x s\nc: *x', 'o1', '/a n1', '/b s1', '/c s1'],
    ['several documents', '--- # one\na: x\n...\n---\na: y\nb: 1\n', 'o2', '/a s2', '/b n1'],
    ['directives and comments', '%YAML 1.2\n---\n# c\na: x # d\n', 'o1', '/a s1'],
    ['keys of our own prototype', '__proto__: x\nconstructor: y', 'o1', '/__proto__ s1', '/constructor s1'],
  ])('%s', async (_, yaml, ...fields) => {
    const read = await readAs(yaml, 'x.yaml')
    expect(read).toMatchObject({ format: 'yaml', fault: null })
    expect(shapeOf(read)).toEqual(fields)
    const cut = await readAs(yaml, 'x.yaml', 1)
    expect(cut).toMatchObject({ fault: null, documents: read.documents })
    expect(placesOf(cut)).toEqual(placesOf(read))
  })
})

test('places are those of the keys and items; what an alias stands for is where the alias is', async () => {
  const yaml = 'å: &x\r\n  b: s\r\nc:\r\n  - d: *x\r\n'
  expect(placesOf(await readAs(yaml, 'x.yml'))).toEqual([
    ' 1:1 0',
    '/å 1:1 0',
    '/å/b 2:3 10',
    '/c 3:1 16',
    '/c/* 4:5 24',
    '/c/*/d 4:5 24',
    '/c/*/d/b 4:5 24',
  ])
})

test('comments alone are read, and hold nothing', async () => {
  expect(await readAs('# licence\n', 'x.yaml')).toMatchObject({ documents: 0, fault: null })
})

test('places go on from document to document', async () => {
  expect(placesOf(await readAs('a: 1\n---\nb: 2\n', 'x.yaml'))).toEqual([' 1:1 0', '/a 1:1 0', '/b 3:1 9'])
})

test('a stream may hold many documents', async () => {
  const read = await readAs('---\nimei: x\n'.repeat(20_000), 'x.yaml', 65_536)
  expect(read).toMatchObject({ fault: null, documents: 20_000 })
  expect(shapeOf(read)).toEqual(['o20000', '/imei s20000'])
})

/** `a9: [*a8, *a8, ...]`: 9^9 strings. */
const laughs = Array.from(
  { length: 10 },
  (_, n) => `a${n}: &a${n} [${n === 0 ? 'x' : Array(9).fill(`*a${n - 1}`)}]\n`,
).join('')

describe('a fault and not a character of the text:', () => {
  test.each([
    ['aliases that multiply', laughs, /^EXPANSION_REFUSED/],
    ['an alias in itself', 'a: &a [*a]', 'EXPANSION_REFUSED 1:8 7'],
    ['an alias of nothing', 'a: *secret', 'YAML_SYNTAX 1:1 0'],
    ['a tab', 'secret:\n\tb: 1', 'YAML_SYNTAX 2:2 9'],
    ['a quote that does not end', 'a: "secret', 'YAML_SYNTAX 1:11 10'],
    ['a bracket that does not end', 'a: [secret', 'YAML_SYNTAX 1:11 10'],
    ['two values', 'a: secret: b', 'YAML_SYNTAX 1:4 3'],
    ['wrong indentation', 'a:\n    b: secret\n  c: d', 'YAML_SYNTAX 3:3 19'],
    ['brackets nested a million times', '['.repeat(1_000_000), 'NESTING_TOO_DEEP 1:1001 1000'],
    ['dashes nested a million times', '- '.repeat(1_000_000), /^NESTING_TOO_DEEP/],
    ['brackets nested 900 times', `${'['.repeat(900)}secret${']'.repeat(900)}`, /^NESTING_TOO_DEEP/],
    ['a document of five megabytes', `a: "${'secret '.repeat(800_000)}"`, 'FILE_TOO_LARGE 1:1 0'],
    ['a text in quotes of three megabytes', `a: b\nc: "${'secret '.repeat(450_000)}"`, 'FILE_TOO_LARGE 2:4 8'],
    ['nothing but blanks', ' \n\n', 'FILE_EMPTY'],
  ])('%s', { timeout: 5_000 }, async (_, yaml, fault) => {
    const read = await readAs(yaml, 'x.yaml', 65_536)
    expect(faultOf(read)).toMatch(fault)
    expect(read.fault?.message).not.toContain('secret')
  })

  test('of more tokens than are read, and what stands before is read', { timeout: 30_000 }, async () => {
    const lines = Array.from({ length: 200_000 }, () => '- imei: secret\n').join('')
    const read = await readAs(lines, 'x.yaml', 65_536)
    expect(faultOf(read)).toMatch(/^FILE_TOO_LARGE 4444\d:/)
    expect(shapeOf(read).find(field => field.startsWith('/*/imei'))).toMatch(/^\/\*\/imei s4444\d/)
  })

  test('of text that aliases repeat, in one document or in many', { timeout: 30_000 }, async () => {
    const long = `a: &a "${'secret '.repeat(100_000)}"\nb: [${Array(1_000).fill('*a').join()}]\n`
    expect(faultOf(await readAs(long, 'x.yaml', 65_536))).toMatch(/^EXPANSION_REFUSED 2:/)
    const short = `a: &a [${Array(100).fill('x').join()}]\nb: [${Array(100).fill('*a').join()}]\n---\n`
    expect(faultOf(await readAs(short.repeat(9), 'x.yaml'))).toBeNull()
    expect(faultOf(await readAs(short.repeat(10), 'x.yaml'))).toMatch(/^EXPANSION_REFUSED 29:/)
  })

  test('and the documents around it are read', async () => {
    const read = await readAs('a: x\n---\nb: [\n---\nc: y\n', 'x.yaml')
    expect(read.fault?.code).toBe('YAML_SYNTAX')
    expect(shapeOf(read)).toContain('/c s1')
  })
})
