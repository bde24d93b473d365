import { numberingPlans } from './compiled/numbering-plans.ts'

/**
 * The fields read of one country's plan in the library's metadata, version 4: [2] pattern of all national numbers,
 * [3] their lengths, [5] national prefix, [7] its pattern where it is not literal, [8] what that is replaced by,
 * [10] leading digits that tell the country apart, [11] pattern and lengths per type of number.
 */
interface Plan {
  readonly 2: string
  readonly 3: readonly number[]
  readonly 5?: string | null
  readonly 7?: string | 0 | null
  readonly 8?: string | 0 | null
  readonly 10?: string | 0 | null
  readonly 11?: readonly (readonly [string, (readonly number[])?] | 0 | null)[]
}

const wholes = new Map<string, RegExp>()
const starts = new Map<string, RegExp>()

/**
 * Tells whether digits are a number that some numbering plan gives out: calling code, length and number range all fit.
 *
 * The patterns are those of libphonenumber (`libphonenumber-js`, metadata `max`), without those for formats. Its code is
 * left out: it is eighty modules, and loading them takes 45 ms in every run and worker.
 *
 * @param digits International number, ASCII digits without `+`. A national prefix, `+46 (0)70`, is dropped.
 * @see ITU-T E.164, clause 6.2.
 */
export function isValidNumber(digits: string): boolean {
  for (let length = 1; length <= 3; length++) {
    const code = digits.slice(0, length)
    const plans = plansOf(code)
    const [main] = plans
    if (main === undefined) continue
    const national = withoutPrefix(main, plans, digits.slice(length))
    return isOfSomeType(planFor(plans, national) ?? main, national)
  }
  return false
}

const known = new Map<string, readonly Plan[]>()

/**
 * The plans behind one calling code, main country first; none where the code is not given out. Read when a number first has the
 * code: few files have one. A test compares every answer with the library's own.
 */
function plansOf(code: string): readonly Plan[] {
  const met = known.get(code)
  if (met !== undefined) return met
  const plans = Object.hasOwn(numberingPlans, code) ? (JSON.parse(numberingPlans[code] ?? '[]') as readonly Plan[]) : []
  known.set(code, plans)
  return plans
}

/** Which of the countries that share a calling code a number belongs to. */
function planFor(plans: readonly Plan[], national: string): Plan | undefined {
  if (plans.length === 1) return plans[0]
  return plans.find(plan => (plan[10] ? compiled(starts, plan[10], '').test(national) : isOfSomeType(plan, national)))
}

function withoutPrefix(main: Plan, plans: readonly Plan[], national: string): string {
  const prefix = main[7] || main[5]
  if (!prefix) return national
  const start = compiled(starts, prefix, '')
  const found = start.exec(national)
  if (found === null) return national
  const captured = found.length > 1 && found.at(-1)
  const rest = main[8] && captured ? national.replace(start, main[8]) : national.slice(found[0].length)
  if (matches(main[2], national) && !matches(main[2], rest)) return national
  return (planFor(plans, rest) ?? main)[3].includes(rest.length) ? rest : national
}

function isOfSomeType(plan: Plan, national: string): boolean {
  if (!matches(plan[2], national)) return false
  const types = plan[11]
  if (!types || types.length === 0) return true
  return types.some(
    type => type && type[0] && (type[1] ?? plan[3]).includes(national.length) && matches(type[0], national),
  )
}

function matches(pattern: string, digits: string): boolean {
  return compiled(wholes, pattern, '$').test(digits)
}

/** The library's patterns as anchored expressions, built when first needed: two thousand at most. */
function compiled(regexes: Map<string, RegExp>, pattern: string, end: '$' | ''): RegExp {
  let regex = regexes.get(pattern)
  if (regex === undefined) {
    regex = new RegExp(`^(?:${pattern})${end}`)
    regexes.set(pattern, regex)
  }
  return regex
}
