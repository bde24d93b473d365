// Each form has a pattern of its own, asked only of texts that look like it: a pattern is compiled when it is first asked.

/** Extended form: a date alone, or with time, fraction and zone. */
const date =
  /^[-+]?\d{4,6}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:[T ][012]\d:[0-5]\d(?::[0-6]\d(?:[.,]\d{1,9})?)?(?: ?(?:Z|UTC|[-+]\d\d(?::?\d\d)?))?)?$/i

/** A time of day with seconds. */
const timeOfDay = /^[012]?\d:[0-5]\d:[0-6]\d(?:\.\d{1,9})?$/

/** Basic form. */
const basic = /^\d{8}T\d{4,6}(?:\.\d{1,9})?(?:Z|[-+]\d{4})?$/i

/** `20261101083000`: the basic form without its `T`, with room for milliseconds. */
const digitsOnly = /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d[0-5]\d(?:\d{3})?$/

/** Years (or weeks) down to seconds, at least one of them. */
const isoDuration = /^[-+]?P(?=[\dT])(?:\d+(?:[.,]\d+)?[YMWD])*(?:T(?:\d+(?:[.,]\d+)?[HMS])+)?$/

/** `/Date(1793522400000)/`, the old JSON form of .NET. */
const netDate = /^\/Date\(-?\d{1,15}(?:[-+]\d{4})?\)\/$/

/** Tells whether a text is a date, a time of day or both. @see ISO 8601-1:2019, clause 5; RFC 3339, section 5.6. */
export function isIsoDateTime(text: string): boolean {
  if (text.length < 7 || text.length > 40) return false
  if (text.startsWith('/')) return netDate.test(text)
  const colon = text.indexOf(':')
  if (colon === 1 || colon === 2) return timeOfDay.test(text)
  // The year of a date has four to six digits, perhaps a sign; the basic form has no hyphen but in its zone.
  const hyphen = text.indexOf('-', 1)
  if (hyphen > 0 && hyphen < 8) return date.test(text)
  if (text.charAt(8).toUpperCase() === 'T') return basic.test(text)
  return (text.length === 14 || text.length === 17) && digitsOnly.test(text)
}

/** Tells whether a text is a duration such as `PT15M` or `P1Y6M`. @see ISO 8601-1:2019, clause 5.5.2. */
export function isIsoDuration(text: string): boolean {
  return text.length >= 3 && text.length <= 40 && 'P+-'.includes(text.charAt(0)) && isoDuration.test(text)
}

/** First and last value counted as a time between 2000 and 2100, per count of digits. */
const windows: Readonly<Record<number, readonly [bigint, bigint]>> = {
  /** Seconds since 1970. */
  10: [946_684_800n, 4_102_444_800n],
  /** Milliseconds. */
  13: [946_684_800_000n, 4_102_444_800_000n],
  /** Microseconds. */
  16: [946_684_800_000_000n, 4_102_444_800_000_000n],
  /** FILETIME: units of 100 ns since 1601. */
  18: [125_911_584_000_000_000n, 157_469_184_000_000_000n],
  /** Nanoseconds since 1970. */
  19: [946_684_800_000_000_000n, 4_102_444_800_000_000_000n],
}

/** .NET ticks: units of 100 ns since the year 1, 2000 to 2100. */
const ticks = [630_822_816_000_000_000n, 662_380_416_000_000_000n] as const

/**
 * Tells whether a number as written is a point in time: seconds, milli-, micro- or nanoseconds since 1970, a Windows
 * FILETIME or .NET ticks, between the years 2000 and 2100. Seconds may have a fraction.
 */
export function isEpoch(text: string): boolean {
  const [, whole = '', fraction] = /^(\d{10,19})(\.\d{1,9})?$/.exec(text) ?? []
  const window = windows[whole.length]
  if (window === undefined || (fraction !== undefined && whole.length > 13)) return false
  const value = BigInt(whole)
  return (value >= window[0] && value < window[1]) || (whole.length === 18 && value >= ticks[0] && value < ticks[1])
}
