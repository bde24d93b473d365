import { expect, test } from 'vitest'
import { findEmbedded } from '../../src/detect/find-embedded.ts'

test.each([
  ['Call me at +46 70 174 06 05, thanks', 'phone strong'],
  ['number: +46701740605.', 'phone strong'],
  ['(+46701740605)', 'phone strong'],
  ['mac=00:00:5E:00:53:01;up', 'mac strong'],
  ['seen 00-00-5E-00-53-01', 'mac strong'],
  ['port Gi0/1 0000.5e00.5301 dynamic', 'mac strong'],
  ['the IMEI: 490154203237518 is lost', 'imei strong'],
  ['https://example.com/?imei=490154203237518', 'imei strong'],
  ['IMEI 49-015420-323751-8 is lost', 'imei strong'],
  ['number 490154203237518 is lost', 'imei weak'],
  ['490154203237518 / 356938035643809', 'imei weak'],
  ['sim 8946000000000000014 ok', 'iccid strong'],
  ['sim 8946 0000 0000 0000 014 ok', 'iccid strong'],
  ['key:\n-----BEGIN EC PRIVATE KEY-----\nMHcC', 'private-key strong'],
  ['-----BEGIN CERTIFICATE-----\nMII\n-----BEGIN PRIVATE KEY-----', 'private-key strong'],
  ['-----BEGIN ENCRYPTED PRIVATE KEY-----', 'private-key strong'],
  ['-----BEGIN OPENSSH PRIVATE KEY-----', 'private-key strong'],
  ['-----BEGIN PGP PRIVATE KEY BLOCK-----', 'private-key strong'],
  ['PuTTY-User-Key-File-3: ssh-ed25519', 'private-key strong'],
  ['x BEGIN:VCARD\r\nVERSION:4.0\r\nTEL:+46701740605', 'vcard strong'],
  ['Begin:vCard', 'vcard strong'],
  ['BEGIN:VCALENDAR', 'icalendar strong'],
  ['x\nBEGIN:VEVENT\nUID:1', 'icalendar strong'],
])('%j holds %s', (text, expected) => {
  const found = findEmbedded(text)
  expect(`${found?.detector} ${found?.strength}`).toBe(expected)
})

test.each([
  'mail anna@example.com now',
  'from 203.0.113.7 port 22',
  '490154203237518 and 490154203237519',
  'a490154203237518',
  '0.490154203237518',
  'at 2026-11-24T10:20:30+02:00',
  'UTC+46701740605',
  'fingerprint 00:00:5E:00:53:01:aa:bb:cc:dd:ee:ff',
  '-----BEGIN PUBLIC KEY-----',
  '-----BEGIN [A-Z ]*PRIVATE KEY-----',
  'BEGIN:VCARDS',
  'BEGIN:VTIMEZONE',
  'ba7816bf-8f01-cfea-4141-490154203237',
  '',
])('%j holds nothing', text => {
  expect(findEmbedded(text)).toBeNull()
})
