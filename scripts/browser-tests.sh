#!/bin/sh
# The browser tests against PFINNIs of their own, in temporary folders and on ports that nobody uses: first the demo,
# then a real practice at its first start, which is opened over TLS. `browser-tests.sh demo` or `practice` runs one of
# them; what follows goes to Playwright (`browser-tests.sh demo patients`).
set -eu
cd "$(dirname "$0")/.."
root=$(pwd)
wanted=${1:-all}
[ $# = 0 ] || shift

if [ ! -x /usr/bin/chromium-headless-shell ] && [ ! -x /usr/bin/chromium ]; then
    echo "Installing Chromium ..."
    { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq >/dev/null &&
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium-headless-shell >/dev/null; } ||
        (cd frontend && npx --no-install playwright install --with-deps chromium)
fi

home=
supervisor=
tls=

stop() {
    for process in $tls $supervisor; do
        kill -TERM "$process" 2>/dev/null || true
        wait "$process" 2>/dev/null || true
    done
    [ -z "$home" ] || rm -rf "$home"
    home= supervisor= tls=
}
trap stop EXIT
trap 'exit 130' INT TERM

# Not a function: in the background the process must be the command itself, so that it can be ended.
in_backend="scripts/uv.sh run --frozen --quiet --project backend"

# A new home, and ports for it.
prepare() {
    home=$(mktemp -d)
    eval "$(python3 - <<'PY'
import contextlib, socket

with contextlib.ExitStack() as held:
    for name in ("PFINNI_PORT", "PFINNI_WEB_PORT", "PFINNI_SANDBOX_PORT", "tls_port"):
        probe = held.enter_context(socket.socket())
        probe.bind(("127.0.0.1", 0))
        print(f"export {name}={probe.getsockname()[1]}")
PY
)"
    export PFINNI_HOME="$home"
}

start() {
    $in_backend pfinni up >"$home/up.log" 2>&1 &
    supervisor=$!
    echo "Starting PFINNI for the browser tests ($1) ..."
    while ! grep -q "PFINNI is running" "$home/up.log"; do
        kill -0 $supervisor 2>/dev/null || { cat "$home/up.log"; exit 1; }
        sleep 0.3
    done
}

run_tests() {
    (cd "$root/frontend" && npm run e2e --silent -- "$@") || {
        status=$?
        echo "The end of the API's log:"
        tail -10 "$home/logs/api.log"
        exit $status
    }
}

test_demo() {
    prepare
    start "the demo"
    PFINNI_E2E_URL="http://localhost:$PFINNI_WEB_PORT" run_tests "$@"
    stop
}

# What stands after a mark in what a command printed.
after() {
    sed -n "s/.*$1: \([^ ]*\).*/\1/p" | head -1
}

test_practice() {
    prepare
    export PFINNI_MODE=practice PFINNI_PUBLIC_URL="https://localhost:$tls_port"
    export PFINNI_KEYS_PASSPHRASE="a passphrase for the browser tests"
    export PFINNI_CLEARINGHOUSE_URL=https://clearinghouse.example.com
    export PFINNI_CLEARINGHOUSE_CLIENT=browser-tests PFINNI_CLEARINGHOUSE_SECRET="a secret for the browser tests"
    start "a real practice"
    $in_backend python scripts/loopback_tls.py "$tls_port" "$PFINNI_WEB_PORT" >"$home/tls.log" 2>&1 &
    tls=$!
    $in_backend pfinni keys copy "$home/copy" >/dev/null
    PFINNI_E2E_SETUP_TOKEN=$(after "SET-UP TOKEN (good for one day)" <"$home/up.log")
    PFINNI_E2E_RECOVERY_CODE=$($in_backend pfinni keys confirm "$home/copy" | after "Recovery code")
    export PFINNI_E2E_SETUP_TOKEN PFINNI_E2E_RECOVERY_CODE
    PFINNI_E2E_URL="$PFINNI_PUBLIC_URL" run_tests "$@"
    stop
}

case $wanted in
    demo) test_demo "$@" ;;
    practice) test_practice "$@" ;;
    all) test_demo; test_practice ;;
    *) echo "Say demo, practice, or nothing for both." && exit 2 ;;
esac
