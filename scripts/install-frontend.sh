#!/bin/sh
# The packages of the front end, installed only when the lock file has changed. `pfinni up` looks at the same stamp.
set -eu
cd "$(dirname "$0")/../frontend"
wanted=$(python3 - <<'PY'
import hashlib, pathlib
name = "package-lock.json"
print(hashlib.sha256(name.encode() + b"\0" + pathlib.Path(name).read_bytes() + b"\0").hexdigest())
PY
)
stamp=node_modules/.pfinni-stamp
if [ "$(cat "$stamp" 2>/dev/null || true)" != "$wanted" ]; then
    echo "Installing the packages of the front end ..."
    npm ci --no-audit --no-fund --silent
    printf %s "$wanted" > "$stamp"
fi
