/**
 * Lists of `name=value` as the JSON objects that they stand for. Whatever stands before a sign is no name by that alone: only
 * a known one is kept, any other becomes a key that folds.
 */

/** The query of a URL, or of a path that begins with it. */
const query = /^(?:https?:\/\/[^\s?#]*)?\?([^\s#]+)(?:#\S*)?$/
/** `a=b&c=d`: two members at least, so that no formula is taken for one. */
const form = /^[^\s=&;]+=[^\s&;]*(?:&[^\s=&;]+=[^\s&;]*)+&?$/
/** `a=b;c=d`, as connection strings and device ids are written. */
const list = /^[A-Za-z][\w .-]*=[^;=]*(?:;\s*[A-Za-z][\w .-]*=[^;=]*)+;?\s*$/
/** Names that can be those of fields; `$filter` and the like are none. */
const nameForm = /^[A-Za-z_][\w.:-]{0,99}$/
/** A key that folds, as every number does. */
const foldedKey = '0'
/** Longest text that is taken for a list, in UTF-16 units. */
const mostText = 16_384

type IsName = (name: string) => boolean

/** The parameters of a URL; null where it has none with a name. */
export function queryToJson(text: string, isName: IsName): string | null {
  const found = text.length > mostText ? null : query.exec(text)
  return found?.[1] === undefined ? null : toJson(found[1].split('&'), decodeForm, isName)
}

/** A list of pairs that stands alone; null where the text is none. */
export function pairsToJson(text: string, isName: IsName): string | null {
  if (text.length > mostText) return null
  if (form.test(text)) return toJson(text.split('&'), decodeForm, isName)
  return list.test(text) ? toJson(text.split(';'), part => part.trim(), isName) : null
}

function toJson(parts: readonly string[], decode: (part: string) => string, isName: IsName): string | null {
  let members = ''
  let hasName = false
  for (const part of parts) {
    const at = part.indexOf('=')
    if (at < 0) continue
    const key = decode(part.slice(0, at))
    const isKnown = nameForm.test(key) && isName(key)
    hasName ||= isKnown
    members += `${members === '' ? '' : ','}"${isKnown ? key : foldedKey}":${JSON.stringify(decode(part.slice(at + 1)))}`
  }
  // Without one name that says something this is a list of whatever.
  return hasName ? `{${members}}` : null
}

/** @see URL Standard, section 5.1 */
function decodeForm(part: string): string {
  const plain = part.replaceAll('+', ' ')
  if (!plain.includes('%')) return plain
  try {
    return decodeURIComponent(plain)
  } catch {
    return plain
  }
}
