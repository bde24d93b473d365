import type { JsonHandler } from '../events.ts'
import { deliverPlain } from './scalar-text.ts'

/** Delivers one cell: lists as arrays, structs and maps as objects, bytes as base64, times as ISO 8601 writes them. */
export function deliverCell(value: unknown, handler: JsonHandler): void {
  switch (typeof value) {
    case 'string':
      return handler.onString(value)
    case 'boolean':
      return handler.onLiteral(value)
    case 'bigint':
      return deliverPlain(String(value), handler)
    case 'number':
      return Number.isFinite(value) ? deliverPlain(String(value), handler) : handler.onString('')
    default:
      return typeof value === 'object' && value !== null ? deliverObject(value, handler) : handler.onLiteral(null)
  }
}

function deliverObject(value: object, handler: JsonHandler): void {
  if (value instanceof Date) return handler.onString(Number.isNaN(value.getTime()) ? '' : value.toISOString())
  if (value instanceof Uint8Array) return handler.onString(Buffer.from(value).toString('base64'))
  if (Array.isArray(value)) {
    handler.onOpen('array')
    for (const entry of value) deliverCell(entry, handler)
  } else {
    handler.onOpen('object')
    for (const [key, member] of Object.entries(value)) {
      handler.onKey(key)
      deliverCell(member, handler)
    }
  }
  handler.onClose()
}
