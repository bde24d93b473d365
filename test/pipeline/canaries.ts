import type { DetectorName } from '../../src/model/detector.ts'

/** A value that may stand nowhere in the output. */
export interface Canary {
  /** What it is: a detector's kind, or something that no detector knows. */
  readonly kind: DetectorName | 'name' | 'text' | 'id'
  readonly value: string
  /** Texts by which it would be recognised, whole or in part, in lower case. */
  readonly traces: readonly string[]
}

function canary(kind: Canary['kind'], value: string, ...parts: readonly string[]): Canary {
  const traces = parts.length > 0 ? parts : [value]
  return { kind, value, traces: traces.map(trace => trace.toLowerCase()) }
}

/** Makes `length` values, counted from 0. */
function make<T>(length: number, of: (index: number) => T): readonly T[] {
  return Array.from({ length }, (_, index) => of(index))
}

/** Digits with the check digit that makes their Luhn sum a multiple of ten. */
export function withCheckDigit(digits: string): string {
  const sum = [...digits].toReversed().reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 0 ? 2 : 1)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return `${digits}${(10 - (sum % 10)) % 10}`
}

/** Two digits in hexadecimal. */
function hex(index: number): string {
  return index.toString(16).padStart(2, '0').toUpperCase()
}

function base64Url(text: string): string {
  return Buffer.from(text).toString('base64url')
}

/** TAC 49015420 is the one of the published example number. */
const imeis = make(8, index => withCheckDigit(`49015420${323_750 + 7 * index}`))
const printed = make(3, index => withCheckDigit(`49015420${424_310 + 9 * index}`)).map(digits => ({
  digits,
  text: digits.replace(/^(..)(.{6})(.{6})(.)$/, '$1-$2-$3-$4'),
}))
const iccids = make(6, index => withCheckDigit(`894600000000000${710 + 3 * index}`))
const phones = make(9, index => `701740${605 + 9 * index}`)

/** Lines of base64 as a private key has them; the key is none. */
function keyBody(index: number): readonly string[] {
  const text = Buffer.from(`no key at all, number ${index} `.repeat(8)).toString('base64')
  return text.match(/.{64}/g) ?? []
}

/** The start of a picture, then letters that are the canary. */
function picture(head: readonly number[], index: number): string {
  return Buffer.from([...head, ...Buffer.from(`picture ${index} of nobody at all`)]).toString('base64')
}

const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52]
const jpeg = [0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0x4a, 0x46, 0x49, 0x46, 0, 1]

function tokenOf(index: number): string {
  const head = base64Url('{"alg":"HS256","typ":"JWT"}')
  return `${head}.${base64Url(`{"sub":"nobody-${index}"}`)}.${base64Url(`signature of nobody ${index}`)}`
}

const detected: readonly Canary[] = [
  ...imeis.map(digits => canary('imei', digits)),
  ...printed.map(({ digits, text }) => canary('imei', text, text, digits)),
  ...iccids.map(digits => canary('iccid', digits)),
  ...make(4, index => `00:00:5E:00:53:${hex(0xa1 + index)}`).map(text => canary('mac', text)),
  ...make(3, index => `00-00-5E-00-53-${hex(0xb1 + index)}`).map(text => canary('mac', text)),
  ...make(2, index => `0000.5e00.53${hex(0xc1 + index)}`).map(text => canary('mac', text)),
  ...['192.0.2.', '198.51.100.', '203.0.113.'].flatMap(net =>
    make(2, index => canary('ipv4', `${net}${171 + 30 * index}`)),
  ),
  ...make(3, index => canary('ipv6', `2001:db8:77::${hex(0xd1 + index)}`)),
  ...make(2, index => canary('ipv6', `2001:0db8:0000:0000:0000:0000:0078:00${hex(0xe1 + index)}`)),
  ...phones.slice(0, 5).map(digits => canary('phone', `+46${digits}`, digits)),
  ...phones.slice(5, 7).map(digits => {
    const text = `+46 ${digits.replace(/^(..)(...)(..)(..)$/, '$1 $2 $3 $4')}`
    return canary('phone', text, digits, text.slice(4))
  }),
  ...phones.slice(7).map(digits => canary('phone', `tel:+46${digits}`, digits)),
  ...make(6, index => canary('email', `elvira.nobody${71 + index}@example.com`, `elvira.nobody${71 + index}`)),
  ...make(3, index => {
    const body = keyBody(index)
    const text = `-----BEGIN PRIVATE KEY-----\n${body.join('\n')}\n-----END PRIVATE KEY-----\n`
    return canary('private-key', text, 'PRIVATE KEY-----', ...body.map(line => line.slice(0, 40)))
  }),
  ...make(4, index => canary('jwt', tokenOf(index), ...tokenOf(index).split('.').slice(1))),
  ...make(2, index => canary('image', picture(png, index), picture(png, index).slice(24, 60))),
  ...make(2, index => canary('image', picture(jpeg, index), picture(jpeg, index).slice(20, 50))),
  ...make(2, index => {
    const text = `data:image/png;base64,${picture(png, 7 + index)}`
    return canary('image', text, text.slice(46, 80), 'data:image')
  }),
  ...make(3, index =>
    canary(
      'vcard',
      `BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Card Nobody${index}\r\nEND:VCARD`,
      'BEGIN:VCARD',
      `nobody${index}`,
    ),
  ),
  ...make(3, index =>
    canary(
      'icalendar',
      `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nSUMMARY:Dentist of nobody ${index}\r\nEND:VEVENT\r\nEND:VCALENDAR`,
      'BEGIN:V',
      'dentist of nobody',
    ),
  ),
]

/** What no detector knows: it must stay out because no value is ever repeated. */
const undetected: readonly Canary[] = [
  ...make(4, index => canary('name', `Elvira Vårdnäs-${'ABCD'.charAt(index)}`)),
  ...make(3, index => canary('text', `Meet me at the harbour at ${5 + index}, bring the blue folder`, 'blue folder')),
  ...make(3, index => canary('id', `QX7Z1KW4${index}JGH5`)),
  ...make(2, index => canary('id', `f3b1c9d2-0000-4000-8000-00000000ca${hex(0xf1 + index)}`)),
]

/** Every canary, each value once. */
export const canaries: readonly Canary[] = [...detected, ...undetected]

/** Those that a detector knows, and that are therefore never printed as keys either. */
export const detectable: readonly Canary[] = detected
