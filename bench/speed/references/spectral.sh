#!/bin/sh
# Reference: one Spectral rule that refuses the keys of the rules. $1: the file; $2: the folder it is installed in.
exec node "$2/node_modules/@stoplight/spectral-cli/dist/index.js" lint --quiet --ruleset "$2/spectral.json" "$1" >/dev/null
