import { isValidPhoneNumber } from 'libphonenumber-js/max'
import metadata from 'libphonenumber-js/max/metadata'
import { expect, test } from 'vitest'
import { isValidNumber } from '../../src/detect/numbering-plan.ts'
import { createRandom } from './random.ts'

test('reads the version of the metadata it knows', () => {
  expect(metadata.version).toBe(4)
})

test('agrees with the library on numbers of every calling code', () => {
  const random = createRandom(20_261_124)
  const codes = [
    ...Object.keys(metadata.country_calling_codes),
    ...Object.keys(metadata.nonGeographic),
    '0',
    '999',
    '210',
  ]
  let valid = 0
  let disagreements = 0
  for (const code of codes) {
    for (let n = 0; n < 300; n++) {
      const digits = code + random.digits(4 + random.below(9))
      const expected = isValidPhoneNumber(`+${digits}`)
      if (expected) valid++
      if (isValidNumber(digits) !== expected) disagreements++
    }
  }
  expect(valid).toBeGreaterThan(2000)
  expect(disagreements).toBe(0)
})
