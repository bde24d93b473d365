import { describe, expect, test } from 'vitest'
import type { Format } from '../../src/model/format.ts'
import { sniff, type Sniffed } from '../../src/unpack/sniff.ts'

/** What is told of a file, in a word: its format, its container, or what else it is. */
function told(sniffed: Sniffed): string {
  if (sniffed.kind === 'container') return sniffed.container
  return sniffed.kind === 'format' ? sniffed.format : sniffed.role
}

function sniffText(text: string, name: string, given: Format | null = null): string {
  return told(sniff(Buffer.from(text), name, given))
}

function bytesOf(hex: string): Uint8Array {
  return Buffer.concat([Buffer.from(hex, 'hex'), Buffer.alloc(300)])
}

test.each<[told: string, text: string, name: string]>([
  ['json', '{"a": 1}', 'x'],
  ['json', ' \r\n\t[1]', 'x.txt'],
  ['json', '\ufeff{"a": 1}', 'x'],
  ['json', '// a comment\n{"a": 1}', 'x.jsonc'],
  ['json', '/* a\n comment */ { // another\n "a": 1}', 'x'],
  ['json', '// a comment', 'x.jsonc'],
  ['json', '[true]', 'x'],
  ['json', '{ a: 1 }', 'x.json'],
  ['json', '{}', 'x'],
  ['other', '// Package errwrap\npackage errwrap\n', 'errwrap.go'],
  ['other', 'package hcl // \ufffd\n', 'token.go'],
  ['other', '[metadata]\nname = x\n', 'setup.cfg'],
  ['other', '[true-north]\n', 'x.ini'],
  ['other', '{{ template }}', 'x.tmpl'],
  ['other', '1. First of all\n', 'NOTES'],
  ['other', '"So it goes", he said.\n', 'NOTES'],
  ['json', '"text"', '<stdin>'],
  ['json', '-12.5e3\n', '<stdin>'],
  ['json', 'null', '<stdin>'],
  ['json', '', '<stdin>'],
  ['json', '  \n ', 'x.json'],
  ['json', 'Usage: export-devices', 'x.json'],
  ['ndjson', '1\n2\n', 'x.ndjson'],
  ['yaml', '{ a: 1 }', 'x.yaml'],
  ['yaml', '{{ .Values.name }}: 1', 'x.yml'],
  ['yaml', '---\na: 1\n', '<stdin>'],
  ['yaml', '%YAML 1.2\n---\na: 1\n', 'x'],
  ['other', '---\ntitle: a page\n---\n# Text\n', 'README.md'],
  ['other', 'Some text: it says how to read the others.\nAnd that is all.\n', 'README.txt'],
  ['csv', 'a,b\n1,2\n', 'x'],
  ['csv', '"Device name";"Serial number"\n"a;b";"c"\n', 'x'],
  ['csv', 'sep=|\na|b\n', 'x'],
  ['csv', 'Enhet', 'Devices.csv'],
  ['csv', 'x{"a": 1}', 'x.CSV'],
  ['csv', '2024-01-01,1\n2024-01-02,2\n', '<stdin>'],
  ['json', '"a,b"\n"c,d"\n', '<stdin>'],
  ['tsv', 'a\tb\n1\t2\n', 'x'],
  ['tsv', 'a', 'x.tsv'],
  ['xml', '<?xml version="1.0"?>\n<a/>', 'x.json'],
  ['xml', '<manifest/>', 'AndroidManifest.xml'],
  ['plist', '<?xml version="1.0"?>\n<!DOCTYPE plist PUBLIC "x" "y">\n<plist/>', 'x.xml'],
  ['plist', '<plist version="1.0"><dict/></plist>', 'Info.plist'],
  ['other', '<!doctype html>\n<title>Sign in</title>', 'Devices.json'],
  ['other', '<HTML>', 'Devices.csv'],
])('%s: %j in %s', (expected, text, name) => {
  expect(sniffText(text, name)).toBe(expected)
})

test.each<[told: string, hex: string, name: string]>([
  ['gzip', '1f8b0800', 'x.json'],
  ['zstd', '28b52ffd', 'x'],
  ['zip', '504b0304', 'x.json'],
  ['zip', '504b0506', 'x'],
  ['plist', '62706c6973743030', 'x.json'],
  ['parquet', '50415231', 'x'],
  ['data', '377abcaf271c', 'x.json'],
  ['data', 'd0cf11e0a1b11ae1', 'x.csv'],
  ['data', '4f5243', 'x'],
  ['data', 'fffe00007b000000', 'x.json'],
  ['other', '89504e470d0a1a0a', 'x.json'],
  ['litter', '00051607', '._x.json'],
  ['data', '30820eb506092a864886f70d010702a0', 'signed.mobileconfig'],
  ['data', '308006092a864886f70d010702a0', 'signed.mobileconfig'],
  ['data', '0300080010000000', 'AndroidManifest.xml'],
  ['data', 'c3c2c1', 'x.bin'],
  ['data', '53e4', 'README'],
])('%s: bytes %s in %s', (expected, hex, name) => {
  expect(told(sniff(bytesOf(hex), name, null))).toBe(expected)
})

test('a word that is a signature is a word in a text', () => {
  expect(sniffText('ORC,BZh\n1,2\n', 'x.csv')).toBe('csv')
  expect(sniffText('PAR1,b\n1,2\n', 'x')).toBe('csv')
})

test('tar is told by its header, not by its name', () => {
  const header = Buffer.alloc(512)
  header.write('ustar', 257)
  expect(told(sniff(header, 'x.json', null))).toBe('tar')
})

describe('what the user says', () => {
  test.each<[told: string, text: string, given: Format]>([
    ['csv', '{"a": 1}', 'csv'],
    ['yaml', '{"a": 1}', 'yaml'],
    ['json', '<a/>', 'json'],
    ['ndjson', 'a,b\n1,2\n', 'ndjson'],
    ['parquet', 'a,b', 'parquet'],
  ])('%s: %j is %s', (expected, text, given) => {
    expect(sniffText(text, 'x.xml', given)).toBe(expected)
  })

  test('says nothing of what is around it', () => {
    expect(told(sniff(bytesOf('1f8b0800'), 'x', 'csv'))).toBe('gzip')
  })
})

test.each<[encoding: string, markLength: number, bytes: Uint8Array]>([
  ['utf-8', 0, Buffer.from('name,b\n')],
  ['utf-8', 3, Buffer.from('\ufeffname,b\n')],
  ['utf-16le', 2, Buffer.from('\ufeffname,b\n', 'utf16le')],
  ['utf-16be', 2, Buffer.from('\ufeffname,b\n', 'utf16le').swap16()],
  ['utf-16le', 0, Buffer.from('デバイス,b\n', 'utf16le')],
  ['utf-16be', 0, Buffer.from('デバイス,b\n', 'utf16le').swap16()],
])('%s with a mark of %i bytes', (encoding, markLength, bytes) => {
  expect(sniff(bytes, 'x.csv', null)).toEqual({ kind: 'format', format: 'csv', encoding, markLength })
})
