import { unicodePattern } from '../model/unicode.ts'
import { escapeControls } from './escape.ts'

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

/** What neither XML 1.0 nor HTML takes, and `escapeControls` leaves: places of Unicode that are no characters. */
const noncharacters = unicodePattern(String.raw`\p{Noncharacter_Code_Point}`, 'gu')

/** A text as it stands in HTML and XML, between tags or in a quoted attribute. One line, no controls, no direction marks. */
export function escapeMarkup(text: string): string {
  return escapeControls(text)
    .replace(noncharacters(), '\ufffd')
    .replace(/[&<>"']/g, char => entities[char] ?? char)
}
