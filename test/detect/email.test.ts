import { expect, test } from 'vitest'
import { isEmail } from '../../src/detect/email.ts'

// Domains of RFC 2606. RFC 5321, section 4.1.2; RFC 6531, section 3.3.
test.each([
  ['anna@example.com', true, 'plain'],
  ['Anna.Andersson+test@mail.example.org', true, 'tag, subdomain'],
  ["o'hara@example.com", true, 'apostrophe'],
  ['anna_example.com#EXT#@contoso.example', true, 'guest UPN'],
  ['Anna Andersson <anna@example.com>', true, 'display name (RFC 5322)'],
  ['SMTP:anna@example.com', true, 'proxyAddresses'],
  ['mailto:anna@example.com', true, 'RFC 6068'],
  ['anna@example.com; bo@example.com', true, 'list'],
  ['åsa@räksmörgås.example', true, 'internationalised'],
  ['anna@xn--rksmrgs-5wao1o.xn--p1ai', true, 'punycode'],
  ['a***@example.com', true, 'masked in part: still an address'],
  ['Andersson, Anna <anna@example.com>', true, 'comma in the name'],
  ['A <anna@example.com>, B <bo@example.com>', true, 'list of display names'],
  ['On Monday Anna <anna@example.com> wrote: yes', false, 'free text'],
  ['anna@host', false, 'no domain'],
  ['anna@example.c', false, 'top level of one letter'],
  ['anna@203.0.113.7', false, 'an address of a host'],
  ['@example.com', false, 'no local part'],
  ['anna@', false, 'no host'],
  ['anna@bo@example.com', false, 'two @'],
  ['lodash@4.17.21', false, 'package version'],
  ['icon@2x.png', false, 'image file'],
  ['git@example.com:team/repo.git', false, 'git remote'],
  ['https://anna@example.com/x', false, 'URL'],
  ['***@***.***', false, 'masked'],
  ['anna@example-.com', false, 'label ends in a hyphen'],
  ['mail anna@example.com now', false, 'free text'],
])('%s: %s (%s)', (text, expected) => {
  expect(isEmail(text)).toBe(expected)
})
