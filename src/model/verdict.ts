/** The deployment whose promises are checked. */
export type Profile = 'mam-only' | 'mdm-personal' | 'mdm-corporate'

/** Every profile, the default first. */
export const profiles: readonly Profile[] = ['mam-only', 'mdm-personal', 'mdm-corporate']

/** What mamlint says of one field. */
export type Verdict = 'never-collected' | 'out-of-scope' | 'needs-context' | 'optional-data' | 'unlisted' | 'allowed'

/** How a finding counts. `note` is shown and never fails a run. */
export type Severity = 'error' | 'warning' | 'note'

/** What a field does: see `design` section 1, "role". */
export type Role = 'data' | 'setting' | 'switch' | 'declaration' | 'permission'

export type Confidence = 'low' | 'medium' | 'high'

/** Why a field is thought to be a row. */
export type Evidence = 'name' | 'value' | 'shape' | 'declaration' | 'switch' | 'permission'
