/** Words that end in `s` and are no plural, or keep it. */
const unchanged: ReadonlySet<string> = new Set(
  (
    'access address alias always analysis apns as aws basis bios bus business canvas chassis chromeos class css cross ' +
    'dns does gas gps has his https ios ipados is its less loss macos mass miss mms news nfs os pass plus process ' +
    'progress rss series sms sos status success this tls tvos us visionos vbs was watchos windows wireless yes ' +
    'aes dos ms ops qos tps'
  ).split(' '),
)

/** Singular of one lower-case English word: `policies` -> `policy`, `addresses` -> `address`, `status` stays. */
export function singularOf(word: string): string {
  if (word.length < 3 || !word.endsWith('s') || unchanged.has(word)) return word
  if (endsIn(word, ['ss', 'us', 'is'])) return word
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`
  if (word.length > 4 && endsIn(word, ['sses', 'shes', 'ches', 'xes', 'zes', 'uses'])) return word.slice(0, -2)
  return word.slice(0, -1)
}

function endsIn(word: string, ends: readonly string[]): boolean {
  return ends.some(end => word.endsWith(end))
}
