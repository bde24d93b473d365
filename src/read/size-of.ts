import { statSync } from 'node:fs'

/** Size of a file that was found in a folder; null for what is no file or cannot be looked at, which its reader reports. */
export function sizeOf(absolute: string): number | null {
  try {
    const stats = statSync(absolute)
    return stats.isFile() ? stats.size : null
  } catch {
    return null
  }
}
