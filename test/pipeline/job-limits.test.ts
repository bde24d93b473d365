import { describe, expect, test } from 'vitest'
import { partStarts } from '../../src/pipeline/job-limits.ts'

const limits = { leastWork: 0, fileCost: 0, leastPart: 10 }

describe('the parts of a file', () => {
  test.each([
    [
      'take a quarter of what two threads have left, down to the least',
      200,
      200,
      2,
      [50, 87, 115, 136, 152, 164, 174, 184, 194],
    ],
    ['are as large where more files follow', 200, 400, 2, [100, 175]],
    [
      'are smaller for more threads',
      200,
      200,
      5,
      [20, 38, 54, 68, 81, 92, 102, 112, 122, 132, 142, 152, 162, 172, 182, 192],
    ],
    ['are two where the rest is half of the least', 15, 15, 2, [10]],
    ['are one where the rest is less', 14, 14, 2, []],
    ['are one where there is nothing', 0, 0, 2, []],
  ])('%s', (_, size, work, threads, starts) => {
    expect(partStarts(size, work, threads, limits)).toEqual(starts)
  })
})
