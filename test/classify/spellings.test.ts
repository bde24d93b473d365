import { expect, test } from 'vitest'
import { createSpellings } from '../../src/classify/spellings.ts'

const spell = createSpellings(['WiFi', 'iOS', 'iPhone', 'Mac', 'MacOS'])

test.each([
  ['WiFi', ' wifi '],
  ['wifi', 'wifi'],
  ['lastWiFiMac', 'last wifi  mac '],
  // Of two that begin alike, the longer one.
  ['MacOSVersion', ' macos Version'],
  ['MacOS2', ' macos 2'],
  // Not the beginning of another word, nor its end, nor a part of capitals.
  ['Machine', 'Machine'],
  ['deviceiOS', 'deviceiOS'],
  ['XWiFi', 'XWiFi'],
  // Behind what is no letter any spelling begins, behind a small letter one with a capital.
  ['my_iPhone', 'my_ iphone '],
  ['4iOS', '4 ios '],
  ['åiOS', 'å ios '],
  ['myMac', 'my mac '],
  ['', ''],
])('%j becomes %j', (name, spelled) => {
  expect(spell(name)).toBe(spelled)
})
