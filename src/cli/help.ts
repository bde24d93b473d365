/** What `mamlint --help` says after the list of commands. */
export const generalHelp: string = `
Without a command, lint is meant: mamlint export.json. Its options: mamlint lint --help.

Examples:
  mamlint export.json                          lint one export
  mamlint exports/ "logs/**/*.ndjson"          folders and globs
  mamlint Devices.zip export.ndjson.gz         archives and compressed files
  mamlint . --format pretty --format sarif=mamlint.sarif
  mamlint map --format json export.json        every field, with its row and verdict
  mamlint explain wifiMacAddress               how a field's name is read
  mamlint explain hardware-inventory/imei      what a rule stands for
  mamlint explain export.json#/value/0/imei    what made the verdict of one field, and what would change it
  mamlint init                                 write a configuration, a hook, a workflow

Exit codes:
  0  nothing at or above --fail-on
  1  findings
  2  wrong usage or configuration, or an input that does not exist
  3  some input could not be checked
  4  a bug in mamlint

mamlint reads files and sends nothing anywhere. No value of the input is ever printed.`

/** What `mamlint lint --help` says after the options. */
export const lintHelp: string = `
Formats: pretty (default on a terminal), compact (default elsewhere); for programs json, ndjson, csv; for CI sarif, junit,
github (annotations, and the summary of the job), gitlab (code quality), markdown (a comment); html (a page to open).
--format may repeat; name=file writes a file.

Examples:
  mamlint lint export.json --assume entraJoined=true
  mamlint lint . --unknown-fields warn --max-warnings 0
  mamlint lint . --rule device-data/location=off --ignore "fixtures/**"
  mamlint lint - --stdin-filename exports/devices.json < devices.json

Exit codes: 0 clean, 1 findings, 2 wrong usage or configuration, 3 input that could not be checked, 4 a bug.`
