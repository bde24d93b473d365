import { expect, test } from 'vitest'
import { formatBytes, formatTime } from '../../src/report/measures.ts'
import { progressText } from '../../src/report/progress-text.ts'

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1_000, '1.00 kB'],
  [9_994, '9.99 kB'],
  [9_996, '10.0 kB'],
  [99_960, '100 kB'],
  [999_499, '999 kB'],
  [999_500, '1.00 MB'],
  [213_825_200, '214 MB'],
  [5_400_000_000, '5.40 GB'],
  [12_300_000_000_000_000, '12300 TB'],
])('%d bytes are %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text)
})

test.each([
  [0, '0.0 ms'],
  [9.94, '9.9 ms'],
  [85.4, '85 ms'],
  [999.4, '999 ms'],
  [999.6, '1.0 s'],
  [9_960, '10 s'],
  [59_400, '59 s'],
  [59_600, '1 min 0 s'],
  [3_725_000, '62 min 5 s'],
])('%d milliseconds are %s', (time, text) => {
  expect(formatTime(time)).toBe(text)
})

test.each([
  [{ read: 1_280_000_000, total: 5_400_000_000, elapsed: 2_500 }, '1.28 GB of 5.40 GB · 23% · 512 MB/s · 9.0 s left'],
  [{ read: 0, total: 1_000, elapsed: 1_000 }, '0 B of 1.00 kB · 0% · 0 B/s'],
  [{ read: 1_000_000, total: null, elapsed: 1_000 }, '1.00 MB · 1.00 MB/s'],
  // A file that grew, or parts of one that were read twice.
  [{ read: 1_100, total: 1_000, elapsed: 1_000 }, '1.10 kB of 1.10 kB · 100% · 1.10 kB/s · 0.0 ms left'],
  [{ read: 0, total: 0, elapsed: 0 }, '0 B · 0 B/s'],
])('progress: %o', (state, text) => {
  expect(progressText(state, 80)).toBe(`mamlint: ${text}`)
  expect(progressText(state, 20).length).toBe(19)
  expect(progressText(state, 0)).toBe('')
})
