import { gzipSync } from 'node:zlib'
import { canaries, type Canary, detectable, withCheckDigit } from '../pipeline/canaries.ts'
import { plantedKeys, plantedValues } from '../pipeline/planted.ts'
import { zipOf } from '../unpack/archives.ts'
import { parquetOf } from '../unpack/parquet-of.ts'

/** Values of the forms that detectors know, and of none, besides those that are written by hand. */
const more: readonly Canary[] = Array.from({ length: 20 }, (_, at) => [
  canary('imei', withCheckDigit(`49015420${610_000 + 13 * at}`)),
  canary('iccid', withCheckDigit(`894600000000000${800 + 7 * at}`)),
  canary('email', `wilma.nobody${500 + at}@example.org`, `wilma.nobody${500 + at}`),
  canary('phone', `+46701741${500 + at}`, `701741${500 + at}`),
  canary('mac', `00:00:5E:00:53:${(0x10 + at).toString(16)}`),
  canary('ipv6', `2001:db8:99::${(0x1000 + at).toString(16)}`),
  canary('name', `Wilma Björkqvist-${String.fromCodePoint(65 + at)}`),
]).flat()

function canary(kind: Canary['kind'], value: string, trace = value): Canary {
  return { kind, value, traces: [trace.toLowerCase()] }
}

/** More than 200 values that may stand nowhere in what mamlint writes. */
export const planted: readonly Canary[] = [...canaries, ...more]

/** Those that are a datum wherever they stand, as a key too. */
export const asKeys: readonly Canary[] = [...detectable, ...more.filter(({ kind }) => kind !== 'name')]

/** Files that hold every canary in every place, by name. Most are lines, so that reports stay short enough to look through. */
export function canaryFiles(): Readonly<Record<string, string | Uint8Array>> {
  const values = new Map<string, string[]>()
  for (const one of planted) {
    for (const { where, content } of plantedValues(one)) {
      if (typeof content === 'string' && isDocument(content)) values.set(where, [...(values.get(where) ?? []), content])
    }
  }
  for (const one of asKeys) {
    for (const { where, content } of plantedKeys(one)) {
      const place = `key ${where}`
      if (typeof content === 'string' && isDocument(content)) values.set(place, [...(values.get(place) ?? []), content])
    }
  }
  const lines = Object.fromEntries([...values].map(([where, all]) => [`lines/${where}.ndjson`, `${all.join('\n')}\n`]))
  return { ...lines, ...brokenFiles(), ...otherFormats(), ...configurations() }
}

/** Whether a text is one JSON document on one line, which can be one of many. */
function isDocument(text: string): boolean {
  try {
    JSON.parse(text)
    return !text.includes('\n')
  } catch {
    return false
  }
}

/** Files that cannot be read to their end: each canary in one, in all the ways by turns. */
function brokenFiles(): Readonly<Record<string, string | Uint8Array>> {
  return Object.fromEntries(
    planted.map((one, at) => {
      const broken = plantedValues(one).filter(({ content }) => typeof content !== 'string' || !isDocument(content))
      return [`broken/${at}.json`, broken[at % broken.length]?.content ?? '']
    }),
  )
}

/** The same values in formats that are no JSON. */
function otherFormats(): Readonly<Record<string, string | Uint8Array>> {
  const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`
  const markup = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\r', '')
  const rows = planted.map(({ value }) => `${cell(value)},${cell(value)},${cell(value)}`)
  const table = `imei,Phone number,note\r\n${rows.join('\r\n')}\r\n`
  const json = JSON.stringify(
    planted.map(one => ({
      imei: one.value,
      note: `x ${one.value} y`,
      ...(asKeys.includes(one) ? { [one.value]: 1 } : {}),
    })),
  )
  const long = JSON.stringify({ imei: planted.map(({ value }) => value).join(' '.repeat(5_000)) })
  const escaped = JSON.stringify(planted.map(({ value }) => ({ imei: value, note: value }))).replaceAll(
    /[0-9a-z]/g,
    sign => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  const comments = planted.map(({ value }) => `// ${value.replaceAll(/[\r\n]/g, ' ')}\n`).join('')
  const elements = planted.map(
    ({ value }) => `<device imei="${markup(value).replaceAll('"', '&quot;')}"><phone>${markup(value)}</phone></device>`,
  )
  const all = planted.map(({ value }) => value)
  const parquet = parquetOf({ imei: all, 'Phone number': all.toReversed(), note: all }, all.join('\n'))
  const strings = planted.map(({ value }) => `<dict><key>IMEI</key><string>${markup(value)}</string></dict>`)
  return {
    'other/table.csv': table,
    'other/headings.csv': `${asKeys.map(({ value }) => cell(value)).join(',')}\r\n${asKeys.map(() => 'x').join(',')}\r\n`,
    'other/long.json': long,
    'other/comments.jsonc': `${comments}{"imei": 1, /* ${planted[0]?.value ?? ''} */ "a": 2}`,
    'other/accepted.jsonc': `[${planted.map(accepted).join(',\n')}]`,
    'other/cut-in-comment.jsonc': `${comments}{"imei": 1, /* ${planted.map(({ value }) => value).join(' ')}`,
    'other/escaped.json': escaped.replaceAll(/\\u0069\\u006d\\u0065\\u0069(?=":)/g, 'imei'),
    'other/devices.xml': `<?xml version="1.0"?><devices>${elements.join('')}</devices>`,
    'other/cut.xml': `<?xml version="1.0"?><devices>${elements.join('')}<`,
    'other/devices.plist': `<?xml version="1.0"?><plist version="1.0"><array>${strings.join('')}</array></plist>`,
    'other/devices.yaml': planted
      .map(({ value }) => `- imei: ${JSON.stringify(value)}\n  note: ${JSON.stringify(value)}\n`)
      .join(''),
    'other/cut.yaml': planted
      .map(({ value }) => `- imei: ${JSON.stringify(value)}\n  - note: [${JSON.stringify(value)}\n`)
      .join(''),
    'other/packed.json.gz': gzipSync(json),
    'other/cut.json.gz': gzipSync(json).subarray(0, -1_000),
    'other/export.zip': zipOf([
      { name: 'devices.csv', data: table },
      { name: 'devices.json', data: json },
    ]),
    'other/damaged.zip': zipOf([{ name: 'devices.json', data: json }]).subarray(0, 2_000),
    'other/devices.parquet': parquet,
    'other/headings.parquet': parquetOf(Object.fromEntries(asKeys.map(({ value }) => [value, ['x']]))),
    'other/cut.parquet': parquet.subarray(0, -20),
    'other/binary.json': Buffer.concat([Buffer.from([0, 1, 2, 0xff]), Buffer.from(json), Buffer.from([0, 0])]),
    'other/utf16.json': Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(json, 'utf16le')]),
  }
}

/** A record with comments that speak to mamlint and hold the value: as a reason, in place of a rule, and in no form at all. */
function accepted({ value }: Canary, at: number): string {
  const line = value.replaceAll(/\s+/g, ' ').replaceAll('*/', '')
  const comment = [
    `mamlint-allow hardware-inventory/imei -- ${line}`,
    `mamlint-allow ${line} -- ${line}`,
    `mamlint-${line}`,
    `mamlint-allow hardware-inventory/imei ${line}`,
    `mamlint-allow hardware-inventory/serial-number -- ${line}`,
  ][at % 5]
  return `/* ${comment ?? ''} */ {"imei": ${JSON.stringify(value)}}`
}

/** Exports that somebody took for a configuration: what is wrong with them is told without what stands in them. */
function configurations(): Readonly<Record<string, string>> {
  const values = planted.map(({ value }) => value)
  return {
    'config/values.jsonc': JSON.stringify({
      profile: values[0],
      minConfidence: values[1],
      ignore: values,
      facts: values,
    }),
    'config/severities.jsonc': JSON.stringify({
      rules: { 'hardware-inventory/imei': values[2] },
      reportEmpty: values[3],
    }),
    'config/cut.jsonc': `{"profile": "${values[4] ?? ''}`,
  }
}
