#!/bin/sh
# uv from the path, else the one that `make` installed.
root=$(cd "$(dirname "$0")/.." && pwd)
exec "$(command -v uv || echo "$root/.tools/uv/bin/uv")" "$@"
