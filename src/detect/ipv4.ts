/** Dotted-decimal, four octets without leading zeros. */
const octets = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/

/**
 * Tells whether a text is an IPv4 address in dotted-decimal form, whatever it is used for.
 *
 * @param text At most 15 characters; octets 0 to 255, leading zeros refused as `inet_pton` does.
 * @see RFC 3986, section 3.2.2 (`dec-octet`).
 */
export function isIpv4(text: string): boolean {
  return text.length >= 7 && text.length <= 15 && octets.test(text) && !/(?:^|\.)0\d/.test(text)
}

/**
 * Tells whether a text is the IPv4 address of some host, with or without port or prefix length. It may still be the
 * version of something. Unspecified, loopback and broadcast addresses, and netmasks, belong to nobody: `false`.
 *
 * @see RFC 6890 (special-purpose addresses); RFC 4632 (prefix lengths).
 */
export function isHostIpv4(text: string): boolean {
  if (text.length > 21) return false
  const [, address, tail] = /^([\d.]+)([:/]\d{1,5})?$/.exec(text) ?? []
  if (address === undefined || !isIpv4(address) || /^(?:0\.|127\.|255\.)/.test(address)) return false
  return tail === undefined || Number(tail.slice(1)) <= (tail.startsWith(':') ? 65_535 : 32)
}
