import { expect, test } from 'vitest'
import { isHostIpv4, isIpv4 } from '../../src/detect/ipv4.ts'
import { countIpv6Groups, detectIpv6 } from '../../src/detect/ipv6.ts'

// Addresses of RFC 5737 (IPv4) and RFC 3849 (IPv6) are for documentation.
test.each([
  ['203.0.113.7', true, true, 'TEST-NET-3'],
  ['198.51.100.255', true, true, 'TEST-NET-2'],
  ['1.2.3.4', true, true, 'may be a version'],
  ['203.0.113.7:443', false, true, 'with port'],
  ['203.0.113.0/24', false, true, 'with prefix length'],
  ['203.0.113.7/33', false, false, 'no such prefix length'],
  ['203.0.113.7:65536', false, false, 'no such port'],
  ['127.0.0.1', true, false, 'loopback'],
  ['0.0.0.0', true, false, 'unspecified'],
  ['255.255.255.0', true, false, 'netmask'],
  ['10.0.19045.4170', false, false, 'a Windows version'],
  ['203.0.113.256', false, false, 'octet above 255'],
  ['203.0.113', false, false, 'three octets'],
  ['203.0.113.7.1', false, false, 'five octets'],
  ['203.0.113.07', false, false, 'leading zero'],
  ['203.0.113.', false, false, 'no last octet'],
])('%s: IPv4 %s, host %s (%s)', (text, expected, host) => {
  expect(isIpv4(text)).toBe(expected)
  expect(isHostIpv4(text)).toBe(host)
})

test.each([
  ['2001:db8:0:0:8:800:200c:417a', 8, 'RFC 4291, 2.2 (1), in the documentation prefix'],
  ['2001:DB8::8:800:200C:417A', 6, 'RFC 4291, 2.2 (2)'],
  ['FF01::101', 2, 'RFC 4291, 2.2 (2)'],
  ['::1', 1, 'RFC 4291, 2.2 (2)'],
  ['::13.1.68.3', 2, 'RFC 4291, 2.2 (3)'],
  ['::FFFF:129.144.52.38', 3, 'RFC 4291, 2.2 (3)'],
  ['2001:db8::', 2, 'ends in ::'],
  ['2001:db8:1:2:3:4:5:6:7', 0, 'nine groups'],
  ['2001:db8::1::2', 0, ':: twice'],
  ['2001:db8:::1', 0, 'three colons'],
  ['2001:db8::12345', 0, 'five digits'],
  ['1:2:3:4::5:6:7:8', 0, ':: stands for nothing'],
  ['::203.0.113.256', 0, 'bad IPv4'],
  ['203.0.113.7::', 0, 'IPv4 not last'],
  ['10:20:30', 0, 'a time'],
  ['::', 0, 'unspecified'],
])('%s has %i groups (%s)', (text, groups) => {
  expect(Math.max(0, countIpv6Groups(text))).toBe(groups)
})

test.each([
  ['2001:db8::1', 'strong'],
  ['2001:db8::1/64', 'strong'],
  ['[2001:db8::1]:443', 'strong'],
  ['fe80::1%eth0', 'weak'],
  ['abc::def', 'weak'],
  ['::1', undefined],
  ['::', undefined],
  ['0:0:0:0:0:0:0:1', undefined],
  ['10:20:30', undefined],
  ['01:02:03:04:05:06:07:08', undefined],
  ['std::add', undefined],
])('%s is %s', (text, strength) => {
  expect(detectIpv6(text)?.strength).toBe(strength)
})
