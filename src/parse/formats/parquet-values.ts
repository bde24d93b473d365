import { longestNumber } from './scalar-text.ts'

/** JSON of one cell: lists as arrays, structs and maps as objects, bytes as base64. */
export function jsonOf(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value)
    case 'boolean':
      return value ? 'true' : 'false'
    case 'bigint':
      return value < leastIdentifier ? String(value) : `"${value}"`
    case 'number':
      return jsonOfNumber(value)
    default:
      return typeof value === 'object' && value !== null ? jsonOfObject(value) : 'null'
  }
}

/** The least number that is an identifier, whose digits count one by one; as a text it is of one piece. */
const leastIdentifier = 10 ** longestNumber
/** Numbers from this one on are written with an exponent. */
const leastWithExponent = 1e21

function jsonOfNumber(value: number): string {
  if (!Number.isFinite(value)) return '""'
  const isIdentifier = value >= leastIdentifier && value < leastWithExponent && Number.isInteger(value)
  return isIdentifier ? `"${value}"` : String(value)
}

function jsonOfObject(value: object): string {
  if (value instanceof Uint8Array) return `"${Buffer.from(value).toString('base64')}"`
  if (Array.isArray(value)) return `[${value.map(jsonOf).join(',')}]`
  const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}:${jsonOf(member)}`)
  return `{${members.join(',')}}`
}
