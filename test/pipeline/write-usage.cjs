// Loaded with --require into a process whose cost is wanted: at its end, writes seconds of processor and the most memory it had.
// The kernel's own high-water mark of this program; getrusage's also counts what the process was before it became node.
const { readFileSync, writeFileSync } = require('node:fs')

process.on('exit', () => {
  const { user, system } = process.cpuUsage()
  const status = process.platform === 'linux' ? readFileSync('/proc/self/status', 'utf8') : ''
  const kilobytes = Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? process.resourceUsage().maxRSS)
  const usage = { seconds: (user + system) / 1e6, megabytes: kilobytes / 1024 }
  writeFileSync(process.env.MAMLINT_TEST_USAGE, JSON.stringify(usage))
})
