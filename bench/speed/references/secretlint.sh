#!/bin/sh
# Reference: secretlint with its recommended rules, beside the file as it wants to be. $1: the file; $2: where it is installed.
cd "$(dirname "$1")" || exit 2
exec node "$2/node_modules/secretlint/bin/secretlint.js" --secretlintrc "$2/secretlintrc.json" "$(basename "$1")"
