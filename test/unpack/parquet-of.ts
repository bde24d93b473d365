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

const [byteArray, required, utf8, plain, rle, dataPage, uncompressed] = [6, 0, 0, 0, 3, 0, 0]

/**
 * Writes a Parquet file of texts, as plain as it can be: one row group, a page a column, nothing compressed. The least and the
 * greatest value of each column stand in the metadata, as most writers put them there, and so does a note.
 *
 * @see https://parquet.apache.org/docs/file-format/
 */
export function parquetOf(columns: Readonly<Record<string, readonly string[]>>, note = ''): Uint8Array {
  const rows = Object.values(columns)[0]?.length ?? 0
  const parts: Buffer[] = [Buffer.from('PAR1')]
  let offset = 4
  const chunks = Object.entries(columns).map(([name, values]) => {
    const body = Buffer.concat(
      values.map(value => {
        const bytes = Buffer.from(value)
        const length = Buffer.alloc(4)
        length.writeUInt32LE(bytes.length)
        return Buffer.concat([length, bytes])
      }),
    )
    const head = struct({ 1: i32(rows), 2: i32(plain), 3: i32(rle), 4: i32(rle) })
    const size = body.length
    const page = Buffer.concat([struct({ 1: i32(dataPage), 2: i32(size), 3: i32(size), 5: head })[1], body])
    const sorted = values.toSorted()
    const place = i64(offset)
    parts.push(page)
    offset += page.length
    const metadata = struct({
      1: i32(byteArray),
      2: list([i32(plain)]),
      3: list([text(name)]),
      4: i32(uncompressed),
      5: i64(rows),
      6: i64(page.length),
      7: i64(page.length),
      9: place,
      12: struct({ 5: text(sorted.at(-1) ?? ''), 6: text(sorted[0] ?? '') }),
    })
    return struct({ 2: place, 3: metadata })
  })
  const root = struct({ 4: text('root'), 5: i32(chunks.length) })
  const leaves = Object.keys(columns).map(name =>
    struct({ 1: i32(byteArray), 3: i32(required), 4: text(name), 6: i32(utf8) }),
  )
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
  return Buffer.concat([...parts, footer, length, Buffer.from('PAR1')])
}
