/** A value in Thrift's compact protocol: its type and its bytes. */
type Thrift = readonly [type: number, bytes: Buffer]

/** The bytes of a number, seven bits each, the lowest first. */
function varint(value: number): Buffer {
  const bytes: number[] = []
  let left = value
  for (; left > 127; left = Math.floor(left / 128)) bytes.push((left % 128) | 128)
  return Buffer.from([...bytes, left])
}

function i32(value: number): Thrift {
  return [5, varint(value * 2)]
}

function i64(value: number): Thrift {
  return [6, varint(value * 2)]
}

function text(value: string): Thrift {
  const bytes = Buffer.from(value)
  return [8, Buffer.concat([varint(bytes.length), bytes])]
}

function list(values: readonly Thrift[]): Thrift {
  const type = values[0]?.[0] ?? 12
  const head = values.length < 15 ? [(values.length << 4) | type] : [0xf0 | type, ...varint(values.length)]
  return [9, Buffer.concat([Buffer.from(head), ...values.map(([, bytes]) => bytes)])]
}

/** A struct by the numbers of its fields. */
function struct(fields: Readonly<Record<number, Thrift>>): Thrift {
  let before = 0
  const parts = Object.entries(fields).map(([number, [type, bytes]]) => {
    const head = Buffer.from([((Number(number) - before) << 4) | type])
    before = Number(number)
    return Buffer.concat([head, bytes])
  })
  return [12, Buffer.concat([...parts, Buffer.from([0])])]
}

const [byteArray, required, utf8, plain, rle, byDictionary, dataPage, dictionaryPage, uncompressed] = [
  6, 0, 0, 0, 3, 8, 0, 2, 0,
]

/** The pages of one column, and how many values it says to have. */
interface Column {
  readonly name: string
  readonly pages: Buffer
  readonly count: number
  /** The least and the greatest value. */
  readonly bounds: readonly [string, string]
}

/**
 * Writes a Parquet file of texts, as plain as it can be: one row group, a page a column, nothing compressed. The least and the
 * greatest value of each column stand in the metadata, as most writers put them there, and so does a note. There are as many rows
 * as the first column has values; a file where another one has more is not an honest one.
 *
 * @see https://parquet.apache.org/docs/file-format/
 */
export function parquetOf(columns: Readonly<Record<string, readonly string[]>>, note = ''): Uint8Array {
  const written = Object.entries(columns).map(([name, values]): Column => {
    const sorted = values.toSorted()
    const head = struct({ 1: i32(values.length), 2: i32(plain), 3: i32(rle), 4: i32(rle) })
    const pages = pageOf(dataPage, { 5: head }, Buffer.concat(values.map(textOf)))
    return { name, pages, count: values.length, bounds: [sorted[0] ?? '', sorted.at(-1) ?? ''] }
  })
  return fileOf(written, written[0]?.count ?? 0, note)
}

/** Writes a Parquet file of few bytes for very many rows: each column has one value, the only one of its dictionary. */
export function repeatingParquetOf(columns: Readonly<Record<string, string>>, rows: number): Uint8Array {
  const written = Object.entries(columns).map(([name, value]): Column => {
    const dictionary = pageOf(dictionaryPage, { 7: struct({ 1: i32(1), 2: i32(plain) }) }, textOf(value))
    const head = struct({ 1: i32(rows), 2: i32(byDictionary), 3: i32(rle), 4: i32(rle) })
    // No bits a number: all of them are the first one.
    const pages = Buffer.concat([dictionary, pageOf(dataPage, { 5: head }, Buffer.of(0))])
    return { name, pages, count: rows, bounds: ['', ''] }
  })
  return fileOf(written, rows, '')
}

function textOf(value: string): Buffer {
  const bytes = Buffer.from(value)
  const length = Buffer.alloc(4)
  length.writeUInt32LE(bytes.length)
  return Buffer.concat([length, bytes])
}

function pageOf(type: number, head: Readonly<Record<number, Thrift>>, body: Buffer): Buffer {
  return Buffer.concat([struct({ 1: i32(type), 2: i32(body.length), 3: i32(body.length), ...head })[1], body])
}

function fileOf(columns: readonly Column[], rows: number, note: string): Uint8Array {
  let offset = 4
  const chunks = columns.map(({ name, pages, count, bounds: [least, greatest] }) => {
    const place = i64(offset)
    offset += pages.length
    const metadata = struct({
      1: i32(byteArray),
      2: list([i32(plain)]),
      3: list([text(name)]),
      4: i32(uncompressed),
      5: i64(count),
      6: i64(pages.length),
      7: i64(pages.length),
      9: place,
      12: struct({ 5: text(greatest), 6: text(least) }),
    })
    return struct({ 2: place, 3: metadata })
  })
  const root = struct({ 4: text('root'), 5: i32(columns.length) })
  const leaves = columns.map(({ name }) => struct({ 1: i32(byteArray), 3: i32(required), 4: text(name), 6: i32(utf8) }))
  const [, footer] = struct({
    1: i32(1),
    2: list([root, ...leaves]),
    3: i64(rows),
    4: list([struct({ 1: list(chunks), 2: i64(offset), 3: i64(rows) })]),
    5: list([struct({ 1: text('note'), 2: text(note) })]),
    6: text(note),
  })
  const length = Buffer.alloc(4)
  length.writeUInt32LE(footer.length)
  const magic = Buffer.from('PAR1')
  return Buffer.concat([magic, ...columns.map(({ pages }) => pages), footer, length, magic])
}
