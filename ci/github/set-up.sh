#!/usr/bin/env bash
# Makes the program of the action ready: checks Node, and builds where the checkout of the action holds no build.
set -euo pipefail

fail() {
  echo "::error title=mamlint::$1"
  exit 1
}

command -v node >/dev/null || fail 'Node.js is missing; put actions/setup-node before this step'
node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' ||
  fail "Node.js 20.19 or later is needed, not $(node --version); put actions/setup-node before this step"

cd "$GITHUB_ACTION_PATH"
if [ ! -f dist/main.js ]; then
  npm ci --no-audit --no-fund
fi
echo "mamlint $(node dist/main.js --version)"
