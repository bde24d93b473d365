import { expect, test } from 'vitest'
import { formats } from '../../src/model/format.ts'
import { exportEndings } from '../../src/read/export-endings.ts'
import { formatOfName } from '../../src/unpack/sniff-text.ts'

test('every format that is read has endings, which tell it; a format that is not has none', () => {
  for (const format of formats.filter(one => one !== 'yaml')) {
    const endings = exportEndings(one => one === format)
    const own = endings.filter(ending => formatOfName(`x.${ending}`) === format)
    expect(own.length, format).toBeGreaterThan(0)
    for (const ending of own) expect(endings).toEqual(expect.arrayContaining([`${ending}.gz`, `${ending}.zst`]))
  }
  expect(exportEndings(() => false)).toEqual(['zip', 'tar', 'tgz', 'tar.gz', 'tar.zst'])
})

test('YAML has none: most of it sets up machines', () => {
  expect(exportEndings(one => one === 'yaml')).toEqual(exportEndings(() => false))
})

test('what is merely compressed is none', () => {
  expect(exportEndings(() => true)).not.toContain('gz')
})
