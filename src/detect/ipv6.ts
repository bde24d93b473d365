import type { Detection } from '../model/detector.ts'
import { isIpv4 } from './ipv4.ts'

/**
 * Counts the groups written in an IPv6 address; an embedded IPv4 address counts as two.
 *
 * @param text The bare address, without zone, brackets or prefix length. At most 45 characters.
 * @returns 0 where the text is no IPv6 address, and for `::`. A time such as `10:20:30` is none: it has neither eight
 * groups nor `::`.
 * @see RFC 4291, section 2.2; RFC 5952, section 4.
 */
export function countIpv6Groups(text: string): number {
  if (text.length < 2 || text.length > 45) return 0
  const gap = text.indexOf('::')
  if (gap < 0) return countGroups(text, true) === 8 ? 8 : 0
  const before = gap === 0 ? 0 : countGroups(text.slice(0, gap), false)
  const after = gap + 2 === text.length ? 0 : countGroups(text.slice(gap + 2), true)
  return before + after <= 7 ? before + after : 0
}

/** Groups of one to four hexadecimal digits between colons; -Infinity as soon as one is not. */
function countGroups(text: string, mayEndInIpv4: boolean): number {
  const groups = text.split(':')
  const last = groups.length - 1
  let count = 0
  for (const [at, group] of groups.entries()) {
    if (/^[\da-f]{1,4}$/i.test(group)) count += 1
    else if (mayEndInIpv4 && at === last && isIpv4(group)) count += 2
    else return -Infinity
  }
  return count
}

/** Brackets with or without port, zone, prefix length around an address. */
const form =
  /^(?:\[([\da-f:.]{2,45})(?:%[\w.-]{1,32})?\](?::\d{1,5})?|([\da-f:.]{2,45})(?:%[\w.-]{1,32})?(?:\/\d{1,3})?)$/i

/**
 * Sees a text that as a whole is an IPv6 address. Unspecified and loopback addresses belong to nobody: null. Eight
 * groups of two digits are the serial number of a certificate sooner than an address: null.
 *
 * @returns `strong` from three groups on, else `weak` (`fe80::1`, but also `abc::def`).
 * @see RFC 4291, section 2.2; RFC 4007, section 11 (zones); RFC 3986, section 3.2.2 (brackets).
 */
export function detectIpv6(text: string): Detection | null {
  if (text.length > 86 || text.indexOf(':') === text.lastIndexOf(':')) return null
  const parts = form.exec(text)
  const address = parts?.[1] ?? parts?.[2]
  if (address === undefined || /^[0:]*[01]?$/.test(address) || /^(?:[\da-f]{2}:){7}[\da-f]{2}$/i.test(address))
    return null
  const groups = countIpv6Groups(address)
  if (groups <= 0) return null
  return { detector: 'ipv6', strength: groups >= 3 ? 'strong' : 'weak' }
}
