import { decodeBase64Start, isBase64Url } from './base64.ts'

/** Longest header looked at, in characters. Real ones with a certificate chain have a few thousand. */
const MAX_HEADER = 16_384

/**
 * Tells whether a text is a JSON Web Token: base64url parts, a first one that is a JSON object with `alg`. Three parts
 * are signed (the third is empty where `alg` is `none`), five are encrypted. `Bearer ` before it is skipped.
 *
 * @param text Of any length; read once.
 * @see RFC 7519, section 3; RFC 7515, section 4.1.1 (`alg`); RFC 7516, section 3.1; RFC 6750, section 2.1 (`Bearer`).
 */
export function isJwt(text: string): boolean {
  const start = (text.charCodeAt(0) | 32) === 98 && /^bearer /i.test(text.slice(0, 7)) ? 7 : 0
  if (text.charCodeAt(start) !== 101) return false
  const dots: number[] = []
  for (let at = text.indexOf('.', start); at >= 0 && dots.length < 5; at = text.indexOf('.', at + 1)) dots.push(at)
  const [headerEnd, payloadEnd] = dots
  if (headerEnd === undefined || payloadEnd === undefined || headerEnd - start > MAX_HEADER) return false
  if (dots.length !== 2 && dots.length !== 4) return false
  if (dots.length === 2 && payloadEnd - headerEnd < 2) return false
  const ends = [...dots, text.length]
  return (
    hasAlgorithm(text.slice(start, headerEnd)) &&
    ends.every((end, n) => isBase64Url(text, n ? (ends[n - 1] ?? 0) + 1 : start, end))
  )
}

/** Header bytes are read as Latin-1: UTF-8 beyond ASCII stays valid JSON so, and its meaning does not matter. */
function hasAlgorithm(part: string): boolean {
  let json = ''
  for (const byte of decodeBase64Start(part, MAX_HEADER)) json += String.fromCharCode(byte)
  if (!json.startsWith('{')) return false
  try {
    const header: unknown = JSON.parse(json)
    return typeof header === 'object' && header !== null && Object.hasOwn(header, 'alg')
  } catch {
    return false
  }
}
