/**
 * Throws unless a report of a device corpus tells of the IMEI under `notes`, once, and of no file left unread: a run that
 * did not look at every value has no time worth knowing.
 */
export function assertPlanted(stdout) {
  const { findings, summary } = JSON.parse(stdout)
  const isPlanted = ({ rule, path, count }) =>
    rule === 'hardware-inventory/imei' && path.endsWith('/notes') && count === 1
  if (!findings.some(isPlanted)) throw new Error('expected a finding for the IMEI in the notes of the last record')
  if (summary.incomplete > 0) throw new Error('expected every file to be checked')
}
