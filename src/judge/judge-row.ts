import type { ConditionName, Row } from '../model/catalogue.ts'
import type { BooleanFact, FactName, Facts } from '../model/facts.ts'
import type { Profile, Verdict } from '../model/verdict.ts'

/** A verdict, and the fact that decides it where one does. */
export interface Judgement {
  readonly verdict: Exclude<Verdict, 'unlisted'>
  readonly needs: FactName | null
}

const factOfCondition: Readonly<Record<ConditionName, BooleanFact>> = {
  'managed-apps-only': 'managedApp',
  'entra-joined': 'entraJoined',
  'mdm-enrolled': 'mdmEnrolled',
  'friendly-name-only': 'friendlyName',
}

/**
 * Judges one row under one profile with the facts that hold: the verdict table of the design, section 3.2.
 * A record's own ownership outranks an MDM profile.
 */
export function judgeRow(row: Row, profile: Profile, facts: Facts): Judgement {
  const effective = effectiveProfile(profile, facts)
  switch (row.mam) {
    case 'never':
      return { verdict: 'never-collected', needs: null }
    case 'yes':
      return { verdict: 'allowed', needs: null }
    case 'optional':
      return judgeOptional(row, effective, facts)
    case 'no':
      return effective === 'mam-only' ? { verdict: 'out-of-scope', needs: null } : judgeManaged(row, effective, facts)
    case 'conditional':
      return effective === 'mam-only' ? judgeCondition(row, facts) : judgeManaged(row, effective, facts)
  }
}

function effectiveProfile(profile: Profile, facts: Facts): Profile {
  if (profile === 'mam-only' || facts.ownership === undefined) return profile
  return facts.ownership === 'corporate' ? 'mdm-corporate' : 'mdm-personal'
}

function judgeCondition(row: Row, facts: Facts): Judgement {
  const needs = factOfCondition[row.condition ?? 'managed-apps-only']
  const met = facts[needs]
  if (met === undefined) return { verdict: 'needs-context', needs }
  return { verdict: met ? 'allowed' : 'out-of-scope', needs }
}

/** Under device management everything required may be collected, but for what the page's notes restrict. */
function judgeManaged(row: Row, profile: Profile, facts: Facts): Judgement {
  if (row.mdm === null) return { verdict: 'allowed', needs: null }
  if (profile === 'mdm-corporate') return { verdict: 'allowed', needs: 'ownership' }
  const isFeatureOn = row.mdm === 'corporate-or-compliant-app-feature' && facts.compliantAppFeature === true
  return { verdict: isFeatureOn ? 'allowed' : 'out-of-scope', needs: 'ownership' }
}

function judgeOptional(row: Row, profile: Profile, facts: Facts): Judgement {
  if (row.optIn !== 'device-query') {
    return { verdict: facts.diagnosticsOptIn === true ? 'allowed' : 'optional-data', needs: null }
  }
  const ownership = facts.ownership ?? (profile === 'mdm-corporate' ? 'corporate' : undefined)
  if (ownership === 'personal') return { verdict: 'out-of-scope', needs: 'ownership' }
  if (facts.platform !== undefined && facts.platform !== 'windows')
    return { verdict: 'out-of-scope', needs: 'platform' }
  if (facts.deviceQueryEnabled !== true) return { verdict: 'optional-data', needs: null }
  if (ownership === undefined) return { verdict: 'needs-context', needs: 'ownership' }
  if (facts.platform === undefined) return { verdict: 'needs-context', needs: 'platform' }
  return { verdict: 'allowed', needs: null }
}
