import { readFileSync } from 'node:fs'
import type { ErrorObject } from 'ajv'
import { Fault } from '../model/fault.ts'
import type { ConfigText, Step } from './config-text.ts'
import { didYouMean } from './nearest.ts'

/** Holds a configuration against `schema/config.schema.json`. Empty where it fits. */
export async function findSchemaFaults(config: ConfigText): Promise<readonly Fault[]> {
  const { Ajv } = await import('ajv')
  // `src/` and `dist/` lie equally deep, so this is the published schema for both.
  const schema: unknown = JSON.parse(readFileSync(new URL('../../schema/config.schema.json', import.meta.url), 'utf8'))
  const ajv = new Ajv({ allErrors: true, strict: false, verbose: true })
  const validate = ajv.compile(schema as object)
  return validate(config.value) ? [] : (validate.errors ?? []).map(error => explain(error, config))
}

function explain(error: ErrorObject, config: ConfigText): Fault {
  const steps = stepsOf(error.instancePath, config.value)
  if (error.keyword === 'additionalProperties') {
    const key = String(error.params['additionalProperty'])
    const known = Object.keys(error.parentSchema?.['properties'] ?? {})
    const message = `unknown key ${wordOr(key, 'that is no name')}${inside(steps)}${didYouMean(key, known) || `; known: ${known.join(', ')}`}`
    return new Fault('CONFIG_INVALID', message, config.keyPosition([...steps, key]))
  }
  return new Fault('CONFIG_INVALID', `${nameOf(steps)} ${expectation(error)}`, config.position(steps))
}

/** What a value should have been, and what it is. */
function expectation(error: ErrorObject): string {
  switch (error.keyword) {
    case 'enum': {
      const allowed = (error.params['allowedValues'] as readonly unknown[]).map(String)
      const found = typeof error.data === 'string' ? didYouMean(error.data, allowed) : ''
      return `must be ${listOf(allowed.map(value => `"${value}"`))}, not ${wordOr(error.data, kindOf(error.data))}${found}`
    }
    case 'type':
      return `must be ${withArticle(String(error.params['type']))}, not ${kindOf(error.data)}`
    case 'required':
      return `needs "${String(error.params['missingProperty'])}"`
    case 'minLength':
    case 'minItems':
      return 'must not be empty'
    case 'pattern':
      return error.parentSchema?.['pattern'] === '\\S' ? 'must not be empty' : 'must not start with "!"'
    default:
      return error.message ?? 'is not valid'
  }
}

/**
 * What somebody wrote, where it could be a word that is misspelt; else something in its place: what was given as a configuration
 * may be an export.
 */
function wordOr(value: unknown, other: string): string {
  const isWord = typeof value === 'string' && /^[A-Za-z$_][\w$ ./-]{0,60}$/.test(value) && !/\d{5}/.test(value)
  return isWord || typeof value === 'boolean' ? JSON.stringify(value) : other
}

/** The steps of a JSON pointer, indexes of arrays as numbers. */
function stepsOf(pointer: string, root: unknown): readonly Step[] {
  const steps: Step[] = []
  let at = root
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~')
    const step = Array.isArray(at) ? Number(key) : key
    steps.push(step)
    at = (at as Record<Step, unknown>)[step]
  }
  return steps
}

/** `overrides[0].profile`; `rules["a/b"]`; `the configuration`. */
function nameOf(steps: readonly Step[]): string {
  if (steps.length === 0) return 'the configuration'
  return steps
    .map((step, at) => {
      if (typeof step === 'number') return `[${step}]`
      if (!/^[\w$]+$/.test(step)) return `[${JSON.stringify(step)}]`
      return at === 0 ? step : `.${step}`
    })
    .join('')
}

function inside(steps: readonly Step[]): string {
  return steps.length === 0 ? '' : ` in ${nameOf(steps)}`
}

function listOf(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} or ${items.at(-1) ?? ''}`
}

function withArticle(type: string): string {
  return type === 'boolean' ? 'true or false' : `${/^[aio]/.test(type) ? 'an' : 'a'} ${type}`
}

function kindOf(value: unknown): string {
  if (value === null) return 'null'
  return withArticle(Array.isArray(value) ? 'array' : typeof value === 'boolean' ? 'bool' : typeof value)
}
