import type { Canary } from './canaries.ts'

/** A document with a canary in it, and where it stands. */
export interface Planted {
  readonly where: string
  readonly content: string | Uint8Array
  /** Name of the file; JSON where nothing is said. */
  readonly name?: string
}

const otlp = (key: string, value: unknown): unknown => ({
  resourceLogs: [{ resource: { attributes: [{ key, value }] } }],
})
const inQuotes = (text: string): string => JSON.stringify(text).slice(1, -1)

/** Documents that hold the text as a value, by where it stands. */
function valuesWith(text: string): Readonly<Record<string, unknown>> {
  return {
    'under names of rows': {
      imei: text,
      phoneNumber: text,
      serialNumber: text,
      contacts: [text],
      callLog: [{ number: text }],
    },
    'in a device': {
      value: [{ '@odata.type': '#microsoft.graph.managedDevice', imei: text, wiFiMacAddress: text, x: text }],
    },
    'under names of no row': { favouriteColour: text, nested: { more: [text, [text]] } },
    'under neutral names': { value: text, data: { text, notes: `see ${text}.`, id: text } },
    'beside masks': {
      imei: '***',
      serialNumber: `***${text}`,
      emailAddress: `${text}***`,
      phone: `[Filtered] ${text}`,
    },
    'as facts': { ownerType: text, joinType: text, isManaged: text, platform: text, azureADDeviceId: text },
    'as types': {
      items: ['@odata.type', '@odata.context', 'Type', 'type', 'category', 'kind', '$schema', 'eventName'].map(
        member => ({
          [member]: text,
          imei: '490154203237518',
        }),
      ),
    },
    'in qualified types': {
      items: [`#microsoft.graph ${text}`, `#Collection(${text})`, `${text}.type`].map(type => ({
        '@odata.type': type,
        imei: text,
      })),
    },
    'in a context': {
      '@odata.context': `https://graph.microsoft.com/v1.0/$metadata#users('${text}')/managedDevices`,
      value: [{ imei: text }],
    },
    'in lists of names': { select: [text, `imei ${text}`], columns: `imei,${text}`, fields: [{ name: text }] },
    'in queries': { query: `select imei, ${text} from devices`, url: `https://x.example/devices?$select=imei,${text}` },
    'as permissions': {
      permissions: [text, `android.permission.${text}`],
      category: `NSPrivacyCollectedDataType${text}`,
    },
    'in a schema': {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      properties: {
        imei: { type: 'string', const: text, enum: [text], default: text, examples: [text], description: text },
      },
      required: [text],
    },
    'in a policy': { '@odata.type': '#microsoft.graph.iosCompliancePolicy', displayName: text, description: text },
    'in a pair': otlp('device.id', { stringValue: text }),
    'in a pair of lists': otlp('device.phones', { arrayValue: { values: [{ stringValue: text }] } }),
    'in a document in a string': { message: JSON.stringify({ imei: text, x: { y: JSON.stringify([text, text]) } }) },
    'in one in base64': { payload: Buffer.from(JSON.stringify({ imei: text, x: text })).toString('base64') },
    'in one that is cut off': { message: `{"imei":${JSON.stringify(text)},"x":${JSON.stringify(text).slice(0, -1)}` },
    'in one that is none': { message: `{"imei":${JSON.stringify(text)},${text}}` },
    'in an object of PowerShell': { devices: `@{imei=${text}; x=@{y=${text}}; ${text}=1}` },
    'in a query': {
      url: `https://x.example/?imei=${encodeURIComponent(text)}&${encodeURIComponent(text)}=1&imei=${text}`,
    },
    'in a list of pairs': { details: `imei=${text}; ${text}=1; serialNumber=${text}` },
    'as the whole document': text,
  }
}

/** Documents that hold the text as a key. */
function keysWith(text: string): Readonly<Record<string, unknown>> {
  return {
    'of a map': { devices: { [text]: { imei: '490154203237518', contacts: ['x'], colour: 'red' } } },
    'of the document': { [text]: true, more: { [text]: { [text]: [{ [text]: null }] } } },
    'of a number of a row': { imei: { [text]: 1 }, contacts: { [text]: {} } },
    'of a record': { value: [{ '@odata.type': '#microsoft.graph.managedDevice', [text]: 'x' }] },
    'of a pair': otlp(text, { stringValue: 'x' }),
    'of a pair of lists': otlp(text, { kvlistValue: { values: [{ key: text, value: { intValue: '7' } }] } }),
    'of a schema': {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      properties: { [text]: { type: 'string' } },
    },
    'of a document in a string': { message: JSON.stringify({ [text]: { imei: 'x' } }) },
    'of a permission': { permissions: { [text]: true } },
  }
}

/** Texts that are no JSON, or not to the end; `json` is the canary in quotes. */
function brokenWith(text: string): Readonly<Record<string, string>> {
  const json = `"${inQuotes(text)}"`
  return {
    'no JSON at all': text,
    'no quotes': `{"imei": ${text}}`,
    'cut in the value': `{"imei": ${json.slice(0, -1)}`,
    'cut behind the value': `{"imei": ${json}`,
    'no colon': `{"imei" ${json}}`,
    'no comma': `{"imei": ${json} ${json}}`,
    'a raw control character': `{"imei": "${inQuotes(text)}\u0001"}`,
    'a bad escape': `{"imei": "${inQuotes(text)}\\q"}`,
    'more behind the document': `{"imei": ${json}} ${text}`,
    'a comment': `{"imei": 1, /* ${text.replaceAll('*/', '')} */ "x": ${json}`,
    'a bad second line': `{"imei": ${json}}\n{"imei": ${json}, ${json}\n{"imei": ${json}}\n`,
  }
}

/** The same as bytes that are no text from some place on. */
function undecodableWith(text: string): Readonly<Record<string, Uint8Array>> {
  const open = `{"imei": "${inQuotes(text)}`
  return {
    'a byte that is no UTF-8': Buffer.concat([
      Buffer.from(open),
      Buffer.from([0xff]),
      Buffer.from(`${inQuotes(text)}"}`),
    ]),
    'half a UTF-16 pair': Buffer.concat([
      Buffer.from(`\ufeff${open}`, 'utf16le'),
      Buffer.from([0x00, 0xd8, 0x20, 0x00]),
    ]),
  }
}

/** Documents with a canary at every place where a value may stand. */
export function plantedValues({ value }: Canary): readonly Planted[] {
  const documents = Object.entries(valuesWith(value))
  return [
    ...documents.map(([where, json]) => ({ where, content: JSON.stringify(json) })),
    { where: 'in lines', content: documents.map(([, json]) => `${JSON.stringify(json)}\n`).join('') },
    ...Object.entries(brokenWith(value)).map(([where, content]) => ({ where, content })),
    ...Object.entries(undecodableWith(value)).map(([where, content]) => ({ where, content })),
  ]
}

/** Documents with a canary at every place where a key may stand. */
export function plantedKeys({ value }: Canary): readonly Planted[] {
  const documents = Object.entries(keysWith(value))
  const key = `"${inQuotes(value)}"`
  const escaped = `"${[...value].map(sign => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')}"`
  return [
    ...documents.map(([where, json]) => ({ where, content: JSON.stringify(json) })),
    { where: 'in lines', content: documents.map(([, json]) => `${JSON.stringify(json)}\n`).join('') },
    { where: 'escaped', content: `{"m": {${escaped}: {"imei": "x"}}}` },
    { where: 'twice', content: `{${key}: {"imei": "x"}, ${key}: {"imei": "y"}}` },
    { where: 'cut behind the key', content: `{"m": {${key}` },
    { where: 'cut behind the colon', content: `{"m": {${key}: ` },
    { where: 'with a bad value', content: `{"m": {${key}: {"imei": 1, ${key}: nothing}}}` },
    {
      where: 'before bytes that are no text',
      content: Buffer.concat([Buffer.from(`{${key}: "`), Buffer.from([0xc0])]),
    },
  ]
}

const inMarkup = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** XML, property lists and YAML that hold the text as a value, whole and broken. */
export function plantedTexts({ value }: Canary): readonly Planted[] {
  const [marked, quoted] = [inMarkup(value), JSON.stringify(value)]
  const texts: readonly (readonly [name: string, text: string])[] = [
    ['x.xml', `<d><imei>${marked}</imei><note a="${marked}">see ${marked}</note><x:y xmlns:x="${marked}"/></d>`],
    ['x.xml', `<Objects><Object><Property Name="imei">${marked}</Property></Object></Objects>`],
    ['x.xml', `<!-- ${value} --><?x ${value}?><d><a>${marked}</b></d>`],
    ['x.xml', `<d a="${marked}" a="${marked}"/>`],
    ['x.xml', `<d>${marked}`],
    ['x.xml', `<!DOCTYPE d [<!ENTITY x "${marked}">]><d>&x;</d>`],
    [
      'x.plist',
      `<plist><dict><key>IMEI</key><string>${marked}</string><key>x</key><data>${marked}</data></dict></plist>`,
    ],
    ['x.plist', `<plist><dict><string>${marked}</string></dict></plist>`],
    ['x.yaml', `imei: ${quoted}\nphone: &a ${quoted}\nserialNumber: *a\nother: [*a]\n`],
    ['x.yaml', `a: !x ${quoted}\n`],
    ['x.yaml', `a: "${value}`],
    ['x.yaml', `a: *${value}\n`],
    ['x.yaml', `a:\n\t- [${quoted}, ${quoted}`],
  ]
  return texts.map(([name, content], at) => ({ where: `${name} ${at}`, name, content }))
}

/** The same that hold it as a name. */
export function plantedNames({ value }: Canary): readonly Planted[] {
  const [marked, quoted] = [inMarkup(value), JSON.stringify(value)]
  const texts: readonly (readonly [name: string, text: string])[] = [
    ['x.xml', `<d><Data Name="${marked}">x</Data></d>`],
    ['x.xml', `<Objects><Object><Property Name="${marked}">x</Property></Object></Objects>`],
    ['x.xml', `<Objs><Obj><MS><S N="${marked}">x</S></MS></Obj></Objs>`],
    ['x.plist', `<plist><dict><key>${marked}</key><dict><key>IMEI</key><string>x</string></dict></dict></plist>`],
    ['x.yaml', `${quoted}: { imei: x }\n? ${quoted}\n: x\n`],
  ]
  return texts.map(([name, content], at) => ({ where: `${name} ${at}`, name, content }))
}
