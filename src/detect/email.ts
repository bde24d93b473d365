import { unicodeTest } from '../model/unicode.ts'

/** Prefixes of an address in directory data: `proxyAddresses`, SIP addresses, links. */
const scheme = /^(?:mailto|smtp|sips?|im|xmpp):/i

/** RFC 5321 local part without quotes; RFC 6531 adds everything outside ASCII. */
const localPart = /^[^\s@"<>()[\]\\,;:\0-\x1f\x7f-\x9f]{1,64}$/u

/** Labels of letters, digits and inner hyphens; a last one that no number or file name has. */
const isDomain = unicodeTest(
  /^(?:[a-z\d][a-z\d-]{0,62}\.)+(?:[a-z]{2,63}|xn--[a-z\d-]{2,59})$/i,
  String.raw`^(?:[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}-]{0,62}\.)+(?:[\p{L}\p{M}]{2,63}|xn--[a-z\d-]{2,59})$`,
  'iu',
)

/** `icon@2x.png`: the pixel density of an image file, not a domain. */
const imageFile = /^\dx\.[a-z]+$/i

/** `Anna Andersson <anna@example.com>`, or several such. */
const displayed = /^[^<>@\r\n]{0,128}<([^<>\s]{6,330})>(?:\s*[;,].{0,160})?$/

/**
 * Tells whether a text is an e-mail address or user principal name, bare, with a scheme, with a display name, or the
 * first of a list. `lodash@4.17.21`, `git@host:path` and `user@host` are none.
 *
 * @param text At most 320 characters are an address: 64 + `@` + 255.
 * @see RFC 5321, section 4.1.2; RFC 6531, section 3.3; RFC 5322, section 3.4 (display names).
 */
export function isEmail(text: string): boolean {
  const first = displayed.exec(text)?.[1] ?? firstOf(text)
  const address = first.replace(scheme, '')
  const at = address.indexOf('@')
  if (at < 1 || at > 64 || address.length > 320) return false
  const host = address.slice(at + 1)
  return localPart.test(address.slice(0, at)) && isDomain(host) && !host.includes('-.') && !imageFile.test(host)
}

/** Up to the first `;` or `,`, trimmed. */
function firstOf(text: string): string {
  const end = text.search(/[;,]/)
  return end < 0 ? text : text.slice(0, end).trim()
}
