#!/bin/sh
# The browser tests against a PFINNI of their own: a new store in a temporary folder, on ports that nobody uses.
set -eu
cd "$(dirname "$0")/.."
root=$(pwd)

if [ ! -x /usr/bin/chromium ]; then
    echo "Installing Chromium ..."
    { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq >/dev/null &&
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null; } ||
        (cd frontend && npx --no-install playwright install --with-deps chromium)
fi

home=$(mktemp -d)
eval "$(python3 - <<'PY'
import contextlib, socket

with contextlib.ExitStack() as held:
    for name in ("PFINNI_PORT", "PFINNI_WEB_PORT", "PFINNI_SANDBOX_PORT"):
        probe = held.enter_context(socket.socket())
        probe.bind(("127.0.0.1", 0))
        print(f"export {name}={probe.getsockname()[1]}")
PY
)"
export PFINNI_HOME="$home"
scripts/uv.sh run --frozen --quiet --project backend pfinni up >"$home/up.log" 2>&1 &
supervisor=$!
trap 'kill -TERM $supervisor 2>/dev/null || true; wait $supervisor 2>/dev/null || true; rm -rf "$home"' EXIT
trap 'exit 130' INT TERM

echo "Starting PFINNI for the browser tests ..."
while ! grep -q "PFINNI is running" "$home/up.log"; do
    kill -0 $supervisor 2>/dev/null || { cat "$home/up.log"; exit 1; }
    sleep 0.3
done

cd "$root/frontend"
PFINNI_E2E_URL="http://localhost:$PFINNI_WEB_PORT" npm run e2e --silent || {
    status=$?
    echo "The API's log:"
    tail -40 "$home/logs/api.log"
    exit $status
}
