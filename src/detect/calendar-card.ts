import type { Detection } from '../model/detector.ts'

const vcard: Detection = { detector: 'vcard', strength: 'strong' }
const icalendar: Detection = { detector: 'icalendar', strength: 'strong' }

const begin = /^BEGIN:(?:(VCARD)|VCALENDAR|VEVENT)(?![\w-])/i

/**
 * Sees the first line of a contact card or calendar object. Its names are not case-sensitive.
 *
 * @param colon Where the `:` of `BEGIN:` stands in `text`, in UTF-16 units; at most 16 units around it are read.
 * @see RFC 6350, section 6.1.1 (vCard); RFC 5545, sections 3.4 and 3.6.1 (iCalendar).
 */
export function detectCardAt(text: string, colon: number): Detection | null {
  if (colon < 5 || (text.charCodeAt(colon + 1) | 32) !== 118 || (text.charCodeAt(colon - 5) | 32) !== 98) return null
  const found = begin.exec(text.slice(colon - 5, colon + 11))
  if (found === null) return null
  return found[1] === undefined ? icalendar : vcard
}
