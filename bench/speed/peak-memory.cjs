// Loaded with --require into a process whose peak memory is wanted: at its end, writes kilobytes to a file.
// The kernel's own high-water mark of this program; getrusage's also counts what the process was before it became node.
const { readFileSync, writeFileSync } = require('node:fs')

process.on('exit', () => {
  const status = process.platform === 'linux' ? readFileSync('/proc/self/status', 'utf8') : ''
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? String(process.resourceUsage().maxRSS)
  writeFileSync(process.env.MAMLINT_BENCH_PEAK, kilobytes)
})
