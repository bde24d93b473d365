import { expect, test } from 'vitest'
import { compileCatalogue } from '../../src/catalogue/compile.ts'
import { openCatalogue, writeCatalogue } from '../../src/catalogue/compiled-file.ts'
import { compiledCatalogue } from '../../src/build/compiled-catalogue.ts'

const compiled = compiledCatalogue(compileCatalogue('.'))
const text = writeCatalogue(compiled)

test('what is opened is what was written', () => {
  expect(openCatalogue(text)).toEqual(compiled)
})

test('the file has one byte a character', () => {
  expect(Buffer.byteLength(text)).toBe(text.length)
})

test('what most runs have no use for is not read', () => {
  const [first, ...rest] = text.split('\n')
  const opened = openCatalogue([first, ...rest.map(() => 'no JSON \\')].join('\n'))
  expect(opened.rules[0]?.id).toBe(compiled.rules[0]?.id)
  expect(() => opened.rules[0]?.names).toThrow(SyntaxError)
  expect(() => opened.vocabulary.groups).toThrow(SyntaxError)
  const isLate = ({ anywhere }: { readonly anywhere?: boolean }): boolean => anywhere !== true
  expect(() => opened.vocabulary.entities.find(isLate)?.words).toThrow(SyntaxError)
  expect(() => opened.lexicon.translations.foreign).toThrow(SyntaxError)
})
