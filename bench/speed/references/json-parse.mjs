// Reference: JSON.parse for each line of an NDJSON file (lines of at most 1 MiB) and a walk that counts keys and elements.
import { openSync, readSync } from 'node:fs'

const walk = value => {
  let keys = 0
  for (const key in value) {
    const child = value[key]
    keys += typeof child === 'object' ? 1 + walk(child) : 1
  }
  return keys
}
const [file, buffer] = [openSync(process.argv[2]), Buffer.allocUnsafe(1 << 20)]
let [keys, kept, size] = [0, 0, 0]
while ((size = readSync(file, buffer, kept, buffer.length - kept)) > 0) {
  const text = buffer.subarray(0, kept + size)
  let [from, end] = [0, 0]
  for (; (end = text.indexOf(10, from)) >= 0; from = end + 1) keys += walk(JSON.parse(text.toString('utf8', from, end)))
  kept = text.copy(buffer, 0, from)
}
process.stdout.write(`${keys}\n`)
