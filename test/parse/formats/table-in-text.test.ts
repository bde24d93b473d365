import { beforeAll, describe, expect, test } from 'vitest'
import { transcode } from '../../../src/parse/transcode.ts'
import { loadValueReaders } from '../../../src/parse/value-readers.ts'
import { createKeyReader } from '../../../src/pipeline/generated-keys.ts'
import { engine } from '../../helpers.ts'

const { isName } = createKeyReader(engine.knowledge)

/** JSON of the table that a text is, as a value of JSON would hold it; null where it is none. */
function read(text: string): string | null {
  const found = transcode(text, true, isName)
  return found === null || found === 'unread' ? found : found.text
}

// A run loads them when it meets the first such text.
beforeAll(loadValueReaders)

/** Tables, and the JSON that they stand for. */
const tables: readonly (readonly [title: string, text: string, json: string])[] = [
  [
    'three columns',
    'IMEI,OS,Model\n490154203237518,iOS,A17\n',
    '[{"IMEI":"490154203237518","OS":"iOS","Model":"A17"}]',
  ],
  ['two columns', 'imei;os\n1;a\n2;b', '[{"imei":1,"os":"a"},{"imei":2,"os":"b"}]'],
  [
    'tabs',
    'Serial number\tPhone number\nC02\t+46\nC03\t+47',
    '[{"Serial number":"C02","Phone number":"+46"},{"Serial number":"C03","Phone number":"+47"}]',
  ],
  ['bars', 'imei|os|model\n1|a|b', '[{"imei":1,"os":"a","model":"b"}]'],
  ['CR LF', 'imei,os,model\r\n1,a,b\r\n2,c,d\r\n', '[{"imei":1,"os":"a","model":"b"},{"imei":2,"os":"c","model":"d"}]'],
  ['quotes, as PowerShell writes', '"imei","os","model"\n"1","a","b"', '[{"imei":1,"os":"a","model":"b"}]'],
  [
    'a delimiter and an end of a line in quotes',
    'imei,os,model\n1,"a,\nb","c""d"',
    '[{"imei":1,"os":"a,\\nb","model":"c\\"d"}]',
  ],
  ['empty cells', 'imei,os,model\n1,,\n', '[{"imei":1,"os":"","model":""}]'],
  ['truth values', 'imei,os,managed\n1,a,True', '[{"imei":1,"os":"a","managed":true}]'],
  ['blank lines at its end', 'imei,os,model\n1,a,b\n\n', '[{"imei":1,"os":"a","model":"b"}]'],
  ['a name that may be a piece of a value', 'imei,os,Xqzw\n1,a,b', '[{"imei":1,"os":"a","0":"b"}]'],
  [
    'a last line that is cut off',
    'imei,os,model\n1,a,b\n2,a,b\n3,a,b\n4,a',
    '[{"imei":1,"os":"a","model":"b"},{"imei":2,"os":"a","model":"b"},{"imei":3,"os":"a","model":"b"}',
  ],
]

test.each(tables)('a table of %s', (_, text, json) => {
  expect(read(text)).toBe(json)
})

/** Texts of several lines with as many commas each, or nearly, that are no tables. */
const others: readonly (readonly [title: string, text: string])[] = [
  ['prose', 'Dear user, your phone number\nhas changed, 2 times\nplease call, today\n'],
  ['prose without blanks', 'Device,phone and model.\nUser,name and 1 mail.\nOS,disk and 2 apps.'],
  ['names', 'Anna,Lind,Stockholm\nBo,Ek,Lund\n'],
  ['names below names', 'name,phone,email\nname,phone,email\n'],
  ['words only', 'imei,serial,model\nmeid,udid,name\n'],
  ['an address', 'Anna Lind\nStorgatan 1, 111 22 Stockholm\nSverige'],
  ['addresses', 'Storgatan 1, Stockholm\nLillgatan 2, Lund\n'],
  ['a log', '2026-11-26 10:00:00,INFO,device 1\n2026-11-26 10:00:01,INFO,device 2\n'],
  ['a log by level', 'INFO,device,1\nINFO,device,2\n'],
  ['a log of a server', '192.0.2.1 - - "GET /a,b" 200\n192.0.2.2 - - "GET /a,c" 200\n'],
  ['a stack', 'Error: device, phone\n    at a (x.js:1,2)\n    at b (x.js:3,4)'],
  ['imports', 'import os, sys\nimport re, json2\n'],
  ['calls', 'send(device,phone)\nsend(user,2)\n'],
  ['declarations', 'int imei;\nint model2;\n'],
  ['lines of JSON', '{"imei":1,"os":2}\n{"imei":2,"os":3}\n'],
  ['pairs', 'imei=1,os=2\nimei=3,os=4\n'],
  ['YAML', 'imei: 1, os: 2\nimei: 3, os: 4\n'],
  ['SQL', 'select imei, model from device\nwhere os = 1, 2\n'],
  ['a list', '- imei, 1\n- model, 2\n'],
  ['a table of Markdown', '| imei | os |\n|---|---|\n| 1 | a |\n'],
  ['a card', 'N:Lind;Anna;;;\nTEL:+46;1;;;\n'],
  ['a mail header', 'To: a@contoso.example, b\nCc: c@contoso.example, d\n'],
  ['numbers', '1,2,3\n4,5,6\n'],
  ['a header alone', 'imei,os,model\n'],
  ['a header alone without an end', 'imei,os,model'],
  ['one row of two columns', 'imei,os\n1,a\n'],
  ['one column', 'imei\n490154203237518\n'],
  ['rows of other widths', 'imei,os,model\n1,a,b\n2,a\n3,a,b\n'],
  ['a cut line too early', 'imei,os,model\n1,a,b\n2,a'],
  ['a paragraph behind it', 'imei,os,model\n1,a,b\n\nAnd so on, 1, 2'],
  ['blanks behind commas', 'imei, os, model\n1, a, b\n'],
  ['names that come twice', 'imei,os,IMEI\n1,a,2\n'],
  ['an empty name', 'imei,,model\n1,a,b\n'],
  ['unknown names', 'imei,Xqzw,Vbnm,Plok\n1,a,b,c\n'],
  ['several words', 'the imei of this device that is here now,os,model\n1,a,b\n'],
  ['a header that is too long', `imei,os,${'model '.repeat(1_000)}\n1,a,b\n`],
]

describe('no table', () => {
  test.each(others)('%s', (_, text) => {
    expect(read(text)).toBeNull()
  })
})

test('is looked at in time that grows with its length only', () => {
  const hostile = [
    `imei,os,model\n${'"a,'.repeat(1_000_000)}`,
    `imei,os,model\n${'"",'.repeat(1_000_000)}`,
    `imei,os,model\n1,2,3${'\n'.repeat(2_000_000)}4`,
    `${'imei,'.repeat(800_000)}\n1`,
    `imei,os,model\n${'"a""'.repeat(1_000_000)}`,
  ]
  for (const text of hostile) expect(read(text)?.length ?? 0).toBeLessThan(100)
})
