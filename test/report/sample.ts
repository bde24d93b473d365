import { createFinding, type Finding, type FindingParts } from '../../src/model/finding.ts'
import type { DataMap, FileReport, Report, Sample, Summary } from '../../src/model/report.ts'
import type { SuppressedFinding, Suppression, SuppressionRemark } from '../../src/model/suppression.ts'

const imei: FindingParts = {
  rule: 'hardware-inventory/imei',
  verdict: 'out-of-scope',
  severity: 'error',
  confidence: 'high',
  role: 'data',
  evidence: ['name', 'value'],
  file: 'exports/devices.json',
  entity: 'managedDevice',
  path: '/value/*/imei',
  first: { pointer: '/value/0/imei', line: 2, column: 812, offset: 905 },
  count: 100_000,
  empty: 75_000,
  message: 'IMEI number is outside the MAM-only scope',
  condition: null,
  source: { section: 'Hardware inventory information', item: 'IMEI number', mam: 'no' },
  advice: 'Leave the field out of the export.',
}

const parts: readonly FindingParts[] = [
  imei,
  {
    ...imei,
    rule: 'device-data/entra-device-id',
    verdict: 'needs-context',
    severity: 'warning',
    confidence: 'medium',
    entity: null,
    path: '/value/*/azureADDeviceId',
    first: { pointer: '/value/0/azureADDeviceId', line: 2, column: 90, offset: 183 },
    count: 18,
    empty: 0,
    message: 'Entra device ID is in scope only if the device is Entra joined',
    condition: { needs: 'entraJoined', met: 10, unmet: 5, unknown: 3 },
    source: { section: 'Device data', item: 'Entra device ID', mam: 'yes, if Entra joined' },
    advice: 'Say whether the devices are joined: --assume entraJoined=true.',
  },
  {
    ...imei,
    rule: 'optional/battery-health',
    verdict: 'optional-data',
    severity: 'warning',
    entity: null,
    path: '/value/*/batteryHealth',
    first: { pointer: '/value/0/batteryHealth', line: 3, column: 5, offset: 1_000 },
    count: 1,
    empty: 0,
    message: 'Battery health is optional data that nobody has opted in to',
    source: { section: 'Optional data', item: 'Battery health', mam: 'optional' },
    advice: 'Opt in, or leave it out.',
  },
  {
    ...imei,
    rule: 'never-collected/call-log',
    verdict: 'never-collected',
    role: 'permission',
    evidence: ['permission'],
    file: 'a "b"\n\u202e.json',
    entity: null,
    path: '/permissions/android.permission.READ_CALL_LOG\u001b[31m',
    first: { pointer: '/permissions/0', line: 1, column: 17, offset: 16 },
    count: 1,
    empty: 0,
    message: 'Call log is never collected',
    source: { section: 'Never collected', item: 'Call history', mam: 'never' },
    advice: '',
  },
  {
    ...imei,
    rule: 'unlisted',
    verdict: 'unlisted',
    severity: 'note',
    confidence: 'low',
    file: 'a "b"\n\u202e.json',
    entity: null,
    path: '',
    first: { pointer: '', line: 1, column: 1, offset: 0 },
    count: 1,
    empty: 0,
    message: 'No row of the page covers this field',
    source: null,
    advice: 'Find out what it holds.',
  },
]

/** A file of which nothing is to be said. */
export const cleanFile: FileReport = {
  path: 'clean.json',
  format: 'json',
  encoding: 'utf-8',
  bytes: 12,
  records: 1,
  status: 'checked',
  samples: [],
  unlisted: 2,
  notice: null,
  fault: null,
}

const samples: readonly Sample[] = [
  { code: 'DECODE_DEPTH', message: 'documents were not opened', line: 3, column: 14, offset: 60 },
  { code: 'VALUES_SAMPLED', message: 'some rows were not read' },
]

const files: readonly FileReport[] = [
  {
    ...cleanFile,
    path: 'exports/devices.json',
    bytes: 213_825_200,
    records: 100_000,
    unlisted: 41,
    notice: 'This file is data of device management, which a MAM-only deployment does not have.',
  },
  { ...cleanFile, path: 'a "b"\n\u202e.json', status: 'sampled', unlisted: 0, samples },
  cleanFile,
  {
    ...cleanFile,
    path: 'broken.json',
    status: 'incomplete',
    unlisted: 0,
    records: 0,
    fault: {
      code: 'JSON_SYNTAX',
      message: 'expected a comma or the end of the object',
      line: 3,
      column: 14,
      offset: 60,
    },
  },
  {
    ...cleanFile,
    path: 'missing.json',
    format: null,
    encoding: null,
    bytes: 0,
    records: 0,
    unlisted: 0,
    status: 'incomplete',
    fault: { code: 'NO_SUCH_FILE', message: 'no such file or folder' },
  },
]

const summary: Summary = {
  files: 5,
  records: 100_002,
  bytes: 213_825_236,
  errors: 2,
  warnings: 2,
  notes: 1,
  incomplete: 2,
  sampled: 1,
  unlisted: 43,
  suppressed: 3,
  suppressedBy: { config: 1, inline: 1, baseline: 1 },
}

const accepted: readonly Suppression[] = [
  { kind: 'config', reason: 'agreed with the works council', owner: 'privacy team', expires: '2027-03-31' },
  { kind: 'inline', line: 3, column: 5 },
  { kind: 'baseline' },
]

const remarks: readonly SuppressionRemark[] = [
  {
    kind: 'expired',
    source: 'config',
    path: 'mamlint.config.jsonc',
    line: 12,
    column: 5,
    message: 'this entry held until 2026-03-31; a finding that it accepted is reported again',
  },
  {
    kind: 'invalid',
    source: 'inline',
    path: 'exports/devices.json',
    line: 3,
    column: 5,
    message: 'this comment gives no reason',
  },
  ...['/a', '/b'].map((path): SuppressionRemark => ({
    kind: 'unused',
    source: 'baseline',
    path: '.mamlint-baseline.json',
    line: null,
    column: null,
    message: `no such finding any more: hardware-inventory/imei at ${path} of exports/old.json`,
  })),
]

/** A report with one of everything. */
export const sampleReport: Report = {
  schema: 'mamlint-report/1',
  tool: { name: 'mamlint', version: '1.2.3', rules: '2026-11-22' },
  profile: 'mam-only',
  summary,
  files,
  findings: parts.map(createFinding) as readonly Finding[],
  suppressed: accepted.map((suppression, at) => ({
    ...createFinding({ ...imei, file: 'exports/more.json', path: `/value/*/imei${at}` }),
    suppression,
  })),
  suppressions: { applied: true, baseline: '.mamlint-baseline.json', remarks },
}

/** A report of one file without a finding. */
export const cleanReport: Report = {
  ...sampleReport,
  summary: {
    ...summary,
    files: 1,
    records: 1,
    bytes: 12,
    errors: 0,
    warnings: 0,
    notes: 0,
    incomplete: 0,
    sampled: 0,
    unlisted: 2,
    suppressed: 0,
    suppressedBy: { config: 0, inline: 0, baseline: 0 },
  },
  files: [cleanFile],
  findings: [],
  suppressed: [],
  suppressions: { applied: true, baseline: null, remarks: [] },
}

/** Names that strangers may give to files, fields and types: each would break some format that let it through as it is. */
export const hostileNames: readonly string[] = [
  `"quotes" 'and' \`ticks\` \\`,
  'line\nfeed\r\nreturn\ttab',
  '::error file=x::owned',
  '  ::warning::owned',
  '##[error]owned',
  '%0A::error::owned',
  '<script>alert(1)</script><img src=x onerror=alert(1)>',
  ']]>&amp;<!-- --></style>',
  '\u0000\u0007\u001b[31m\u009b2J\u007f',
  '\u202ertl\u200f\u2066\u061c',
  'a|b\\|c,d;e:f=g',
  '@everyone #1 *bold* _it_ ~~no~~ [a](https://example.com) https://example.com www.example.com a@example.com',
  '=HYPERLINK("https://example.com")',
  'half \ud800, no character \uffff, separator \u2028, tag \u{e0041}',
  '{0} {{1}} [x](1) %SRCROOT% \\[',
]

/** A report in which every name is hostile, and so is every text. */
export const hostileReport: Report = {
  ...sampleReport,
  files: hostileNames.map((name, index) => ({
    ...cleanFile,
    path: name,
    notice: index % 3 === 0 ? name : null,
    status: index % 3 === 1 ? 'incomplete' : 'checked',
    fault: index % 3 === 1 ? { code: 'JSON_SYNTAX', message: name, line: index, column: 1, offset: 9 } : null,
  })),
  findings: hostileNames.map((name, index) =>
    createFinding({
      ...imei,
      file: name,
      entity: name,
      path: `/value/${name}`,
      first: { pointer: `/value/${name}`, line: index + 1, column: 2, offset: 3 },
      message: name,
      advice: name,
      source: { section: name, item: name, mam: 'no' },
    }),
  ),
  suppressed: hostileNames.map((name, index) => ({
    ...createFinding({ ...imei, file: name, path: `/accepted/${name}` }),
    suppression:
      index % 3 === 0
        ? { kind: 'config', reason: name, owner: name, expires: null }
        : { kind: index % 3 === 1 ? 'baseline' : 'inline', line: 1, column: 1 },
  })) as readonly SuppressedFinding[],
  suppressions: {
    applied: false,
    baseline: null,
    remarks: hostileNames.map(name => ({
      kind: 'unused',
      source: 'config',
      path: name,
      line: 1,
      column: 1,
      message: name,
    })),
  },
  summary: {
    ...summary,
    files: hostileNames.length,
    errors: hostileNames.length,
    warnings: 0,
    notes: 0,
    incomplete: 5,
    sampled: 0,
  },
}

/** A data map with a known, an unlisted and a hostile field, and a file that was not checked. */
export const sampleMap: DataMap = {
  schema: 'mamlint-map/1',
  files: [
    {
      path: 'exports/devices.json',
      fields: [
        {
          path: '/value/*/imei',
          row: 'hardware-inventory/imei',
          role: 'data',
          verdict: 'out-of-scope',
          confidence: 'high',
          count: 100_000,
          empty: 75_000,
        },
        {
          path: '/value/*/x\u202e',
          row: null,
          role: 'data',
          verdict: 'unlisted',
          confidence: null,
          count: 3,
          empty: 0,
        },
      ],
      samples,
      fault: null,
    },
    {
      path: 'broken.json',
      fields: [],
      samples: [],
      fault: { code: 'NOT_JSON', message: 'expected JSON', line: 1, column: 1, offset: 0 },
    },
  ],
}
