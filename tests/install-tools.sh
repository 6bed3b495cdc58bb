#!/bin/sh
# Chromium and PostgreSQL for the tests that need a real browser and a real server.
# Where they can't be installed, those tests are skipped and say so.
set -u

have_postgres() {
    command -v initdb >/dev/null 2>&1 || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1
}

missing=""
command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 ||
    command -v google-chrome >/dev/null 2>&1 || missing="$missing chromium"
have_postgres || missing="$missing postgresql"
[ -z "$missing" ] && exit 0

if ! command -v apt-get >/dev/null 2>&1; then
    echo "not installed:$missing (no apt-get here); the tests that need them are skipped" >&2
    exit 0
fi
if [ "$(id -u)" = 0 ]; then
    as_root=""
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
    as_root="sudo -n"
else
    echo "not installed:$missing (needs root: apt-get install$missing); the tests that need them are skipped" >&2
    exit 0
fi
echo "installing$missing for the tests" >&2
# shellcheck disable=SC2086
$as_root apt-get update -q >/dev/null &&
    DEBIAN_FRONTEND=noninteractive $as_root apt-get install -q -y --no-install-recommends $missing >/dev/null ||
    echo "could not install$missing; the tests that need them are skipped" >&2
exit 0
