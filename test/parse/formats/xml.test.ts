import { describe, expect, test } from 'vitest'
import { lint } from '../../helpers.ts'
import { faultOf, placesOf, readAs, shapeOf } from './fields.ts'

const shapes: readonly (readonly [what: string, xml: string, ...fields: string[]])[] = [
  ['a root that holds text', '<imei>490154203237518</imei>', 'o1', '/imei s1'],
  ['text, numbers and truth', '<d><a>x</a><b>12.5</b><c>True</c></d>', 'o1', '/d o1', '/d/a s1', '/d/b n1', '/d/c b1'],
  [
    'long digits as they stand',
    '<d><iccid>8946071512360089522</iccid><n>007</n></d>',
    'o1',
    '/d o1',
    '/d/iccid s1',
    '/d/n s1',
  ],
  [
    'an empty element',
    '<d><a/><b></b><c> </c></d>',
    'o1',
    '/d o1',
    '/d/a s1 empty 1',
    '/d/b s1 empty 1',
    '/d/c s1 empty 1',
  ],
  ['attributes as members', '<d imei="x" n="1"/>', 'o1', '/d o1', '/d/imei s1', '/d/n n1'],
  ['text beside attributes', '<d><a k="v">text</a></d>', 'o1', '/d o1', '/d/a o1', '/d/a/k s1', '/d/a/#text s1'],
  ['text beside elements', '<p>one<b>two</b>three</p>', 'o1', '/p o1', '/p/#text s1', '/p/b s1'],
  [
    'elements that repeat as a list',
    '<d><a>1</a><a>x</a><b/></d>',
    'o1',
    '/d o1',
    '/d/a a1',
    '/d/a/* s1n1',
    '/d/b s1 empty 1',
  ],
  ['a list that goes on after others', '<d><a/><b/><a/></d>', 'o1', '/d o1', '/d/a s2 empty 2', '/d/b s1 empty 1'],
  [
    'one entry of a list',
    '<devices><device><imei>x</imei></device></devices>',
    'o1',
    '/devices o1',
    '/devices/device a1',
    '/devices/device/* o1',
    '/devices/device/*/imei s1',
  ],
  ['names without prefix', '<x:d xmlns:x="u" x:a="1" xml:lang="sv" xsi:type="t"/>', 'o1', '/d o1', '/d/a n1'],
  [
    'members named by an attribute',
    '<d><Data Name="imei">x</Data><Data Name="n">1</Data></d>',
    'o1',
    '/d o1',
    '/d/imei s1',
    '/d/n n1',
  ],
  ['CDATA, entities and comments', '<d><a><![CDATA[<x>]]>&amp;<!-- no -->&#65;</a></d>', 'o1', '/d o1', '/d/a s1'],
  [
    'keys of our own prototype',
    '<d><__proto__>x</__proto__><constructor>y</constructor></d>',
    'o1',
    '/d o1',
    '/d/__proto__ s1',
    '/d/constructor s1',
  ],
  [
    'objects of ConvertTo-Xml',
    `<?xml version="1.0" encoding="utf-8"?><Objects><Object><Property Name="imei">x</Property>
      <Property Name="ips"><Property>1.1</Property></Property>
      <Property Name="hw"><Property>@{a=}</Property><Property Name="a" /></Property></Object></Objects>`,
    'a1',
    '/* o1',
    '/*/imei s1',
    '/*/ips a1',
    '/*/ips/* n1',
    '/*/hw o1',
    '/*/hw/a s1 empty 1',
  ],
  ['values of ConvertTo-Xml', '<Objects><Object Type="System.String">x</Object></Objects>', 'a1', '/* s1'],
  [
    'objects of Export-Clixml',
    `<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04"><Obj RefId="0">
      <TN RefId="0"><T>System.Object</T></TN><MS><S N="imei">x</S><B N="on">true</B><Nil N="no" />
      <Obj N="ips" RefId="1"><TNRef RefId="0" /><LST><S>a</S><S>b</S></LST></Obj>
      <Obj N="map" RefId="2"><DCT><En><S N="Key">k</S><S N="Value">v</S></En></DCT></Obj></MS></Obj></Objs>`,
    'a1',
    '/* o1',
    '/*/imei s1',
    '/*/on b1',
    '/*/no 01 empty 1',
    '/*/ips a1',
    '/*/ips/* s2',
    '/*/map o1',
    '/*/map/k s1',
  ],
]

describe('XML is read as', () => {
  test.each(shapes)('%s', async (_, xml, ...fields) => {
    const read = await readAs(xml, 'x.xml')
    expect(read).toMatchObject({ format: 'xml', fault: null, documents: 1 })
    expect(shapeOf(read)).toEqual(fields)
  })

  test.each(shapes)('%s, also byte by byte', async (_, xml) => {
    const [whole, cut] = [await readAs(xml, 'x.xml'), await readAs(xml, 'x.xml', 1)]
    expect(placesOf(cut)).toEqual(placesOf(whole))
    expect(shapeOf(cut)).toEqual(shapeOf(whole))
  })
})

test('places are those of the elements', async () => {
  const xml = '<?xml version="1.0"?>\r\n<d>\r\n\t<å>ö</å><b\r\n  c="1"/>\r\n</d>'
  const places = ['/ 2:1 23', '/d 2:1 23', '/d/å 3:2 29', '/d/b 3:10 40', '/d/b/c 3:10 40']
  expect(placesOf(await readAs(xml, 'x.xml')).map(place => place.replace(/^ /, '/ '))).toEqual(places)
})

test('places in UTF-16 are those of the file', async () => {
  const xml = '\ufeff<d>\n<å>ö</å></d>'
  expect(placesOf(await readAs(Buffer.from(xml, 'utf16le'), 'x.xml'))).toEqual([' 1:1 2', '/d 1:1 2', '/d/å 2:1 10'])
})

test('elements that follow one another without end are read while they come', async () => {
  const entry = '<e k="1"><a>x</a></e>'
  const read = await readAs(`<d><list>${entry.repeat(30_000)}</list><f/>text</d>`, 'x.xml')
  expect(read.fault).toBeNull()
  expect(shapeOf(read)).toEqual([
    'o1',
    '/d o1',
    '/d/#text s1',
    '/d/list o1',
    '/d/list/e a1',
    '/d/list/e/* o30000',
    '/d/list/e/*/k n30000',
    '/d/list/e/*/a s30000',
    '/d/f s1 empty 1',
  ])
})

test('objects of PowerShell without end are read while they come', async () => {
  const object = '<Object><Property Name="imei">x</Property></Object>'
  const read = await readAs(`<Objects>${object.repeat(30_000)}</Objects>`, 'x.xml')
  expect(shapeOf(read)).toEqual(['a1', '/* o30000', '/*/imei s30000'])
})

const secret = 'agnes.berg@example.com'

describe('a fault and not a character of the text:', () => {
  test.each([
    ['a declared entity', `<!DOCTYPE d [<!ENTITY a "${secret}">]><d>&a;</d>`, 'EXPANSION_REFUSED 1:52 51'],
    [
      'entities that multiply',
      '<!DOCTYPE d [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><d>&b;</d>',
      'EXPANSION_REFUSED 1:52 51',
    ],
    [
      'a declared value of an attribute',
      `<!DOCTYPE d [<!ATTLIST d a (x|y) #IMPLIED b CDATA "${secret}">]><d/>`,
      'EXPANSION_REFUSED 1:78 77',
    ],
    [
      'a document type of megabytes',
      `<!DOCTYPE d [${'<!ELEMENT a EMPTY>'.repeat(100_000)}]><d/>`,
      /^TOKEN_TOO_LONG 1:/,
    ],
    ['an entity from elsewhere', '<!DOCTYPE d SYSTEM "http://192.0.2.1/d"><d>&a;</d>', 'XML_SYNTAX 1:47 46'],
    ['a cut file', `<d><a>${secret}`, 'XML_SYNTAX 1:29 28'],
    ['a wrong end tag', `<d><a>${secret}</b></d>`, 'XML_SYNTAX 1:33 32'],
    ['an attribute twice', `<d a="${secret}" a="1"/>`, 'XML_SYNTAX 1:38 37'],
    ['two roots', `<d>${secret}</d><d/>`, 'XML_SYNTAX 1:33 32'],
    ['a bare ampersand', `<d>${secret} & co</d>`, 'XML_SYNTAX 1:35 34'],
    ['elements nested a million times', '<a>'.repeat(1_000_000), 'NESTING_TOO_DEEP 1:3004 3003'],
    [
      'a million attributes',
      `<a ${Array.from({ length: 1_000_000 }, (_, n) => `a${n}="1"`).join(' ')}/>`,
      'TOKEN_TOO_LONG 1:98904 98903',
    ],
    ['a text of nine megabytes', `<a>${'x'.repeat(9_000_000)}</a>`, /^TOKEN_TOO_LONG 1:/],
    [
      'an object of PowerShell without end',
      `<Objects><Object>${'<Property Name="a">x</Property>'.repeat(40_000)}`,
      'TOKEN_TOO_LONG 1:10 9',
    ],
  ])('%s', { timeout: 2_000 }, async (_, xml, fault) => {
    const read = await readAs(xml, 'x.xml', 65_536)
    expect(faultOf(read)).toMatch(fault)
    expect(read.fault?.message).not.toContain('agnes')
  })
})

test.each([
  ['<devices><device/><device/></devices>', 2],
  ['<export><devices><device/><device/></devices></export>', 2],
  ['<Objects><Object/><Object/></Objects>', 2],
  ['<device/>', 1],
])('%s has its records', async (xml, records) => {
  expect((await lint(xml, {}, 'x.xml')).file.records).toBe(records)
})

describe('XML in the encoding that it declares:', () => {
  const xml = (encoding: string): string => `<?xml version="1.0" encoding="${encoding}"?>\n<d><å/><imei>é</imei></d>`

  test.each(['ISO-8859-1', 'windows-1252', 'latin1'])('%s', async encoding => {
    const bytes = Buffer.from(xml(encoding), 'latin1')
    for (const chunk of [Infinity, 1]) {
      const read = await readAs(bytes, 'x.xml', chunk)
      expect(read).toMatchObject({ fault: null, encoding: 'windows-1252' })
      expect(placesOf(read)).toContain(`/d/imei 2:8 ${bytes.indexOf('<imei')}`)
      expect(placesOf(read)).toContain(`/d/å 2:4 ${bytes.indexOf('<d>') + 3}`)
    }
  })

  test('UTF-16, and UTF-8 that says so', async () => {
    const utf16 = Buffer.from(`\ufeff${xml('UTF-16')}`, 'utf16le')
    expect(await readAs(utf16, 'x.xml')).toMatchObject({ fault: null, encoding: 'utf-16le' })
    expect(await readAs(xml('UTF-8'), 'x.xml')).toMatchObject({ fault: null, encoding: 'utf-8' })
  })

  test('one that is not read is a fault where it shows', async () => {
    const read = await readAs(Buffer.from(xml('ISO-8859-5'), 'latin1'), 'x.xml')
    expect(read.fault?.code).toBe('TEXT_UNDECODABLE')
  })
})
