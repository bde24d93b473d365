import path from 'node:path'
import { loadConfig } from '../config/load-config.ts'
import { createPathTest } from '../config/path-test.ts'
import { resolveSettings } from '../config/resolve-settings.ts'
import { displayPath, toPosix } from '../read/display-path.ts'
import { checkRuleFlags } from './check-rule-flags.ts'
import { writeProblems } from './complaints.ts'
import type { Deps } from './deps.ts'
import type { ExitCode } from './exit-code.ts'
import type { Io } from './io.ts'
import type { FindingOptions, JudgeOptions, SeverityOptions } from './options.ts'
import { toSettingsFlags } from './settings-flags.ts'

/** Flags of `config print`. */
export type ConfigPrintOptions = JudgeOptions & SeverityOptions & Pick<FindingOptions, 'ignore'>

/** `config print <file>`: how that file would be judged, and which configuration says so. The file need not exist. */
export async function printConfig(file: string, options: ConfigPrintOptions, io: Io, deps: Deps): Promise<ExitCode> {
  const { ids: ruleIds } = await deps.ruleIndex()
  checkRuleFlags(options.rule, ruleIds)
  const { config, problems } = await loadConfig({ cwd: io.cwd, file: options.config ?? null, ruleIds, today: io.today })
  await writeProblems(problems, io)
  if (problems.length > 0) return 2
  const absolute = toPosix(path.resolve(io.cwd, file))
  const flagged = await createPathTest(options.ignore ?? [], io.cwd, 'folders')
  const printed = {
    file: displayPath(file),
    config: config?.path ?? null,
    ignored: config?.ignores(absolute) === true || flagged(absolute),
    settings: resolveSettings(config, toSettingsFlags(options), absolute),
  }
  await io.write(`${JSON.stringify(printed, null, 2)}\n`)
  return 0
}
