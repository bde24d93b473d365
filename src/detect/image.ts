import { decodeBase64Start } from './base64.ts'
import { wordSet } from './word-set.ts'

const HEADER_BYTES = 48
/** Exports cut long values: a header with its first field is enough. */
const LEAST_BYTES = 10
const LEAST_CHARS = 14

/** The headers below in base64 or base64url: PNG, JPEG, GIF, RIFF, ISO media, BMP. */
const firstLetters = /^(?:iVBORw0K|[/_]9j[/_]|R0lGOD|UklGR|AAAA|Qk[0-3])/

/** Brands of pictures in an ISO media file: HEIC and AVIF, single and in sequence. */
const pictureBrands: ReadonlySet<string> = wordSet('heic|heix|heim|heis|hevc|mif1|msf1|avif|avis')

/**
 * Tells whether a text is an image: a `data:image/` URL, or base64 that decodes to the header of a PNG, JPEG, GIF,
 * WebP, HEIC/AVIF or BMP file. Only the first 48 bytes are decoded, however long the text is.
 *
 * @see RFC 2397 (data URLs); RFC 4648; PNG (W3C), section 5.2; ITU-T T.81, annex B; GIF89a, section 17; RFC 9649 (WebP);
 * ISO/IEC 23008-12, annex B (HEIF brands).
 */
export function isImage(text: string): boolean {
  if (text.length < LEAST_CHARS) return false
  if ((text.charCodeAt(0) | 32) === 100) return /^data:image\/[a-z\d.+-]{1,32}[;,]/i.test(text.slice(0, 64))
  return firstLetters.test(text) && hasImageHeader(decodeBase64Start(text, HEADER_BYTES))
}

function hasImageHeader(bytes: Uint8Array): boolean {
  if (bytes.length < LEAST_BYTES) return false
  const ascii = (start: number, end: number): string => String.fromCharCode(...bytes.subarray(start, end))
  if (ascii(1, 4) === 'PNG') return ascii(4, 8) === '\r\n\u001a\n'
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return bytes[2] === 0xff && (bytes[3] ?? 0) >= 0xc0
  if (ascii(0, 3) === 'GIF') return /^8[79]a$/.test(ascii(3, 6))
  if (ascii(0, 4) === 'RIFF') return ascii(8, 12) === 'WEBP'
  if (ascii(4, 8) === 'ftyp') return pictureBrands.has(ascii(8, 12))
  return ascii(0, 2) === 'BM' && ascii(6, 10) === '\0\0\0\0' && isBitmapInfoSize(bytes[14] ?? 0)
}

/** Size of the header after the file header: OS/2 1.x, Windows 3, 4 and 5. */
function isBitmapInfoSize(size: number): boolean {
  return size === 12 || size === 40 || size === 108 || size === 124
}
