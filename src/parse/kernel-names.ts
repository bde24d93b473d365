/** Room that the kernel has for the names that a value carries, in bytes. */
const room = 64 * 1024

/** Writes names from `start` on, one behind the other, each after its length; returns how many there was room for. */
export function writeNames(memory: Buffer, start: number, names: readonly string[]): number {
  let at = start
  let written = 0
  for (const name of names) {
    const length = Buffer.byteLength(name)
    if (at + 4 + length > start + room) break
    memory.writeUInt32LE(length, at)
    memory.write(name, at + 4)
    at += 4 + length
    written++
  }
  return written
}
