/** Longest header that is looked at, in bytes. */
const longestHeader = 4096
const lineFeed = 0x0a
const headerKeys = /"(?:event_id|dsn|sent_at)"/
const itemHeader = /^\s*\{[^{}]*"type"\s*:\s*"/

/** Whether a file begins as an envelope does. Payloads of other files of lines begin as JSON, and stay as they are. */
export function beginsEnvelope(head: Uint8Array): boolean {
  const end = head.indexOf(lineFeed)
  if (end < 0 || end > longestHeader) return false
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.length)
  if (!headerKeys.test(bytes.toString('latin1', 0, end))) return false
  return itemHeader.test(bytes.toString('latin1', end + 1, end + 1 + longestHeader))
}
