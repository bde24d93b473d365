import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/**
 * Builds the package where npm prepares it: after `npm ci` here, and where it is installed from its repository, as pre-commit does
 * (`npm install -g git+file:...`). npm prepares what it installs from git by an `npm install` of its own, which inherits `global`
 * and so installs none of the packages that the build needs. Then they are installed first.
 */
if (!existsSync('node_modules/rolldown')) {
  const env = { ...process.env }
  for (const name of Object.keys(env)) if (/^npm_config_(?:global|location|omit|include)$/i.test(name)) delete env[name]
  npm(['ci', '--include=dev', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund'], env)
}
npm(['run', 'build'], process.env)

function npm(words, env) {
  // npm tells its scripts where it is; a shell would be needed to find it on Windows.
  const { npm_execpath: program } = process.env
  const { status, error } = spawnSync(process.execPath, [program, ...words], { env, stdio: 'inherit' })
  if (error !== undefined) throw error
  if (status !== 0) process.exit(status ?? 1)
}
