/** Every kind of value that speaks for itself. One member per file in `src/detect/` that recognises a datum. */
export type DetectorName =
  | 'imei'
  | 'iccid'
  | 'mac'
  | 'ipv4'
  | 'ipv6'
  | 'phone'
  | 'email'
  | 'private-key'
  | 'jwt'
  | 'image'
  | 'vcard'
  | 'icalendar'

/** What one value was seen to be. Never holds the value. */
export interface Detection {
  readonly detector: DetectorName
  /** `strong`: the value certifies itself, under any key. `weak`: counts only under a neutral key. */
  readonly strength: 'strong' | 'weak'
}
